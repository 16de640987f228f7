package people

import (
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields of a person and a place, by the names that forms give them.
const (
	fieldName    = "name"
	fieldLabel   = "label"
	fieldBefore  = "before"
	fieldAliases = "aliases"
	fieldSchool  = "school"
	fieldMoved   = "moved"
	fieldRole    = "role"
	fieldMastery = "mastery"
	fieldPhone   = "phone"
	fieldEmails  = "emails"
	fieldYear    = "year"
	fieldPlace   = "place"
	fieldFrom    = "from"
	fieldRemark  = "remark"
	fieldDay     = "day"
	fieldUntil   = "until"
	fieldWhy     = "why"
	fieldStatus  = "status"
	fieldParty   = "party"
	fieldBy      = "by"
	fieldAll     = "all"
	fieldRule    = "rule"
	fieldSchools = "schools"
	fieldSince   = "since"
	fieldAsked   = "asked"

	fieldLeader    = "leader"
	fieldCommunity = "community"
)

// editor makes the fields of a person and their place, and reads them.
type editor struct {
	d pane.Desk
	// e and p are what is there already; both are empty for somebody new.
	e model.Enrolment
	p model.Person
}

// editing is the editor of a place that is there.
func editing(d pane.Desk, e *model.Enrolment) editor {
	x := editor{d: d, e: *e}
	if p := d.Snapshot().Person(e.Person); p != nil {
		x.p = *p
	}
	return x
}

// fields are those of the names.
func (x editor) fields(names ...string) []dialog.Field {
	var out []dialog.Field
	for _, name := range names {
		f := x.field(name)
		f.Private = hidden(name)
		out = append(out, f)
	}
	return out
}

// hidden tells whether a field stays off the screen at names only.
func hidden(name string) bool {
	return name == fieldPhone || name == fieldEmails || name == fieldRemark
}

func (x editor) field(name string) dialog.Field {
	s := x.d.Snapshot()
	f := dialog.Field{Name: name}
	switch name {
	case fieldName:
		f.Label, f.Value, f.Hint, f.Judge = "Name", typedName(&x.p), "Sarah Jones, or Jones, Sarah.", x.judgeName
	case fieldLabel:
		f.Label, f.Value, f.Limit, f.When = "Label", x.p.Label, 40, func(v dialog.Values) bool { return x.p.Label != "" || x.namesake(v) != nil }
		f.Hint = "Tells two of one name apart, such as a town. Empty: the name of the school does."
	case fieldBefore:
		f.Label, f.Value, f.Hint = "Formerly", strings.Join(x.p.Before, "; "), "Names that the person had before, to find them by."
	case fieldAliases:
		f.Label, f.Value, f.Limit = "In reports", strings.Join(x.p.Aliases, "; "), 1000
		f.Hint = "Names under which a report of Teams or Zoom had them, with a semicolon between them."
	case fieldSchool:
		f.Label, f.Limit = "School", 2*model.MaxName
		if school := s.School(x.e.School); school != nil {
			f.Value = school.Name
		}
		f.Suggest, f.Judge = func(typed string) []string { return forms.SchoolsFor(x.d, typed, answering(schools(s), typed)) }, x.judgeSchool
	case fieldMoved:
		f = dayField(x.d, name, "There since", 0, "The day of the change. Empty: the school was wrong all along.")
		f.When = func(v dialog.Values) bool { return x.e.School != 0 && x.moved(v) }
	case fieldRole:
		f.Label, f.Value, f.Limit = "Role", x.e.Role, model.MaxName
		f.Suggest, f.Judge = func(typed string) []string { return answering(roles(s), typed) }, x.judgeRole
	case fieldMastery:
		f.Label, f.Choices, f.Value = "Mastery", masteries(), masteries()[min(x.e.Designation, model.Neither)]
	case fieldPhone:
		f.Label, f.Value, f.Judge = "Telephone", x.p.Phone, reads(name, model.ReadPhone)
	case fieldEmails:
		f.Label, f.Value, f.Limit, f.Hint = "E-mail", strings.Join(x.p.Emails, "; "), 1000, "Several with a semicolon between them."
		f.Judge = func(v dialog.Values) (string, dialog.Verdict) {
			if _, wrong := addresses(v[name]); wrong != "" {
				return wrong, dialog.Wrong
			}
			return "", dialog.Fine
		}
	case fieldYear:
		f.Label, f.Limit, f.Hint, f.Judge = "Year", 2, "Of engagement: 1 for the first year. Empty: not known.", judgeYear
		if x.e.Year > 0 {
			f.Value = strconv.Itoa(x.e.Year)
		}
	case fieldPlace:
		f.Label, f.Choices = "Place", placeChoices()
	case fieldSince:
		f = dayField(x.d, name, "Since", 0, "The day on which it was so, or the dates were sent. Empty: today.")
		f.When = func(v dialog.Values) bool { return choice(placeChoices(), v[fieldPlace]) > 0 }
	case fieldAsked:
		f = dayField(x.d, name, "Asked on", 0, "The day on which they asked: an e-mail, a form. Empty: not known.")
		f.When = func(v dialog.Values) bool { return v[fieldPlace] == model.DatesSent.String() }
	case fieldFrom:
		f = dayField(x.d, name, "From", x.e.From, "The first day of the place. Empty: from the first session on.")
		f.When = func(v dialog.Values) bool { return choice(placeChoices(), v[fieldPlace]) == 0 }
	case fieldRemark:
		f.Label, f.Value, f.Lines, f.Limit, f.Hint = "Remark", x.e.Remark, 3, model.MaxNote, "Never health, never pupils."
	}
	return f
}

// typedName is a name as it can be typed without losing which part is which.
func typedName(p *model.Person) string {
	if p.Given == "" {
		return p.Family
	}
	return p.Family + ", " + p.Given
}

func masteries() []string {
	return []string{"not known", model.Specialist.String(), model.Advocate.String(), model.Neither.String()}
}

// placeChoices are what a new place can be, in the order of placeStatuses.
func placeChoices() []string {
	return []string{"on the list", "waiting list", "applied", "interested", "dates sent", "interested, next year"}
}

func placeStatuses() []model.Status {
	return []model.Status{model.Enrolled, model.Waiting, model.Applied, model.Interested, model.DatesSent, model.Interested}
}

// choice is which of the choices was taken, the first where none was.
func choice(choices []string, value string) int {
	for i, c := range choices {
		if c == value {
			return i
		}
	}
	return 0
}

// judgeName says how the name is read, and who has it already.
func (x editor) judgeName(v dialog.Values) (string, dialog.Verdict) {
	given, family, wrong := model.ReadName(v[fieldName])
	if wrong != "" {
		return wrong, dialog.Wrong
	}
	if other := x.namesake(v); other != nil {
		where := ""
		if school := x.d.Snapshot().School(other.School); school != nil {
			where = ", " + school.Name
		}
		return "There is a " + x.d.Snapshot().Person(other.Person).Name() + " here already" + where + ".", dialog.Notice
	}
	return "Listed as " + (&model.Person{Given: given, Family: family}).Listed() + ".", dialog.Fine
}

// judgeRole notices a role that the page does not ask for, or bars, with its own sentence.
func (x editor) judgeRole(v dialog.Values) (string, dialog.Verdict) {
	who := x.person(v)
	name := who.Name()
	if name == "" {
		name = "This person"
	}
	if m, is := x.d.Snapshot().RoleMisfit(name, model.Tidy(v[fieldRole], model.MaxName)); is {
		return m.Words(), dialog.Notice
	}
	return "", dialog.Fine
}

// namesake is the place of somebody else of the name that is typed, or nil.
func (x editor) namesake(v dialog.Values) *model.Enrolment {
	given, family, wrong := model.ReadName(v[fieldName])
	if wrong != "" {
		return nil
	}
	name, s := model.Fold(given+" "+family), x.d.Snapshot()
	for _, e := range s.Enrolments {
		if p := s.Person(e.Person); p != nil && p.ID != x.p.ID && model.Fold(p.Name()) == name {
			return e
		}
	}
	return nil
}

// judgeSchool notices a school that is not known yet: it may be a slip.
func (x editor) judgeSchool(v dialog.Values) (string, dialog.Verdict) {
	if l, ok := forms.Offered(x.d, v[fieldSchool]); ok {
		return forms.ListedWords(x.d.Snapshot(), l), dialog.Fine
	}
	want := model.Fold(v[fieldSchool])
	for _, name := range schools(x.d.Snapshot()) {
		if model.Fold(name) == want {
			return "", dialog.Fine
		}
	}
	switch {
	case strings.TrimSpace(v[fieldSchool]) == "":
		return "", dialog.Fine
	case want == "":
		return "This is no name of a school.", dialog.Wrong
	}
	return "A school that is not here yet: it is added.", dialog.Fine
}

// moved tells whether another school is typed than the one that is there.
func (x editor) moved(v dialog.Values) bool {
	is := ""
	if school := x.d.Snapshot().School(x.e.School); school != nil {
		is = school.Name
	}
	typed, asked := x.school(v)
	return asked && model.Fold(typed) != model.Fold(is)
}

// school is the name of the school that was typed, or of the one that was chosen from the
// register of schools as it is, or will be, here.
func (x editor) school(v dialog.Values) (name string, asked bool) {
	typed, asked := v[fieldSchool]
	if l, ok := forms.Offered(x.d, typed); ok {
		return x.d.Snapshot().TakenName(l), asked
	}
	return typed, asked
}

// takes are the actions that come first: a school that was chosen from the register of schools
// brings its card.
func (x editor) takes(v dialog.Values) []model.Action {
	if l, ok := forms.Offered(x.d, v[fieldSchool]); ok {
		return []model.Action{model.TakeSchool{Listed: l}}
	}
	return nil
}

func judgeYear(v dialog.Values) (string, dialog.Verdict) {
	if _, ok := readYear(v[fieldYear]); !ok {
		return "This is no year of engagement. Type 1 for the first year, 2 for the second.", dialog.Wrong
	}
	return "", dialog.Fine
}

func readYear(typed string) (year int, ok bool) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return 0, true
	}
	year, err := strconv.Atoi(typed)
	return year, err == nil && year >= 1 && year <= 20
}

