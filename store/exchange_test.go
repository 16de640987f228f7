package store_test

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

type changes map[change.ID]bool

func changesOf(t tester, j store.Journal) changes {
	t.Helper()
	out := changes{}
	for _, b := range j.Lines {
		l, err := journal.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		out[l.Change.ID] = true
	}
	return out
}

// copies are copies of one file on machines of their own, with all that each was told
// is on its disk, and journals that are on their way.
type copies struct {
	t     *rapid.T
	dir   string
	space model.ID
	desks []*desk
	has   []changes
	post  []store.Journal
	sent  changes
	// forked: some machine has the marks of another.
	forked bool
	forks  int
}

func newCopies(t *rapid.T, dir string) *copies {
	c := &copies{t: t, dir: within(t, dir), sent: changes{}}
	first := newDesk(t, within(t, c.dir), 1)
	space, begin := first.cohort("ssl-2021", 3)
	first.create(begin)
	c.space, c.desks, c.has = space, []*desk{first}, []changes{changesOf(t, first.journal(space))}
	for range rapid.IntRange(1, 3).Draw(t, "more machines") {
		d := newDesk(t, within(t, c.dir), byte(len(c.desks)+1))
		copyFile(t, first.path, d.path)
		d.open()
		c.desks, c.has = append(c.desks, d), append(c.has, maps.Clone(c.has[0]))
	}
	return c
}

func (c *copies) close() {
	for _, d := range c.desks {
		d.book.Close()
	}
}

// act has something done at a machine, and what Commit acknowledged counted.
func (c *copies) act(i int) {
	d := c.desks[i]
	count := func(cs []*change.Change) {
		for _, x := range cs {
			c.has[i][x.ID] = true
		}
	}
	switch rapid.IntRange(0, 6).Draw(c.t, "act") {
	case 0:
		d.undo()
	case 1:
		d.redo()
	default:
		count(d.do(c.space, drawAction(c.t, d, c.space)))
	}
}

// merge takes a journal in, which may be an old one.
func (c *copies) merge(i int, j store.Journal) {
	d := c.desks[i]
	all := changesOf(c.t, j)
	before := len(changesOf(c.t, d.journal(c.space)))
	m, err := d.book.Merge(j)
	if err != nil {
		c.t.Fatal(err)
	}
	delete(d.snaps, c.space)
	maps.Copy(c.has[i], all)
	if after := len(changesOf(c.t, d.journal(c.space))); after-before != m.New {
		c.t.Fatalf("%d lines are new, and the merge says %d", after-before, m.New)
	}
	c.forks += m.Forks
	if err := d.book.Check(c.space); err != nil {
		c.t.Fatal(err)
	}
}

// send puts a machine's journal, as it is now, on its way.
func (c *copies) send(i int) {
	j := c.desks[i].journal(c.space)
	c.post = append(c.post, j)
	maps.Copy(c.sent, changesOf(c.t, j))
}

// stand puts a copy of the file of one machine in the place of that of another, whose
// marks stay. What was only there is gone, by the hand of whoever did it.
func (c *copies) stand(from, to int) {
	a, b := c.desks[from], c.desks[to]
	if a == b {
		return
	}
	a.close()
	b.close()
	copyFile(c.t, a.path, b.path)
	if rapid.IntRange(0, 3).Draw(c.t, "marks too") == 0 {
		copyMarks(c.t, a, b)
		c.forked = true
	}
	a.open()
	b.open()
	c.has[to] = maps.Clone(c.has[from])
}

func TestCopiesAgreeInTheEnd(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	rapid.Check(t, func(t *rapid.T) {
		c := newCopies(t, dir)
		defer c.close()
		type backup struct {
			path string
			has  changes
		}
		backups := make([][]backup, len(c.desks))
		any := func(what string) int { return rapid.IntRange(0, len(c.desks)-1).Draw(t, what) }
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			i := any("machine")
			d := c.desks[i]
			switch rapid.IntRange(0, 11).Draw(t, "what") {
			case 0:
				d.close()
				d.open()
			case 1:
				c.send(i)
			case 2, 3:
				if len(c.post) > 0 {
					c.merge(i, rapid.SampledFrom(c.post).Draw(t, "journal"))
				}
			case 4:
				d.close()
				b := backup{filepath.Join(within(t, c.dir), "backup"), maps.Clone(c.has[i])}
				copyFile(t, d.path, b.path)
				backups[i] = append(backups[i], b)
				d.open()
			case 5:
				if len(backups[i]) > 0 {
					b := rapid.SampledFrom(backups[i]).Draw(t, "backup")
					d.close()
					copyFile(t, b.path, d.path)
					d.open()
					c.has[i] = maps.Clone(b.has)
				}
			case 6:
				c.stand(i, any("in the place of"))
			default:
				c.act(i)
			}
		}
		c.agree()
	})
}

// agree lets every journal reach every machine, and compares all there is.
func (c *copies) agree() {
	for i := range c.desks {
		for id := range c.has[i] {
			if !changesOf(c.t, c.desks[i].journal(c.space))[id] {
				c.t.Fatalf("machine %d lost a change that it had on its disk", i)
			}
		}
		c.send(i)
	}
	for i := range c.desks {
		for _, j := range rapid.Permutation(c.post).Draw(c.t, "post") {
			c.merge(i, j)
		}
	}
	if c.forks > 0 && !c.forked {
		c.t.Fatalf("%d forks, and no machine has the marks of another", c.forks)
	}
	want := c.final(0)
	for id := range c.sent {
		if !changesOf(c.t, want.journal)[id] {
			c.t.Fatal("a change is lost that was sent")
		}
	}
	for i := range c.desks {
		got := c.final(i)
		if !reflect.DeepEqual(got.snap.Records(), want.snap.Records()) {
			c.t.Fatalf("machine %d has other records than machine 0", i)
		}
		if !alike(got.snap, want.snap) {
			c.t.Fatalf("machine %d has another snapshot than machine 0", i)
		}
		if !slices.EqualFunc(got.journal.Lines, want.journal.Lines, slices.Equal) || !slices.Equal(got.journal.Ring, want.journal.Ring) {
			c.t.Fatalf("machine %d has another journal than machine 0", i)
		}
		verifyChain(c.t, got.journal)
	}
}

type final struct {
	snap    *model.Snapshot
	journal store.Journal
}

// final is what a machine has, read from its disk, its lines in an order of their own:
// forked lines stand in other places where they came later.
func (c *copies) final(i int) final {
	d := c.desks[i]
	d.close()
	d.open()
	if err := d.book.Check(c.space); err != nil {
		c.t.Fatal(err)
	}
	j := d.journal(c.space)
	slices.SortFunc(j.Lines, slices.Compare)
	return final{d.snap(c.space), j}
}

// verifyChain fails unless every line carries the hash of its author's line before it,
// or of one of them where a fork gave two the same number.
func verifyChain(t tester, j store.Journal) {
	t.Helper()
	hashes := map[journal.Place][]journal.Hash{}
	for _, b := range j.Lines {
		l, err := journal.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		p := journal.Place{Device: l.Device, Number: l.Number}
		hashes[p] = append(hashes[p], journal.HashOf(b))
	}
	for _, b := range j.Lines {
		l, _ := journal.Decode(b)
		if l.Number == 1 {
			if l.Before != (journal.Hash{}) {
				t.Fatal("the first line of a device names one before it")
			}
			continue
		}
		if !slices.Contains(hashes[journal.Place{Device: l.Device, Number: l.Number - 1}], l.Before) {
			t.Fatalf("line %d of device %v does not carry the hash of the line before it", l.Number, l.Device)
		}
	}
}
