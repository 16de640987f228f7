package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
	"workgroup/store/carry/carrytest"
)

func TestLive(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	h.enterAll()
	a, b := h.desks[0], h.desks[1]
	a.mark(h.space, 0, model.VerbPresent)
	h.until("a mark of the first is at the second", func() bool { return h.stands(1, 0, model.Present) })
	b.snaps = map[model.ID]*model.Snapshot{}
	b.mark(h.space, 1, model.VerbAbsent)
	h.until("and one of the second at the first", func() bool { return h.stands(0, 1, model.Absent) })
	h.until("each says whom it is with", func() bool {
		return slices.Equal(h.met[0].contact().With, []string{"laptop of guest"}) && slices.Equal(h.met[1].contact().With, []string{"laptop of host"})
	})
	h.level()
	if n := len(h.server.Lies()); n > 4 {
		t.Errorf("%d drops lie there, more than one of each kind", n)
	}
	h.leaveAll()
	h.same()
}

// Two who have nothing to tell each other leave nothing more, however often they come back.
func TestQuietLaptopsLeaveNothing(t *testing.T) {
	h := newHall(t, folder(t), 3)
	defer h.closeAll()
	h.enterAll()
	for n, d := range h.desks {
		d.mark(h.space, n, model.VerbPresent)
	}
	h.level()
	puts := func() (n int) {
		for _, e := range h.ends {
			n += e.Puts()
		}
		return n
	}
	before := -1
	for n := 0; puts() != before; n++ {
		if n > 10 {
			t.Fatal("they do not come to rest")
		}
		before = puts()
		h.leaveAll()
		if n%2 == 1 {
			h.server.Forget()
		}
		h.enterAll()
		for n := range h.desks {
			h.until("all are there", h.linked(n))
		}
		h.level()
	}
}

func TestCutAndHealed(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	h.enterAll()
	h.until("the first is there", h.linked(0))
	h.until("the second is there", h.linked(1))
	h.level()
	h.ends[0].Cut()
	h.until("it says that the line is cut", func() bool {
		c := h.met[0].contact()
		return !c.Connected && strings.Contains(c.Why, "cut") && strings.HasSuffix(c.Why, "when it is back.") && len(c.With) == 0
	})
	for row := range 3 {
		h.desks[0].mark(h.space, row, model.VerbPresent)
		h.desks[1].mark(h.space, row+3, model.VerbAbsent)
	}
	h.until("it counts what is to be sent", func() bool { return h.met[0].contact().ToSend == 3 })
	h.server.Forget()
	h.ends[0].Heal()
	h.until("all is there", func() bool { return h.stands(1, 2, model.Present) && h.stands(0, 5, model.Absent) })
	h.until("nothing is left", func() bool { return h.met[0].contact().ToSend == 0 })
	h.level()
	h.leaveAll()
	h.same()
}

// What is refused stops nothing.
func TestBadDropsStopNothing(t *testing.T) {
	h := newHall(t, folder(t), 3)
	defer h.closeAll()
	h.agree()
	a, b, c := h.desks[0], h.desks[1], h.desks[2]
	if _, err := a.book.ShutOut(h.space, h.device(c), a.env()); err != nil {
		t.Fatal(err)
	}
	a.snaps = map[model.ID]*model.Snapshot{}
	h.server.Leave("0 nothing", nil)
	h.server.Leave("1 zeros", make([]byte, 1000))
	whole := h.send(c, 0)
	h.server.Leave("2 of one shut out", whole)
	h.server.Leave("3 half", whole[:len(whole)/2])
	h.server.Leave("zzz nothing", nil)
	a.mark(h.space, 0, model.VerbPresent)
	b.mark(h.space, 1, model.VerbAbsent)
	h.enter(0)
	h.enter(1)
	h.until("the marks are there", func() bool { return h.stands(1, 0, model.Present) && h.stands(0, 1, model.Absent) })
	h.level()
	h.leaveAll()
	h.desks = h.desks[:2]
	h.same()
	c.close()
}

// Many drops that one who is away has not read are made one.
func TestManyDropsAreMadeOne(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	h.drops = 3
	a := h.desks[0]
	h.enter(0)
	for n := range 12 {
		a.mark(h.space, n%6, []model.Verb{model.VerbPresent, model.VerbAbsent}[n/6])
		h.until("the mark lies there", func() bool {
			c := h.met[0].contact()
			return c.Connected && c.ToSend == 0
		})
	}
	h.until("few drops lie there", func() bool { return len(h.server.Lies()) <= 5 })
	h.enter(1)
	h.until("all of it came", func() bool { return h.stands(1, 5, model.Absent) })
	h.level()
	h.leaveAll()
	h.same()
}

// No key of somebody who was erased is left at the server, also in what was left there before.
func TestErasedIsErasedAtTheServer(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	a := h.desks[0]
	s := a.snap(h.space)
	e := s.Enrolments[0]
	a.do(h.space, model.SetNote{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: e.ID, Text: "late again"})
	h.enter(0)
	h.until("the note lies there", h.linked(0))
	before := h.server.Lies()
	if err := a.book.Erase([]model.ID{e.Person}); err != nil {
		t.Fatal(err)
	}
	dug := false
	for _, content := range before {
		one, err := store.DugUp(a.book, content)
		if err != nil {
			t.Fatal(err)
		}
		dug = dug || one
	}
	if !dug {
		t.Error("no key of the person lay there before")
	}
	h.until("no key of the person lies there", func() bool {
		for _, content := range h.server.Lies() {
			if dug, err := store.DugUp(a.book, content); err != nil || dug {
				return false
			}
		}
		return true
	})
	h.enter(1)
	h.until("the person is erased at the other too", func() bool {
		s, err := h.desks[1].book.Load(h.space)
		return err == nil && !strings.HasPrefix(s.Person(e.Person).Family, "O'Connor")
	})
	h.level()
}

