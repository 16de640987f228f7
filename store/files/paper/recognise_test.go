package paper_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"workgroup/model"
	"workgroup/store/files/paper"
)

// TestEachKindIsRecognised: what a file is offered as first, whatever it is called.
func TestEachKindIsRecognised(t *testing.T) {
	for name, x := range map[string]struct {
		content string
		want    model.IntakeKind
	}{
		"answers of Microsoft Forms": {"ID,Start time,Completion time,Email,Name,\"Your full name\",\"School name\",\"Your role\"\n1,9/9/25 18:01:22,9/9/25 18:04:10,anonymous,,Siân O'Connor-Price,Whitmore Park,Head of Department\n2,9/10/25 18:01:22,9/10/25 18:04:10,anonymous,,Imran Khan,Cedar Park,Head of Maths\n", model.IntakeForms},
		"answers of Google Forms":    {"Timestamp,Email Address,Your full name,School\n2026/09/20 10:00:00 AM GMT+1,i@cedarpark.example,Imran Khan,Cedar Park\n2026/09/20 10:04:00 AM GMT+1,j@ashgreen.example,Joe Bell,Ash Green\n", model.IntakeForms},
		"people":                     {"Name,School,Email\nImran Khan,Cedar Park,i@cedarpark.example\nJoe Bell,Ash Green,j@ashgreen.example\n", model.IntakePeople},
		"sessions":                   {"Session,Date,Start,End,Venue\n1,17 Nov 2021,9:30,14:30,Twyford\n2,3 Feb 2022,9:30,14:30,Online\n", model.IntakeSessions},
		"marks":                      {"Name,Session 1,Session 2\nImran Khan,P,A\nJoe Bell,L,P\n", model.IntakeMarks},
		"dates of a visit":           {"Date,Time,Host,Capacity,Booked\n12 Dec 2023,9:00,Hospital School,5,Imran Khan; Joe Bell\n8 Jan 2024,9:30,PRU,5,\n", model.IntakeSlots},
		"a Teams report":             {"Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tRole\nImran Khan\t03/02/22, 09:31:26\t03/02/22, 14:29:47\t4h 58m\ti@cedarpark.example\tAttendee\n", model.IntakeTeams},
		"a Zoom report":              {"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\niPhone (Siân),,03/02/2022 09:31:00 AM,03/02/2022 02:29:00 PM,298,Yes\n", model.IntakeZoom},
	} {
		path := filepath.Join(t.TempDir(), "export.csv")
		if err := os.WriteFile(path, []byte(x.content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := paper.Disk{}.Recognise(context.Background(), model.SheetID{}, path)
		if err != nil || len(got) == 0 || got[0].Kind != x.want {
			var kinds []model.IntakeKind
			for _, r := range got {
				kinds = append(kinds, r.Kind)
			}
			t.Errorf("%s is offered as %q, not first as %q: %v", name, kinds, x.want, err)
		}
	}
}
