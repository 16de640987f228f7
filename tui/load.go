package tui

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/pane"
)

// opened takes a file that was just opened: it shows the cohort that was open last, or in
// which work was last, or the one that was asked for.
func (r *Root) opened(b Book) {
	r.book, r.clock.Demo = b, b.Demo()
	r.trail, r.early, r.queue = &model.Trail{}, [][]*change.Change{}, queue{waiting: b.Waiting()}
	r.cohorts, r.listed, r.reading, r.hub, r.shelf = nil, nil, true, nil, nil
	r.endLive()
	r.company, r.looking, r.passage, r.anew = pane.Company{}, false, passage{}, anew{}
	r.screen = atPanes
	r.main(inCycle)
	switch {
	case len(b.Waiting()) > 0:
		r.said, r.warning = "What the disk did not take last time is here, from the rescue file, and still not saved.", true
	case b.Rescued() > 0:
		r.said = "What the disk did not take last time was taken in from the rescue file."
	case b.Doomed():
		r.said, r.warning = "What was erased or purged is not out of every copy beside the file yet. It is gone on with at each opening: is the disk full, or a copy open elsewhere?", true
	case b.Cleared().Done:
		r.said = "Gone on with from last time, what was erased or purged: " + b.Cleared().Words()
	case b.CapsLock():
		r.said, r.warning = "Opened, but Caps Lock is on.", true
	case b.ReadOnly():
		r.said, r.warning = "This file is read only: look around, nothing can be saved. Is the disk or stick write-protected?", true
	case b.Synced() != "" && b.Setting(settingSynced) == "" && !b.Demo():
		r.said, r.warning = "This file stands in a "+b.Synced()+" folder, where it can be spoilt: To do says why.", true
	}
	r.worker, r.recovery, r.fixed = settingID(b, settingLead), b.HasRecovery(), b.ReadOnly()
	r.idle, r.saidCodes, r.keeping = idleOf(b), false, keeping{}
	r.doors = model.ReadDoors(b.Setting(settingDoors))
	if r.synced = b.Synced(); b.Setting(settingSynced) != "" {
		r.synced = ""
	}
	if space := settingID(b, settingCohort); space != 0 && r.openCohort(space) == nil {
		return
	}
	space, err := b.Newest()
	if err == nil && space != 0 {
		err = r.openCohort(space)
	}
	if err != nil {
		r.said, r.warning = err.Error(), true
	}
}

// openCohort shows a cohort of the file.
func (r *Root) openCohort(space model.ID) error {
	snap, err := r.book.Load(space)
	if err != nil {
		return err
	}
	r.show(r.withPending(snap))
	return nil
}

// withPending is a snapshot from the file with what the file has not taken yet.
func (r *Root) withPending(snap *model.Snapshot) *model.Snapshot {
	for _, a := range r.queue.pending() {
		for _, c := range a {
			if c.Space == snap.Space {
				snap = snap.Apply(c)
			}
		}
	}
	return snap
}

func (r *Root) show(snap *model.Snapshot) {
	if r.snap != nil && r.snap.Space != snap.Space {
		r.before = r.snap.Space
	}
	if r.snap == nil || r.snap.Space != snap.Space {
		r.company, r.otherCards = pane.Company{Folder: r.company.Folder}, nil
	}
	r.snap = snap
	if r.hub != nil && r.hub.Space != snap.Cohort.Hub {
		r.hub = nil
	}
	if snap.Cohort.ID == 0 {
		r.snap = nil
		return
	}
	if !slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Space == snap.Space }) {
		r.cohorts = append(r.cohorts, snap.Facts())
		slices.SortStableFunc(r.cohorts, listed)
	}
	r.stale = true
	r.stages.Focus(r.desk(), 0)
	r.dates.Show(r.stages.Chosen(r.desk()))
	if r.sessionToday() {
		r.privacy = pane.NamesOnly
	} else if r.privacy == pane.NamesOnly {
		r.privacy = pane.Everything
	}
}

