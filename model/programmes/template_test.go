package programmes_test

import (
	"reflect"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/programmes"
)

// line is what a session says in the form in which exports say it.
type line struct {
	number               int
	kind                 string
	date, start, end     string
	mode                 model.Mode
	venue, address, note string
	credit               int
}

const (
	twyford = "Twyford Church of England High School, Twyford Cres, London W3 9PP"
	lunch   = "Lunch will not be provided but you will have time to go to the local shops or bring your own."
)

var cycles = map[string][]line{
	"ssl-2021": {
		{1, "workshop", "2021-11-17", "09:30", "14:30", model.InRoom, "Twyford", twyford, lunch, 4},
		{2, "workshop", "2022-02-03", "09:30", "14:30", model.Online, "Online", "", "", 4},
		{3, "workshop", "2022-05-25", "09:30", "14:30", model.InRoom, "Twyford", twyford, lunch, 4},
	},
	"ssl-2023": {
		{1, "workshop", "2023-11-13", "", "", model.InRoom, "Higham Lane School", "Shanklin Dr, Nuneaton, CV10 0BJ", "", 4},
		{
			2, "visit", "", "", "", model.InRoom, "Hospital School/PRU", "",
			"a variety of dates will be offered as observations will go ahead in small groups", 2,
		},
		{3, "workshop", "2024-02-08", "", "", model.InRoom, "Higham Lane School", "Shanklin Dr, Nuneaton, CV10 0BJ", "", 4},
		{4, "workshop", "2024-04-24", "08:45", "12:45", model.InRoom, "The Nuneaton Academy", "Radnor Dr, Nuneaton, CV10 7PD", "", 2},
		{5, "workshop", "2024-07-02", "", "", model.InRoom, "Whitmore Park Annexe", "Rylston Ave, Coventry, CV6 2HD", "", 4},
	},
	"mat-2021": {
		{1, "workshop", "", "", "", model.InRoom, "", "", "", 4}, {2, "workshop", "", "", "", model.InRoom, "", "", "", 4},
		{3, "workshop", "", "", "", model.InRoom, "", "", "", 4},
	},
}

func lines(xs []*model.Session) []line {
	var out []line
	for _, x := range xs {
		out = append(out, line{
			x.Number, x.Kind.String(), x.Date.ISO(), x.Start.String(), x.End.String(), x.Mode, x.Venue, x.Address, x.Notes, x.Credit,
		})
	}
	return out
}

// find is the template of that key.
func find(t *testing.T, key string) programmes.Template {
	t.Helper()
	tmpl, ok := programmes.Find(key)
	if !ok {
		t.Fatalf("no programme %s", key)
	}
	return tmpl
}

func TestCycles(t *testing.T) {
	var keys []string
	for _, tmpl := range programmes.BuiltIn() {
		keys = append(keys, tmpl.Key)
		var xs []*model.Session
		for i := range tmpl.Sessions {
			xs = append(xs, &tmpl.Sessions[i])
		}
		if got := lines(xs); !slices.Equal(got, cycles[tmpl.Key]) {
			t.Errorf("%s:\n got %v\nwant %v", tmpl.Key, got, cycles[tmpl.Key])
		}
	}
	if !slices.Equal(keys, []string{"ssl-2021", "mat-2021", "ssl-2023", "slc-2025", "tfm-2025"}) {
		t.Errorf("programmes, by year: %v", keys)
	}
}

// TestWeekdays compares the days with the weekdays that the pages name or that the
// calendar has.
func TestWeekdays(t *testing.T) {
	for key, want := range map[string][]string{
		"ssl-2021": {"Wed 17 Nov 2021", "Thu 3 Feb 2022", "Wed 25 May 2022"},
		"ssl-2023": {"Mon 13 Nov 2023", "", "Thu 8 Feb 2024", "Wed 24 Apr 2024", "Tue 2 Jul 2024"},
	} {
		for i, x := range find(t, key).Sessions {
			if x.Date.Long() != want[i] {
				t.Errorf("%s, session %d: %s, want %s", key, x.Number, x.Date.Long(), want[i])
			}
			if x.Date.Known() && x.Date.AcademicYear() != find(t, key).Programme.Year {
				t.Errorf("%s, session %d lies in another academic year", key, x.Number)
			}
		}
	}
}