// One who joins while others meet has all, and all have what it does.
func TestThirdComesIn(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	h.enterAll()
	a := h.desks[0]
	third := withPassphrase(newDesk(t, within(t, h.dir), 9))
	third.o.Rand = nil
	third.create(nil)
	v, err := a.book.Share([]model.ID{h.space}, a.env(), "laptop of host")
	if err != nil {
		t.Fatal(err)
	}
	a.mark(h.space, 0, model.VerbPresent)
	h.until("the mark is at the second", func() bool { return h.stands(1, 0, model.Present) })
	if _, err := third.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return third.env() }, "third laptop"); err != nil {
		t.Fatal(err)
	}
	h.desks, h.ends, h.met = append(h.desks, third), append(h.ends, h.server.End()), append(h.met, nil)
	h.enter(2)
	h.until("the mark is at the third", func() bool { return h.stands(2, 0, model.Present) })
	third.snaps = map[model.ID]*model.Snapshot{}
	third.mark(h.space, 1, model.VerbAbsent)
	h.until("its mark is everywhere", func() bool { return h.stands(0, 1, model.Absent) && h.stands(1, 1, model.Absent) })
	h.level()
	h.leaveAll()
	h.same()
}

func TestMeetAlone(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	_, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	defer d.book.Close()
	err := d.book.Meet(t.Context(), carrytest.NewServer().End(), time.Now, func(model.Contact) {})
	if !errors.Is(err, store.ErrAlone) {
		t.Errorf("met: %v", err)
	}
}

// A cohort that nobody else is in any more hides nothing of what is to be sent of another.
func TestWhatIsToBeSentBesideACohortWithNobody(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	a, b := h.desks[0], h.desks[1]
	second, begin := a.cohort("ssl-2022", 6)
	for _, x := range begin {
		if err := a.book.Commit(x); err != nil {
			t.Fatal(err)
		}
	}
	v, err := a.book.Share([]model.ID{second}, a.env(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return b.env() }, "laptop of guest"); err != nil {
		t.Fatal(err)
	}
	h.receive(a, h.send(b, 0))
	// They are gone through in the order of their IDs.
	if _, err := a.book.ShutOut(min(h.space, second), h.device(b), a.env()); err != nil {
		t.Fatal(err)
	}
	h.ends[0].Cut()
	h.enter(0)
	h.until("it says that the line is cut", func() bool { return h.met[0].contact().Why != "" })
	a.snaps = map[model.ID]*model.Snapshot{}
	a.mark(max(h.space, second), 0, model.VerbPresent)
	h.until("it counts what is to be sent", func() bool { return h.met[0].contact().ToSend == 1 })
}

// What lay at the server before one was invited to its cohort is taken in afterwards, also
// where only the laptop that left it there has it.
func TestWhatLayThereBeforeOneWasInvited(t *testing.T) {
	for name, meeting := range map[string]bool{"while it meets": true, "while it is away": false} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, folder(t), 3)
			defer h.closeAll()
			h.agree()
			a, b, c := h.desks[0], h.desks[1], h.desks[2]
			second, begin := a.cohort("ssl-2022", 6)
			for _, x := range begin {
				if err := a.book.Commit(x); err != nil {
					t.Fatal(err)
				}
			}
			invite := func(d *desk) {
				t.Helper()
				v, err := a.book.Share([]model.ID{second}, a.env(), "x")
				if err != nil {
					t.Fatal(err)
				}
				if _, err := d.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return d.env() }, "y"); err != nil {
					t.Fatal(err)
				}
			}
			invite(b)
			b.mark(second, 0, model.VerbPresent)
			h.enter(1)
			h.enter(2)
			h.until("the mark lies there", func() bool { return h.linked(1)() && h.met[1].contact().ToSend == 0 })
			h.until("it is refused", func() bool { return len(h.met[2].contact().Refused) > 0 })
			if !meeting {
				h.leave(2)
			}
			invite(c)
			if !meeting {
				h.enter(2)
			}
			h.until("the mark is there", func() bool {
				s, err := c.book.Load(second)
				return err == nil && s.Enrolments[0].Mark(s.Sessions[0].ID).Kind == model.Present
			})
			h.until("nothing is refused any more", func() bool { return len(h.met[2].contact().Refused) == 0 })
		})
	}
}

// What only a newer program can read is read once that is there: how far the server was read
// is not noted past it.
func TestWhatANewerProgramLeftIsReadLater(t *testing.T) {
	h := newHall(t, folder(t), 2)
	defer h.closeAll()
	h.agree()
	content := h.send(h.desks[0], 0)
	content[len("workgroup bundle\n")]++
	h.server.Leave("0 of the future", content)
	for range 2 {
		h.enter(1)
		h.until("it is refused", func() bool {
			all := h.met[1].contact().Refused
			return len(all) == 1 && strings.Contains(all[0], "Update the program")
		})
		h.leave(1)
	}
}