// sessionToday tells whether the open cohort meets today: then the screen may be on
// a projector.
func (r *Root) sessionToday() bool {
	today := model.DayOf(r.now())
	for _, x := range r.snap.Sessions {
		if x.State == model.Planned && x.Date == today && !x.Finish.Is {
			return true
		}
	}
	for _, x := range r.snap.Slots {
		if x.State == model.Planned && x.Date == today && !x.Finish.Is {
			return true
		}
	}
	return false
}

// readRest begins to read what the first screen does not need: the other cohorts,
// and what undo can reach.
func (r *Root) readRest() tea.Cmd {
	b := r.book
	return tea.Batch(r.readCohorts(), r.readHub(), r.readShelf(), r.firstCopy(), r.lookAgain(), r.goLive(), r.readCompany(), func() tea.Msg {
		actions, err := b.Trail(trailLength)
		return trailMsg{b, actions, err}
	})
}

const trailLength = 2000

// pieceMsg brings the facts of some more cohorts. Of two readings of which one began while the
// other went on only the later counts.
type pieceMsg struct {
	book  Book
	nth   int
	facts []model.Facts
	// rest reads on; nil where these were the last.
	rest func() tea.Msg
	err  error
}

// moreCohorts is the moment to read on: the first screen stands.
type moreCohorts struct{ rest func() tea.Msg }

// How many cohorts are read before the first screen and then at a time, and how long
// the rest waits for the first screen.
const (
	firstCohorts = 200
	nextCohorts  = 4000
	firstScreen  = 100 * time.Millisecond
)

// readCohorts reads the list of cohorts: a few at once, the rest when the first screen
// stands.
func (r *Root) readCohorts() tea.Cmd {
	b := r.book
	r.nth++
	nth := r.nth
	next, stop := iter.Pull2(b.Cohorts())
	var read func(most int) tea.Msg
	read = func(most int) tea.Msg {
		msg := pieceMsg{book: b, nth: nth}
		for range most {
			f, err, more := next()
			if !more || err != nil {
				stop()
				msg.err = err
				return msg
			}
			msg.facts = append(msg.facts, f)
		}
		msg.rest = func() tea.Msg { return read(nextCohorts) }
		return msg
	}
	return func() tea.Msg { return read(firstCohorts) }
}

// listed is the order of cohorts in their list: by hub, the newest year first, those in
// the archive last.
func listed(a, b model.Facts) int {
	archived := 0
	if a.Closed != b.Closed {
		archived = 1
		if b.Closed {
			archived = -1
		}
	}
	return cmp.Or(
		archived,
		strings.Compare(a.HubName, b.HubName), cmp.Compare(b.Year, a.Year), strings.Compare(a.Title, b.Title),
		strings.Compare(a.Code, b.Code), cmp.Compare(a.Space, b.Space),
	)
}

func (r *Root) took(msg pieceMsg) tea.Cmd {
	if msg.book != r.book || msg.nth != r.nth {
		return nil
	}
	if msg.err != nil {
		r.said, r.warning, r.reading = msg.err.Error(), true, false
		return nil
	}
	for _, f := range msg.facts {
		if !f.TakenBack() {
			r.listed = append(r.listed, f)
		}
	}
	r.cohorts = slices.Clone(r.listed)
	slices.SortStableFunc(r.cohorts, listed)
	if r.snap != nil && !slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Space == r.snap.Space }) {
		r.cohorts = append(r.cohorts, r.snap.Facts())
	}
	if msg.rest != nil {
		return r.after(firstScreen, moreCohorts{msg.rest})
	}
	r.reading, r.listed = false, nil
	if r.snap != nil {
		r.stale = true
	} else if len(r.cohorts) > 0 && r.cfg.Cohort == "" {
		return r.load(pane.Place{Screen: pane.Cycle, Space: r.cohorts[0].Space})
	}
	return tea.Batch(r.goStraight(), r.readOthers(), r.readCards())
}