func TestNumbersOf2021(t *testing.T) {
	tmpl := find(t, "ssl-2021")
	p := tmpl.Programme
	if p.Code != "NCP21-15" || p.Year != 2021 || p.Title != "Secondary Subject Leadership" || p.Type != "Work Group" || p.Phase != "Secondary" {
		t.Errorf("programme: %q %d %q %q %q", p.Code, p.Year, p.Title, p.Type, p.Phase)
	}
	if p.Quarters == nil || *p.Quarters != 12 {
		t.Errorf("expected days: %v, want 12 quarters", p.Quarters)
	}
	want := model.FeeRule{
		Text: p.Fee.Text, Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true, LateCancellation: true,
	}
	if *p.Fee != want {
		t.Errorf("fee rule: %+v", *p.Fee)
	}
	rules := []model.Rule{p.Eligibility[0].Rule, p.Eligibility[1].Rule}
	if len(p.Eligibility) != 2 || !slices.Equal(rules, []model.Rule{model.RuleEveryone, model.RuleBars}) {
		t.Errorf("eligibility: %+v", p.Eligibility)
	}
	if p.Outcomes[0].Heading != "What are the benefits?" || p.Outcomes[0].LeadIn != "Participants will:" {
		t.Errorf("outcomes: %+v", p.Outcomes[0])
	}
	if tmpl.Hub.Name != "London Central and West Maths Hub" || p.Hub != tmpl.Hub.Name || len(tmpl.Hub.Area) != 7 {
		t.Errorf("hub: %+v", tmpl.Hub)
	}
	if after(tmpl) != "1 2 3 " {
		t.Errorf("tasks after %s", after(tmpl))
	}
}

func TestNumbersOf2023(t *testing.T) {
	tmpl := find(t, "ssl-2023")
	p := tmpl.Programme
	if p.Code != "" || p.Year != 2023 || p.Title != "Secondary Subject Leadership Work Group" || p.Type != "Work Group" || p.Phase != "Secondary" {
		t.Errorf("programme: %q %d %q %q %q", p.Code, p.Year, p.Title, p.Type, p.Phase)
	}
	if p.Quarters != nil || p.Fee != nil {
		t.Errorf("the page states neither days nor fee: %v %v", p.Quarters, p.Fee)
	}
	if len(p.Eligibility) != 2 || p.Eligibility[0].Rule != model.RuleWarns || p.Eligibility[1].Rule != model.RuleEveryone {
		t.Errorf("eligibility: %+v", p.Eligibility)
	}
	if tmpl.Hub.Name != "Origin Maths Hub" || p.Hub != tmpl.Hub.Name || tmpl.Hub.Contact != "" {
		t.Errorf("hub: %+v", tmpl.Hub)
	}
	if after(tmpl) != "1 3 4 5 " {
		t.Errorf("tasks after %s: each workshop has one, the visit none", after(tmpl))
	}
}

func after(t programmes.Template) string {
	out := ""
	for _, x := range t.Tasks {
		out += string(rune('0'+x.After)) + " "
		if x.Title != "School-based task" {
			out += x.Title + " "
		}
	}
	return out
}

func TestTemplatesAreNobodysToChange(t *testing.T) {
	one := find(t, "ssl-2021")
	one.Hub.Area[0], *one.Programme.Quarters, one.Programme.Fee.Pence = "Atlantis", 1, 1
	one.Programme.Outcomes[0].Items[0], one.Sessions[0].Credit = "", 0
	if two := find(t, "ssl-2021"); reflect.DeepEqual(one, two) || two.Hub.Area[0] != "Brent" || two.Programme.Fee.Pence != 7500 {
		t.Error("one caller changed what another sees")
	}
	if _, ok := programmes.Find("ssl-1066"); ok {
		t.Error("a programme that nobody made was found")
	}
}

func ids(from model.ID) func() model.ID {
	n := from
	return func() model.ID { n++; return n }
}

