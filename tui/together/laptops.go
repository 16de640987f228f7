package together

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// columns are the widths of the list of laptops: its name, its lead, when it was heard of; the
// rest is what it lacks.
type columns struct{ name, lead, heard int }

// The widest that a name is shown, and the cells between two columns.
const (
	widestName = 24
	gap        = 2
)

// columnsOf are as wide as what stands in them, at most.
func columnsOf(d pane.Desk, all []model.Laptop) columns {
	c := columns{name: grid.Width("Laptop"), lead: grid.Width("Lead"), heard: grid.Width("Last heard of")}
	for _, l := range all {
		c.name = max(c.name, grid.Width(grid.Clean(laptopName(l))))
		c.lead = max(c.lead, grid.Width(grid.Clean(d.Snapshot().LeadName(l.Lead))))
	}
	c.name, c.lead = min(c.name, widestName), min(c.lead, widestName)
	return c
}

func laptopName(l model.Laptop) string { return cmp.Or(l.Name, "a laptop") }

func (c columns) line(name, lead, heard, state string) string {
	fit := func(s string, w int) string { return grid.Fit(grid.Clean(s), w+gap) }
	return fit(name, c.name) + fit(lead, c.lead) + fit(heard, c.heard) + grid.Clean(state)
}

// laptop is a laptop: whose, when it was heard of, what waits for it.
func (c columns) laptop(d pane.Desk, l model.Laptop) string {
	heard := "never"
	switch {
	case l.Own:
		heard = ""
	case !l.Heard.IsZero():
		heard = when(l.Heard, d.Now())
	}
	return c.line(laptopName(l), d.Snapshot().LeadName(l.Lead), heard, laptopState(d, l))
}

// laptopState is how it stands with a laptop, in few words.
func laptopState(d pane.Desk, l model.Laptop) string {
	contact := d.Company().Contact
	switch {
	case l.Own:
		return "this laptop"
	case l.Out && l.Aside > 0:
		return fmt.Sprintf("SHUT OUT, %d set aside", l.Aside)
	case l.Out:
		return "SHUT OUT"
	case contact.Connected && slices.Contains(contact.With, l.Name):
		return "here now"
	case l.Waiting > 0:
		return fmt.Sprintf("lacks %d", l.Waiting)
	case l.Heard.IsZero():
		return "nothing is known of it"
	default:
		return "has everything"
	}
}

// when is a moment as it is said today: its time alone, or its day too, or its year.
func when(at, now time.Time) string {
	at, now = at.In(model.London()), now.In(model.London())
	switch {
	case model.DayOf(at) == model.DayOf(now):
		return "today " + at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("2 Jan 15:04")
	default:
		return at.Format("2 Jan 2006")
	}
}

// ways are how this laptop is connected, a line each.
func ways(d pane.Desk) (out []string) {
	c := d.Company()
	if c.Words != "" && (c.Server != "" || !c.There) {
		out = append(out, "Now: "+c.Words+".")
	}
	if c.Server != "" {
		state := "connected"
		if !c.Contact.Connected {
			state = "not connected"
		}
		out = append(out, "Server: "+c.Server+", "+state+".")
	}
	if c.Contact.Why != "" {
		out = append(out, c.Contact.Why)
	}
	switch {
	case c.Folder != "" && c.There:
		out = append(out, "Folder: "+c.Folder+", it is there.")
	case c.Folder != "":
		out = append(out, "Folder: "+c.Folder+", it was not there when it was looked at last.")
	case c.Server == "":
		out = append(out, "No shared folder, no server: f names a folder, v joins a server.")
	}
	return append(append(out, c.Trouble...), c.Contact.Refused...)
}