// person is the card as the answers make it; what was not asked stays.
func (x editor) person(v dialog.Values) model.Person {
	p := x.p
	if name, asked := v[fieldName]; asked {
		if given, family, wrong := model.ReadName(name); wrong == "" {
			p.Given, p.Family = given, family
		} else {
			p.Given, p.Family = "", ""
		}
	}
	if label, asked := v[fieldLabel]; asked {
		p.Label = label
	}
	if before, asked := v[fieldBefore]; asked {
		p.Before = listed(before)
	}
	if aliases, asked := v[fieldAliases]; asked {
		p.Aliases = strings.Split(aliases, ";")
	}
	if mails, asked := v[fieldEmails]; asked {
		p.Emails, _ = addresses(mails)
	}
	if phone, asked := v[fieldPhone]; asked {
		if read, wrong := model.ReadPhone(phone); wrong == "" {
			p.Phone = read
		}
	}
	return p
}

// place is the place as the answers make it, with the name of its school where that was
// asked; what was not asked stays.
func (x editor) place(v dialog.Values) (e model.Enrolment, school string) {
	e = x.e
	if name, asked := x.school(v); asked && x.moved(v) {
		e.School, school = 0, strings.TrimSpace(name)
	}
	if role, asked := v[fieldRole]; asked {
		e.Role = role
	}
	if mastery, asked := v[fieldMastery]; asked {
		e.Designation = model.Designation(choice(masteries(), mastery))
	}
	if year, asked := v[fieldYear]; asked {
		e.Year, _ = readYear(year)
	}
	if from, asked := v[fieldFrom]; asked {
		e.From = readDay(x.d, from)
	}
	if remark, asked := v[fieldRemark]; asked {
		e.Remark = remark
	}
	return e, school
}

// joins is somebody new with a place, as the answers make them.
func (x editor) joins(v dialog.Values, anyway bool, over string) model.NewPerson {
	e, school := x.place(v)
	year := 0
	if v[fieldPlace] == placeChoices()[len(placeChoices())-1] {
		year = x.d.Snapshot().Cohort.Year + 1
	}
	return model.NewPerson{
		For: year, Since: readDay(x.d, v[fieldSince]), Asked: readDay(x.d, v[fieldAsked]),
		Person: x.person(v), SchoolName: school, School: e.School, Role: e.Role, Designation: e.Designation, From: e.From, Year: e.Year, Remark: e.Remark,
		Status: placeStatuses()[choice(placeChoices(), v[fieldPlace])], Anyway: anyway, Over: over,
	}
}

// edits are the actions that change the card and the place.
func (x editor) edits(v dialog.Values, _ bool, _ string) []model.Action {
	e, school := x.place(v)
	return append(x.takes(v),
		model.EditPerson{Person: x.person(v)},
		model.EditPlace{Place: e, SchoolName: school, Moved: readDay(x.d, v[fieldMoved])},
	)
}
