package seal

import "testing"

func TestKeysThatDoNotAgree(t *testing.T) {
	keys, _, err := Keys{}.Add(chance(1))
	if err != nil {
		t.Fatal(err)
	}
	more, _, err := keys.Add(chance(2))
	if err != nil {
		t.Fatal(err)
	}
	other := Keys{[]spaceKey{keys.entries[0]}}
	other.entries[0].named.Key[5]++
	late := Keys{[]spaceKey{keys.entries[0]}}
	late.entries[0].turn++
	for _, x := range []struct {
		name  string
		with  Keys
		agree bool
		ahead uint32
	}{
		{"the same", keys, true, 0}, {"none", Keys{}, true, 0}, {"one more", more, true, 1}, {"another key under one number", other, false, 0}, {"another turn", late, false, 1},
	} {
		if got := keys.Agree(x.with); got != x.agree {
			t.Errorf("%s: agree is %v", x.name, got)
		}
		if got := keys.Ahead(x.with); got != x.ahead {
			t.Errorf("%s: %d ahead", x.name, got)
		}
	}
	if more.Ahead(keys) != 0 {
		t.Error("what is behind is ahead")
	}
}

func TestRingsThatDoNotAgree(t *testing.T) {
	r := sampleRing(t)
	of := func(change func(e *Entry)) Ring {
		for _, e := range r.entries {
			if !e.Destroyed {
				change(&e)
				return newRing([]Entry{e})
			}
		}
		t.Fatal("none is alive")
		return Ring{}
	}
	for _, x := range []struct {
		name  string
		with  Ring
		agree bool
	}{
		{"the same", r, true},
		{"none", Ring{}, true},
		{"destroyed", r.Destroy(101), true},
		{"another key", of(func(e *Entry) { e.Named.Key[3]++ }), false},
		{"another's", of(func(e *Entry) { e.Person++ }), false},
		{"of another kind", of(func(e *Entry) { e.Kind = e.Kind%3 + 1 }), false},
	} {
		if got := r.Agree(x.with); got != x.agree {
			t.Errorf("%s: agree is %v", x.name, got)
		}
	}
}
