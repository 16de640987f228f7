package people

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// way is something that may become of a place, with its letter in the menu.
type way struct {
	key, does string
	run       func(pane.Desk, *model.Enrolment) pane.Effect
}

// changePlace asks what becomes of a place: what fits its status.
func changePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	ways := waysOf(d, e)
	var hints []dialog.Hint
	for _, w := range ways {
		hints = append(hints, dialog.Hint{Key: w.key, Does: w.does})
	}
	return pane.Question(dialog.Menu{
		Title: "Place: " + listedName(d, e), Sentence: model.Capital(placeWords(d.Snapshot(), e, model.DayOf(d.Now()), d.Privacy() == pane.Everything)) + ".", Choices: hints, No: "leave it",
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return ways[a.Index].run(d, e)
	})
}

// waysOf are those that fit a place, the most likely first.
func waysOf(d pane.Desk, e *model.Enrolment) []way {
	s := d.Snapshot()
	var ways []way
	switch today := e.StatusOn(model.DayOf(d.Now())); {
	case e.Status == model.Withdrawn:
		ways = []way{{"a", "again on the list", backOnList}}
	case e.Status == model.NotOnList:
		ways = []way{{"l", "put on the list", putOnList}, {"w", "withdraw", withdrawPlace}, {"r", "replace", replacePlace}}
	case !e.Counts():
		ways = []way{{"l", "put on the list", putOnList}, {"s", "status: interested, dates sent, applied, waiting, declined", setStatus}}
		if e.Status == model.Waiting && e.For == 0 {
			ways = append(ways, way{"o", "offer a place", offerPlace})
		}
	case e.Status == model.Paused || today == model.Paused:
		ways = []way{{"a", "back from the pause", backOnList}, {"w", "withdraw", withdrawPlace}, {"r", "replace", replacePlace}}
	case e.Status == model.Completed:
		ways = []way{{"a", "enrolled, not completed", notCompleted}, {"w", "withdraw", withdrawPlace}}
	default:
		ways = []way{{"p", "pause", pausePlace}, {"w", "withdraw", withdrawPlace}, {"r", "replace", replacePlace}, {"c", "completed", completePlace}}
	}
	if len(s.Misfits(e)) > 0 && d.Privacy() == pane.Everything {
		ways = append(ways, way{"g", "go on all the same: why a rule does not hold", setAside})
	}
	ways = append(ways, way{"m", "commitment confirmed", confirmCommitment})
	if s.Programme.Unit == model.UnitSchools || len(e.Further) > 0 {
		ways = append(ways, way{"k", "schools that they lead", leadSchools})
	}
	switch {
	case e.For != 0:
		ways = append(ways, way{"y", "this year after all", thisYear})
	case e.Status != model.Withdrawn:
		ways = append(ways, way{"y", "next year's list", nextYear})
	}
	if e.School != 0 && e.Status != model.Withdrawn {
		ways = append(ways, way{"x", "the whole school withdraws", withdrawSchool})
	}
	return append(ways, way{"f", "first day", func(d pane.Desk, e *model.Enrolment) pane.Effect { return edit(d, e, "", fieldFrom) }}, way{"d", "remove", removePlace})
}

// steps are those that stand in the palette only.
func steps(on func(func(pane.Desk, *model.Enrolment) pane.Effect) func(pane.Desk) pane.Effect) []pane.Key {
	named := func(does string, run func(pane.Desk, *model.Enrolment) pane.Effect) pane.Key {
		return pane.Key{Show: palette, Does: does, Run: on(run)}
	}
	return []pane.Key{
		named("status: interested, dates sent, applied, waiting, declined", setStatus), named("offer a place to somebody who waits", offerPlace),
		named("completed: this person has completed the programme", completePlace),
		{Show: palette, Does: "completed: confirm all who have earned their days", Run: completeAll},
		{Show: palette, Does: "invite: copy the schools with nobody in the subject leader community", Run: copyInvitations},
		named("commitment: confirmed by the school or the participant", confirmCommitment), named("why a rule of the page does not hold for them", setAside),
		named("whole school withdraws", withdrawSchool), named("next year's list, or this year after all", eitherYear), named("schools that they lead, of a trust", leadSchools),
	}
}

// asked are the statuses before a place is given, in words.
func askedStatuses() []model.Status {
	return []model.Status{model.Interested, model.DatesSent, model.Applied, model.Waiting, model.Declined}
}

func statusWords(all []model.Status) []string {
	var out []string
	for _, s := range all {
		out = append(out, s.String())
	}
	return out
}

