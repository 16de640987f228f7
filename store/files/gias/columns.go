package gias

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// columns are the places of columns by their names, as the register writes them, in small
// letters.
type columns map[string]int

// The columns that are looked at. No other one is: those of head teachers have no name here.
const (
	colURN      = "urn"
	colLACode   = "la (code)"
	colLA       = "la (name)"
	colNumber   = "establishmentnumber"
	colName     = "establishmentname"
	colType     = "typeofestablishment (name)"
	colGroup    = "establishmenttypegroup (name)"
	colStatus   = "establishmentstatus (name)"
	colOpened   = "opendate"
	colClosed   = "closedate"
	colPhase    = "phaseofeducation (name)"
	colTrust    = "trusts (name)"
	colChanged  = "lastchangeddate"
	colTown     = "town"
	colPostcode = "postcode"

	colLinkURN  = "linkurn"
	colLinkType = "linktype"
)

// header reads the first row, and says in a sentence what a file is that is no such table.
func header(s *rows) (columns, int, error) {
	head, err := s.r.Peek(512)
	if len(head) == 0 {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, err
		}
		return nil, 0, errors.New("this file is empty: download it again")
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, _ = s.r.Discard(3)
		head = head[3:]
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, 0, errors.New("this is a packed file: unpack it, and take in the .csv file that is in it")
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return nil, 0, errors.New("this file was saved as Unicode text: save it as CSV UTF-8, or download it again")
	case bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")):
		return nil, 0, errors.New("this is a web page that was saved under the name of a file: download the file itself")
	}
	cells, err := s.next()
	if errors.Is(err, io.EOF) {
		return nil, 0, errors.New("this file is empty: download it again")
	}
	if err != nil {
		return nil, 0, err
	}
	c := columns{}
	for i, cell := range cells {
		name := strings.ToLower(strings.TrimSpace(string(cell)))
		if _, there := c[name]; !there {
			c[name] = i
		}
	}
	return c, len(cells), nil
}

// links tells whether the table says which school became which.
func (c columns) links() bool {
	_, link := c[colLinkURN]
	_, kind := c[colLinkType]
	return link && kind
}

// check says which columns are missing without which no school can be read.
func (c columns) check() error {
	var missing []string
	for _, name := range []string{colURN, colName, colLA, colStatus} {
		if _, there := c[name]; !there {
			missing = append(missing, map[string]string{colURN: "URN", colName: "EstablishmentName", colLA: "LA (name)", colStatus: "EstablishmentStatus (name)"}[name])
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("this is no register of schools: it has no column %s. Take the file of all establishments (edubasealldata) from Get Information About Schools", strings.Join(missing, ", "))
}

// of is a cell of a row, nil where the table has no such column.
func (c columns) of(cells [][]byte, name string) []byte {
	if i, there := c[name]; there && i < len(cells) {
		return cells[i]
	}
	return nil
}
