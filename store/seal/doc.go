// Package seal keeps what is written unreadable to whoever has no key, and
// tells a damaged value from a good one.
//
// It holds four things:
//
//   - envelopes: authenticated encryption of one value under one named key
//     ([Seal], [Open]);
//   - key slots: how the key of a file is wrapped by a passphrase, by a
//     recovery code, or by nothing at all in a demonstration file ([Slot]);
//   - sets of keys: the keys of a space ([Keys]) and the keys of its people,
//     which can be destroyed for good ([Ring]). Both merge as sets;
//   - the keys of a device: one to sign with, one to receive with
//     ([DeviceKeys]).
//
// Every encoding starts with a format byte, has one canonical form and is
// read for ever: what decodes encodes to the same bytes. All numbers are
// big-endian. Decoders take any bytes at all: they return an error that is
// [ErrDamaged] or [ErrFormat], never panic, and never take more memory than a
// few times what they were given.
//
// Randomness and the clock are passed in. Keys in memory are wiped where that
// is possible, but Go may have copied them: a wiped key is tidiness, no
// promise.
//
// The package must not know what it seals, nor where that is kept: it knows
// no database, no record and no person, only numbers for them.
package seal