// setStatus asks which step was taken, and on which day.
func setStatus(d pane.Desk, e *model.Enrolment) pane.Effect {
	all := askedStatuses()
	next := slices.Index(all, e.Status)
	if next++; next >= len(all)-1 {
		next = len(all) - 2
	}
	return plain(func(v dialog.Values) model.Action {
		return model.SetStatus{Enrolment: e.ID, To: all[choice(statusWords(all), v[fieldStatus])], Day: readDay(d, v[fieldDay])}
	}).ask(d, dialog.FormOptions{Title: "Status: " + listedName(d, e), Does: "keeps it", Fields: []dialog.Field{
		{Name: fieldStatus, Label: "Status", Choices: statusWords(all), Value: all[next].String(), Hint: "A place itself is given with l."},
		dayField(d, fieldDay, "Since", model.DayOf(d.Now()), "The day on which it was so."),
	}})
}

// offerPlace asks on which day a place was offered.
func offerPlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	return plain(func(v dialog.Values) model.Action {
		return model.OfferPlace{Enrolment: e.ID, Day: readDay(d, v[fieldDay])}
	}).ask(d, dialog.FormOptions{Title: "A place is offered: " + listedName(d, e), Does: "keeps it", Fields: []dialog.Field{
		dayField(d, fieldDay, "On", model.DayOf(d.Now()), "When they say yes put them on the list (l); when no, declined."),
	}})
}

// completePlace asks on which day somebody completed the programme, and why where days
// are missing.
func completePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	intro := "Days: " + d.Snapshot().DaysOf(e) + "."
	if d.Privacy() != pane.Everything {
		intro = ""
	}
	return trial(func(v dialog.Values, _ bool, over string) []model.Action {
		return []model.Action{model.Complete{Enrolments: []model.ID{e.ID}, Day: readDay(d, v[fieldDay]), Over: over}}
	}).ask(d, dialog.FormOptions{Title: "Completed: " + listedName(d, e), Intro: intro, Does: "confirms it", Fields: []dialog.Field{
		dayField(d, fieldDay, "On", model.DayOf(d.Now()), "The day that it is counted from."),
	}})
}

// completeAll confirms those who have earned all days, as they are chosen.
func completeAll(d pane.Desk) pane.Effect {
	if d.Snapshot() == nil {
		return warned(d, "No cohort is open.")
	}
	all := d.Snapshot().ToComplete()
	if len(all) == 0 {
		return warned(d, "Nobody who is enrolled has earned all days yet.")
	}
	var rows []dialog.Row
	for _, e := range all {
		row := dialog.Row{Text: listedName(d, e), Picked: true}
		if d.Privacy() == pane.Everything {
			row.Beside = d.Snapshot().DaysOf(e)
		}
		rows = append(rows, row)
	}
	action := func(picked []int) model.Action {
		var ids []model.ID
		for _, i := range picked {
			ids = append(ids, all[i].ID)
		}
		return model.Complete{Enrolments: ids}
	}
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Completed", Label: "They have earned the days that are expected. Who has completed the programme?", Rows: rows, Many: true, None: true, Does: "confirms them",
		Find: func(typed string) []int {
			var out []int
			for i, row := range rows {
				if ok, _ := model.Answers(row.Text, typed); ok {
					out = append(out, i)
				}
			}
			return out
		},
		Judge: func(picked []int) (string, dialog.Verdict) {
			if len(picked) == 0 {
				return "Nobody is chosen.", dialog.Wrong
			}
			return count(len(picked), "person", "people") + " completed today.", dialog.Fine
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			do(d, []model.Action{action(a.Picked)})
		}
		return pane.Taken()
	})
}

// copyInvitations copies the schools to invite into a subject leader community.
func copyInvitations(d pane.Desk) pane.Effect {
	if d.Snapshot() == nil {
		return warned(d, "No cohort is open.")
	}
	if d.Privacy() != pane.Everything {
		return warned(d, "At names only nothing of this leaves the program. Press ctrl+o until names only is gone.")
	}
	n := len(d.Snapshot().Invitations())
	if n == 0 {
		return warned(d, "There is no school to invite: the page expects none, or all of them take part.")
	}
	d.Say(count(n, "school", "schools") + " to invite copied, with their subject leaders.")
	return pane.Effect{Handled: true, Copy: d.Snapshot().InvitationText()}
}

func notCompleted(d pane.Desk, e *model.Enrolment) pane.Effect {
	do(d, []model.Action{model.Enrol{Enrolment: e.ID}})
	return pane.Taken()
}

