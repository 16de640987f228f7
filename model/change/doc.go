// Package change is the grain in which everything that a lead does is written
// down: a Change is a list of entries, an Entry writes one field or takes one
// earlier entry back, and a Cell holds all that is known of one field.
//
// The rule of merging is here and nowhere else. It is a pure function of the
// set of entries: no clock, no order of arrival, holes allowed.
//
//   - An entry is alive while no living entry takes it back.
//   - A write stands while it is alive and no living write of its field names
//     it as replaced.
//   - Two writes that stand are claims: a person decides between them.
//
// So undo is an entry that takes back a write, redo takes back the undo, and
// both merge like everything else.
//
// The package knows no bytes on disk, no devices, no keys and no meaning of a
// field: values are opaque strings in the canonical form of package model.
package change
