// Package pages makes, opens and uses the one file in which everything lasts:
// a bbolt file of 4096-byte pages. It is the only package that opens bbolt.
//
// bbolt checks the checksums of its two meta pages and nothing else. A damaged
// page can make it panic, recurse without end, read beyond the file, or leave
// out values in silence. So a file is walked before bbolt is given it, while
// its lock is held, and every transaction runs in a frame that turns panics and
// memory faults into errors.
//
// What the walk promises of a file that Open accepts:
//
//   - both meta pages are whole, and the file is as long as they say;
//   - every branch page is whole: laid out as bbolt lays it out, keys in
//     order, and the first key of a branch page the one its parent names;
//   - every page below the high water mark is exactly one of these: in the tree
//     once, in the list of free pages once, or part of that list. So there are
//     no cycles, no lost branches, and no free page that is in use;
//   - the root page with the buckets, and buckets so small that they stand in
//     it, are checked in full;
//   - every leaf page too: layout, order of keys, the range that its parent gives it.
//
// What it cannot see, and what therefore has to be noticed elsewhere: bytes
// of values; a key changed to another that fits between its neighbours; the
// sequence number of a bucket; a whole page replaced by an older page of the
// same number, where what it refers to is still in use (an older leaf always
// is such a page); the name of a bucket, so that a bucket that is expected and
// not found is damage. Of a file over [WalkLaterFrom] leaf pages are known only once
// the walk behind it is done; writing waits for it.
//
// Buckets stand at the top level only: a bucket inside a bucket is taken for
// damage. The package knows nothing of what keys and values mean, of keys that
// seal them, of journals or records.
package pages
