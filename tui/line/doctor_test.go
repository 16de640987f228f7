package line_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui"
	"workgroup/tui/line"
)

func TestDoctor(t *testing.T) {
	d := newDesk(t)
	d.env["WORKGROUP_PASSPHRASE"] = "secret"
	says := func(want string) {
		t.Helper()
		if got := d.out.String(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		d.out.Reset()
	}
	d.do(line.Done, "doctor", "--file", "own.db")
	says("All is well.\n")
	d.files.gone = []string{"A copy is cut\x1b[2J short."}
	d.do(line.Done, "doctor", "--file", "own.db")
	if got := d.out.String(); !strings.Contains(got, "A copy is cut") || strings.Contains(got, "\x1b") {
		t.Error(got)
	}
	d.out.Reset()
	d.files.reading = errDamaged
	d.do(line.Damaged, "doctor", "--file", "own.db")
	d.files.wrong["own.db"] = errDamaged
	d.do(line.Damaged, "doctor", "--file", "own.db")
	if !strings.Contains(d.err.String(), "workgroup doctor --salvage makes a whole file") {
		t.Error(d.err.String())
	}
}

func TestDoctorSalvages(t *testing.T) {
	d := newDesk(t)
	d.env["WORKGROUP_PASSPHRASE"] = "secret"
	d.files.wrong["own.db"] = errDamaged
	d.do(line.Done, "doctor", "--salvage", "--file", "own.db")
	if got := d.out.String(); got != "7 changes could be read.\nNothing that was ever saved is missing.\nThe new file is new.db; own.db is as it was. To put it in its place: workgroup restore \"new.db\" --yes\n" {
		t.Error(got)
	}
	d.files.gone = []string{"One change is lost."}
	d.out.Reset()
	d.do(line.Done, "doctor", "--salvage", "--file", "own.db")
	if got := d.out.String(); !strings.Contains(got, "One change is lost.\n") || strings.Contains(got, "Nothing that was ever") {
		t.Error(got)
	}
	d.env["WORKGROUP_PASSPHRASE"] = "another"
	d.do(line.Passphrase, "doctor", "--salvage", "--file", "own.db")
	d.do(line.WrongUse, "doctor", "--salvage", "--rehearse", "--file", "own.db")
}

func TestDoctorRehearses(t *testing.T) {
	d := newDesk(t)
	d.env["WORKGROUP_PASSPHRASE"] = "secret"
	d.do(line.Done, "doctor", "--rehearse", "--file", "own.db")
	if got := d.out.String(); got != "50 copies\nNothing was lost in silence.\n" {
		t.Error(got)
	}
	d.do(line.WrongUse, "doctor", "--rehearse", "--times", "0", "--file", "own.db")
	d.files.gone = []string{"After a flipped bit something was lost."}
	d.do(line.Failed, "doctor", "--rehearse", "--times", "3", "--file", "own.db")
}

// TestADamagedFileIsAskedAbout where somebody sits at the terminal; leaving it as it is ends
// with the code for damage.
func TestADamagedFileIsAskedAbout(t *testing.T) {
	d := newDesk(t)
	d.files.wrong["own.db"] = errDamaged
	d.run = func(r *tui.Root) error {
		r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		if got := r.View().Content; !strings.Contains(got, "The file is damaged") || !strings.Contains(got, errDamaged.Error()) {
			t.Errorf("it shows\n%s", got)
		}
		r.Update(tea.KeyPressMsg{Code: 'l', Text: "l"})
		return nil
	}
	d.do(line.Damaged, "--file", "own.db")
}
