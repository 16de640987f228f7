package export_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/demo"
)

// shape is what the document promises: the fields of each object, in order. A list's
// objects stand under its name; {} after a field says that it is an object or null.
func shape() map[string][]string {
	out := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(`
top: format hubs[] programmes[] schools[] people[] cohorts[]
hubs: id name area[] contact programmes[] leads[] fee{} lunch_note
programmes: id title code type academic_year project_year phase strategic_goal hub purpose aims involved contents length commitment follow_on cost interest venue_note expected_quarters in_school_apart terms_at_least observation_counts unit pair pair_ideally_mastery places_lowest places_highest regions[] regions_if_numbers_permit state_funded_only england_only foci_note foci[] expects[] led_by[] fee{} eligibility[] outcomes[] cycle[]
regions: name places_lowest places_highest
foci: letter wording resources offered
expects: code sentence
cycle: number kind title mode credit_quarters task
fee: text pence notice_days working_days may_charge non_attendance late_cancellation per_school
eligibility: rule sentence
outcomes: heading lead_in items[]
schools: id name urn phase local_authority trust town postcode involved members mastery_specialist_cohort engagements[] state_funded in_community subject_leader subject_leader_id former[]
engagements: programme academic_year
former: urn name
people: id name given family label emails[] phone same_as previous_names[] note names_in_reports[]
cohorts: id code title hub hub_name programme academic_year expected_quarters fee{} places region focus closed leads[] enrolments[] sessions[] tasks[] slots[] charges[] evidence[] ratings[] plans[] initiatives[] departments[] hub_area[] continues_cohort places_lowest report_rule{} reports[] put_off[] feedback[] tables[] retention{} kept_on_until let_go[] erased[] laptops[]
laptops: id name lead lead_id shut_out last_change_that_counts
put_off: finding of and until reason
retention: names_months reach_months notes_months
let_go: kind date lead lead_id
erased: person_id date lead lead_id
report_rule: late_from_minutes left_early_from_minutes part_below_percent
reports: id kind session session_number slot_id seen[]
seen: enrolment_id person person_id minutes stays[]
stays: joined left_at
feedback: id date session scores[] comments[]
scores: question score out_of
comments: question text
tables: form settings[]
settings: key value
leads: id name role
enrolments: id person person_id school school_id role designation status from until year_of_engagement earned_quarters leave_reason replaces remark pauses[] since[] earlier_schools[] overrides[] seen_online online_note asked_for_year waiting_number place_offered{} commitments[] schools_led[] continues{}
place_offered: date lead lead_id
commitments: by date said_by lead lead_id
schools_led: school school_id
continues: cohort_id enrolment_id
pauses: from until
since: status date lead lead_id
earlier_schools: school school_id until
overrides: rule reason person person_id
sessions: id number kind title date start end mode venue address credit_quarters state finished{} finished_before{} notes topics link online_instead reason earlier_dates[] marks[]
finished: date time
finished_before: date time
earlier_dates: date announced
marks: person person_id enrolment_id school school_id mark way arrived left minutes_late minutes_early told_on substitute substitute_id elsewhere_place elsewhere_day by_the_rest changed credit_quarters typed_quarters note told_before{} slot_id overbooked wish claims[]
claims: mark way arrived left minutes_late minutes_early told_on substitute substitute_id elsewhere_place elsewhere_day by_the_rest changed lead lead_id made
told_before: kind on at minutes substitute substitute_id how to to_id
tasks: id session session_number title due due_before wording[] progress[]
wording: school school_id text
progress: enrolment_id person person_id state date note
slots: id session session_number date start end host setting teacher mastery_specialist focus capacity state finished{} finished_before{} kind address facilitator briefing reason booked[] waiting[] distance suits[] earlier_dates[]
suits: enrolment_id person person_id answer
booked: enrolment_id person person_id beside[]
waiting: enrolment_id person person_id since
charges: enrolment_id person person_id school school_id session session_number slot_id date mark told_on judged_against notice_given trigger state pence decided_on lead lead_id charged_on reason nothing_owed decisions[]
decisions: state pence date lead lead_id
evidence: id date text person person_id school school_id session evidence_of[] level levels[] quotation no_pupil
evidence_of: heading lead_in sentence in_programme
ratings: id date person person_id school school_id outcome{} grade classes of_classes note
outcome: heading lead_in sentence in_programme
plans: id person person_id school school_id vision aims need review reviewed actions[]
actions: id text due state
initiatives: id person person_id title aim chosen_schools[] evaluation actions[]
chosen_schools: school school_id
departments: school school_id policies[] sharings[] reached[]
policies: id date text
sharings: id date person person_id what with
reached: date members
`), "\n") {
		name, fields, _ := strings.Cut(line, ": ")
		out[name] = strings.Fields(fields)
	}
	return out
}

