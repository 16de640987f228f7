// Package panetest is what the tests of the panes share: a desk that a pane may be
// given, keys by their names, the looks and sizes at which every view must hold, and
// small cohorts to draw.
//
// It is imported by tests only. It knows the contract of a pane and the model, and
// no pane.
package panetest

// TB is what the checks need of a test: *testing.T, *testing.B and *rapid.T have it.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}
