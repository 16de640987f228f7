package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/behind"
	"workgroup/tui/charges"
	"workgroup/tui/intake"
	"workgroup/tui/numbers"
	"workgroup/tui/outcomes"
	"workgroup/tui/pane"
	"workgroup/tui/people"
	"workgroup/tui/programme"
	"workgroup/tui/register"
	"workgroup/tui/tasks"
)

// goTo leads to a place of the open cohort, and presses there what is to be pressed.
func (r *Root) goTo(p pane.Place) tea.Cmd {
	cmd := r.arrive(p)
	if p.Press == "" {
		return cmd
	}
	return tea.Batch(cmd, r.pressThere(p.Press))
}

// pressThere presses a key of the pane that has the keyboard, or one of the root's.
func (r *Root) pressThere(name string) tea.Cmd {
	k, ok := pane.Press(name)
	if !ok {
		return nil
	}
	if e := r.active().Key(r.desk(), k); e.Handled {
		return r.effect(e)
	}
	return r.own(name)
}

func (r *Root) arrive(p pane.Place) tea.Cmd {
	switch p.Screen {
	case pane.Back:
		return r.back()
	case pane.Cohorts:
		r.main(inCohorts)
	case pane.Cycle:
		r.main(inCycle)
		if p.Session != 0 {
			r.stages.Focus(r.desk(), p.Session)
		}
	case pane.Observations:
		r.main(inDates)
		if p.Session != 0 {
			r.stages.Focus(r.desk(), p.Session)
			r.dates.Show(p.Session)
			r.dates.Focus(r.desk(), p.Session, p.Slot)
		}
	case pane.Behind:
		r.full = nil
		return r.push(behind.New())
	case pane.Charges:
		r.full = nil
		return r.push(charges.New(p.Enrolment, p.Session))
	case pane.Outcomes:
		r.full = nil
		list := outcomes.New()
		if p.Plan != 0 {
			list.ShowPlan(p.Plan)
		}
		return r.push(list)
	case pane.Evidence:
		return r.noteEvidence(p)
	case pane.Letters:
		return r.writeLetters(p)
	case pane.Copied:
		r.showCopied()
	case pane.MakePaper:
		return r.askDocument(p)
	case pane.Numbers:
		r.full = nil
		beside := ""
		if r.book != nil {
			beside = filepath.Dir(r.book.Path())
		}
		return r.push(numbers.New(beside))
	case pane.Programme:
		return tea.Batch(r.push(programme.New()), r.readHub())
	case pane.Intake:
		return r.takeIn()
	case pane.Schools:
		r.askSchools()
	case pane.Recovery:
		return r.offerRecovery()
	case pane.Passphrase:
		r.askPassphrase("")
	case pane.Backup:
		r.askBackup()
	case pane.Together:
		return r.openTogether()
	case pane.Changes:
		return r.openChanges(p.Laptop)
	case pane.Share:
		return r.share()
	case pane.Join:
		return r.join()
	case pane.Send:
		return r.send()
	case pane.Receive:
		return r.receive()
	case pane.Folder:
		return r.chooseFolder()
	case pane.Server:
		return r.chooseServer()
	case pane.ShutOut:
		return r.shutOut(0, p.Laptop)
	case pane.ShutHere:
		if r.snap != nil {
			return r.shutOut(r.snap.Space, p.Laptop)
		}
	case pane.TakeIn:
		return r.takeInAside(p.Laptop)
	case pane.Copies:
		r.showCopies()
	case pane.Synced:
		r.showSynced()
	case pane.Held:
		return r.askPerson("What is held about a person", r.showHeld)
	case pane.Erase:
		return r.askPerson("Erase a person", r.askErase)
	case pane.Purge:
		r.askPurge()
	case pane.Kept:
		r.showKept()
	case pane.Lost:
		r.makeLost()
	case pane.Left:
		r.showLeft()
	case pane.Idle:
		r.askIdle()
	case pane.People:
		return r.openPeople(p)
	case pane.Card:
		return r.push(people.NewCard(p.Enrolment, model.SheetID{Session: p.Session, Slot: p.Slot}))
	case pane.SameCards:
		return r.askCards(p.Enrolment)
	case pane.OneOrTwo:
		return r.effect(people.OneOrTwo(r.desk(), p.Enrolment, p.Other))
	case pane.Tasks:
		if r.snap != nil && r.snap.Task(p.Task) != nil {
			return r.push(tasks.New(p.Task))
		}
	case pane.Register:
		return r.openRegister(model.SheetID{Session: p.Session, Slot: p.Slot})
	}
	return nil
}

// takeIn asks for files from elsewhere. An open register is the one that is meant.
func (r *Root) takeIn() tea.Cmd {
	at := model.SheetID{}
	if sheet := r.sheet(); sheet != nil {
		at = sheet.ID()
	}
	p := intake.New(at, r.cfg.Home)
	if r.snap == nil {
		return r.effect(p.Begin(r.desk()))
	}
	return tea.Batch(r.push(p), r.effect(p.Begin(r.desk())))
}

// chosenSheet is the register of the session that the cursor of the cycle rests on; of a
// visit, that of today's date, else of the first that is not finished, else of the last.
func (r *Root) chosenSheet() model.SheetID {
	if r.snap == nil {
		return model.SheetID{}
	}
	id := model.SheetID{Session: r.stages.Chosen(r.desk())}
	if x := r.snap.Session(id.Session); x != nil && x.Kind == model.Visit {
		today, finished := model.DayOf(r.now()), true
		for _, slot := range r.snap.SlotsOf(x.ID) {
			switch {
			case slot.State != model.Planned:
			case slot.Date == today:
				id.Slot = slot.ID
				return id
			case finished:
				id.Slot, finished = slot.ID, slot.Finish.Is
			}
		}
	}
	return id
}

func (r *Root) openRegister(id model.SheetID) tea.Cmd {
	if r.snap == nil {
		return nil
	}
	if _, ok := r.snap.Sheet(id); !ok {
		r.said, r.warning = "There is no register here yet: a visit needs a date first.", true
		return nil
	}
	return tea.Batch(r.push(register.New(id)), r.sayCodes(id), r.readCompanyOnce())
}

// openPeople shows the list of people: the one that lies under a card, where there is one.
// So finding one after the other leaves one list and one card to go back from.
func (r *Root) openPeople(p pane.Place) tea.Cmd {
	for i, full := range r.full {
		if list, ok := full.(*people.Pane); ok {
			r.full = r.full[:i+1]
			if p.Find {
				list.Find()
			}
			return nil
		}
	}
	if _, card := r.active().(*people.Card); card {
		r.full = r.full[:len(r.full)-1]
	}
	list := people.New(p.Find)
	list.Focus(p.Enrolment)
	return r.push(list)
}
