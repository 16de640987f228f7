// Package calendar writes a cohort as a calendar (iCalendar, RFC 5545) that Outlook, Google
// and telephones take in: times of London with the rules of its clock, a name for each
// session that stays, and a number that grows with each change, so that a calendar which has
// it already moves it or takes it out.
//
// What stands in it package model decides. Nobody who takes part is named.
package calendar
