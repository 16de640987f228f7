package tui_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/model/programmes"
	"workgroup/store"
	"workgroup/store/files/export"
)

// fill goes through a form with tab and gives the fields of those labels what follows
// them: text is typed over what stands there, "<right" and "<left" turn a choice once.
func (s *sim) fill(pairs ...string) *sim {
	s.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		s.field(pairs[i])
		if turn, choice := strings.CutPrefix(pairs[i+1], "<"); choice {
			s.press(turn)
			continue
		}
		s.press("ctrl+u")
		s.typeText(pairs[i+1])
	}
	return s
}

// field goes to the field of a label.
func (s *sim) field(label string) {
	s.t.Helper()
	for range 25 {
		if strings.Contains(s.screen(), "> "+label+" ") {
			return
		}
		s.press("tab")
	}
	s.t.Fatalf("there is no field %q:\n%s", label, s.screen())
}

// ownFile is the program at a file of one's own whose first cohort is of the built-in
// programme that is listed in these words.
func ownFile(t *testing.T, programme string, w, h int) *sim {
	s := newcomer(t, w, h, looks()[0].Options).begun()
	letter := regexp.MustCompile(`(\w)  ` + regexp.QuoteMeta(programme)).FindStringSubmatch(s.screen())
	if letter == nil {
		t.Fatalf("%s is not listed:\n%s", programme, s.screen())
	}
	s.press(letter[1], "enter").sees("Recovery code")
	return s.press("esc").sees("stands first", "saved")
}

// What the page of Origin says, from the page into the forms, to a cohort that is empty.
func TestThePageOfOriginIsTyped(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := ownFile(t, "Secondary Subject Leadership 2021/22", size[0], size[1])
		s.press("1", "n").fill(
			"Programme", "<left", "Title", "Subject Leadership 2023/24", "Academic year", "2023 – 2024", "Hub", "Origin Maths Hub", "Code", "SSL-2023",
		)
		s.press("ctrl+s").sees("Origin Maths Hub > Subject Leadership 2023/24")
		s.press("2", "n", "w").fill("Date", "Monday 13th November", "Venue", "Higham Lane School", "Address", "Shanklin Dr, Nuneaton, CV10 0BJ")
		s.reads("Mon 13 Nov 2023.").press("ctrl+s").sees("Session 1 added")
		s.press("n", "v").fill(
			"Title", "Half day observing at the Hospital School/PRU", "Venue", "Hospital School/PRU",
			"Lunch, parking", "a variety of dates will be offered as observations will go ahead in small groups",
		)
		s.press("ctrl+s").sees("Session 2 added")
		s.press("n", "w").fill("Date", "Thursday 8th February", "Venue", "Higham Lane School").press("ctrl+s").sees("Session 3 added")
		s.press("n", "w").fill("Date", "Wednesday 24th April", "Times", "8.45am – 12.45pm", "Venue", "The Nuneaton Academy", "Address", "Radnor Dr, Nuneaton, CV10 7PD")
		s.press("ctrl+s").sees("Session 4 added")
		s.press("n", "w").fill("Date", "Tuesday 2nd July", "Venue", "Whitmore Park Annexe", "Address", "Rylston Ave, Coventry, CV6 2HD").press("ctrl+s").sees("Session 5 added")
		s.tasks("1", "3", "4", "5")
		s.equals("ssl-2023")
	}
}

