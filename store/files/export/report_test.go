package export_test

import (
	"testing"

	"workgroup/model"
)

// TestReportsOfMeetings: a report that was taken in is there with who was seen when, and the
// name that it had for somebody with the person.
func TestReportsOfMeetings(t *testing.T) {
	b := cohort2023()
	b.now = day(2023, 11, 13).Date()
	at := func(hour, minute int) model.Moment { return model.MakeMoment(day(2023, 11, 13), hour, minute, 0) }
	report := model.MeetingReport{Kind: model.IntakeTeams, Rows: []model.MeetingRow{{
		Row: 9, Name: "iPhone (Sarah)", Total: 4*3600 + 20, Stays: []model.Stay{{From: at(9, 31), To: at(12, 0)}, {From: at(12, 30)}},
	}}}
	a := model.Intake(model.NewMeetingIntake(model.IntakeTeams, model.SheetID{}, report)).
		Decide("who.1", "take."+model.ID(0x7300).String()).Decide("late", "0")
	b.act(t, a.Propose(b.s, day(2023, 11, 13)).Action)
	walk(t, write(t, theHub(), cohort2021().s, b.s))
	d := doc(t, theHub(), b.s)
	if got := one(t, d, "people", "id", shared.String())["names_in_reports"].([]any); len(got) != 1 || got[0] != "iPhone (Sarah)" {
		t.Errorf("names: %v", got)
	}
	c := one(t, d, "cohorts", "code", "ssl-2023")
	if rule := c["report_rule"].(object); rule["late_from_minutes"] != nil || rule["left_early_from_minutes"] != 10.0 || rule["part_below_percent"] != 50.0 {
		t.Errorf("rule: %v", rule)
	}
	r := objects(c["reports"])[0]
	seen := objects(r["seen"])
	if len(seen) != 1 || r["kind"] != "teams" || r["session_number"] != 1.0 || seen[0]["person"] != "Sarah Jones-Hall" || seen[0]["minutes"] != 240.0 {
		t.Fatalf("%v", r)
	}
	stays := objects(seen[0]["stays"])
	if len(stays) != 2 || stays[0]["joined"] != "09:31" || stays[0]["left_at"] != "12:00" || stays[1]["left_at"] != nil {
		t.Errorf("%v", stays)
	}
}
