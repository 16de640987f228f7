package line

import (
	"strings"

	"workgroup/model"
	"workgroup/tui"
)

// cohortOf is the cohort of that code; upper and lower case are one.
func cohortOf(book tui.Book, code string) (model.Facts, error) {
	found, codes := model.Facts{}, []string{}
	for f, err := range book.Cohorts() {
		if err != nil {
			return model.Facts{}, err
		}
		if f.TakenBack() {
			continue
		}
		if strings.EqualFold(f.Code, code) {
			found = f
		}
		if len(codes) < 8 {
			codes = append(codes, f.Code)
		}
	}
	switch {
	case found.Space != 0:
		return found, nil
	case len(codes) == 0:
		return model.Facts{}, wrongUse("There is no cohort %s: this file has none yet.", code)
	}
	return model.Facts{}, wrongUse("There is no cohort %s in this file. There is: %s.", code, strings.Join(codes, ", "))
}

// opened is a cohort that a command works with. It is to be closed.
type opened struct {
	book tui.Book
	snap *model.Snapshot
	env  model.Env
}

func (o opened) close() { o.book.Close() }

// cohortForScript opens the file without the screen, and the cohort of --cohort.
func (w World) cohortForScript(f flags) (o opened, err error) {
	if f.cohort == "" {
		return o, wrongUse("Say which cohort: --cohort with its code, as ssl-2021.")
	}
	clock, err := w.clock()
	if err != nil {
		return o, err
	}
	if o.book, err = w.openForScript(f); err != nil {
		return o, err
	}
	facts, err := cohortOf(o.book, f.cohort)
	if err == nil {
		o.snap, err = o.book.Load(facts.Space)
	}
	if err != nil {
		o.close()
		return o, err
	}
	clock.Demo = o.book.Demo()
	o.env = model.Env{Now: clock.Now(facts), NewID: w.NewID}
	if len(o.snap.Leads) > 0 {
		o.env.Lead = o.snap.Leads[0].ID
	}
	return o, nil
}

// sheet is the register of --session and, of a visit, --date; zero where no session is
// given. A visit of several dates needs one only where it must be known.
func (o opened) sheet(f flags, date string, must bool) (model.SheetID, error) {
	if f.session == 0 {
		return model.SheetID{}, nil
	}
	x := o.snap.SessionNumbered(f.session)
	if x == nil {
		return model.SheetID{}, wrongUse("There is no session %d in %s: it has %d.", f.session, o.snap.Cohort.Code, len(o.snap.Sessions))
	}
	id := model.SheetID{Session: x.ID}
	if x.Kind != model.Visit {
		return id, nil
	}
	slots := o.snap.SlotsOf(x.ID)
	want := model.Day(0)
	if date != "" {
		read, wrong := model.ReadDay(date, model.DayContext{Year: o.snap.Cohort.Year, Today: model.DayOf(o.env.Now)})
		if wrong != "" {
			return id, wrongUse("--date: %s", wrong)
		}
		want = read.Day
	}
	var found []*model.Slot
	var days []string
	for _, slot := range slots {
		if date == "" || slot.Date == want {
			found = append(found, slot)
		}
		days = append(days, slot.Date.Long())
	}
	switch {
	case len(found) == 1:
		id.Slot = found[0].ID
	case len(slots) == 0 && must:
		return id, wrongUse("Session %d is a visit that has no dates yet.", f.session)
	case must || date != "":
		return id, wrongUse("Session %d is a visit: give one of its dates with --date. There is: %s.", f.session, strings.Join(days, ", "))
	}
	return id, nil
}
