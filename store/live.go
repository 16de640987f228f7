package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
)

// Meet exchanges with others through a carrier until ctx is done, and then gives nil: what is
// written here is there at once, and what comes is taken in. tell is told how it stands, from
// one goroutine. While the carrier fails everything goes on, and it is tried again after a
// pause that grows; ErrAlone where nothing is shared. at is the clock that drops are dated by.
//
// What lies there of this laptop are drops of lines, each with what no other has, and one that
// says what is here. A drop of lines goes when all have what is in it, when there are many,
// which are made one, or when somebody was erased whose key is in it.
func (b *Book) Meet(ctx context.Context, c carry.Carrier, at func() time.Time, tell func(model.Contact)) error {
	heard, stop := b.listen()
	defer stop()
	m := &meeting{b: b, c: c, at: at, tell: tell, heard: heard, gained: b.gains(), dirty: map[change.ID]bool{}, owed: map[change.ID]bool{}, others: lying{}, taken: map[string]bool{}, again: map[string]bool{}, mark: b.Setting(settingMark), later: time.NewTimer(time.Hour)}
	defer m.later.Stop()
	pause := b.pace.first
	for ctx.Err() == nil {
		met, err := m.meet(ctx)
		m.keep()
		switch {
		case ctx.Err() != nil || b.isShut():
			return nil
		case errors.Is(err, ErrAlone):
			return err
		case met:
			pause = b.pace.first
		}
		m.lost(err)
		m.wait(ctx, pause)
		pause = min(2*pause, b.pace.longest)
	}
	return nil
}

const settingMark = "live mark"

func (b *Book) isShut() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.closed
}

// meeting is a file that meets others through a carrier.
type meeting struct {
	b     *Book
	c     carry.Carrier
	at    func() time.Time
	tell  func(model.Contact)
	heard *hearing

	contact, told model.Contact
	// dirty are spaces of which there may be something to send.
	dirty map[change.ID]bool
	// owed are those of which the others are to be told what is here.
	owed map[change.ID]bool
	// own are this laptop's drops of lines at the carrier, stated the one that says what is
	// here, and said what it says; number is that of the newest.
	own    lying
	stated string
	said   map[change.ID]*drop
	number uint64
	// others are drops of others that came: what is in them is not passed on, as long as those
	// who read are the same.
	others  lying
	readers map[change.ID]string
	// taken are drops that were taken in, again those that could not be read and are tried
	// again; mark is how far the carrier was read, unkept how many drops came since that was
	// noted.
	taken, again map[string]bool
	mark         string
	unkept       int
	names        map[string]string
	// untaken are drops that were not taken in, the newest last; newer: one of them was written
	// by a newer program. gained is what the file had gained when the carrier was last read.
	untaken []untaken
	newer   bool
	gained  int
	// later rings when the others are to be told, if awaited.
	later   *time.Timer
	awaited bool
}

// meet connects and goes on until something fails; met tells whether the carrier answered.
func (m *meeting) meet(ctx context.Context) (met bool, err error) {
	ctx, leave := context.WithCancel(ctx)
	defer leave()
	if err := m.begin(ctx); err != nil {
		return false, err
	}
	watch := m.c.Watch(ctx)
	if _, err := m.take(ctx); err != nil {
		return false, err
	}
	if err := m.round(ctx, true); err != nil {
		return false, err
	}
	if err := m.state(ctx); err != nil {
		return false, err
	}
	here := m.here(ctx)
	m.contact.Connected, m.contact.Why = true, ""
	m.who(ctx)
	m.say()
	for {
		select {
		case <-ctx.Done():
			return true, nil
		case _, open := <-watch:
			if !open {
				return true, fs.ErrClosed
			}
			came, err := m.take(ctx)
			if err == nil && came > 0 {
				m.say()
				err = m.round(ctx, false)
			}
			if err != nil {
				return true, err
			}
			if came == 0 {
				m.who(ctx)
			}
		case <-m.heard.there:
			if m.gained != m.b.gains() {
				if _, err := m.take(ctx); err != nil {
					return true, err
				}
			}
			if err := m.round(ctx, false); err != nil {
				return true, err
			}
		case <-m.later.C:
			m.awaited = false
			if err := m.state(ctx); err != nil {
				return true, err
			}
		case err := <-here:
			return true, err
		}
		m.say()
	}
}

// round sends what is new, and takes away what is not needed any more: of the spaces that
// changed, or of all.
func (m *meeting) round(ctx context.Context, all bool) error {
	m.hear()
	var of map[change.ID]bool
	if !all {
		of = maps.Clone(m.dirty)
	}
	if err := m.put(ctx); err != nil {
		return err
	}
	return m.tidy(ctx, of)
}

// hear takes what changed in the file: it is to be sent, or if others have it already, they are
// to be told that it is here.
func (m *meeting) hear() {
	now := map[change.ID]bool{}
	m.heard.take(now)
	for id := range now {
		m.dirty[id] = true
		m.owe(id)
	}
}

