// Package store is the file: every byte that lasts.
//
// Commit is the only way in. An action is one change in each space that it
// reaches, all in one transaction: appended to the journal, applied to the
// records, counted in the facts. Spaces stand alone: a hub, or a cohort with its
// people, each with its own journal, keys and stretch of the file, so that opening
// one reads its stretch and no more.
//
// The package must not know how anything is shown, and works out nothing about
// work groups itself: that is package model's.
package store