// What the page of London Central and West says.
func TestThePageOfLondonIsTyped(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := ownFile(t, "Secondary Subject Leadership Work Group 2023/24", size[0], size[1])
		s.press("1", "n").fill(
			"Programme", "<left", "Title", "Subject Leadership 2021/22", "Academic year", "2021/22",
			"Hub", "London Central and West", "Code", "ssl-2021", "Expected days", "three days",
		)
		s.press("ctrl+s").sees("Subject Leadership 2021/22")
		s.press("1", "e").fill(
			"Fee", "<right",
			"In its words", "The London Central and West Maths Hub reserves the right to charge a £75 fee for non-attendance to the sessions or for cancellations to any of the sessions with less than 1 weeks' notice.",
			"Amount", "£75", "Notice", "1 week",
		)
		s.press("ctrl+s").sees("saved")
		const lunch = "Lunch will not be provided but you will have time to go to the local shops or bring your own."
		s.press("2", "n", "w").fill(
			"Date", "17th Nov. 21", "Times", "9:30am-2:30pm", "Venue", "Twyford",
			"Address", "Twyford Church of England High School, Twyford Cres, London W3 9PP", "Lunch, parking", lunch,
		)
		s.press("ctrl+s").sees("Session 1 added")
		s.press("n", "w").fill("Date", "3rd Feb. 22", "Times", "9:30am-2:30pm", "Where", "<right", "Venue", "Online").press("ctrl+s").sees("Session 2 added")
		s.press("n", "w").fill("Date", "25th May 22", "Times", "9:30am-2:30pm", "Venue", "Twyford", "Lunch, parking", lunch).press("ctrl+s").sees("Session 3 added")
		s.tasks("1", "2", "3")
		s.equals("ssl-2021")
	}
}

// tasks sets the school-based task of each of these sessions.
func (s *sim) tasks(after ...string) {
	s.t.Helper()
	for _, number := range after {
		row := regexp.MustCompile(`> [a-z ]{9}` + number + " ")
		s.press("2", "home")
		for range 20 {
			if row.MatchString(s.screen()) {
				break
			}
			s.press("down")
		}
		s.press("n", "t").sees("New task after session "+number).fill("Task", "School-based task").press("ctrl+s").sees("School-based task")
	}
}

// equals compares the cohort of that code with what the built-in programme of that key
// makes, in the words of the export.
func (s *sim) equals(key string) {
	s.t.Helper()
	spaces, err := s.files.book.Snapshots()
	if err != nil {
		s.t.Fatal(err)
	}
	typed, page := exported(s.t, key, spaces), exported(s.t, key, builtIn(s.t, key))
	for _, field := range slices.Sorted(maps.Keys(page)) {
		if !reflect.DeepEqual(typed[field], page[field]) {
			s.t.Errorf("%s: %s is %s, on the page %s", key, field, words(typed[field]), words(page[field]))
		}
	}
	if len(typed) != len(page) || len(page) < 12 {
		s.t.Errorf("%s: %d facts, of the page %d", key, len(typed), len(page))
	}
}

func words(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// builtIn are the spaces of a cohort as the built-in programme of that key makes it.
func builtIn(t testing.TB, key string) []*model.Snapshot {
	t.Helper()
	template, ok := programmes.Find(key)
	if !ok {
		t.Fatalf("there is no programme %s", key)
	}
	r := rand.NewChaCha8([32]byte{9})
	id := func() model.ID { return store.NewID(r) }
	env := model.Env{Now: time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC), NewID: id}
	template = template.At(hubs.Named(template.Hub.Name)) // the list of hubs knows areas that pages do not say
	changes, cohort, err := programmes.Start(template, env, model.Lead{Name: "Grace Okafor", Role: "Work Group Lead"}, id(), id(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return []*model.Snapshot{model.NewSnapshot(changes[0].Space, nil).Apply(changes[0]), cohort}
}

// exported are the facts of a cohort and its hub in the export, without IDs.
func exported(t testing.TB, code string, spaces []*model.Snapshot) map[string]any {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSON(&out, spaces); err != nil {
		t.Fatal(err)
	}
	var all struct{ Cohorts, Hubs []map[string]any }
	if err := json.Unmarshal(out.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	for _, c := range all.Cohorts {
		if c["code"] != code {
			continue
		}
		for _, h := range all.Hubs {
			if h["id"] == c["hub"] {
				c["hub's name"] = h["name"]
			}
		}
		bare(c)
		slices.SortFunc(c["tasks"].([]any), func(a, b any) int { return cmp.Compare(after(a), after(b)) })
		return c
	}
	t.Fatalf("no cohort %s is in the export", code)
	return nil
}

// after is the number of the session that a task is set after.
func after(task any) float64 { return task.(map[string]any)["session_number"].(float64) }

// bare takes the IDs out of what was exported, and the programme, which is another's.
func bare(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range []string{"id", "hub", "programme", "session"} {
			delete(v, k)
		}
		for _, inner := range v {
			bare(inner)
		}
	case []any:
		for _, inner := range v {
			bare(inner)
		}
	}
}
