package model

import (
	"fmt"
	"strings"
)

// FeeAccount is how a fee came about, in sentences: what happened, when it was told, how
// much notice that was against the rule, and what was decided.
func (s *Snapshot) FeeAccount(o *Owed) string {
	f := s.Cohort.Fee
	say := s.Person(o.Enrolment.Person).Apart() + ": " + o.Mark.Words()
	if o.Day.Known() {
		say += " on " + o.Day.Long()
	}
	if o.Told.Known() {
		say += ", told us on " + o.Told.Long()
		if f != nil && o.Against.Known() {
			say += ", " + noticeWords(f, o)
		}
	} else if o.Mark.Kind == Absent {
		say += ", told nobody"
	}
	say += "."
	switch {
	case o.Unfit():
		say += " Nothing is owed now: " + o.Why + "."
	case o.Why != "":
		say += " Nothing owed: " + o.Why + "."
	case f != nil && o.Late:
		say += " That is less than " + f.DaysWords(f.NoticeDays) + "."
	}
	return say + s.decidedWords(o)
}

// noticeWords are the days of notice, and the date that they are counted to where that is
// not the date of now.
func noticeWords(f *FeeRule, o *Owed) string {
	what := "the session"
	if o.Against != o.Day {
		what = "its date of then, " + o.Against.Long()
	}
	switch {
	case o.Told > o.Against:
		return "after " + what
	case o.Notice == 0 && o.Told == o.Against:
		return "the day itself"
	}
	return f.DaysWords(o.Notice) + " before " + what
}

func (s *Snapshot) decidedWords(o *Owed) string {
	by := func(x Since) string {
		say := ""
		if x.Day.Known() {
			say += " " + x.Day.Short()
		}
		if who := s.LeadName(x.Lead); who != "" {
			say += " by " + who
		}
		return say
	}
	switch {
	case len(o.Answers) > 0:
		say := " Two answers: "
		for i, d := range o.Answers {
			if i > 0 {
				say += "; "
			}
			say += Pounds(d.Pence) + " " + d.State.String() + by(d.Since)
		}
		return say + "."
	case o.State == FeeProposed:
		return " " + Pounds(o.Pence) + " proposed: a person decides."
	case o.State == FeePaid:
		return fmt.Sprintf(" %s charged%s, paid%s.", Pounds(o.Pence), by(o.Decision.Charged), by(o.Decision.Since))
	case o.State == FeeWaived && o.Reason != "":
		return fmt.Sprintf(" %s waived%s: %s.", Pounds(o.Pence), by(o.Decision.Since), strings.TrimRight(o.Reason, "."))
	case o.State != FeeNone:
		return fmt.Sprintf(" %s %s%s.", Pounds(o.Pence), o.State, by(o.Decision.Since))
	}
	return ""
}

// FeesOf is what a place owes, in a few words: "1 proposed, 1 paid £75"; "" where nothing is.
func (s *Snapshot) FeesOf(e *Enrolment) string {
	var parts []string
	for state, sum := range Totals(s.ChargesOf(e)) {
		if state == int(FeeNone) || sum.Number == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", sum.Number, FeeState(state))
		if FeeState(state) != FeeProposed {
			part += " " + Pounds(sum.Pence)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// FeeLetter is the text of a letter about a fee, ready to paste: what happened, the rule in
// the hub's own words, and what was decided. ok is false where there is nothing to write.
func (s *Snapshot) FeeLetter(o *Owed) (text string, ok bool) {
	if o.State == FeeNone || len(o.Answers) > 0 {
		return "", false
	}
	parts := []string{"Dear " + s.Person(o.Enrolment.Person).Name() + ",", s.letterAbout(o), s.letterNews(o)}
	hub := s.Cohort.HubName
	if hub == "" {
		hub = "The programme"
	}
	if f := s.Cohort.Fee; f != nil {
		words := "“" + f.Text + "”"
		if f.Text == "" {
			words = f.Terms()
		}
		parts = append(parts, "The rule for fees is:\n"+words)
	}
	parts = append(parts, s.letterDecides(o, hub), "If this is not right, or if something kept you that could not be foreseen, please write back.")
	sign := hub
	lead := o.Decision.Since.Lead
	if lead == 0 && len(s.Leads) > 0 {
		lead = s.Leads[0].ID
	}
	if name := s.LeadName(lead); name != "" {
		sign = name + "\n" + sign
	}
	return strings.Join(append(parts, sign), "\n\n"), true
}

// letterAbout names the session.
func (s *Snapshot) letterAbout(o *Owed) string {
	x := o.Session
	say := fmt.Sprintf("%s, session %d", s.Cohort.Title, x.Number)
	if x.Title != "" {
		say += ", " + x.Title
	}
	if o.Day.Known() {
		say += ", " + o.Day.Long()
	}
	where := x.Venue
	if slot := s.Slot(o.Slot); slot != nil {
		where = slot.Host
	}
	if where != "" {
		say += ", " + where
	}
	return say
}

// letterNews says what happened.
func (s *Snapshot) letterNews(o *Owed) string {
	f := s.Cohort.Fee
	switch {
	case o.Why != "" && o.Told.Known() && o.Mark.Kind == Cancelled:
		return "You told us on " + o.Told.Long() + " that you could not come."
	case o.Why != "":
		return "Our register of that day was put right since."
	case o.Told.Known() && f != nil:
		return fmt.Sprintf("You told us on %s that you could not come: %s.", o.Told.Long(), noticeWords(f, o))
	}
	return "You did not come, and we had no notice."
}

// letterDecides says what became of the fee.
func (s *Snapshot) letterDecides(o *Owed, hub string) string {
	fee := Pounds(o.Pence)
	if f := s.Cohort.Fee; f != nil && f.PerSchool {
		fee += ", once for your school"
	}
	switch {
	case o.Unfit() && o.State == FeePaid:
		return fmt.Sprintf("The fee of %s, which you paid, was not owed. We will be in touch about it.", fee)
	case o.Unfit():
		return fmt.Sprintf("The fee of %s is not owed: nothing is to be paid.", fee)
	case o.State == FeeCharged:
		return fmt.Sprintf("%s charges a fee of %s.", hub, fee)
	case o.State == FeeWaived:
		return fmt.Sprintf("%s does not charge the fee of %s this time.", hub, fee)
	case o.State == FeePaid:
		return fmt.Sprintf("The fee of %s was paid. Thank you.", fee)
	}
	return fmt.Sprintf("A fee of %s may be charged. It is not charged yet.", fee)
}
