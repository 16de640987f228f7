package paper

import (
	"fmt"

	"workgroup/model"
	"workgroup/store/files/meeting"
)

// meetings reads reports of one meeting by a reader of one.
func meetings(kind model.IntakeKind, read func([]byte) (model.MeetingReport, error)) reader {
	return reader{most: meeting.MaxBytes, read: func(files []File, at model.SheetID) (model.Intake, error) {
		var reports []model.MeetingReport
		for _, f := range files {
			r, err := read(f.Bytes)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			reports = append(reports, r)
		}
		return model.NewMeetingIntake(kind, at, reports...), nil
	}}
}
