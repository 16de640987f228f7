package programmes

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model"
)

// Template is a programme ready to be run: its IDs are zero, its days are those of
// the year in which it ran.
type Template struct {
	// Key names the template and is the code proposed for a cohort: "ssl-2021".
	Key string
	// CohortTitle is the title proposed for a cohort.
	CohortTitle string
	Hub         model.Hub
	Programme   model.Programme
	// Sessions in the order of their numbers.
	Sessions []model.Session
	Tasks    []Task
}

// Task is a school-based task, set after the session of that number.
type Task struct {
	After int
	Title string
}

//go:embed *.json
var texts embed.FS

// BuiltIn are the built-in programmes in the order of their years. Each call reads
// them anew, so that nobody can change what another sees.
func BuiltIn() []Template {
	entries, err := texts.ReadDir(".")
	if err != nil {
		panic(fmt.Sprintf("the built-in programmes cannot be listed: %v", err))
	}
	var out []Template
	for _, e := range entries {
		b, err := texts.ReadFile(e.Name())
		if err != nil {
			panic(fmt.Sprintf("the built-in programme %s cannot be read: %v", e.Name(), err))
		}
		t, err := read(b)
		if err != nil {
			panic(fmt.Sprintf("the built-in programme %s is not well formed: %v", e.Name(), err))
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b Template) int { return cmp.Compare(a.Programme.Year, b.Programme.Year) })
	return out
}

// Find is the built-in programme of that key.
func Find(key string) (Template, bool) {
	for _, t := range BuiltIn() {
		if t.Key == key {
			return t, true
		}
	}
	return Template{}, false
}

type page struct {
	Key         string        `json:"key"`
	CohortTitle string        `json:"cohort_title"`
	Hub         pageHub       `json:"hub"`
	Programme   pageProgramme `json:"programme"`
	Sessions    []pageSession `json:"sessions"`
	Tasks       []pageTask    `json:"tasks"`
}

type pageHub struct {
	Name    string   `json:"name"`
	Area    []string `json:"area"`
	Contact string   `json:"contact"`
}

// paragraphs are the page's own words, one string a paragraph.
type paragraphs []string

func (p paragraphs) text() string { return strings.Join(p, "\n\n") }

type pageProgramme struct {
	Title       string     `json:"title"`
	Code        string     `json:"code"`
	Type        string     `json:"type"`
	Year        int        `json:"year"`
	Phase       string     `json:"phase"`
	Purpose     paragraphs `json:"purpose"`
	Involved    paragraphs `json:"involved"`
	Contents    paragraphs `json:"contents"`
	Length      paragraphs `json:"length"`
	Commitment  paragraphs `json:"commitment"`
	FollowOn    paragraphs `json:"follow_on"`
	Cost        paragraphs `json:"cost"`
	Interest    paragraphs `json:"interest"`
	VenueNote   paragraphs `json:"venue_note"`
	Quarters    *int       `json:"expected_quarters"`
	Fee         *pageFee   `json:"fee"`
	Eligibility []struct {
		Rule     string `json:"rule"`
		Sentence string `json:"sentence"`
	} `json:"eligibility"`
	Outcomes []struct {
		Heading string   `json:"heading"`
		LeadIn  string   `json:"lead_in"`
		Items   []string `json:"items"`
	} `json:"outcomes"`
}

type pageFee struct {
	Text             string `json:"text"`
	Pence            int    `json:"pence"`
	NoticeDays       int    `json:"notice_days"`
	WorkingDays      bool   `json:"working_days"`
	May              bool   `json:"may"`
	NonAttendance    bool   `json:"non_attendance"`
	LateCancellation bool   `json:"late_cancellation"`
	PerSchool        bool   `json:"per_school"`
}

type pageSession struct {
	Number  int    `json:"number"`
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Date    string `json:"date"`
	Start   string `json:"start"`
	End     string `json:"end"`
	Mode    string `json:"mode"`
	Venue   string `json:"venue"`
	Address string `json:"address"`
	Credit  int    `json:"credit_quarters"`
	Notes   string `json:"notes"`
}

type pageTask struct {
	After int    `json:"after"`
	Title string `json:"title"`
}