// words are the only ones that a field may have; null is "" here.
func words() map[string][]string {
	states := []string{"planned", "finished", "called-off", "not-held"}
	statuses := []string{"", "interested", "dates sent", "applied", "waiting", "declined", "enrolled", "not on the list", "paused", "withdrawn", "completed"}
	return map[string][]string{
		"marks.mark": {"unmarked", "present", "late", "left-early", "part", "online", "absent", "cancelled", "substitute", "excused", "elsewhere", "not-enrolled", "not-held", "two-answers"},
		"marks.way":  {"", "room", "online"}, "sessions.mode": {"", "room", "online"}, "sessions.state": states, "slots.state": states,
		"programmes.unit": {"person", "pair", "schools"}, "programmes.observation_counts": {"", "yes", "no"}, "cycle.mode": {"", "room", "online"},
		"cycle.kind":    {"", "workshop", "visit", "meeting"},
		"sessions.kind": {"", "workshop", "visit", "meeting"},
		"slots.kind":    {"", "visit to a PRU or hospital school", "collaborative lesson observation", "open lesson"}, "progress.state": {"not started", "under way", "back", "not required"},
		"slots.distance": {"", "near", "far"}, "suits.answer": {"yes", "rather not", "no"},
		"told_before.kind":       {"cannot-come", "will-leave", "will-be-late", "will-be-online", "sends-somebody", "other"},
		"enrolments.designation": {"", "mastery specialist", "mastery advocate", "neither"}, "eligibility.rule": {"shown", "warns", "bars", "everyone", "engaged", "trust", "state-funded", "should"},
		"charges.state": {"proposed", "charged", "waived", "paid"}, "decisions.state": {"charged", "waived", "paid"},
		"charges.trigger": {"", "non-attendance", "late-cancellation"},
		"ratings.grade":   model.Grades()[1:], "actions.state": model.ActionStates(),
		"schools.involved": {"", "yes", "no"}, "overrides.rule": {"places", "days", "role", "area", "earlier-engagement", "state-funded", "two-schools", "another-person"},
		"schools.state_funded": {"", "yes", "no"}, "schools.in_community": {"", "yes", "no"}, "commitments.by": {"school", "participant"}, "since.status": statuses[1:],
		"put_off.finding":         findings(),
		"enrolments.leave_reason": append([]string{""}, model.LeaveReasons()...), "enrolments.status": statuses,
	}
}

func findings() []string {
	var out []string
	for k := model.FindSameNumber; k <= model.FindRemoved; k++ {
		out = append(out, k.String())
	}
	return out
}

func forms() map[string]*regexp.Regexp {
	id := regexp.MustCompile(`^[0-9a-f]{16}$`)
	date := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	moment := regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
	at := regexp.MustCompile(`^\d\d:\d\d$`)
	out := map[string]*regexp.Regexp{
		"asked_for_year": regexp.MustCompile(`^\d{4}/\d\d$`), "academic_year": regexp.MustCompile(`^\d{4}/\d\d$`), "made": moment, "since": moment,
		"id": regexp.MustCompile(`^[0-9a-f]{16}(\.[0-9a-f]{16})?$`),
	}
	for _, f := range []string{"person_id", "enrolment_id", "school_id", "substitute_id", "lead_id", "to_id", "slot_id", "same_as", "session", "due_before", "replaces", "subject_leader_id", "cohort_id", "continues_cohort"} {
		out[f] = id
	}
	for _, f := range []string{"date", "announced", "due", "from", "until", "told_on", "elsewhere_day", "on", "review", "reviewed", "seen_online", "judged_against", "decided_on", "charged_on"} {
		out[f] = date
	}
	for _, f := range []string{"joined", "left_at", "start", "end", "arrived", "left", "time", "at"} {
		out[f] = at
	}
	return out
}

