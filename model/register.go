package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// openSheet is the register that an action changes, refused where it is finished,
// called off or gone.
func (s *Snapshot) openSheet(id SheetID) (Sheet, error) {
	sheet, ok := s.Sheet(id)
	if !ok {
		return Sheet{}, refuse("This register is not there any more.")
	}
	if sheet.Finish.Is {
		return Sheet{}, refuse("finished %s %s; f opens it", sheet.Finish.Day.Short(), sheet.Finish.At)
	}
	if off := sheet.Off(); off != "" {
		return Sheet{}, refuse("%s", off)
	}
	return sheet, nil
}

func (s *Snapshot) openToday(id SheetID, env Env) (Sheet, error) {
	sheet, err := s.openSheet(id)
	if err == nil && sheet.ToCome(env.Now) {
		when := "has no date yet"
		if sheet.Date.Known() {
			when = "is on " + sheet.Date.Long()
		}
		err = refuse("The session %s: nobody can be marked before the day.", when)
	}
	return sheet, err
}

// MarkRest marks all that are still unmarked with one kind: Present, Absent or
// Excused. It touches no mark that is there, and nobody of another door.
type MarkRest struct {
	Sheet SheetID
	Kind  MarkKind
	Door  Door
}

// Plan marks the rest.
func (a MarkRest) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, err := s.openToday(a.Sheet, env)
	if err != nil {
		return Plan{}, err
	}
	if a.Kind != Present && a.Kind != Absent && a.Kind != Excused {
		return Plan{}, refuse("The rest can be present, absent or excused.")
	}
	d := NewDraft(s, env, VerbRest, 0, a.Sheet.Session, a.Sheet.Slot)
	rows := sheet.UnmarkedAt(a.Door)
	for _, i := range rows {
		d.mark(sheet.Rows[i].Enrolment, a.Sheet.Session, Mark{Kind: a.Kind, ByRest: true, Amended: sheet.Finish.Was})
	}
	of := ""
	if !a.Door.Everybody() {
		of = " at my door " + a.Door.String()
	}
	return d.planned("The rest%s, %d %s: %s.", of, len(rows), plural(len(rows), "person", "people"), strings.ToUpper(Mark{Kind: a.Kind}.Words())), nil
}

// MarkRows marks the rows that were named by their numbers: Present or Absent.
type MarkRows struct {
	Sheet      SheetID
	Enrolments []ID
	Kind       MarkKind
}

// Plan marks those rows.
func (a MarkRows) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, err := s.openToday(a.Sheet, env)
	if err != nil {
		return Plan{}, err
	}
	if a.Kind != Present && a.Kind != Absent {
		return Plan{}, refuse("Row numbers mark people present or absent.")
	}
	d := NewDraft(s, env, VerbRows, 0, a.Sheet.Session, a.Sheet.Slot)
	n := 0
	for _, r := range sheet.Rows {
		if slices.Contains(a.Enrolments, r.Enrolment.ID) {
			d.mark(r.Enrolment, a.Sheet.Session, Mark{Kind: a.Kind, Amended: sheet.Finish.Was})
			n++
		}
	}
	return d.planned("%d people by row number: %s.", n, strings.ToUpper(Mark{Kind: a.Kind}.Words())), nil
}

// RowNumbers reads row numbers as they are typed: "3 7 11", "3,7", "+1", "12-14".
// The sentence says which are no row.
func (h *Sheet) RowNumbers(typed string) (rows []int, wrong string) {
	var bad []string
	add := func(number string) {
		i := slices.IndexFunc(h.Rows, func(r Row) bool { return r.Number == number })
		switch {
		case i < 0:
			bad = append(bad, number)
		case !slices.Contains(rows, i):
			rows = append(rows, i)
		}
	}
	for _, w := range strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		first, last, _ := strings.Cut(w, "-")
		from, wrongFrom := strconv.Atoi(first)
		to, wrongTo := strconv.Atoi(last)
		if wrongFrom == nil && wrongTo == nil && !strings.HasPrefix(w, "+") && from > 0 && to >= from && to-from < 1000 {
			for i := from; i <= to; i++ {
				add(fmt.Sprint(i))
			}
			continue
		}
		add(w)
	}
	slices.Sort(rows)
	if len(bad) > 0 {
		wrong = "No such row: " + strings.Join(bad, " ")
	}
	return rows, wrong
}

// WalkIn puts somebody on the register who is on no list, and marks them present.
type WalkIn struct {
	Sheet        SheetID
	Name, School string
	// Listed is the school where it was chosen from the register of schools; else nil.
	Listed *Listed
}

// Plan adds the person.
func (a WalkIn) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, err := s.openToday(a.Sheet, env)
	if err != nil {
		return Plan{}, err
	}
	name := Tidy(a.Name, MaxName)
	if given, family := SplitName(name); given+family == "" {
		return Plan{}, refuse("A person needs a name.")
	}
	d := NewDraft(s, env, VerbWalkIn, env.NewID(), a.Sheet.Session, a.Sheet.Slot)
	e := d.c.Label.IDs[0]
	d.id(KindEnrolment, e, enrolmentPerson, d.person(name))
	if a.Listed != nil {
		school, _, err := d.take(TakeSchool{Listed: *a.Listed})
		if err != nil {
			return Plan{}, err
		}
		d.id(KindEnrolment, e, enrolmentSchool, school.ID)
	} else if school := Tidy(a.School, MaxName); school != "" {
		d.id(KindEnrolment, e, enrolmentSchool, d.school(school))
	}
	d.int(KindEnrolment, e, enrolmentStatus, int64(NotOnList))
	d.int(KindEnrolment, e, enrolmentFrom, int64(sheet.Date))
	if sheet.Slot != nil {
		d.elem(KindEnrolment, e, enrolmentBooking, a.Sheet.Session, packID(a.Sheet.Slot))
	}
	m := Mark{Kind: Present, Amended: sheet.Finish.Was}
	if sheet.Running(env.Now) {
		m.Arrived = ClockOf(env.Now)
	}
	d.elem(KindEnrolment, e, enrolmentMark, a.Sheet.Session, m.pack())
	return d.planned("%s: not on the list, %s", name, m.Sentence(s)), nil
}

