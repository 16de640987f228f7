// Package demo fills a throw-away file with five cohorts, one of each built-in programme:
// one on the morning of its first register, one half-way to its visits, pairs of teachers
// half-way through their year, a community that has met twice, and leads of trusts whose
// dates are still to be confirmed. Each has the evidence, ratings and plans of its programme,
// noted through actions in the order of their days. All people and schools are made up; real
// venues stand only as the programmes name them.
//
// The package must not know how a file is made or kept, nor the time of day outside
// the demo: each cohort has a today of its own.
package demo