// apply is the space after those changes that are its own.
func apply(space model.ID, changes []*change.Change) *model.Snapshot {
	s := model.NewSnapshot(space, nil)
	for _, c := range changes {
		if c.Space == space {
			s = s.Apply(c)
		}
	}
	return s
}

// TestFactsOfTheOthers are what the pages of the pairs work group, the community and the
// MAT leads state besides their words.
func TestFactsOfTheOthers(t *testing.T) {
	three := 12
	for key, want := range map[string]model.Programme{
		"tfm-2025": {Title: "Secondary Maths Subject Leaders Community", Type: "Work Group", Year: 2025, Phase: "Secondary", Quarters: &three, Unit: model.UnitPair, PairIdeally: true},
		"slc-2025": {
			Title: "Secondary Maths Subject Leaders Community", Code: "NCP25-15", Type: "Community", Year: 2025, ProjectYear: 4, Phase: "Secondary",
			Goal: "Secondary", Quarters: &three, InSchool: true, Terms: 2,
		},
		"mat-2021": {
			Title: "Secondary Maths MAT Leads Work Group 21-22", Type: "Work Group", Year: 2021, Phase: "Secondary", Quarters: &three, Unit: model.UnitSchools,
			IfNumbers: true, StateFunded: true, England: true,
		},
	} {
		tmpl := find(t, key)
		got := tmpl.Programme
		for _, words := range []*string{&got.Purpose, &got.Aims, &got.Involved, &got.Contents, &got.Length, &got.Commitment, &got.FollowOn, &got.Cost, &got.Interest, &got.VenueNote, &got.Pair, &got.FociNote} {
			*words = ""
		}
		got.Foci, got.Expects, got.LedBy, got.Regions, got.Eligibility, got.Outcomes, got.Cycle = nil, nil, nil, nil, nil, nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", key, got, want)
		}
		if tmpl.Hub.Name != "" || tmpl.Programme.Fee != nil {
			t.Errorf("%s: the page names neither hub nor fee: %+v", key, tmpl.Hub)
		}
	}
	tfm, slc, mat := find(t, "tfm-2025").Programme, find(t, "slc-2025").Programme, find(t, "mat-2021").Programme
	if len(tfm.Foci) != 4 || tfm.Foci[1].Letter != "B" || tfm.Foci[1].Wording != "Developing collaborative planning/observation within maths departments" {
		t.Errorf("foci: %+v", tfm.Foci)
	}
	if len(tfm.Expects) != 1 || tfm.Expects[0].Code != slc.Code {
		t.Errorf("the pairs work group expects %+v", tfm.Expects)
	}
	if !slices.Equal(slc.LedBy, []string{"Secondary Assistant Maths Hub Lead", "local leader of maths education"}) {
		t.Errorf("led by %q", slc.LedBy)
	}
	if len(mat.Regions) != 3 || mat.Regions[0].Name != "North" || mat.Regions[2].Name != "South" {
		t.Errorf("regions: %+v", mat.Regions)
	}
	for key, want := range map[string][]model.Rule{
		"tfm-2025": {model.RuleEngaged, model.RuleEngaged}, "slc-2025": {model.RuleWarns, model.RuleShould, model.RuleEveryone}, "mat-2021": {model.RuleTrust, model.RuleState},
	} {
		var got []model.Rule
		for _, e := range find(t, key).Programme.Eligibility {
			got = append(got, e.Rule)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: rules %v, want %v", key, got, want)
		}
	}
	for key, want := range map[string]string{
		"ssl-2021": "Secondary Subject Leadership 2021/22 (NCP21-15, Work Group, London Central and West Maths Hub)",
		"ssl-2023": "Secondary Subject Leadership Work Group 2023/24 (Origin Maths Hub)", "mat-2021": "Secondary Maths MAT Leads Work Group 21-22 2021/22",
		"slc-2025": "Secondary Maths Subject Leaders Community 2025/26 (NCP25-15)", "tfm-2025": "Secondary Maths Subject Leaders Community 2025/26 (Work Group)",
	} {
		if got := find(t, key).Listed(); got != want {
			t.Errorf("%s is listed as %q", key, got)
		}
	}
}
