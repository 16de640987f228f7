// Package journal is the form in which changes are written down, for ever.
//
// A Line is one change with its author's device, its number there, and the hash
// of the line before it. It has one canonical form: fields in order, no maps,
// nothing left to choice; hash and signature are over that form, so it is never
// rewritten. Values that name or describe a person stand in it sealed under a key
// of that person: destroying the key erases them, and the hashes still hold.
//
// A record is the cache of all lines that touched it. Lines may come in any order,
// twice, and with holes: package change says what stands.
//
// The package is pure: it knows no file, no keys and no clock.
package journal