// owe has the others told soon what is here of a space.
func (m *meeting) owe(id change.ID) {
	m.owed[id] = true
	if !m.awaited {
		m.awaited = true
		m.later.Reset(m.b.pace.quiet)
	}
}

// lost says that the carrier fails, and why.
func (m *meeting) lost(err error) {
	m.contact.Connected, m.contact.With = false, nil
	m.contact.Why = whyNot(err)
	m.say()
}

// whyNot is an error as one sentence.
func whyNot(err error) string {
	var known *fault
	switch text := err.Error(); {
	case errors.As(err, &known):
		return known.text
	case strings.HasSuffix(text, "."):
		return text
	case errors.Is(err, fs.ErrClosed):
		return "The connection was lost. What you do here is kept, and goes there when it is back."
	default:
		return fmt.Sprintf("The place where laptops meet cannot be used: %s. What you do here is kept, and goes there when it is back.", text)
	}
}

// wait waits out a pause, and says how much more there is to send.
func (m *meeting) wait(ctx context.Context, pause time.Duration) {
	over := time.NewTimer(pause)
	defer over.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-over.C:
			return
		case <-m.heard.there:
			m.hear()
			m.say()
		}
	}
}

// say tells how it stands, if that is not what it told last.
func (m *meeting) say() {
	m.contact.ToSend = m.toSend()
	if !reflect.DeepEqual(m.contact, m.told) {
		m.tell(m.contact)
	}
	m.contact.Came = nil
	m.told = m.contact
	if m.b.pace.done != nil {
		m.b.pace.done()
	}
}

func (m *meeting) toSend() int {
	if len(m.dirty) == 0 {
		return 0
	}
	n, err := m.b.unsent(m.spaces(m.dirty), m.lying())
	if err != nil {
		return m.contact.ToSend
	}
	return n
}

func (m *meeting) spaces(of map[change.ID]bool) (out []change.ID) {
	for id := range of {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// lying are all drops of which it is known that they are at the carrier.
func (m *meeting) lying() lying {
	out := lying{}
	maps.Copy(out, m.own)
	maps.Copy(out, m.others)
	return out
}

// isMine tells whether a drop is of this laptop, under whichever number it wrote. Where the
// carrier says that it is another's, a mark in its name does not make it this laptop's.
func isMine(name string, marks ...string) bool {
	return !strings.Contains(name, "/") && slices.ContainsFunc(marks, func(mark string) bool { return strings.Contains(name, mark) })
}

// begin finds what lies at the carrier of this laptop, and which spaces are shared.
func (m *meeting) begin(ctx context.Context) error {
	marks, err := m.b.ownMarks()
	if err != nil {
		return err
	}
	shared, err := m.b.sharing()
	if err != nil {
		return err
	}
	if len(shared) == 0 {
		return alone()
	}
	for _, id := range shared {
		m.dirty[id] = true
		m.owed[id] = true
	}
	names, mark, err := m.c.List(ctx, "")
	if err != nil {
		return err
	}
	before := m.own
	m.own, m.stated, m.said = lying{}, "", map[change.ID]*drop{}
	slices.Sort(names)
	for _, name := range names {
		if !isMine(name, marks...) {
			continue
		}
		m.number = max(m.number, numberIn(name, marks))
		d := before[name]
		if d == nil {
			if d, err = m.look(ctx, name, mark); err != nil {
				return err
			}
		}
		m.note(name, d)
	}
	return nil
}

// look reads an own drop; one that cannot be read has nothing in it. The error is the
// carrier's, which was listed up to a mark.
func (m *meeting) look(ctx context.Context, name, mark string) (map[change.ID]*drop, error) {
	content, err := m.c.Get(ctx, name, bundle.MaxBytes+1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		if _, _, failed := m.c.List(ctx, mark); failed != nil {
			return nil, failed
		}
		return map[change.ID]*drop{}, nil
	}
	return m.b.opened(content), nil
}

// note keeps what an own drop has: one without lines is the one that says what is here.
func (m *meeting) note(name string, d map[change.ID]*drop) {
	if d == nil {
		return
	}
	if strings.Contains(name, kindStated) {
		m.stated = name
	} else {
		m.own[name] = d
	}
	for id, x := range d {
		m.said[id] = x
	}
}

// Own drops are called by their laptop, their number, and what they are.
const (
	kindLines  = "-lines"
	kindStated = "-here"
)

func (m *meeting) name(kind string) string {
	m.number++
	return fmt.Sprintf("%s%08d%s.workgroup", m.b.ownName(), m.number, kind)
}

func numberIn(name string, marks []string) (n uint64) {
	for _, mark := range marks {
		if _, rest, is := strings.Cut(name, mark); is {
			if _, err := fmt.Sscanf(rest, "%08d-", &n); err != nil {
				return 0
			}
		}
	}
	return n
}

// sharing are the spaces that are shared.
func (b *Book) sharing() ([]change.ID, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.shared()
}

// ownMarks are the marks under which this laptop ever wrote.
func (b *Book) ownMarks() (marks []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		for id := range own {
			marks = append(marks, ownMark(id))
		}
		return err
	})
	return append(marks, ownMark(b.device.id)), err
}