// goStraight opens the cohort and session that were asked for on the command line.
func (r *Root) goStraight() tea.Cmd {
	code, number := r.cfg.Cohort, r.cfg.Session
	r.cfg.Cohort, r.cfg.Session = "", 0
	if code == "" && number == 0 {
		return nil
	}
	space := model.ID(0)
	if code == "" && r.snap != nil {
		space = r.snap.Space
	}
	for _, f := range r.cohorts {
		if code != "" && strings.EqualFold(f.Code, code) {
			space = f.Space
		}
	}
	if space == 0 {
		r.said, r.warning = "There is no cohort "+code+" in this file. The cohorts are listed on the left.", true
		r.focus = inCohorts
		return nil
	}
	place := pane.Place{Screen: pane.Cycle, Space: space}
	r.cfg.Session = number
	if r.snap != nil && r.snap.Space == space {
		return r.straightTo(place)
	}
	return r.load(place)
}

// straightTo goes on to the session that was asked for, once its cohort is open.
func (r *Root) straightTo(p pane.Place) tea.Cmd {
	if number := r.cfg.Session; number != 0 {
		r.cfg.Session = 0
		x := r.snap.SessionNumbered(number)
		if x == nil {
			r.said, r.warning = "This cohort has no such session.", true
		} else {
			p.Session = x.ID
			if p.Screen = pane.Register; x.Kind == model.Visit {
				p.Screen = pane.Observations
			}
		}
	}
	return r.goTo(p)
}

// trailMsg brings what undo can reach.
type trailMsg struct {
	book    Book
	actions [][]*change.Change
	err     error
}

// gotTrail puts what was done meanwhile behind what the file knows, and follows the
// undo keys that waited for it.
func (r *Root) gotTrail(msg trailMsg) {
	if msg.book != r.book || r.early == nil {
		return
	}
	if msg.err != nil {
		r.said, r.warning = msg.err.Error(), true
	}
	own := map[model.ID]bool{}
	for _, a := range r.early {
		own[a[0].ID] = true
	}
	t := &model.Trail{}
	for _, a := range msg.actions {
		if len(a) > 0 && !own[a[0].ID] {
			t.Add(a)
		}
	}
	for _, a := range r.early {
		t.Add(a)
	}
	r.trail, r.early = t, nil
	wanted := r.wanted
	r.wanted = nil
	for _, which := range wanted {
		r.undo(which)
	}
}

// loadedMsg brings a cohort that was asked for.
type loadedMsg struct {
	book  Book
	snap  *model.Snapshot
	place pane.Place
	err   error
}

// load opens another cohort, once what is shown of this one is on the disk.
func (r *Root) load(p pane.Place) tea.Cmd {
	if snap := r.unwritten(p.Space); snap != nil {
		return r.loaded(loadedMsg{r.book, snap, p, nil})
	}
	b := r.book
	return func() tea.Msg {
		snap, err := b.Load(p.Space)
		return loadedMsg{b, snap, p, err}
	}
}

// unwritten is a cohort that was just made and is not in the file yet, else nil.
func (r *Root) unwritten(space model.ID) *model.Snapshot {
	for _, a := range r.queue.pending() {
		for _, c := range a {
			if c.Space == space && model.Verb(c.Label.Verb) == model.VerbNewCohort {
				return model.NewSnapshot(space, nil)
			}
		}
	}
	return nil
}

func (r *Root) loaded(msg loadedMsg) tea.Cmd {
	if msg.book != r.book {
		return nil
	}
	if msg.err != nil {
		r.said, r.warning = msg.err.Error(), true
		return nil
	}
	snap := r.withPending(msg.snap)
	if !r.warning {
		r.said = r.kept
	}
	r.kept, r.full = "", nil
	r.show(snap)
	if snap.Cohort.Hub != 0 {
		r.atHub, msg.place.Press = msg.place.Press, ""
	}
	return tea.Batch(r.straightTo(msg.place), r.readHub(), r.readOthers(), r.readCards(), r.readCompany(), r.remember(settingCohort, snap.Space.String()))
}
