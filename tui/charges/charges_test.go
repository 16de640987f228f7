package charges_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/charges"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*charges.Pane)(nil)

// rule is that of a hub which may charge £75, in its own words.
func rule() *model.FeeRule {
	return &model.FeeRule{
		Text:  "The hub reserves the right to charge a £75 fee for non-attendance to the sessions or for cancellations to any of the sessions with less than 1 weeks' notice.",
		Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true, LateCancellation: true,
	}
}

func cohort(fee *model.FeeRule, marks func(d *model.Draft)) *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl", Title: "Subject Leadership", HubName: "Origin Maths Hub", Fee: fee})
		d.Lead(model.Lead{ID: 1, Name: "Robin Hale"})
		d.School(model.School{ID: 900, Name: "Ash Green"})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Venue: "Higham Lane School"})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit})
		d.Slot(model.Slot{ID: 301, Session: 102, Date: panetest.Day("12 Dec 2023"), Host: "PRU"})
		for i, p := range []model.Person{
			{Given: "Bilal", Family: "Ahmed"}, {Given: "Tomás", Family: "García Simón"}, {Given: "Sarah", Family: "Jones"}, {Given: "Minh", Family: "Nguyễn"},
			{Given: "Maximiliana Philippa", Family: "Roberts-Featherstonehaugh-Smythe"}, {Given: "Xinyi", Family: "Wu"},
		} {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			e := *panetest.Place(i)
			e.School = 900
			d.Enrol(e)
		}
	}, marks)
}

// desk is a cohort in which every state stands: charged and paid before, one decision that
// no longer fits, two to decide, one in time.
func desk() *panetest.Desk {
	s := cohort(rule(), func(d *model.Draft) {
		cancelled := func(day string) model.Mark {
			return model.Mark{Kind: model.Cancelled, ToldOn: panetest.Day(day)}
		}
		d.MarkAs(panetest.Place(0), 101, model.Mark{Kind: model.Absent})
		d.MarkAs(panetest.Place(1), 101, cancelled("6 Nov 2023"))
		d.MarkAs(panetest.Place(2), 101, cancelled("10 Nov 2023"))
		d.MarkAs(panetest.Place(3), 101, model.Mark{Kind: model.Substitute})
		d.MarkAs(panetest.Place(4), 101, model.Mark{Kind: model.Present, Late: true})
		d.MarkAs(panetest.Place(5), 101, model.Mark{Kind: model.Absent})
		d.Book(panetest.Place(2), 102, 301)
		d.MarkAs(panetest.Place(2), 102, cancelled("11 Dec 2023"))
		by := model.Since{Day: panetest.Day("20 Nov 2023"), Lead: 1}
		d.Decide(panetest.Place(2), 101, model.Decision{State: model.FeeWaived, Pence: 7500, Since: by}, "the school was closed")
		d.Decide(panetest.Place(4), 101, model.Decision{State: model.FeeCharged, Pence: 7500, Since: by}, "")
		d.Decide(panetest.Place(5), 101, model.Decision{State: model.FeePaid, Pence: 7500, Charged: by, Since: model.Since{Day: panetest.Day("4 Dec 2023"), Lead: 1}}, "")
	})
	return &panetest.Desk{Snap: s, Clock: panetest.At("15 Dec 2023 09:00"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50}
}

func fresh() pane.Pane { return charges.New(0, 0) }

func TestAsDrawn(t *testing.T) {
	d, p := desk(), charges.New(0, 0)
	panetest.Same(t, panetest.Shown(p, d, 120, 18), strings.TrimPrefix(`
 proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75
 “The hub reserves the right to charge a £75 fee for non-attendance to the sessions or for cancellations to any of the
 sessions with less than 1 weeks' notice.”
  Name                                 School    Mark         told notice     fee state           day by
 SESSION 1  Mon 13 Nov 2023  free to cancel until Mon 6 Nov
> Ahmed, Bilal                         Ash Green absent            none       £75 proposed
  García Simón, Tomás                  Ash Green cancelled   6 Nov 7 days         nothing owed
  Jones, Sarah                         Ash Green cancelled  10 Nov 3 days     £75 waived       20 Nov Robin Hale
  Nguyễn, Minh                         Ash Green substitute                       nothing owed
  Roberts-Featherstonehaugh-Smythe, M~ Ash Green late                         £75 charged?     20 Nov Robin Hale
  Wu, Xinyi                            Ash Green absent            none       £75 paid          4 Dec Robin Hale
 SESSION 2, the visit
  Jones, Sarah                         Ash Green cancelled  11 Dec 1 day      £75 proposed

------------------------------------------------------------------------------------------------------------------------
 Bilal Ahmed: absent on Mon 13 Nov 2023, told nobody. £75 proposed: a person decides.`, "\n"))
	for keys, want := range map[string]string{
		"down":         "Nothing owed: told 7 days before, in time.",
		"j j":          "£75 waived 20 Nov by Robin Hale: the school was closed.",
		"end up up":    "late on Mon 13 Nov 2023. Nothing is owed now: late. £75 charged 20 Nov by Robin Hale.",
		"end up":       "£75 charged 20 Nov by Robin Hale, paid 4 Dec by Robin Hale.",
		"end":          "cancelled on Tue 12 Dec 2023, told us on Mon 11 Dec 2023, 1 day before the session. That is less than 7 days.",
		"end home k k": "Bilal Ahmed",
	} {
		p := charges.New(0, 0)
		p.View(d, 120, 18, true)
		panetest.Press(t, p, d, keys)
		if got := strings.Join(strings.Fields(panetest.Shown(p, d, 120, 18)), " "); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", keys, want, got)
		}
	}
}

