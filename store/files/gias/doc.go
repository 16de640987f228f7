// Package gias reads the public register of schools, Get Information About Schools, as the
// Department for Education publishes it: one row a school, 60 MB and more, in Windows-1252 or
// UTF-8, with other columns in other places every year. It reads row by row, finds columns by
// their names, and keeps what a lead needs of the schools of some local authorities. Who heads
// a school, and its telephone number, it never looks at.
//
// It knows no database.
package gias
