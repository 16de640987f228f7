package store_test

import (
	"flag"
	"os"
	"testing"
)

// long tells whether the long runs are wanted: WORKGROUP_LONG=1.
func long() bool { return os.Getenv("WORKGROUP_LONG") == "1" }

// childEnv names, in a process that a test started from its own binary, what that
// process is to do.
const childEnv = "WORKGROUP_STORE_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childEnv); job != "" {
		os.Exit(child(job))
	}
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		// Each check here works on several files: a few are run each time, many in
		// the long run.
		checks := "40"
		if long() {
			checks = "1000"
		}
		if err := flag.Set("rapid.checks", checks); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
