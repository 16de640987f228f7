// Package intake is the screen on which a file from elsewhere is looked at before it is taken
// in: how it is read, what would become of each of its lines, and a yes at the bottom. It knows
// the contract of all kinds of files (model.Intake) and no kind of its own.
package intake
