package line_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/files/paper"
	"workgroup/store/seal"
	"workgroup/tui"
	"workgroup/tui/line"

	crand "crypto/rand"
)

// disk is the store as the program knows it.
type disk struct {
	tui.Files
	marks string
}

func (disk) Locked(path string) (locked, isDemo bool, err error) { return store.Locked(path) }

func (f disk) Open(path string, passphrase []byte) (tui.Book, error) {
	b, err := store.Open(path, store.Options{Marks: f.marks, Passphrase: passphrase})
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (f disk) Create(path string, passphrase []byte, begin [][]*change.Change) error {
	return store.Create(path, store.Options{Marks: f.marks, Passphrase: passphrase, Cost: 10}, begin)
}

func (disk) Words() []string   { return seal.List() }
func (disk) Why(error) tui.Why { return tui.WhyOther }

// handed are files as a lead has them, by the names that the examples give them.
func handed() map[string]string {
	return map[string]string{
		"rows.txt":                   "present: 1 2 4-6\nabsent: 3\n",
		"people.csv":                 "First name,Surname,School,Email\nAda,Aaronson,Oak School,ada@oak.example\n",
		"sessions.csv":               "Number,Date,Start,End,Venue\n9,11/06/2024,09:30,14:30,Oak School\n",
		"marks.csv":                  "Name,Session 1\n\"Begum, Asha\",present\n\"Price, Dan\",absent\n",
		"feedback.csv":               "Timestamp,How useful was today?,What will you try?\n13/11/2023 14:40:00,5,Bar models\n13/11/2023 14:41:00,4,Planning together\n",
		"report.csv":                 "Full Name\tUser Action\tTimestamp\nAsha Begum\tJoined\t13/11/2023, 09:20:00\nAsha Begum\tLeft\t13/11/2023, 14:30:00\n",
		"participants.csv":           "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAsha Begum,,13/11/2023 09:20:00 AM,13/11/2023 02:30:00 PM,310,Yes\n",
		"edubasealldata20240718.csv": "URN,LA (name),EstablishmentName,EstablishmentStatus (name),Town,HeadLastName\n300001,Coventry,Oak School,Open,Coventry,Nobody\n300002,Brent,Elm School,Open,Wembley,Nobody\n",
		"slots.csv":                  "Date,Time,Host,Places\n14/05/2024,09:00,Oak School,4\n",
		"answers.csv":                "Id,Start time,Completion time,Email,Name,First name,Surname,School\n1,11/21/2023 9:00:00,11/21/2023 9:05:00,anonymous,,Ada,Aaronson,Oak School\n",
	}
}

// TestExamplesWork runs the examples of every command's help, as they are pasted, on a demo
// file; of an import whose file is not among those above the example only has to be read.
func TestExamplesWork(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	newID := func() model.ID { return store.NewID(crand.Reader) }
	begin, err := demo.Build(newID)
	if err != nil {
		t.Fatal(err)
	}
	files := disk{marks: filepath.Join(dir, "marks")}
	if err := files.Create("demo.db", nil, begin); err != nil {
		t.Fatal(err)
	}
	for name, content := range handed() {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	world := line.World{
		Files: files, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }, NewID: newID, Papers: paper.Disk{}, Schools: paper.Disk{}.Schools,
		Now: func() time.Time { return time.Date(2024, 7, 1, 12, 0, 0, 0, time.UTC) }, Default: "demo.db",
	}
	world.Export = nil
	run := func(args ...string) int {
		out.Reset()
		errs.Reset()
		return world.Execute(args)
	}
	command := regexp.MustCompile(`(?m)^  workgroup (.+)$`)
	for _, args := range []string{"", "demo", "export", "import", "backup", "restore", "doctor", "version", "export json", "export programme", "import programme"} {
		if run(append(strings.Fields(args), "--help")...); !command.MatchString(out.String()) || !strings.Contains(out.String(), "Examples:") {
			t.Errorf("workgroup %s --help has no example", args)
		}
	}
	tried := 0
	for _, above := range []string{"import", "export"} {
		run(above, "--help")
		for _, sub := range regexp.MustCompile(`(?m)^  ([a-z]+) `).FindAllStringSubmatch(out.String(), -1) {
			if sub[1] == "workgroup" || sub[1] == "json" || sub[1] == "programme" {
				continue
			}
			run(above, sub[1], "--help")
			examples := command.FindAllStringSubmatch(out.String(), -1)
			if len(examples) == 0 {
				t.Errorf("%s %s: no example", above, sub[1])
			}
			for _, e := range examples {
				args := strings.Fields(e[1])
				if args[1] != sub[1] || args[len(args)-1] == "[flags]" {
					continue // the usage
				}
				if _, there := handed()[args[2]]; above == "import" && !there {
					continue
				}
				code := run(args...)
				if strings.Contains(errs.String(), "Nobody has completed the programme yet") {
					continue // in the demo
				}
				if code != line.Done || out.Len() == 0 && !strings.Contains(e[1], "--out") {
					t.Errorf("workgroup %s: code %d, %s%s", e[1], code, out.String(), errs.String())
				}
				tried++
			}
		}
	}
	if tried < 2 {
		t.Errorf("only %d examples were tried", tried)
	}
}
