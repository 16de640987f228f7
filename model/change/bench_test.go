package change_test

import (
	"fmt"
	"testing"

	"workgroup/model/change"
)

// A field that was written again and again, each time over the write before.
func BenchmarkStanding(b *testing.B) {
	for _, n := range []int{1, 2, 10, 100, 1000} {
		for _, undone := range []bool{false, true} {
			var c change.Cell
			var before []change.Ref
			for i := range n {
				h := write(change.ID(i*7919+1), "present", before...)
				c = c.With(h)
				before = []change.Ref{h.Ref}
			}
			if undone {
				c = c.With(take(change.ID(n*7919+1), before...))
			}
			b.Run(fmt.Sprintf("%d writes, the last undone %v", n, undone), func(b *testing.B) {
				for b.Loop() {
					c.Standing()
				}
			})
		}
	}
}
