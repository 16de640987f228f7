package cycle_test

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/pane/panetest"
)

// origin is the cohort of fourteen people on 4 Dec 2023: its first workshop taken
// but for two, its visit half booked.
func origin() *model.Snapshot {
	const venue, address = "Higham Lane School", "Shanklin Dr, Nuneaton, CV10 0BJ"
	return panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl-2023", Title: "Subject Leadership", Year: 2023})
		d.Lead(model.Lead{ID: 1, Name: "Robin Hale", Role: "Work Group Lead"})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Mode: model.InRoom, Venue: venue, Address: address, Credit: 4})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit, Title: "Half day observing at the Hospital School/PRU", Credit: 2, Notes: "Bring a DBS letter."})
		d.Session(model.Session{ID: 103, Number: 3, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024"), Mode: model.InRoom, Venue: venue, Address: address, Credit: 4})
		d.Session(model.Session{
			ID: 104, Number: 4, Kind: model.Workshop, Date: panetest.Day("24 Apr 2024"), Start: model.MakeClock(8, 45), End: model.MakeClock(12, 45),
			Mode: model.InRoom, Venue: "The Nuneaton Academy", Address: "Radnor Dr, Nuneaton, CV10 7PD", Credit: 2,
		})
		d.Session(model.Session{ID: 105, Number: 5, Kind: model.Workshop, Date: panetest.Day("2 Jul 2024"), Mode: model.InRoom, Venue: "Whitmore Park Annexe", Credit: 4})
		d.Task(model.Task{ID: 201, Session: 101, Title: "department audit", Due: panetest.Day("8 Feb 2024")})
		d.Task(model.Task{ID: 202, Session: 102, Title: "what I noticed"})
		d.Task(model.Task{ID: 203, Session: 103, Title: "action plan, first draft"})
		d.Slot(model.Slot{ID: 301, Session: 102, Date: panetest.Day("12 Dec 2023"), Start: model.MakeClock(9, 0), Host: "PRU", Capacity: 5})
		d.Slot(model.Slot{ID: 302, Session: 102, Date: panetest.Day("14 Dec 2023"), Host: "Hospital School", Capacity: 5, State: model.CalledOff})
		for i := range 14 {
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: "Asha", Family: fmt.Sprintf("Person%02d", i)})
			d.Enrol(*panetest.Place(i))
		}
	}, func(d *model.Draft) {
		for i := range 14 {
			if i < 12 {
				d.MarkAs(panetest.Place(i), 101, model.Mark{Kind: model.Present})
			}
			if i < 9 {
				d.Progress(panetest.Place(i), 201, model.TaskState{Progress: model.Back})
			}
			switch {
			case i < 7:
				d.Book(panetest.Place(i), 102, 301)
			case i < 10:
				d.Book(panetest.Place(i), 102, 302)
			}
		}
		d.ToldAs(panetest.Place(0), 102, model.Told{Kind: model.CannotCome, On: panetest.Day("30 Nov 2023")})
		d.ToldAs(panetest.Place(1), 102, model.Told{Kind: model.WillLeave, At: model.MakeClock(11, 0), On: panetest.Day("1 Dec 2023")})
	})
}

func originDesk() *panetest.Desk {
	return &panetest.Desk{Snap: origin(), Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50}
}
