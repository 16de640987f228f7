package carrytest_test

import (
	"fmt"
	"testing"

	"workgroup/store/carry/carrytest"
)

func TestServerConforms(t *testing.T) {
	s := carrytest.NewServer()
	name := func(whose string) func(int) string {
		return func(n int) string { return fmt.Sprintf("%s-%d", whose, n) }
	}
	carrytest.Conform(t, s.End(), s.End(), name("a"), name("b"))
}
