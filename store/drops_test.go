package store

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/change"
)

// However drops lie and overlap, all lines up to past are had or in one of them, and the next
// one is not.
func TestPast(t *testing.T) {
	const space, device = change.ID(1), change.ID(2)
	rapid.Check(t, func(t *rapid.T) {
		all, in := lying{}, map[uint64]bool{}
		for n := range rapid.IntRange(0, 20).Draw(t, "drops") {
			x := run{first: rapid.Uint64Range(1, 40).Draw(t, "first")}
			x.last = x.first + rapid.Uint64Range(0, 6).Draw(t, "more")
			of := rapid.SampledFrom([]change.ID{device, device, device, 3}).Draw(t, "whose")
			all[fmt.Sprint(n)] = map[change.ID]*drop{space: {spans: map[change.ID]run{of: x}}}
			for at := x.first; of == device && at <= x.last; at++ {
				in[at] = true
			}
		}
		from := rapid.Uint64Range(0, 40).Draw(t, "from")
		want := from
		for in[want+1] {
			want++
		}
		if got := all.past(space, device, from); got != want {
			t.Fatalf("past %d is %d, not %d", from, got, want)
		}
	})
}
