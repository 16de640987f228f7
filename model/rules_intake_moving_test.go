package model_test

import (
	"strings"
	"testing"

	"workgroup/model"
)

// TestASheetOfTheYearIsPeopleAndMarks: the spreadsheet that a lead kept until now has the days
// of the sessions as headings. Its people come in first, then its marks, each by its headings.
func TestASheetOfTheYearIsPeopleAndMarks(t *testing.T) {
	for _, head := range []string{"2021-11-17|2022-02-03|2022-05-26", "17.11.2021|03.02.2022|26.05.2022", "17/11/2021|3 Feb|S4", "17 Nov|3 Feb|26 May"} {
		r := newRoom(t)
		sheet := sheetOf("Name|School|Email|" + head + "\nFelicity Vane|Elm Road|f@elmroad.example|P|½|\nRowan Ash|Fern Lea|r@fernlea.example|A|L|\n")
		people := model.NewPeople(sheet)
		p := people.Propose(r.s, r.todayIs())
		if p.Stop != "" || chosen(setting(t, p, "headings")) != "1" || len(p.Lines) != 2 {
			t.Errorf("%s: read as %q, %+v", head, p.Stop, p.Lines)
			continue
		}
		if notes := strings.Join(p.Notes, "\n"); !strings.Contains(notes, "3 columns are of sessions: take the same file in again") {
			t.Errorf("%s: nothing is said of the marks: %q", head, notes)
		}
		r.takes(people)
		marks := model.NewMarks(sheet)
		r.takes(marks)
		for _, e := range r.s.Enrolments {
			want := map[string]model.MarkKind{"Vane": model.Present, "Ash": model.Absent}
			if kind, is := want[r.s.Person(e.Person).Family]; is && e.Mark(r.today).Kind != kind {
				t.Errorf("%s: %s is %+v", head, r.s.Person(e.Person).Listed(), e.Mark(r.today))
			}
		}
		r.again(people)
		r.again(marks)
	}
}

// TestAColumnOfADayWithoutASession: a day on which nothing is takes no marks, and it is said
// which.
func TestAColumnOfADayWithoutASession(t *testing.T) {
	r := newRoom(t)
	p := model.NewMarks(sheetOf("Name|17 Nov 2021|25.12.2021\nImran Khan|P|P")).Propose(r.s, r.todayIs())
	if notes := strings.Join(p.Notes, "\n"); !strings.Contains(notes, "Column C is left out: no session is on Sat 25 Dec 2021") {
		t.Errorf("it says %q", notes)
	}
}

// TestWhoHasOnlyAppliedIsInAReport: somebody who is not enrolled yet is not added as if they
// were new; it is said where they stand.
func TestWhoHasOnlyAppliedIsInAReport(t *testing.T) {
	r := newRoom(t)
	r.takes(model.NewPeople(sheetOf("Name|School|Email\nFelicity Vane|Elm Road|f@elmroad.example")).Decide("come-as", "applied"))
	p := r.proposal(takeIn(r, []model.MeetingReport{report(seen("Felicity Vane", "09:31-14:29"), seen("Nobody Here", "09:31-14:29"))}))
	if l := p.Lines[0]; l.Verdict != model.NeedsAnswer || !strings.HasPrefix(l.Words, "not on the register, their place: applied (enrol them first, with c under 5)") {
		t.Errorf("%s: %s", l.Verdict, l.Words)
	}
	if l := p.Lines[1]; strings.Contains(l.Words, "their place") {
		t.Errorf("%s: %s", l.Name, l.Words)
	}
}