// read is the template that a data file describes. A word that it does not know
// is an error, so that a slip in a file cannot pass for a missing fact.
func read(b []byte) (Template, error) {
	var p page
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return Template{}, err
	}
	t := Template{
		Key: p.Key, CohortTitle: p.CohortTitle,
		Hub: model.Hub{Name: p.Hub.Name, Area: p.Hub.Area, Contact: p.Hub.Contact},
	}
	var err error
	if t.Programme, err = p.Programme.read(p.Hub.Name); err != nil {
		return Template{}, err
	}
	for _, x := range p.Sessions {
		session, err := x.read()
		if err != nil {
			return Template{}, fmt.Errorf("session %d: %w", x.Number, err)
		}
		t.Sessions = append(t.Sessions, session)
	}
	for _, x := range p.Tasks {
		if !slices.ContainsFunc(t.Sessions, func(s model.Session) bool { return s.Number == x.After }) {
			return Template{}, fmt.Errorf("a task is set after session %d, which is not there", x.After)
		}
		t.Tasks = append(t.Tasks, Task(x))
	}
	return t, nil
}

func (p pageProgramme) read(hub string) (model.Programme, error) {
	out := model.Programme{
		Title: p.Title, Code: p.Code, Type: p.Type, Year: p.Year, Phase: p.Phase, Hub: hub,
		Purpose: p.Purpose.text(), Involved: p.Involved.text(), Contents: p.Contents.text(), Length: p.Length.text(),
		Commitment: p.Commitment.text(), FollowOn: p.FollowOn.text(), Cost: p.Cost.text(), Interest: p.Interest.text(),
		VenueNote: p.VenueNote.text(), Quarters: p.Quarters,
	}
	if f := p.Fee; f != nil {
		out.Fee = &model.FeeRule{
			Text: f.Text, Pence: f.Pence, NoticeDays: f.NoticeDays, WorkingDays: f.WorkingDays, May: f.May,
			NonAttendance: f.NonAttendance, LateCancellation: f.LateCancellation, PerSchool: f.PerSchool,
		}
	}
	for _, e := range p.Eligibility {
		rule, err := word(e.Rule, map[string]model.Rule{
			"shown": model.RuleShown, "warns": model.RuleWarns, "bars": model.RuleBars, "everyone": model.RuleEveryone,
		})
		if err != nil {
			return model.Programme{}, fmt.Errorf("eligibility: %w", err)
		}
		out.Eligibility = append(out.Eligibility, model.Eligibility{Rule: rule, Sentence: e.Sentence})
	}
	for _, g := range p.Outcomes {
		out.Outcomes = append(out.Outcomes, model.OutcomeGroup{Heading: g.Heading, LeadIn: g.LeadIn, Items: g.Items})
	}
	return out, nil
}

func (x pageSession) read() (model.Session, error) {
	out := model.Session{
		Number: x.Number, Title: x.Title, Venue: x.Venue, Address: x.Address, Credit: x.Credit, Notes: x.Notes,
	}
	var err error
	if out.Kind, err = word(x.Kind, map[string]model.SessionKind{
		"workshop": model.Workshop, "visit": model.Visit, "meeting": model.Meeting,
	}); err != nil {
		return model.Session{}, err
	}
	if out.Mode, err = word(x.Mode, map[string]model.Mode{"room": model.InRoom, "online": model.Online}); err != nil {
		return model.Session{}, err
	}
	if x.Date != "" {
		d, err := time.Parse(time.DateOnly, x.Date)
		if err != nil {
			return model.Session{}, err
		}
		out.Date = model.MakeDay(d.Date())
	}
	if out.Start, err = clock(x.Start); err != nil {
		return model.Session{}, err
	}
	out.End, err = clock(x.End)
	return out, err
}

func word[T any](w string, known map[string]T) (T, error) {
	v, ok := known[w]
	if !ok {
		return v, fmt.Errorf("%q is not known", w)
	}
	return v, nil
}

func clock(s string) (model.Clock, error) {
	if s == "" {
		return 0, nil
	}
	at, err := time.Parse("15:04", s)
	if err != nil {
		return 0, err
	}
	return model.MakeClock(at.Hour(), at.Minute()), nil
}
