package programme_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"workgroup/model/programmes"
	"workgroup/store/files/programme"
)

// TestThereAndBack writes each built-in programme and takes it in again, with nothing lost.
func TestThereAndBack(t *testing.T) {
	for _, want := range programmes.BuiltIn() {
		got, unknown, err := programme.Read(programme.Write(want))
		if err != nil || len(unknown) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v %v\n got %+v\nwant %+v", want.Key, err, unknown, got, want)
		}
	}
}

func TestBadFiles(t *testing.T) {
	tmpl, _ := programmes.Find("ssl-2021")
	good := string(programme.Write(tmpl))
	for name, c := range map[string]struct{ old, text, want string }{
		"10 MB":         {"", strings.Repeat("x", 10<<20), "larger than any programme (10 MB)"},
		"no JSON":       {"", "Secondary Subject Leadership", "not written as JSON"},
		"no title":      {`"title": "Secondary Subject Leadership"`, `"title": " "`, "A programme needs a title."},
		"10,000 people": {`"expected_quarters": 12,`, `"expected_quarters": 12, "places": {"highest": 10000},`, "The highest number is 1 to 500"},
		"another year":  {`"date": "2022-02-03"`, `"date": "2032-02-03"`, "Session 2: Tue 3 Feb 2032 is outside the academic year 2021/22."},
		"no code":       {`"NCP21-15"`, `"21"`, "is no NCP code"},
		"no such rule":  {`"bars"`, `"bans"`, `"bans", which is not known here`},
		"backwards":     {`"end": "14:30"`, `"end": "08:30"`, "is not after its start"},
		"session 100":   {`"number": 3,`, `"number": 100,`, "number"},
	} {
		text := c.text
		if c.old != "" {
			if text = strings.Replace(good, c.old, c.text, 1); text == good {
				t.Fatalf("%s: the file has no %s", name, c.old)
			}
			if name == "session 100" {
				text = strings.Replace(text, `"after": 3,`, `"after": 100,`, 1)
			}
		}
		got, _, err := programme.Read([]byte(text))
		if err == nil || !strings.Contains(err.Error(), c.want) || got.Programme.Title != "" {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	b := bytes.Replace(programme.Write(tmpl), []byte(`"type"`), []byte(`"mascot": "owl", "type"`), 1)
	if got, unknown, err := programme.Read(b); err != nil || len(unknown) != 1 || unknown[0] != "programme.mascot" || got.Programme.Title == "" {
		t.Errorf("a field that is not known: %v %v", unknown, err)
	}
	b = bytes.Replace(programme.Write(tmpl), []byte("Expression of"), []byte("\\u001b[31m Expression of"), 1)
	if got, _, err := programme.Read(b); err != nil || strings.Contains(got.Programme.Interest, "\x1b") {
		t.Errorf("control characters: %v %q", err, got.Programme.Interest)
	}
}

func FuzzRead(f *testing.F) {
	for _, t := range programmes.BuiltIn() {
		f.Add(programme.Write(t))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, _, err := programme.Read(b)
		if err != nil {
			return
		}
		again, unknown, err := programme.Read(programme.Write(got))
		if err != nil || len(unknown) > 0 || !reflect.DeepEqual(again, got) {
			t.Errorf("read, written and read again it differs: %v\n%+v\n%+v", err, got, again)
		}
	})
}