// promises are all that is promised about a document.
type promises struct {
	shape map[string][]string
	words map[string][]string
	forms map[string]*regexp.Regexp
}

// walk checks every promise about a document.
func walk(t *testing.T, b []byte) {
	t.Helper()
	p := promises{shape(), words(), forms()}
	if !bytes.HasSuffix(b, []byte("}\n")) || !json.Valid(b) {
		t.Fatal("no valid JSON with a newline at its end")
	}
	var again bytes.Buffer
	if err := json.Indent(&again, b, "", "  "); err != nil || !bytes.Equal(again.Bytes(), b) {
		t.Errorf("not indented by two spaces: %v", err)
	}
	p.order(t, b)
	top := decode(t, b)
	if top["format"] != "workgroup-export/1" {
		t.Errorf("format %v", top["format"])
	}
	p.object(t, "top", top)
	references(t, top)
}

// walkOrder checks that fields stand in the order that is documented.
func (p promises) order(t *testing.T, b []byte) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var value func(name string)
	value = func(name string) {
		tok, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch tok {
		case json.Delim('['):
			for d.More() {
				value(name)
			}
			_, _ = d.Token()
		case json.Delim('{'):
			var got []string
			for d.More() {
				key, _ := d.Token()
				got = append(got, key.(string))
				value(key.(string))
			}
			_, _ = d.Token()
			var want []string
			for _, f := range p.shape[name] {
				want = append(want, strings.TrimRight(f, "[]{}"))
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s has the fields\n%v, not\n%v", name, got, want)
			}
		}
	}
	value("top")
}

func (p promises) object(t *testing.T, name string, o object) {
	t.Helper()
	for _, f := range p.shape[name] {
		field := strings.TrimRight(f, "[]{}")
		v := o[field]
		switch {
		case strings.HasSuffix(f, "[]"):
			items, ok := v.([]any)
			if !ok {
				t.Errorf("%s.%s is no list: %v", name, field, v)
			}
			for _, x := range items {
				if sub, ok := x.(object); ok {
					p.object(t, field, sub)
				}
			}
		case strings.HasSuffix(f, "{}"):
			if sub, ok := v.(object); ok {
				p.object(t, field, sub)
			} else if v != nil {
				t.Errorf("%s.%s is neither an object nor null: %v", name, field, v)
			}
		default:
			p.value(t, name, field, v)
		}
	}
}

func (p promises) value(t *testing.T, name, field string, v any) {
	t.Helper()
	s, isText := v.(string)
	if s == "" && isText && !slices.Contains([]string{"name", "person", "school", "substitute"}, field) {
		t.Errorf("%s.%s is empty text, not null", name, field)
	}
	if form := p.forms[field]; form != nil && v != nil && !form.MatchString(s) {
		t.Errorf("%s.%s is %v", name, field, v)
	}
	if name == "charges" && field == "mark" || name == "claims" && (field == "mark" || field == "way") {
		name = "marks"
	}
	if w := p.words[name+"."+field]; w != nil && (v != nil && !isText || !slices.Contains(w, s)) {
		t.Errorf("%s.%s is %v", name, field, v)
	}
	if strings.HasSuffix(field, "quarters") && field != "expected_quarters" && field != "typed_quarters" && v == nil {
		t.Errorf("%s.%s is null", name, field)
	}
}

// index is a list by ID, which must be sorted by it and have each once.
func index(t *testing.T, list any) map[any]object {
	t.Helper()
	out := map[any]object{}
	last := ""
	for _, o := range objects(list) {
		id := o["id"].(string)
		if id <= last {
			t.Errorf("%s stands after %s", id, last)
		}
		last, out[id] = id, o
	}
	return out
}

