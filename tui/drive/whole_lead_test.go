//go:build linux || darwin

package drive_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"workgroup/tui/drive"
)

// firstDays is what a new lead does in the first days, in a window of that size: a file of
// their own, eighteen people out of a spreadsheet, a visit offered and booked, a call, and
// on the day the register.
func firstDays(w, h int) func(*testing.T, home) {
	return func(t *testing.T, x home) {
		path := x.file("own.db")
		open := func(now string) *drive.Run {
			return x.startAs(drive.Options{Args: []string{"--file", path}, Env: []string{"WORKGROUP_NOW=" + now}, Width: w, Height: h})
		}
		r := open("2023-11-10T16:10")
		r.Wait("Welcome", "> l  Look around first", "enter take it")
		r.Press("down", "enter")
		r.Wait("1 of 3, passphrase")
		r.Type(secret + "\n")
		r.Wait("once more")
		r.Type(secret + "\n")
		r.Wait("2 of 3, your name")
		r.Type("Grace Okafor\n")
		r.Wait("3 of 3, programme", "c  Secondary Subject Leadership Work Group 2023/24")
		r.Press("down", "down", "enter")
		r.Wait("3 of 3, hub", "Origin Maths Hub")
		r.Press("enter")
		r.Wait("Recovery code", "esc later")
		r.Press("esc")
		r.Wait("2 Cycle", "1 Mon 13 Nov 23", "Higham Lane School", "  saved  ")

		r.Press("5")
		reads(r, "copy the cells with names, schools and e-mail addresses in Excel and paste them here.")
		r.Paste(cellsOfEighteen())
		r.Wait("Pasted: 18 rows", "18 people to add", "enter adds 18 people")
		r.Press("enter")
		r.Wait("18 people added.", "Ahmed, Zainab", "  saved  ")

		r.Press("esc", "3")
		r.Wait("No dates are offered yet: n", "No date yet (18):")
		r.Press("n")
		r.Type("tue 12 dec")
		r.Press("tab")
		r.Type("9-12")
		r.Press("tab")
		r.Type("PRU")
		r.Press("tab")
		r.Type("5")
		r.Wait("Tue 12 Dec 2023.", "09:00 to 12:00.", "At most 5 people.", "ctrl+s offer it")
		r.Press("ctrl+s")
		r.Wait("Tue 12 Dec offered, for 5 people.", "b book")
		r.Press("b")
		r.Wait("Who goes?", "space pick")
		r.Press("space")
		r.Type("khan")
		r.Wait("> [ ] Khan, Khai")
		r.Press("space")
		r.Wait("enter: Tue 12 Dec: 2 booked, 2 of 5.")
		r.Press("enter")
		r.Wait("Tue 12 Dec 09:00 PRU 2/5", "No date yet (16):", "  saved  ")

		r.Press("/")
		r.Wait("FIND:", "esc close")
		r.Type("wu")
		r.Wait("> Wu, Carys", "enter opens")
		r.Press("enter")
		r.Wait("1 workshop, Mon 13 Nov 2023", "c cannot come")
		r.Press("c")
		r.Wait("Cannot come: Wu, Carys", "Fri 10 Nov 2023")
		r.Press("enter")
		r.Wait("Carys Wu: cannot come (told 10 Nov)", "  saved  ")
		leave(t, r)

		r = open("2023-11-13T09:00")
		r.Wait("Passphrase for own.db")
		r.Type(secret + "\n")
		r.Wait("> now      1 Mon 13 Nov 23", "NEXT: 1 workshop, Mon 13 Nov, today, 17 of 18", "names only", "enter open")
		r.Press("enter")
		r.Wait("unmarked 18 of 18", "MARKING:", "f finish")
		r.Hold("p", 17)
		r.Wait("unmarked 1 of 18", "> 18  Wu, Carys")
		r.Press("c")
		r.Wait("Fri 10 Nov 2023")
		r.Press("enter")
		r.Wait("unmarked 0 of 18", "cancelled 1")
		r.Press("f")
		r.Wait("FINISHED", "  saved  ")
		leave(t, r)

		out := x.command([]string{"WORKGROUP_PASSPHRASE=" + secret}, "export", "json", "--file", path)
		if got, want := holds(t, out.out), "18 people, 18 marks, 17 present, finished 2023-11-13, Wu cancelled on 2023-11-10, 2 booked on 2023-12-12"; got != want {
			t.Errorf("the file holds: %s\nwant: %s", got, want)
		}
	}
}

// leave leaves the program from wherever one is, as the README says.
func leave(t *testing.T, r *drive.Run) {
	t.Helper()
	r.Press("esc", "esc")
	r.Wait("enter open")
	r.Press("q")
	r.Wait("Everything is saved.", "enter leave")
	r.Press("q")
	left(t, r, 0)
}

// cellsOfEighteen are the cells of a spreadsheet as they are copied.
func cellsOfEighteen() string {
	cells := "Teacher\tSchool\tE-mail\r\n"
	given := strings.Fields("Zainab Bilal Asha Tara Owen Megan Rhys Tomás Sarah Imran Akosua Khai Dan Max Lucía Gülşen Xinyi Carys")
	family := strings.Fields("Ahmed Begum Brown Clarke Davies Evans Farah Green Hughes Iqbal Jones Khan Lewis Mensah Nguyễn Okoro Price Wu")
	schools := []string{"Ash Green", "Beech Hill", "Cedar Park"}
	for i := range given {
		cells += fmt.Sprintf("%s %s\t%s\tperson%d@school.example\r\n", given[i], family[i], schools[i%3], i)
	}
	return cells
}

// holds says what of the first days is in the export.
func holds(t *testing.T, text string) string {
	t.Helper()
	var all struct {
		People  []struct{} `json:"people"`
		Cohorts []struct {
			Sessions []struct {
				Finished struct{ Date string }
				Marks    []struct {
					Person, Mark string
					ToldOn       string `json:"told_on"`
				}
			}
			Slots []struct {
				Date   string
				Booked []struct{}
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &all); err != nil || len(all.Cohorts) != 1 || len(all.Cohorts[0].Slots) != 1 {
		t.Fatalf("the export is not of one cohort with one date: %v\n%s", err, text)
	}
	c := all.Cohorts[0]
	first, date := c.Sessions[0], c.Slots[0]
	present, wu := 0, ""
	for _, m := range first.Marks {
		if m.Mark == "present" {
			present++
		} else {
			wu += fmt.Sprintf("%s %s on %s", m.Person[len(m.Person)-2:], m.Mark, m.ToldOn)
		}
	}
	return fmt.Sprintf("%d people, %d marks, %d present, finished %s, %s, %d booked on %s", len(all.People), len(first.Marks), present, first.Finished.Date, wu, len(date.Booked), date.Date)
}
