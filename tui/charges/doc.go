// Package charges is the list of charges over the full window: everybody who did not come
// to a session, with what the hub's fee rule makes of it, and what a person decided. Nothing
// is charged by the program; it proposes.
//
// It knows nothing of the store and nothing of the other panes.
package charges