func references(t *testing.T, top object) {
	t.Helper()
	hubs, programmes := index(t, top["hubs"]), index(t, top["programmes"])
	schools, people := index(t, top["schools"]), index(t, top["people"])
	named := func(o object, name, id string, in map[any]object) {
		t.Helper()
		if o[id] == nil {
			if o[name] != nil {
				t.Errorf("%s %v without %s", name, o[name], id)
			}
			return
		}
		if r := in[o[id]]; r == nil || r["name"] != o[name] {
			t.Errorf("%s %v is %v, not %v", id, o[id], r, o[name])
		}
	}
	for _, p := range people {
		if p["same_as"] != nil && people[p["same_as"]] == nil {
			t.Errorf("same_as leads nowhere: %v", p)
		}
	}
	for _, h := range hubs {
		for _, p := range h["programmes"].([]any) {
			if programmes[p] == nil {
				t.Errorf("hub %v has no programme %v", h["name"], p)
			}
		}
	}
	if !slices.IsSortedFunc(objects(top["cohorts"]), func(a, b object) int {
		return cmp.Compare(join(a, "academic_year", "code", "id"), join(b, "academic_year", "code", "id"))
	}) {
		t.Error("cohorts are not by academic year, code and id")
	}
	for _, c := range objects(top["cohorts"]) {
		if c["hub"] != nil && hubs[c["hub"]] == nil || c["programme"] != nil && programmes[c["programme"]] == nil {
			t.Errorf("cohort %v has no hub or programme", c["code"])
		}
		slots, sessions, enrolments := map[any]object{}, map[any]object{}, map[any]object{}
		for _, x := range objects(c["slots"]) {
			slots[x["id"]] = x
		}
		for _, e := range objects(c["enrolments"]) {
			enrolments[e["id"]] = e
			named(e, "person", "person_id", people)
			named(e, "school", "school_id", schools)
			for _, x := range objects(e["earlier_schools"]) {
				named(x, "school", "school_id", schools)
			}
			for _, x := range objects(e["overrides"]) {
				named(x, "person", "person_id", people)
			}
		}
		for _, e := range enrolments {
			if e["replaces"] != nil && enrolments[e["replaces"]] == nil {
				t.Errorf("%v replaces nobody", e["person"])
			}
		}
		register := column(firstOf(c["sessions"])["marks"], "enrolment_id")
		earned := map[any]float64{}
		for _, x := range objects(c["sessions"]) {
			sessions[x["id"]] = x
			if !slices.Equal(register, column(x["marks"], "enrolment_id")) {
				t.Errorf("session %v has other rows than the first", x["number"])
			}
			for _, m := range objects(x["marks"]) {
				named(m, "person", "person_id", people)
				named(m, "school", "school_id", schools)
				named(m, "substitute", "substitute_id", people)
				if told, ok := m["told_before"].(object); ok {
					named(told, "substitute", "substitute_id", people)
				}
				for _, a := range objects(m["claims"]) {
					named(a, "substitute", "substitute_id", people)
				}
				earned[m["enrolment_id"]] += m["credit_quarters"].(float64)
				if e := enrolments[m["enrolment_id"]]; e == nil || e["person_id"] != m["person_id"] ||
					e["school_id"] != m["school_id"] && !slices.Contains(column(e["earlier_schools"], "school_id"), m["school_id"]) {
					t.Errorf("the mark of %v is not that of its enrolment", m["person"])
				}
				here := slices.Contains([]any{"present", "late", "left-early", "part", "online"}, m["mark"])
				if here != (m["way"] != nil) {
					t.Errorf("%v is %v, way %v", m["person"], m["mark"], m["way"])
				}
				if s := slots[m["slot_id"]]; m["slot_id"] != nil && (s == nil || s["session"] != x["id"]) {
					t.Errorf("%v is booked on no date of session %v", m["person"], x["number"])
				}
			}
		}
		for id, e := range enrolments {
			if e["earned_quarters"] != earned[id] {
				t.Errorf("%v earned %v, marks say %v", e["person"], e["earned_quarters"], earned[id])
			}
		}
		for _, x := range objects(c["charges"]) {
			named(x, "person", "person_id", people)
			named(x, "school", "school_id", schools)
			s, m := sessions[x["session"]], object{}
			for _, o := range objects(s["marks"]) {
				if o["enrolment_id"] == x["enrolment_id"] {
					m = o
				}
			}
			if s["number"] != x["session_number"] || m["mark"] != x["mark"] || m["school_id"] != x["school_id"] || m["slot_id"] != x["slot_id"] {
				t.Errorf("the charge %v is not that of its mark %v", x, m)
			}
			if (x["state"] == "proposed") != (x["decided_on"] == nil) {
				t.Errorf("%v is %v, decided on %v", x["person"], x["state"], x["decided_on"])
			}
		}
		for _, list := range []string{"evidence", "ratings", "plans", "initiatives", "departments"} {
			for _, x := range objects(c[list]) {
				named(x, "person", "person_id", people)
				named(x, "school", "school_id", schools)
				if x["session"] != nil && sessions[x["session"]] == nil {
					t.Errorf("%s %v was said at no session", list, x["id"])
				}
				for _, y := range slices.Concat(objects(x["sharings"]), objects(x["chosen_schools"])) {
					named(y, "person", "person_id", people)
					named(y, "school", "school_id", schools)
				}
			}
		}
		for _, x := range append(objects(c["tasks"]), objects(c["slots"])...) {
			if s := sessions[x["session"]]; x["session"] != nil && s["number"] != x["session_number"] || x["session"] == nil && x["session_number"] != nil {
				t.Errorf("%v is of no session", x["id"])
			}
			if x["due_before"] != nil && sessions[x["due_before"]] == nil {
				t.Errorf("%v is due before no session", x["title"])
			}
			for _, p := range slices.Concat(objects(x["progress"]), objects(x["booked"]), objects(x["waiting"]), objects(x["suits"])) {
				named(p, "person", "person_id", people)
				if !slices.Contains(register, p["enrolment_id"]) {
					t.Errorf("%v is not on the register", p["person"])
				}
			}
			for _, w := range objects(x["wording"]) {
				named(w, "school", "school_id", schools)
			}
			if p, ok := x["progress"]; ok && len(sessions) > 0 && !slices.Equal(register, column(p, "enrolment_id")) {
				t.Errorf("task %v has other rows than the register", x["title"])
			}
		}
	}
}

