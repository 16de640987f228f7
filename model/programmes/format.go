package programmes

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"workgroup/model"
)

// Format is the name of the form in which a programme is written, with its version: what
// the built-in programmes are, and what is exported and taken in. A field is never taken
// away or given another meaning under one name.
const Format = "workgroup-programme/1"

type page struct {
	Format      string        `json:"format"`
	Key         string        `json:"key,omitempty"`
	CohortTitle string        `json:"cohort_title,omitempty"`
	Hub         pageHub       `json:"hub,omitzero"`
	Programme   pageProgramme `json:"programme"`
	Sessions    []pageSession `json:"sessions,omitempty"`
	Tasks       []pageTask    `json:"tasks,omitempty"`
}

type pageHub struct {
	Name    string   `json:"name,omitempty"`
	Area    []string `json:"area,omitempty"`
	Contact string   `json:"contact,omitempty"`
}

// paragraphs are the page's own words, one string a paragraph.
type paragraphs []string

func (p paragraphs) text() string { return strings.Join(p, "\n\n") }

func paragraphsOf(text string) paragraphs {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

type pageProgramme struct {
	Title       string            `json:"title"`
	Code        string            `json:"code,omitempty"`
	Type        string            `json:"type,omitempty"`
	Year        int               `json:"year,omitempty"`
	ProjectYear int               `json:"project_year,omitempty"`
	Phase       string            `json:"phase,omitempty"`
	Goal        string            `json:"strategic_goal,omitempty"`
	Purpose     paragraphs        `json:"purpose,omitempty"`
	Aims        paragraphs        `json:"aims,omitempty"`
	Involved    paragraphs        `json:"involved,omitempty"`
	Contents    paragraphs        `json:"contents,omitempty"`
	Length      paragraphs        `json:"length,omitempty"`
	Commitment  paragraphs        `json:"commitment,omitempty"`
	FollowOn    paragraphs        `json:"follow_on,omitempty"`
	Cost        paragraphs        `json:"cost,omitempty"`
	Interest    paragraphs        `json:"interest,omitempty"`
	VenueNote   paragraphs        `json:"venue_note,omitempty"`
	Quarters    *int              `json:"expected_quarters,omitempty"`
	InSchool    bool              `json:"in_school_apart,omitempty"`
	Terms       int               `json:"terms_at_least,omitempty"`
	Observation string            `json:"observation_counts,omitempty"`
	Unit        string            `json:"unit,omitempty"`
	Pair        paragraphs        `json:"pair,omitempty"`
	PairIdeally bool              `json:"pair_ideally_mastery,omitempty"`
	Places      pagePlaces        `json:"places,omitzero"`
	Regions     []pageRegion      `json:"regions,omitempty"`
	IfNumbers   bool              `json:"regions_if_numbers_permit,omitempty"`
	StateFunded bool              `json:"state_funded_only,omitempty"`
	England     bool              `json:"england_only,omitempty"`
	FociNote    paragraphs        `json:"foci_note,omitempty"`
	Foci        []pageFocus       `json:"foci,omitempty"`
	Expects     []pageExpectation `json:"expects,omitempty"`
	LedBy       []string          `json:"led_by,omitempty"`
	Fee         *pageFee          `json:"fee,omitempty"`
	Eligibility []pageEligibility `json:"eligibility,omitempty"`
	Outcomes    []pageOutcomes    `json:"outcomes,omitempty"`
}

type pagePlaces struct {
	Lowest  int `json:"lowest,omitempty"`
	Highest int `json:"highest,omitempty"`
}

type pageRegion struct {
	Name   string     `json:"name"`
	Places pagePlaces `json:"places,omitzero"`
}

type pageFocus struct {
	Letter    string `json:"letter,omitempty"`
	Wording   string `json:"wording"`
	Resources string `json:"resources,omitempty"`
	Offered   bool   `json:"offered,omitempty"`
}

type pageExpectation struct {
	Code     string `json:"code"`
	Sentence string `json:"sentence,omitempty"`
}

type pageEligibility struct {
	Rule     string `json:"rule"`
	Sentence string `json:"sentence"`
}

type pageOutcomes struct {
	Heading string   `json:"heading,omitempty"`
	LeadIn  string   `json:"lead_in,omitempty"`
	Items   []string `json:"items"`
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
	Title   string `json:"title,omitempty"`
	Date    string `json:"date,omitempty"`
	Start   string `json:"start,omitempty"`
	End     string `json:"end,omitempty"`
	Mode    string `json:"mode"`
	Venue   string `json:"venue,omitempty"`
	Address string `json:"address,omitempty"`
	Credit  int    `json:"credit_quarters"`
	Notes   string `json:"notes,omitempty"`
}

type pageTask struct {
	After int    `json:"after"`
	Title string `json:"title"`
}

// Decode is the template that a document in Format describes. Fields that it does not
// know are kept out and named, by their paths in the order of the alphabet; a value of the
// wrong kind is an error in a sentence.
func Decode(b []byte) (t Template, unknown []string, err error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	d := json.NewDecoder(bytes.NewReader(b))
	var all any
	if err := d.Decode(&all); err != nil {
		return Template{}, nil, fmt.Errorf("this is no programme file: it is not written as JSON (%w)", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Template{}, nil, errors.New("this is no programme file: something stands after its end")
	}
	top, _ := all.(map[string]any)
	if f, _ := top["format"].(string); f != Format {
		return Template{}, nil, fmt.Errorf("this is no programme file of this version: its format is %q, and %q is read here", f, Format)
	}
	var p page
	if err := json.Unmarshal(b, &p); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return Template{}, nil, fmt.Errorf("%s is a %s, which it cannot be", wrong.Field, wrong.Value)
		}
		return Template{}, nil, err
	}
	if t, err = p.read(); err != nil {
		return Template{}, nil, err
	}
	unknown = strangers(all, reflect.TypeFor[page](), "")
	slices.Sort(unknown)
	return t, slices.Compact(unknown), nil
}

