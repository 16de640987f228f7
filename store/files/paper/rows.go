package paper

import (
	"errors"
	"fmt"

	"workgroup/model"
	"workgroup/store/files/rows"
)

// readRows reads row numbers of a printed sheet.
func readRows(files []File, at model.SheetID) (model.Intake, error) {
	if len(files) > 1 {
		return nil, errors.New("row numbers are read from one file at a time")
	}
	text, ok := plain(files[0].Bytes)
	if !ok {
		return nil, fmt.Errorf("%s is no plain text", files[0].Name)
	}
	m, err := rows.Read(text, at)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", files[0].Name, err)
	}
	return m, nil
}