// confirmCommitment asks who confirmed that they can commit, and when.
func confirmCommitment(d pane.Desk, e *model.Enrolment) pane.Effect {
	parties := []string{model.BySchool.String(), model.ByParticipant.String()}
	of := func(v dialog.Values) model.Party { return model.Party(1 + choice(parties, v[fieldParty])) }
	party := model.BySchool
	if e.Committed(model.BySchool).Day.Known() && !e.Committed(model.ByParticipant).Day.Known() {
		party = model.ByParticipant
	}
	bySchool := func(v dialog.Values) bool { return of(v) == model.BySchool }
	all := []string{"everybody of the school here", "this person only"}
	return plain(func(v dialog.Values) model.Action {
		return model.ConfirmCommitment{Enrolment: e.ID, Of: of(v), Day: readDay(d, v[fieldDay]), By: v[fieldBy], All: choice(all, v[fieldAll]) == 0}
	}).ask(d, dialog.FormOptions{
		Title: "Commitment: " + listedName(d, e), Intro: strings.TrimSpace(firstLine(d.Snapshot().Programme.Commitment)), Does: "keeps it",
		Fields: []dialog.Field{
			{Name: fieldParty, Label: "Confirmed by", Choices: parties, Value: party.String()},
			dayField(d, fieldDay, "On", model.DayOf(d.Now()), "Empty: not confirmed any more."),
			{Name: fieldBy, Label: "Who", Value: e.Committed(party).By, Limit: model.MaxName, Hint: "Who said so: Ms Ford, headteacher. May stay empty.", When: bySchool, Private: true},
			{Name: fieldAll, Label: "For", Choices: all, When: bySchool},
		},
	})
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// setAside asks why a rule of the page does not hold for somebody.
func setAside(d pane.Desk, e *model.Enrolment) pane.Effect {
	if d.Privacy() != pane.Everything {
		return warned(d, "Why a rule does not hold is not shown at names only. Press ctrl+o until names only is gone.")
	}
	all := d.Snapshot().Misfits(e)
	if len(all) == 0 {
		return warned(d, listedName(d, e)+" fits all that the page asks for.")
	}
	var words []string
	for _, m := range all {
		words = append(words, m.Why)
	}
	return plain(func(v dialog.Values) model.Action {
		return model.SetAside{Enrolment: e.ID, Rule: all[choice(words, v[fieldRule])].Rule, Reason: v[fieldRemark]}
	}).ask(d, dialog.FormOptions{
		Title: "All the same: " + listedName(d, e), Intro: all[0].Words(), Does: "keeps the reason",
		Fields: []dialog.Field{
			{Name: fieldRule, Label: "Rule", Choices: words},
			{Name: fieldRemark, Label: "Reason", Value: all[0].Reason, Lines: 2, Limit: model.MaxNote, Private: true, Hint: "It stays with the place, for all leads to see. Never health."},
		},
	})
}

// withdrawSchool asks from when and why a whole school leaves.
func withdrawSchool(d pane.Desk, e *model.Enrolment) pane.Effect {
	x := d.Snapshot().School(e.School)
	if x == nil {
		return warned(d, listedName(d, e)+" has no school here.")
	}
	var who []string
	for _, o := range d.Snapshot().Enrolments {
		if o.School == x.ID && o.Status != model.Withdrawn && o.Status != model.Declined {
			who = append(who, listedName(d, o))
		}
	}
	fields := leaving(d)
	for i := range fields {
		if fields[i].Name == fieldWhy {
			fields[i].Value = model.SchoolWithdrew.String()
		}
	}
	return plain(func(v dialog.Values) model.Action {
		return model.WithdrawSchool{School: x.ID, Day: readDay(d, v[fieldDay]), Reason: whyLeft(v)}
	}).ask(d, dialog.FormOptions{
		Title: "Withdraws: " + x.Name, Intro: fmt.Sprintf("All of its people: %s.", strings.Join(who, "; ")), Fields: fields, Does: "withdraws them all",
	})
}

func nextYear(d pane.Desk, e *model.Enrolment) pane.Effect {
	do(d, []model.Action{model.NextYear{Enrolment: e.ID}})
	return pane.Taken()
}

func thisYear(d pane.Desk, e *model.Enrolment) pane.Effect {
	do(d, []model.Action{model.ThisYear{Enrolment: e.ID}})
	return pane.Taken()
}

func eitherYear(d pane.Desk, e *model.Enrolment) pane.Effect {
	if e.For != 0 {
		return thisYear(d, e)
	}
	return nextYear(d, e)
}

// leadSchools asks which schools somebody leads beside their own.
func leadSchools(d pane.Desk, e *model.Enrolment) pane.Effect {
	s := d.Snapshot()
	var have []string
	for _, id := range e.Further {
		if x := s.School(id); x != nil {
			have = append(have, x.Name)
		}
	}
	own := "no school yet"
	if x := s.School(e.School); x != nil {
		own = x.Name
	}
	return plain(func(v dialog.Values) model.Action {
		return model.LeadSchools{Enrolment: e.ID, Names: strings.FieldsFunc(v[fieldSchools], func(r rune) bool { return r == '\n' || r == ';' })}
	}).ask(d, dialog.FormOptions{
		Title: "Schools: " + listedName(d, e), Intro: "Their own: " + own + ". Phase and trust of each stand with the school (s).", Does: "keeps them",
		Fields: []dialog.Field{{Name: fieldSchools, Label: "And these", Value: strings.Join(have, "\n"), Lines: 6, Limit: model.MaxNote, Hint: "One a line (ctrl+j), or with a semicolon between. One that is not here yet is added."}},
	})
}