// strangers are the paths in a document of which a type knows nothing.
func strangers(v any, t reflect.Type, at string) []string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var out []string
	switch v := v.(type) {
	case []any:
		if t.Kind() == reflect.Slice {
			for _, x := range v {
				out = append(out, strangers(x, t.Elem(), at)...)
			}
		}
	case map[string]any:
		if t.Kind() != reflect.Struct {
			return nil
		}
		known := map[string]reflect.Type{}
		for f := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(f).Tag.Get("json"), ",")
			known[name] = t.Field(f).Type
		}
		for name, x := range v {
			path := name
			if at != "" {
				path = at + "." + name
			}
			if of, ok := known[name]; ok {
				out = append(out, strangers(x, of, path)...)
			} else {
				out = append(out, model.Tidy(path, 100))
			}
		}
	}
	return out
}

// The words that stand for numbers of the model.
var (
	rules = []string{"shown", "warns", "bars", "everyone", "engaged", "trust", "state-funded", "should"}
	units = []string{"person", "pair", "schools"}
	modes = []string{"", "room", "online"}
	kinds = []string{"", "workshop", "visit", "meeting"}
	known = []string{"", "yes", "no"}
)

// numbered is the number that a word stands for.
func numbered[T ~uint8](words []string, word, what string) (T, error) {
	if i := slices.Index(words, word); i >= 0 {
		return T(i), nil
	}
	return 0, fmt.Errorf("%s is %q, which is not known here: it is one of %s", what, word, strings.TrimPrefix(strings.Join(words, ", "), ", "))
}

func (p page) read() (Template, error) {
	t := Template{Key: p.Key, CohortTitle: p.CohortTitle, Hub: model.Hub{Name: p.Hub.Name, Area: p.Hub.Area, Contact: p.Hub.Contact}}
	var err error
	if t.Programme, err = p.Programme.read(p.Hub.Name); err != nil {
		return Template{}, err
	}
	seen := map[int]bool{}
	for _, x := range p.Sessions {
		session, err := x.read()
		if err != nil {
			return Template{}, fmt.Errorf("session %d: %w", x.Number, err)
		}
		if seen[x.Number] {
			return Template{}, fmt.Errorf("session %d is there twice", x.Number)
		}
		seen[x.Number] = true
		t.Sessions = append(t.Sessions, session)
	}
	for _, x := range p.Tasks {
		if !seen[x.After] {
			return Template{}, fmt.Errorf("a task is set after session %d, which is not there", x.After)
		}
		t.Tasks = append(t.Tasks, Task(x))
	}
	t.Programme.Cycle = Stages(t.Sessions, t.Tasks)
	return t, nil
}

