package rows_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/rows"
)

func TestRead(t *testing.T) {
	at := model.SheetID{Session: 7}
	for in, want := range map[string]model.PaperMarks{
		"absent: 3 7 12":                 {At: at, Absent: "3 7 12"},
		"Absent: 3\r\nABSENT: 7, 12\r\n": {At: at, Absent: "3 7, 12"},
		"  \npresent: 1-4 +1\nabsent: 5": {At: at, Present: "1-4 +1", Absent: "5"},
		"\n33333-3\nabsent: 1":           {At: at, Code: "333-333", Absent: "1"},
		"code: 333 333\npresent: 2":      {At: at, Code: "333-333", Present: "2"},
	} {
		if got, err := rows.Read(in, at); err != nil || got != want {
			t.Errorf("%q is %+v, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"": "it names no rows", "333-333": "it names no rows", "absent:": "line 1: write absent:", "absent: Khan": "line 1: write absent:",
		"K7M-4XQ\nabsent: 3": `line 1: "K7M-4XQ" is no code`, "absent: 3\nK7M": "line 2: write absent:", "Name,Email\nKhan,k@x.example": "line 1: \"Name,Email\" is no code",
		strings.Repeat("absent: 1\n", 300): "301 lines",
	} {
		if _, err := rows.Read(in, at); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", in, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("K7M-4XP\nabsent: 3 7 12\npresent: 1-9")
	f.Add("absent: 999999999999999999999-1 +0 -")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := rows.Read(text, model.SheetID{})
		if err == nil {
			m.Propose(model.NewSnapshot(1, nil), 1)
		}
	})
}