func firstOf(list any) object {
	if os := objects(list); len(os) > 0 {
		return os[0]
	}
	return object{}
}

func join(o object, fields ...string) string {
	var out []string
	for _, f := range fields {
		s, _ := o[f].(string)
		out = append(out, s)
	}
	return strings.Join(out, "\x00")
}

func TestDocumentKeepsItsPromises(t *testing.T) {
	t.Run("every kind of mark", func(t *testing.T) { walk(t, write(t, theFile()...)) })
	t.Run("nothing", func(t *testing.T) { walk(t, write(t)) })
	t.Run("a cohort without its hub", func(t *testing.T) { walk(t, write(t, cohort2021().s)) })
	t.Run("the demo", func(t *testing.T) { walk(t, write(t, demoFile(t)...)) })
}

func demoFile(t *testing.T) []*model.Snapshot {
	t.Helper()
	n := model.ID(0)
	actions, err := demo.Build(func() model.ID { n++; return n * 0x9e3779b97f4a7c15 })
	if err != nil {
		t.Fatal(err)
	}
	spaces := map[model.ID]*model.Snapshot{}
	for _, action := range actions {
		for _, c := range action {
			if spaces[c.Space] == nil {
				spaces[c.Space] = model.NewSnapshot(c.Space, nil)
			}
			spaces[c.Space] = spaces[c.Space].Apply(c)
		}
	}
	return slices.Collect(maps.Values(spaces))
}

func TestEveryFieldIsDocumented(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, w := range regexp.MustCompile(`[a-z_]+`).FindAllString(string(b), -1) {
		documented[w] = true
	}
	for name, fields := range shape() {
		for _, f := range fields {
			if f = strings.TrimRight(f, "[]{}"); !documented[f] {
				t.Errorf("%s.%s is not in the package comment", name, f)
			}
		}
	}
}