// school is the school of that name, made where there is none.
func (d *Draft) school(name string) ID {
	for _, x := range d.s.Schools {
		if Fold(x.Name) == Fold(name) {
			return x.ID
		}
	}
	id := d.env.NewID()
	d.text(KindSchool, id, schoolName, name)
	return id
}

// TaskBack notes that a person brought the task of the last session, or, where it
// is noted already, that it is not back.
type TaskBack struct {
	Sheet     SheetID
	Enrolment ID
}

// Plan notes it for every task of the last session that set any.
func (a TaskBack) Plan(s *Snapshot, env Env) (Plan, error) {
	tasks := s.LastTask(a.Sheet.Session)
	e := s.Enrolment(a.Enrolment)
	if e == nil {
		return Plan{}, refuse("This person is not on the register any more.")
	}
	if len(tasks) == 0 {
		return Plan{}, refuse("No task was set before this session.")
	}
	if sheet, ok := s.Sheet(a.Sheet); ok && sheet.Finish.Is {
		return Plan{}, refuse("finished %s %s; f opens it", sheet.Finish.Day.Short(), sheet.Finish.At)
	}
	back := true
	for _, t := range tasks {
		back = back && e.Task(t.ID).Progress == Back
	}
	verb, state, say := VerbTaskBack, TaskState{Back, DayOf(env.Now)}, "brought the task"
	if back {
		verb, state, say = VerbTaskNotBack, TaskState{}, "task not back"
	}
	d := NewDraft(s, env, verb, e.ID, a.Sheet.Session, a.Sheet.Slot)
	for _, t := range tasks {
		if (e.Task(t.ID).Progress == Back) == back {
			d.elem(KindEnrolment, e.ID, enrolmentTask, t.ID, state.pack())
		}
	}
	return d.planned("%s: %s.", s.Person(e.Person).Apart(), say), nil
}

// SetNote keeps what was noted about a person at a session; "" takes it away.
type SetNote struct {
	Sheet     SheetID
	Enrolment ID
	Text      string
}

// Plan writes the note.
func (a SetNote) Plan(s *Snapshot, env Env) (Plan, error) {
	e := s.Enrolment(a.Enrolment)
	if e == nil {
		return Plan{}, refuse("This person is not on the register any more.")
	}
	d := NewDraft(s, env, VerbNote, e.ID, a.Sheet.Session, a.Sheet.Slot)
	f := fieldOf(KindEnrolment, e.ID, enrolmentNote, a.Sheet.Session)
	d.set(f, Tidy(a.Text, MaxNote), e.Person)
	return d.planned("%s: noted.", s.Person(e.Person).Apart()), nil
}

// FinishRegister closes a register in which nobody is unmarked and nothing is disputed.
type FinishRegister struct{ Sheet SheetID }

// Plan finishes it.
func (a FinishRegister) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, err := s.openToday(a.Sheet, env)
	if err != nil {
		return Plan{}, err
	}
	c := sheet.Count()
	switch {
	case c.Unmarked > 0:
		return Plan{}, refuse("%d still unmarked: a register is finished when nobody is.", c.Unmarked)
	case c.Disputed > 0:
		return Plan{}, refuse("%d with two answers: decide them first.", c.Disputed)
	}
	d := NewDraft(s, env, VerbFinished, 0, a.Sheet.Session, a.Sheet.Slot)
	d.finish(a.Sheet, Finish{Is: true, Was: true, Day: DayOf(env.Now), At: ClockOf(env.Now), saw: s.saw(&sheet)})
	return d.planned("Register finished %s %s.", DayOf(env.Now).Short(), ClockOf(env.Now)), nil
}

// OpenRegister opens a finished register again; the day on which it was finished
// stays, so that what is changed now shows as changed.
type OpenRegister struct{ Sheet SheetID }

// Plan opens it.
func (a OpenRegister) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, ok := s.Sheet(a.Sheet)
	if !ok {
		return Plan{}, refuse("This register is not there any more.")
	}
	if !sheet.Finish.Is {
		return Plan{Say: "The register is open."}, nil
	}
	d := NewDraft(s, env, VerbOpened, 0, a.Sheet.Session, a.Sheet.Slot)
	f := sheet.Finish
	f.Is = false
	d.finish(a.Sheet, f)
	return d.planned("Register opened again. What changes now shows as changed."), nil
}

func (d *Draft) finish(id SheetID, f Finish) {
	if id.Slot != 0 {
		d.text(KindSlot, id.Slot, slotFinished, f.pack())
		return
	}
	d.text(KindSession, id.Session, sessionFinished, f.pack())
}
