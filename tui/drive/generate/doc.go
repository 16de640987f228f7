// Generate makes a large demo file: hubs with many years of cohorts, every register taken, each mark a change of its own as if it
// had been typed. It is what the speed of the program and of its file is measured with.
//
//	go run ./tui/drive/generate -out big.db -hubs 40 -cohorts 30 -people 20 -sessions 6 -years 10
//
// The same numbers and the same -seed give the same hubs, people and marks, under other keys. People and schools are made up.
// Registers of the last year are left open, so that there is something to mark; the cohort written last is the one that the
// program opens with.
package main
