// Package bundle is the form in which changes travel from one laptop to others: one file,
// sealed and signed.
//
// A bundle is
//
//	magic | format (1, =1)
//	| sender (8) | its public keys (65) | when, seconds since 1970 (8)
//	| count (4) | parts, ascending by space
//	| signature of the sender over all before it (64)
//
//	part: space (8) | count (4) | keys granted, ascending by device | size (4) | sealed
//	keys granted: device (8) | size (4) | the keys of the space, sealed to the device
//
// What is sealed in a part, under a key of the space, is
//
//	format (1, =1)
//	| count (4) | heads: device (8), number (8), hash (32)
//	| count (4) | laptops: device (8), public keys (65)
//	| count (4) | tips: device (8), number (8), hash (32), signature (64)
//	| count (4) | lines: size (4), bytes
//	| size (4) | the ring of people's keys
//
// Heads are what the sender has: of each device the last line up to which it has all. One of
// a device 0 is no line: its number is how many people's keys the sender knows to be destroyed,
// its hash which. Lines are those that a reader lacks, as far as it said what it has; the ring
// has the keys that they need, and all that were destroyed unless all readers know of them.
//
// All numbers are big-endian and of fixed width, so what is read has no other form. A tip
// is the signature of a device over its newest line: the chain of hashes vouches for all
// lines before it, whoever carries them.
//
// The package is pure: it takes bytes and gives bytes, and believes no number before there
// are bytes behind it.
package bundle
