package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Misfit is a rule of who can take part that does not hold for a place, with the
// programme's own sentence.
type Misfit struct {
	Rule ID
	// Sentence is the page's; "" where the rule is nobody's sentence: that of the area.
	Sentence string
	// Why says what does not fit: "Ann Bell is a prospective head of department."
	Why string
	// Bars: a place is given only for a reason. Else it warns.
	Bars bool
	// Reason is why it is set aside for this place, or "".
	Reason string
}

// Words are the misfit and the page's sentence.
func (m Misfit) Words() string {
	if m.Sentence == "" {
		return m.Why
	}
	return m.Why + " The page says: " + strings.TrimSpace(m.Sentence)
}

// Misfits are the rules of the programme that do not hold for a place, those that bar
// first, each once. A rule that the programme only shows is not checked, and what is not
// known misfits nothing, but for an earlier engagement, which is to be recorded.
//
// Source: the built-in programmes. "(Prospective HoDs/subject leaders are not eligible to
// participate)"; "existing secondary heads of department/subject leaders"; "teachers in
// schools which have previously engaged with a Secondary Teaching for Mastery Programme or
// Work Group"; "those who lead maths across multiple schools within a MAT, including at
// least one secondary school"; "state-funded secondary schools in England".
func (s *Snapshot) Misfits(e *Enrolment) []Misfit {
	var out []Misfit
	add := func(rule ID, sentence, why string, bars bool) {
		if why != "" && !slices.ContainsFunc(out, func(m Misfit) bool { return m.Rule == rule }) {
			out = append(out, Misfit{rule, sentence, why, bars, e.Override(rule)})
		}
	}
	name := "This person"
	if p := s.Person(e.Person); p != nil {
		name = p.Apart()
	}
	p := &s.Programme
	if m, is := s.RoleMisfit(name, e.Role); is {
		add(m.Rule, m.Sentence, m.Why, m.Bars)
	}
	for _, x := range p.Eligibility {
		switch x.Rule {
		case RuleEngaged:
			add(RulePrior, x.Sentence, s.priorWords(e), false)
		case RuleTrust:
			add(RuleSchools, x.Sentence, s.manyWords(name, e), false)
		case RuleState:
			add(RuleFunding, x.Sentence, s.stateWords(e), false)
		}
	}
	if p.StateFunded || p.England {
		add(RuleFunding, sentenceWith(p.Cost, "state-funded", "state funded"), s.stateWords(e), false)
	}
	add(RuleArea, "", s.areaWords(e), false)
	return out
}

// RoleMisfit is what does not fit of a role, as somebody of that name has it; is is false
// where all does. What bars goes before what warns.
func (s *Snapshot) RoleMisfit(name, role string) (m Misfit, is bool) {
	for _, bars := range []bool{true, false} {
		for _, x := range s.Programme.Eligibility {
			m = Misfit{Rule: RuleRole, Sentence: x.Sentence, Bars: bars}
			switch {
			case bars && x.Rule == RuleBars:
				m.Why = barredWords(name, role, x.Sentence)
			case !bars && (x.Rule == RuleWarns || x.Rule == RuleEveryone) && forLeaders(x.Sentence):
				m.Why = leaderWords(name, role)
			}
			if m.Why != "" {
				return m, true
			}
		}
	}
	return Misfit{}, false
}

// forLeaders tells whether a sentence says that the programme is for subject leaders.
func forLeaders(sentence string) bool {
	s := Fold(sentence)
	return strings.Contains(s, "subject leader") || strings.Contains(s, "heads of department") || strings.Contains(s, "head of department")
}

// barredWords say that a role is barred. A sentence that speaks of prospective leaders
// bars those who are none yet, another one all who are no subject leaders.
func barredWords(name, role, sentence string) string {
	if hasWord(sentence, "prospective", "aspiring") {
		return prospectiveWords(name, role)
	}
	return leaderWords(name, role)
}

// barred refuses a place for a role that the page bars, but for a reason, which stays at
// the place.
func (r *roster) barred(e Enrolment, p Person, why string) error {
	m, is := r.d.s.RoleMisfit(p.Apart(), e.Role)
	if !is || !m.Bars {
		return nil
	}
	if why = Tidy(why, MaxNote); why == "" {
		return refuse("%s Type why they are taken all the same.", m.Words())
	}
	r.d.Override(e, RuleRole, why)
	return nil
}

// SetAside keeps why a rule of who can take part does not hold for a place; "" takes the
// reason away.
type SetAside struct {
	Enrolment, Rule ID
	Reason          string
}

// Plan writes the reason.
func (a SetAside) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, why := s.Person(e.Person).Apart(), Tidy(a.Reason, MaxNote)
	if a.Rule < RuleRole || a.Rule > RuleSchools {
		return Plan{}, refuse("Choose one of the rules that do not hold for %s.", name)
	}
	if why == "" && slices.ContainsFunc(s.Misfits(e), func(m Misfit) bool { return m.Rule == a.Rule && m.Bars }) && e.Counts() {
		return Plan{}, refuse("%s has a place that the page bars: the reason stays.", name)
	}
	d := NewDraft(s, env, VerbSetAside, e.ID)
	d.Override(*e, a.Rule, why)
	if why == "" {
		return d.planned("%s: the reason is taken away.", name), nil
	}
	return d.planned("%s: the reason is kept.", name), nil
}

