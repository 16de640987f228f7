package pane

// Moves are the keys that move a cursor through a list. Each has two names: back,
// then on.
type Moves struct {
	Choose, Letters, Page, Ends Key
}

// NewMoves are the keys as all lists have them.
func NewMoves() Moves {
	return Moves{
		Choose:  Key{Keys: []string{"up", "down"}, Show: "arrows", Does: "choose", Foot: true, Aside: true},
		Letters: Key{Keys: []string{"k", "j"}, Show: "k j", Does: "up and down too", Aside: true},
		Page:    Key{Keys: []string{"pgup", "pgdown"}, Show: "pgup pgdn", Does: "a page up or down", Aside: true},
		Ends:    Key{Keys: []string{"home", "end"}, Show: "home end", Does: "the first or the last", Aside: true},
	}
}

// With are the keys for the help, and others after them.
func (m Moves) With(others ...Key) []Key {
	return append([]Key{m.Choose, m.Letters, m.Page, m.Ends}, others...)
}

// Step is how many places a key press goes on, below zero for back, where a page is
// so many: 0 for a key to the ends and for any other press.
func (m Moves) Step(press string, page int) int {
	return m.Choose.Way(press) + m.Letters.Way(press) + m.Page.Way(press)*max(1, page)
}

// To is the place in a list of n to which a key press leads from the place at, 0
// where the list is empty; ok is false for a press that does not move.
func (m Moves) To(press string, at, page, n int) (to int, ok bool) {
	step, end := m.Step(press, page), m.Ends.Way(press)
	return max(0, min(at+step+end*n, n-1)), step != 0 || end != 0
}
