package people

import (
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// editSchool asks what is known of the school of a place.
func editSchool(d pane.Desk, e *model.Enrolment) pane.Effect {
	school := d.Snapshot().School(e.School)
	if school == nil {
		return warned(d, listedName(d, e)+" has no school yet. e names it.")
	}
	was := *school
	leader := ""
	if p := d.Snapshot().Person(was.Leader); p != nil {
		leader = p.Name()
	}
	return trial(func(v dialog.Values, _ bool, _ string) []model.Action {
		return []model.Action{
			model.EditSchool{School: schoolOf(was, v)},
			model.SubjectLeader{School: was.ID, Name: v[fieldLeader], Takes: model.Answer(choice(answers(), v[fieldCommunity]))},
		}
	}).ask(d, dialog.FormOptions{Title: "School: " + was.Name, Intro: registerWords(d, &was), Fields: append(schoolFields(was), leaderFields(d.Snapshot(), was, leader)...)})
}

// registerWords say what the register of schools says of the school's number, where it has it.
func registerWords(d pane.Desk, x *model.School) string {
	if _, known := d.Shelf().URN(x.URN); !known {
		return ""
	}
	return d.Shelf().RegisterWords(x) + ". In the list, g takes over what the register of schools says."
}

// leaderFields ask who the subject leader is, and whether they take part in a community:
// the programme may expect it of its schools.
func leaderFields(s *model.Snapshot, x model.School, leader string) []dialog.Field {
	hint := "In a subject leader community of a Maths Hub."
	if all := s.Programme.Expects; len(all) > 0 {
		hint = all[0].Sentence
	}
	name := dialog.Field{Name: fieldLeader, Label: "Subject leader", Value: leader, Limit: model.MaxName, Hint: "By name; they need no place here."}
	name.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		if strings.TrimSpace(v[fieldLeader]) == "" {
			return "", dialog.Fine
		}
		if _, _, wrong := model.ReadName(v[fieldLeader]); wrong != "" {
			return wrong, dialog.Wrong
		}
		return "", dialog.Fine
	}
	return []dialog.Field{name, {Name: fieldCommunity, Label: "In the community", Choices: answers(), Value: x.Community.String(), Hint: hint}}
}

func schoolFields(x model.School) []dialog.Field {
	text := func(name, label, value, hint string) dialog.Field {
		return dialog.Field{Name: name, Label: label, Value: value, Hint: hint}
	}
	urn := text("urn", "URN", x.URN, "Six digits. Empty: not known, or the school has none.")
	urn.Judge = reads("urn", model.ReadURN)
	name := text(fieldName, "Name", x.Name, "")
	name.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		if model.Fold(v[fieldName]) == "" {
			return "A school needs a name.", dialog.Wrong
		}
		return "", dialog.Fine
	}
	phase := text("phase", "Phase", x.Phase, "Secondary, primary, all-through, 16 plus.")
	phase.Suggest = func(typed string) []string {
		return answering([]string{"Primary", "Middle", "Secondary", "All-through", "16 plus", "Special", "PRU"}, typed)
	}
	members := text("members", "Department", number(x.Members), "How many teach maths there. Empty: not known.")
	members.Judge = numbered("members", 200)
	involved := dialog.Field{Name: "involved", Label: "With hubs before", Choices: answers(), Value: x.Involved.String(), Hint: "Was the school involved with Maths Hubs already?"}
	specialist := dialog.Field{Name: "specialist", Label: "Mastery Specialist", Choices: specialists(), Value: specialists()[min(max(0, x.Specialist), 8)], Hint: "The cohort in which the school's Mastery Specialist was trained."}
	before := text("engagements", "Took part in", engagementLines(x.Engagements), "One in a line, with its year: Development Work Group 2022/23.")
	before.Lines, before.Limit = 3, model.MaxNote
	return []dialog.Field{
		name, urn, phase, text("trust", "Trust", x.Trust, ""), text("la", "Local authority", x.LA, ""), text("town", "Town", x.Town, ""),
		text("postcode", "Postcode", x.Postcode, ""), involved, members, before, specialist,
		{Name: "state", Label: "State-funded", Choices: answers(), Value: x.State.String(), Hint: "And in England."},
	}
}

func answers() []string {
	return []string{model.AnswerUnknown.String(), model.Yes.String(), model.No.String()}
}

func specialists() []string {
	out := []string{"none, or not known"}
	for n := 1; n <= 8; n++ {
		out = append(out, "cohort "+strconv.Itoa(n))
	}
	return out
}

// number is a number as it can be typed, "" for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func numbered(name string, most int) func(dialog.Values) (string, dialog.Verdict) {
	return func(v dialog.Values) (string, dialog.Verdict) {
		typed := strings.TrimSpace(v[name])
		if n, err := strconv.Atoi(typed); typed != "" && (err != nil || n < 1 || n > most) {
			return "Type a number from 1 to " + strconv.Itoa(most) + ", or leave it empty.", dialog.Wrong
		}
		return "", dialog.Fine
	}
}

// schoolOf is the school as the answers make it.
func schoolOf(x model.School, v dialog.Values) model.School {
	x.Name, x.Phase, x.Trust, x.LA, x.Town = v[fieldName], v["phase"], v["trust"], v["la"], v["town"]
	x.Postcode = model.TidyPostcode(v["postcode"])
	if urn, wrong := model.ReadURN(v["urn"]); wrong == "" {
		x.URN = urn
	}
	x.Involved, x.State = model.Answer(choice(answers(), v["involved"])), model.Answer(choice(answers(), v["state"]))
	x.Members, _ = strconv.Atoi(strings.TrimSpace(v["members"]))
	x.Specialist = choice(specialists(), v["specialist"])
	x.Engagements = readEngagements(x.Engagements, v["engagements"])
	return x
}

// engagementLines are what a school took part in, one in a line.
func engagementLines(all []model.Engagement) string {
	var out []string
	for _, e := range all {
		out = append(out, strings.TrimSpace(e.Programme+" "+model.AcademicYearWords(e.Year)))
	}
	return strings.Join(out, "\n")
}

// readEngagements are those of the lines; one that stood there before stays itself.
func readEngagements(was []model.Engagement, typed string) []model.Engagement {
	var out []model.Engagement
	for line := range strings.SplitSeq(typed, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		e := model.Engagement{Programme: line}
		if at := strings.LastIndexByte(line, ' '); at > 0 {
			first, _, _ := strings.Cut(line[at+1:], "/")
			if year, err := strconv.Atoi(first); err == nil && len(first) == 4 {
				e.Programme, e.Year = strings.TrimSpace(line[:at]), year
			}
		}
		for _, o := range was {
			if o.Programme == e.Programme && o.Year == e.Year {
				e.ID = o.ID
			}
		}
		out = append(out, e)
	}
	return out
}