// IsProspective tells whether a role is still to come: no head of department yet.
func IsProspective(role string) bool {
	return hasWord(role, "prospective", "aspiring", "future", "incoming", "designate", "trainee")
}

// IsSubjectLeader tells whether a role is that of a head of department or subject leader.
// A deputy, an assistant or a second is none, nor is who is still to become one; an acting
// head is.
func IsSubjectLeader(role string) bool {
	s := " " + Fold(role) + " "
	for _, is := range []string{
		"head of department", "head of maths", "head of mathematics", "head of faculty", "subject lead", "subject leader", "maths lead", "maths leader",
		"mathematics lead", "mathematics leader", "curriculum lead", "curriculum leader", "director of maths", "director of mathematics",
		"lead of maths", "lead of mathematics", "leader of maths", "leader of mathematics", "lead for maths", "lead for mathematics", "faculty lead", "faculty leader", "hod",
	} {
		at := strings.Index(s, " "+is+" ")
		if at < 0 {
			continue
		}
		before := strings.Fields(s[:at])
		if n := len(before); n > 0 && slices.Contains([]string{"deputy", "assistant", "second", "vice", "former"}, before[n-1]) {
			continue
		}
		return !IsProspective(role)
	}
	return false
}

func hasWord(s string, words ...string) bool {
	return slices.ContainsFunc(strings.Fields(Fold(s)), func(w string) bool { return slices.Contains(words, w) })
}

func prospectiveWords(name, role string) string {
	if !IsProspective(role) {
		return ""
	}
	return fmt.Sprintf("%s is not one yet: %s.", name, role)
}

func leaderWords(name, role string) string {
	if role == "" || IsSubjectLeader(role) {
		return ""
	}
	return fmt.Sprintf("%s is no head of department or subject leader: %s.", name, role)
}

func (s *Snapshot) priorWords(e *Enrolment) string {
	x := s.School(e.School)
	if x == nil || len(x.Engagements) > 0 || x.Specialist > 0 {
		return ""
	}
	return fmt.Sprintf("Nothing that %s took part in before is recorded.", x.Name)
}

func (s *Snapshot) stateWords(e *Enrolment) string {
	x := s.School(e.School)
	if x == nil || x.State != No {
		return ""
	}
	return x.Name + " is not state-funded in England."
}

// areaWords say that a school lies outside the hub's area. It is a soft warning: schools
// and teachers can decide which hub to connect with. A national cohort has no hub.
func (s *Snapshot) areaWords(e *Enrolment) string {
	x := s.School(e.School)
	if x == nil || x.LA == "" || len(s.Cohort.Area) == 0 || s.Cohort.HubName == "" {
		return ""
	}
	for _, la := range s.Cohort.Area {
		if SameAuthority(la, x.LA) {
			return ""
		}
	}
	return fmt.Sprintf("%s lies in %s, outside the area of %s.", x.Name, x.LA, s.Cohort.HubName)
}

// SameAuthority tells whether two names are of one local authority, however it is styled:
// "Brent" and "London Borough of Brent", "Bristol" and "Bristol, City of". "Parts of
// Lancashire" is Lancashire.
func SameAuthority(a, b string) bool {
	bare := func(s string) string {
		s = Fold(s)
		for _, before := range []string{"parts of ", "part of ", "london borough of ", "royal borough of ", "metropolitan borough of ", "city of ", "county of "} {
			s = strings.TrimPrefix(s, before)
		}
		for _, after := range []string{" city of", " county of", " council", " county", " city", " borough"} {
			s = strings.TrimSuffix(s, after)
		}
		return strings.ReplaceAll(s, " and ", " ")
	}
	return bare(a) == bare(b)
}

// SchoolsOf are the schools of a place: that of the place first, then those that the person
// leads besides.
func (s *Snapshot) SchoolsOf(e *Enrolment) []*School {
	var out []*School
	for _, id := range append([]ID{e.School}, e.Further...) {
		if x := s.School(id); x != nil && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// IsSecondary tells whether a phase is one with secondary pupils.
//
// Source: the public register of schools: Secondary, All-through, Middle deemed secondary.
func IsSecondary(phase string) bool {
	return slices.Contains([]string{"secondary", "all through", "middle deemed secondary"}, Fold(phase))
}

func (s *Snapshot) manyWords(name string, e *Enrolment) string {
	all := s.SchoolsOf(e)
	if len(all) < 2 {
		return fmt.Sprintf("%s leads maths at %s here: type the others.", name, cmp.Or(map[bool]string{true: "one school"}[len(all) == 1], "no school"))
	}
	unknown := 0
	for _, x := range all {
		if IsSecondary(x.Phase) {
			return ""
		}
		if x.Phase == "" {
			unknown++
		}
	}
	if unknown > 0 {
		return fmt.Sprintf("None of the %d schools of %s is known to be secondary.", len(all), name)
	}
	return fmt.Sprintf("None of the %d schools of %s is secondary.", len(all), name)
}

// sentenceWith is the sentence of a text that has one of the words; the text where none has.
func sentenceWith(text string, words ...string) string {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '\n' }) {
		for _, w := range words {
			if strings.Contains(strings.ToLower(part), w) {
				return strings.TrimSpace(part) + "."
			}
		}
	}
	return text
}