func TestDeciding(t *testing.T) {
	for _, x := range []struct{ keys, foot, totals string }{
		{"c", "Bilal Ahmed: £75 charged for session 1.", "proposed 1 £75 | charged 2 £150 | waived 1 £75 | paid 1 £75"},
		{"c p", "Bilal Ahmed: £75 paid for session 1.", "proposed 1 £75 | charged 1 £75 | waived 1 £75 | paid 2 £150"},
		{"c c", "Bilal Ahmed: charged already, 15 Dec.", "proposed 1 £75 | charged 2 £150 | waived 1 £75 | paid 1 £75"},
		{"c backspace", "Bilal Ahmed: £75 proposed.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{"p", "Bilal Ahmed was not charged: £75 proposed. Charge it first.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{`w "in court" enter`, "Bilal Ahmed: £75 waived for session 1, because: in court.", "proposed 1 £75 | charged 1 £75 | waived 2 £150 | paid 1 £75"},
		{`w enter`, "", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{"down c", "Tomás García Simón owes nothing for session 1: told 7 days before, in time.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{"down w", "Tomás García Simón owes nothing for session 1: told 7 days before, in time.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{"end up w", "Xinyi Wu has paid. Take that back first, if it is wrong.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
		{"end up up backspace", "Maximiliana Philippa Roberts-Featherstonehaugh-Smythe: nothing is owed, late.", "proposed 2 £150 | charged 0 | waived 1 £75 | paid 1 £75"},
		{"down l", "Tomás García Simón: cancelled on Mon 13 Nov 2023, told us on Mon 6 Nov 2023, 7 days before the session. Nothing owed: told 7 days before, in time. There is no letter to write.", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75"},
	} {
		d, p := desk(), charges.New(0, 0)
		p.View(d, 80, 20, true)
		panetest.Type(t, p, d, x.keys)
		if d.Foot != x.foot {
			t.Errorf("%s: the foot says %q, want %q", x.keys, d.Foot, x.foot)
		}
		if got, _, _ := strings.Cut(panetest.Shown(p, d, 120, 18), "\n"); got != " "+x.totals {
			t.Errorf("%s: %s", x.keys, got)
		}
	}
}

func TestTheLetterIsCopied(t *testing.T) {
	d, p := desk(), charges.New(0, 0)
	asked := panetest.Type(t, p, d, "c l")
	if asked == nil {
		t.Fatal("nothing is shown")
	}
	shown := strings.Join(asked.Dialog.Sized(76, 40).View(panetest.Plain()), "\n")
	for _, want := range []string{"Dear Bilal Ahmed,", "Higham Lane School", "reserves the right", "Origin Maths Hub charges a fee of £75.", "Robin Hale", "y copies it"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	dialog, answer := asked.Dialog.Key(panetest.Key(t, "y"))
	if dialog == nil || !answer.Done {
		t.Fatal("y does not copy it")
	}
	if e := asked.Then(d, answer); !strings.HasPrefix(e.Copy, "Dear Bilal Ahmed,\n\n") || d.Foot != "The letter is copied: paste it into an e-mail." {
		t.Errorf("%+v, %q", e, d.Foot)
	}
	if next := panetest.Answered(t, p, d, asked, "esc"); next != nil {
		t.Error("esc asks on")
	}
}

func TestOpensAtACharge(t *testing.T) {
	d := desk()
	if got := panetest.Press(t, charges.New(panetest.Place(2).ID, 102), d, "enter").Go; got != (pane.Place{Screen: pane.Card, Enrolment: panetest.Place(2).ID, Session: 102, Slot: 301}) {
		t.Errorf("%+v", got)
	}
	if got := panetest.Press(t, charges.New(panetest.Place(4).ID, 101), d, "enter").Go.Enrolment; got != panetest.Place(4).ID {
		t.Errorf("%v", got)
	}
	// Its row has gone: the cursor stays where it stood.
	p := charges.New(panetest.Place(4).ID, 101)
	panetest.Press(t, p, d, "backspace")
	if got := panetest.Press(t, p, d, "enter").Go.Enrolment; got != panetest.Place(5).ID {
		t.Errorf("after its row went: %v", got)
	}
}

func TestWithNothingToShow(t *testing.T) {
	none := func(*model.Draft) {}
	for name, x := range map[string]struct {
		snap *model.Snapshot
		hide pane.Privacy
		want string
	}{
		"no rule":     {cohort(nil, none), pane.Everything, "This cohort has no fee rule, so nothing is ever charged. To give it one press 1 for\nthe cohorts, and e there."},
		"no marks":    {cohort(rule(), none), pane.Everything, "Nothing is to be charged: nobody is marked absent or cancelled yet.\n\n “The hub reserves the right to charge a £75 fee for non-attendance to the\n sessions or for cancellations to any of the sessions with less than 1 weeks'\n notice.”"},
		"names only":  {desk().Snap, pane.NamesOnly, "Charges are hidden while only names are shown. Press ctrl+o until names only\nis gone."},
		"no marks, p": {cohort(rule(), none), pane.NamesOnly, "Charges are hidden while only names are shown. Press ctrl+o until names only\nis gone."},
		"no cohort":   {nil, pane.Everything, "No cohort is open."},
		"nothing":     {desk().Snap, pane.Nothing, ""},
	} {
		d := desk()
		d.Snap, d.Hide = x.snap, x.hide
		w := 78
		if name == "no rule" {
			w = 84
		}
		p := charges.New(0, 0)
		if got := panetest.Shown(p, d, w, 8); got != x.want {
			t.Errorf("%s:\n%s", name, got)
		}
		for _, key := range strings.Fields("c w p backspace l enter down") {
			before := d.Snap
			e := panetest.Press(t, p, d, key)
			if d.Snap != before || e.Ask != nil || e.Copy != "" || e.Go != (pane.Place{}) || e.Handled != (x.hide != pane.Nothing) {
				t.Errorf("%s, %s: %+v", name, key, e)
			}
		}
	}
}

func TestWorkingDaysSayWhatIsNotKnown(t *testing.T) {
	f := rule()
	f.WorkingDays, f.NoticeDays = true, 5
	d := desk()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		c := d.Snap.Cohort
		c.Fee = f
		w.Cohort(c)
	})
	got := panetest.Shown(charges.New(0, 0), d, 100, 20)
	for _, want := range []string{"bank holidays are not known", "5 working days", "1 working day"} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestEveryKeyIsNamed(t *testing.T) {
	if n := len(panetest.Named(t, desk(), fresh)); n != 14 {
		t.Errorf("%d keys are named", n)
	}
	d, p := desk(), charges.New(0, 0)
	if p.Asking() || p.Paste(d, "c").Handled || panetest.Press(t, p, d, "q").Handled || p.Title(d) != "9 Charges   Subject Leadership" {
		t.Error("keys or text are taken that are not the pane's")
	}
}

func TestGoldens(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		d := desk()
		d.Look = look
		return charges.New(0, 0).View(d, w, h, focused)
	})
}

func TestQuestions(t *testing.T) {
	d, p := desk(), charges.New(0, 0)
	t.Run("waive", func(t *testing.T) { panetest.Dialogs(t, panetest.Type(t, p, d, "w")) })
	t.Run("letter", func(t *testing.T) { panetest.Dialogs(t, panetest.Type(t, p, d, "l")) })
}

func TestFitsAtEverySize(t *testing.T) {
	texts := panetest.Nasty()
	nasty := rule()
	nasty.Text = strings.Join(texts[:6], " ")
	names := panetest.Named(t, desk(), fresh)
	r := rand.New(rand.NewPCG(1, 1))
	s := cohort(nasty, func(d *model.Draft) {
		for i, text := range texts {
			e := *panetest.Place(i)
			d.Person(model.Person{ID: e.Person, Given: text, Family: text, Label: text})
			d.Enrol(e)
			d.MarkAs(&e, 101, model.Mark{Kind: model.Absent})
			d.Decide(&e, 101, model.Decision{State: model.FeeState(i % 5), Pence: i * 777_777}, text)
		}
	})
	for _, look := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			d, p := desk(), charges.New(0, 0)
			d.Snap, d.Look = s, look
			for range 8 {
				panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
				if _, y, ok := p.Cursor(); ok && y >= size[1] {
					t.Fatalf("the cursor is on line %d at %v", y, size)
				}
				panetest.Press(t, p, d, names[r.IntN(len(names))])
			}
		}
	}
	panetest.Fits(t, charges.New(0, 0).View(desk(), -4, 3, true), -4, 3)
}
