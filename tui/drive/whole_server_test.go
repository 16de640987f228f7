//go:build linux || darwin

package drive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"workgroup/store/carry/etcd/etcdtest"
	"workgroup/tui/drive"
)

// served has two laptops join a server that its keeper has just set up, each by the addresses
// that its ticket has.
func served(t *testing.T, h home, c *etcdtest.Cluster, robins, bens []string) pair {
	t.Helper()
	p := meet(t, h)
	keeper := func(addresses []string, more ...string) string {
		return p.robin.does(slices.Concat([]string{"hub", "init", "--certificates", c.Dir}, addresses, more)...)
	}
	keeper(c.Addresses)
	stick := t.TempDir()
	for n, one := range []struct {
		home      home
		name      string
		addresses []string
	}{{p.robin, "Robin", robins}, {p.ben, "Ben", bens}} {
		words := one.home.words(keeper(one.addresses, "--for", one.name, "--out", stick))
		ticket := only(t, stick+"/*."+strings.ToLower(one.name)+".workgroup-ticket")
		one.home.does("hub", "join", ticket, "--file", p.theirs[n], "--words-file", words)
	}
	return p
}

// together waits until both programs say that they are together.
func together(robin, ben *drive.Run) {
	robin.Wait("together with Ben")
	ben.Wait("together with Robin")
}

// twoLeadsByServer are two laptops that are together through a cluster of three: each takes
// half of one register and sees the other's marks come; the member that leads is stopped, then
// one laptop's network is cut and healed, and meanwhile both go on. One row is answered twice,
// on one laptop out of the other's sight, and decided on one.
func twoLeadsByServer(t *testing.T, h home) {
	c := etcdtest.Bare(t, 3)
	var lines []*etcdtest.Network
	var bens []string
	for i := range c.Addresses {
		line := c.Line(t, i)
		lines, bens = append(lines, line), append(bens, line.Address)
	}
	p := served(t, h, c, c.Addresses, bens)
	robin, ben := p.openRobin(), p.openBen()
	together(robin, ben)

	ben.Hold("down", 9)
	robin.Type("ppp")
	ben.Type("aaa")
	want := slices.Concat(all(3, "present 09:24"), all(6, "unmarked"), all(3, "absent"), all(6, "unmarked"))
	if wrong := differ(same(robin, ben, "12 of 18").marks, want); wrong != "" {
		t.Error(wrong)
	}

	robin.Type("pp")
	ben.Type("a")
	gone := leader(t, c)
	c.Stop(gone)
	robin.Type("p")
	ben.Type("a")
	want = slices.Concat(all(6, "present 09:24"), all(3, "unmarked"), all(5, "absent"), all(4, "unmarked"))
	if wrong := differ(same(robin, ben, "7 of 18").marks, want); wrong != "" {
		t.Errorf("a member was stopped: %s", wrong)
	}

	for _, line := range lines {
		line.Cut()
	}
	ben.Type("aaaa")
	saved(ben, "3 of 18")
	ben.Press("down", "down")
	ben.Type("a")
	saved(ben, "2 of 18")
	robin.Type("ppp")
	saved(robin, "4 of 18")
	ben.Wait("alone, 5 to send")
	robin.Wait("  alone  ")
	c.Go(t, gone)
	for _, line := range lines {
		line.Heal()
	}
	for _, r := range []*drive.Run{robin, ben} {
		r.Wait("two answers 1 ", "unmarked 0 of 18", " / ")
	}
	together(robin, ben)
	both := same(robin, ben, "0 of 18")

	ben.Press(":")
	ben.Wait("Everything by name")
	ben.Type("together\n")
	ben.Wait("TWO ANSWERS (1)", "Ben Price", "on Ben's laptop", "on Robin's laptop")
	ben.Press("enter")
	ben.Wait("No question has two answers.")
	robin.WaitGone("two answers 1 ")
	ben.Press("esc")
	end := same(robin, ben, "0 of 18")
	if end.marks[8] == both.marks[8] {
		t.Errorf("row 9 is %q before and after it was decided", end.marks[8])
	}
	want = append(all(8, "present 09:24"), all(10, "absent")...)
	want[8] = end.marks[8]
	if wrong := differ(end.marks, want); wrong != "" {
		t.Error(wrong)
	}
	p.end(t, robin, ben, want)
}

// leader is the member that leads the others.
func leader(t *testing.T, c *etcdtest.Cluster) int {
	t.Helper()
	for i := range c.Addresses {
		if s := c.Server(i).Server; s.Leader() == s.MemberID() {
			return i
		}
	}
	t.Fatal("nobody leads")
	return 0
}

// plugWhileTogether pulls the plug of one of two programs that are together, in turn, while
// keys come to both. What was called saved is there when it is started again, and in the end
// on both.
func plugWhileTogether(t *testing.T, h home) {
	c := etcdtest.Bare(t, 1)
	p := served(t, h, c, c.Addresses, c.Addresses)
	runs, opens := []*drive.Run{p.openRobin(), p.openBen()}, []func() *drive.Run{p.openRobin, p.openBen}
	together(runs[0], runs[1])
	want := all(18, "unmarked")
	for round := range 3 {
		// Robin's rows are the next three from the top, Ben's from the middle.
		for n, letter := range []string{"p", "a"} {
			first := 9*n + 3*round
			runs[n].Hold("up", 18)
			runs[n].Hold("down", first)
			runs[n].Type(strings.Repeat(letter, 3))
		}
		falls := round % 2
		kept := until(runs[falls], "to have saved one more", func(st state) bool { return st.saved && own(st, falls) > 3*round })
		runs[falls].Kill()
		runs[falls] = opens[falls]()
		there := see(runs[falls]).marks
		for i, m := range kept.marks {
			if m != "unmarked" && there[i] != m {
				t.Errorf("round %d: row %d is %q when the program is started again; %q was saved", round, i+1, there[i], m)
			}
		}
		together(runs[0], runs[1])
		// What was typed and not read when the plug was pulled is typed again.
		again := 3*(round+1) - own(state{marks: there}, falls)
		runs[falls].Hold("up", 18)
		runs[falls].Hold("down", 9*falls+3*(round+1)-again)
		runs[falls].Type(strings.Repeat([]string{"p", "a"}[falls], again))
		for n, mark := range []string{"present 09:24", "absent"} {
			copy(want[9*n+3*round:], all(3, mark))
		}
		if wrong := differ(same(runs[0], runs[1], fmt.Sprintf("%d of 18", 18-6*(round+1))).marks, want); wrong != "" {
			t.Fatalf("round %d: %s", round, wrong)
		}
	}
	p.end(t, runs[0], runs[1], want)
}

// own are how many of a lead's nine rows have a mark: of the first lead the first, of the
// second the others.
func own(st state, lead int) int {
	if len(st.marks) != 18 {
		return 0 // it is not drawn yet
	}
	return marked(state{marks: st.marks[9*lead : 9*lead+9]})
}
