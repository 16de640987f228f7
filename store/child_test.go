package store_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

const fileEnv = "WORKGROUP_STORE_FILE"

// start makes a command that runs this test binary as a child, which opens that file
// with the marks beside it.
func start(t testing.TB, job, file string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childEnv+"="+job, fileEnv+"="+file)
	cmd.Stderr = os.Stderr
	return cmd
}

// failing ends a child that meets what cannot be.
type failing struct{}

func (failing) Helper() {}

func (failing) Fatal(args ...any) {
	fmt.Fprintln(os.Stderr, args...)
	os.Exit(3)
}

func (f failing) Fatalf(format string, args ...any) { f.Fatal(fmt.Sprintf(format, args...)) }

// child is what a process does that a test started from its own binary; it returns
// the code with which it ends.
func child(job string) int {
	path := os.Getenv(fileEnv)
	d := childDesk(path)
	if job == "read" {
		d.becomeNobody()
	}
	if job == "recover" || job == "tidy" {
		d.o.Passphrase, d.o.Cost = []byte(lockedWith), 10
	}
	d.open()
	ids, err := d.book.Spaces()
	if err != nil {
		d.t.Fatal(err)
	}
	switch job {
	case "mark":
		d.markForEver(ids[0])
	case "tidy":
		d.tidyForEver(ids[0])
	case "recover":
		d.recoverForEver()
	case "fill":
		return d.fillDisk(ids[0])
	case "read":
		return d.readOnly(ids[0])
	case "hold":
		fmt.Println("open")
		os.Stdin.Read(make([]byte, 1))
		return 0
	}
	return 2
}

func childDesk(path string) *desk {
	d := newDesk(failing{}, filepath.Dir(path), 0)
	d.o.Rand = nil // no two children draw the same device
	d.path = path
	return d
}

// randomly gives what a child makes names of its own: no two children draw the same.
func (d *desk) randomly() {
	d.r.Seed([32]byte(append(fmt.Appendf(nil, "%08d", os.Getpid()), make([]byte, 24)...)))
}
