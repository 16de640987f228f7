package store_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// markForEver marks and prints the ID of each change once Commit has returned.
func (d *desk) markForEver(space model.ID) {
	d.randomly()
	for i := 0; ; i++ {
		c := d.turn(space, i%len(d.snap(space).Enrolments))
		fmt.Println(c.ID)
	}
}

// turn marks a row present, or absent where it is that already.
func (d *desk) turn(space model.ID, row int) *change.Change {
	d.t.Helper()
	s := d.snap(space)
	if s.Enrolments[row].Mark(s.Sessions[0].ID).Kind == model.Present {
		return d.mark(space, row, model.VerbAbsent)
	}
	return d.mark(space, row, model.VerbPresent)
}

// TestKill kills a process that marks people, at moments that follow from a seed and
// the machine, and asks whether every mark that it was told is on the disk is there.
// It kills 50 times; 1,000 times where WORKGROUP_LONG=1.
func TestKill(t *testing.T) {
	t.Parallel()
	files := 1
	if long() {
		files = 20
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range files {
		killOften(t, random)
	}
}

// killOften is 50 kills of processes that write one file, one after the other.
func killOften(t *testing.T, random *rand.Rand) {
	const kills = 50
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 7)
	d.create(begin)
	d.close()
	told := changes{}
	author := change.ID(0)
	for range kills {
		for _, id := range killed(t, "mark", d.path, random) {
			told[id] = true
		}
		d.open()
		there := changesOf(t, d.journal(space))
		for id := range told {
			if !there[id] {
				t.Fatalf("the mark %v was acknowledged and is not there", id)
			}
		}
		if err := d.book.Check(space); err != nil {
			t.Fatal(err)
		}
		// This process goes on as the device that was killed, and takes its steps back.
		mine := d.trail()
		c := d.turn(space, 0)
		if now := d.author(space, c); author != 0 && now != author {
			t.Fatal("after the kill another device writes")
		} else {
			author = now
		}
		told[c.ID] = true
		if n := d.trail().Steps(); n != mine.Steps()+1 || n < len(told) {
			t.Fatalf("%d steps can be taken back of %d", n, len(told))
		}
		d.close()
	}
	if len(told) < 2*kills {
		t.Errorf("only %d marks were made", len(told))
	}
	d.open()
	verifyChain(t, d.journal(space))
	d.holds(space)
	d.close()
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*")); err != nil || len(left) != 2 {
		t.Errorf("there are %q, %v", left, err)
	}
}

// killed starts a process that does a job, kills it some way into its work, and returns what
// it acknowledged before.
func killed(t *testing.T, job, file string, random *rand.Rand) (told []change.ID) {
	t.Helper()
	cmd := start(t, job, file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	next := func() bool {
		if !lines.Scan() {
			return false
		}
		id, err := change.ParseID(lines.Text())
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, id)
		return true
	}
	for range random.IntN(12) {
		if !next() {
			t.Fatal("the process ended by itself")
		}
	}
	spin := 0
	for range random.IntN(3_000_000) { // some way into the next commit, or the start
		spin++
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err, spin)
	}
	for next() {
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // it was killed
	if code := cmd.ProcessState.ExitCode(); code == 0 || code == 2 || code == 3 {
		t.Fatalf("the process ended by itself, with %d", code)
	}
	return told
}