func (p pageProgramme) read(hub string) (model.Programme, error) {
	out := model.Programme{
		Title: p.Title, Code: p.Code, Type: p.Type, Year: p.Year, ProjectYear: p.ProjectYear, Phase: p.Phase, Goal: p.Goal, Hub: hub,
		Purpose: p.Purpose.text(), Aims: p.Aims.text(), Involved: p.Involved.text(), Contents: p.Contents.text(), Length: p.Length.text(),
		Commitment: p.Commitment.text(), FollowOn: p.FollowOn.text(), Cost: p.Cost.text(), Interest: p.Interest.text(),
		VenueNote: p.VenueNote.text(), Quarters: p.Quarters, InSchool: p.InSchool, Terms: p.Terms, Pair: p.Pair.text(), PairIdeally: p.PairIdeally,
		Places: model.Places(p.Places), IfNumbers: p.IfNumbers, StateFunded: p.StateFunded, England: p.England, FociNote: p.FociNote.text(), LedBy: p.LedBy,
	}
	var err error
	if out.Observation, err = numbered[model.Answer](known, p.Observation, "observation_counts"); err != nil {
		return out, err
	}
	if p.Unit != "" {
		if out.Unit, err = numbered[model.Unit](units, p.Unit, "unit"); err != nil {
			return out, err
		}
	}
	for _, r := range p.Regions {
		out.Regions = append(out.Regions, model.Region{Name: r.Name, Places: model.Places(r.Places)})
	}
	for _, f := range p.Foci {
		out.Foci = append(out.Foci, model.Focus(f))
	}
	for _, e := range p.Expects {
		out.Expects = append(out.Expects, model.Expectation(e))
	}
	if f := p.Fee; f != nil {
		out.Fee = &model.FeeRule{
			Text: f.Text, Pence: f.Pence, NoticeDays: f.NoticeDays, WorkingDays: f.WorkingDays, May: f.May,
			NonAttendance: f.NonAttendance, LateCancellation: f.LateCancellation, PerSchool: f.PerSchool,
		}
	}
	for _, e := range p.Eligibility {
		rule, err := numbered[model.Rule](rules, e.Rule, "the rule of an eligibility sentence")
		if err != nil {
			return model.Programme{}, err
		}
		out.Eligibility = append(out.Eligibility, model.Eligibility{Rule: rule, Sentence: e.Sentence})
	}
	for _, g := range p.Outcomes {
		out.Outcomes = append(out.Outcomes, model.OutcomeGroup(g))
	}
	return out, nil
}

func (x pageSession) read() (model.Session, error) {
	out := model.Session{
		Number: x.Number, Title: x.Title, Venue: x.Venue, Address: x.Address, Credit: x.Credit, Notes: x.Notes,
	}
	var err error
	if out.Kind, err = numbered[model.SessionKind](kinds, x.Kind, "its kind"); err != nil {
		return model.Session{}, err
	}
	if out.Mode, err = numbered[model.Mode](modes, x.Mode, "its mode"); err != nil {
		return model.Session{}, err
	}
	if out.Kind == 0 || out.Mode == 0 {
		return model.Session{}, errors.New("its kind or its mode is missing")
	}
	if x.Date != "" {
		d, err := time.Parse(time.DateOnly, x.Date)
		if err != nil {
			return model.Session{}, fmt.Errorf("its date is %q: it is written as 2021-11-17", x.Date)
		}
		out.Date = model.MakeDay(d.Date())
	}
	if out.Start, err = clock(x.Start); err != nil {
		return model.Session{}, err
	}
	out.End, err = clock(x.End)
	return out, err
}

func clock(s string) (model.Clock, error) {
	if s == "" {
		return 0, nil
	}
	at, err := time.Parse("15:04", s)
	if err != nil {
		return 0, fmt.Errorf("a time is %q: it is written as 09:30", s)
	}
	return model.MakeClock(at.Hour(), at.Minute()), nil
}
