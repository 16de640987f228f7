// Package demo fills a throw-away file with two cohorts of the built-in programmes:
// one on the morning of its first register, one half-way to its visits. All people
// and schools are made up; real venues stand only as the programmes name them.
//
// The package must not know how a file is made or kept, nor the time of day outside
// the demo: each cohort has a today of its own.
package demo
