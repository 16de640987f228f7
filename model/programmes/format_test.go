package programmes_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model/programmes"
)

func TestWrittenAndRead(t *testing.T) {
	for _, tmpl := range programmes.BuiltIn() {
		b := programmes.Encode(tmpl)
		again, unknown, err := programmes.Decode(b)
		if err != nil || len(unknown) > 0 || !reflect.DeepEqual(again, tmpl) || !bytes.Equal(programmes.Encode(again), b) {
			t.Errorf("%s is not the same after it was written: %v %v", tmpl.Key, err, unknown)
		}
		from := programmes.From(tmpl.Programme)
		if len(from.Sessions) != len(tmpl.Sessions) || len(from.Tasks) != len(tmpl.Tasks) {
			t.Errorf("%s: from the programme alone %d sessions and %d tasks", tmpl.Key, len(from.Sessions), len(from.Tasks))
		}
	}
}

func TestUnknownFieldsAreNamed(t *testing.T) {
	b := []byte(`{"format":"workgroup-programme/1","colour":"red","programme":{"title":"T","outcomes":[{"items":["a"],"stars":5},{"items":[],"stars":4}],"fee":{"text":"x","vat":1}}}`)
	tmpl, unknown, err := programmes.Decode(b)
	if err != nil || tmpl.Programme.Title != "T" || tmpl.Programme.Fee.Text != "x" {
		t.Fatalf("%v %+v", err, tmpl.Programme)
	}
	if want := []string{"colour", "programme.fee.vat", "programme.outcomes.stars"}; !slices.Equal(unknown, want) {
		t.Errorf("not known are %q", unknown)
	}
}

func TestWhatIsNoProgramme(t *testing.T) {
	in := func(rest string) string { return `{"format":"workgroup-programme/1","programme":{"title":"T"` + rest }
	for text, want := range map[string]string{
		"": "not written as JSON", "{": "not written as JSON", "[]": `its format is ""`, "{}": `its format is ""`,
		`{"format":"workgroup-programme/2"}`: `its format is "workgroup-programme/2"`, in("}}") + " x": "after its end",
		in(`,"year":"soon"}}`):                                                                                    "programme.year is a string, which it cannot be",
		in(`,"eligibility":[{"rule":"bans","sentence":"x"}]}}`):                                                   `is "bans", which is not known here: it is one of shown, warns`,
		in(`,"unit":"crowd"}}`):                                                                                   `unit is "crowd"`,
		in(`,"observation_counts":"perhaps"}}`):                                                                   `observation_counts is "perhaps"`,
		in(`},"sessions":[{"number":1,"kind":"party","mode":"room"}]}`):                                           `session 1: its kind is "party"`,
		in(`},"sessions":[{"number":1,"mode":"room"}]}`):                                                          "session 1: its kind or its mode is missing",
		in(`},"sessions":[{"number":1,"kind":"visit","mode":"room","date":"8 Feb"}]}`):                            `session 1: its date is "8 Feb"`,
		in(`},"sessions":[{"number":1,"kind":"visit","mode":"room","start":"9"}]}`):                               `session 1: a time is "9"`,
		in(`},"sessions":[{"number":1,"kind":"visit","mode":"room"},{"number":1,"kind":"visit","mode":"room"}]}`): "session 1 is there twice",
		in(`},"tasks":[{"after":2,"title":"x"}]}`):                                                                "a task is set after session 2, which is not there",
	} {
		tmpl, _, err := programmes.Decode([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || tmpl.Programme.Title != "" {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
