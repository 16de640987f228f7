// List is a list of people in which only the rows that are seen are drawn: what the register's screen is measured against.
// Arrows or j and k move; p, a and l mark the person under the cursor and step on; q quits.
//
// With -db FILE each mark is, before the screen changes, one durable bbolt Update of two puts, sealed by nothing and read by
// nobody: what the register's write path is measured against. It uses bbolt itself, which elsewhere only the store may do,
// because it is no part of the program.
package main

import (
	"flag"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

func main() {
	rows := flag.Int("rows", 24, "people in the list")
	fps := flag.Int("fps", 120, "frames a second")
	file := flag.String("db", "", "write each mark to this bbolt file, which is made if it is not there")
	change := flag.Int("change", 300, "bytes of the first value of a mark, the change; needs -db")
	record := flag.Int("record", 200, "bytes of the second value of a mark, the record; needs -db")
	flag.Parse()
	if *rows < 1 || *change < 0 || *record < 1 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "list: -rows and -record must be 1 or more, -change 0 or more, and nothing may stand after the flags")
		os.Exit(2)
	}
	if err := run(*rows, *fps, *file, *change, *record); err != nil {
		fmt.Fprintln(os.Stderr, "list:", err)
		os.Exit(1)
	}
}

func run(rows, fps int, file string, change, record int) error {
	l := &list{people: madeUp(rows), marks: make([]byte, rows)}
	if file != "" {
		b, err := openBook(file, change, record)
		if err != nil {
			return err
		}
		defer b.file.Close()
		l.keep = b.mark
	}
	if _, err := tea.NewProgram(l, tea.WithFPS(fps)).Run(); err != nil {
		return err
	}
	return l.failed
}
