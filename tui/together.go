package tui

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/pane"
)

// SettingFolder is the shared folder through which this laptop exchanges, "" for none.
const SettingFolder = "folder"

// NameOfLaptop is what a laptop is called after the lead who works on it: "Asha's laptop".
func NameOfLaptop(lead string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(lead), " ")
	if first == "" {
		return "A laptop"
	}
	return first + "'s laptop"
}

// LaptopName is what this laptop is called where it has no name yet: as typed, or after the
// lead who works here, of that group or of whichever names the lead.
func LaptopName(b Book, space model.ID, typed string) string {
	if typed != "" {
		return typed
	}
	lead := settingID(b, settingLead)
	if space != 0 {
		if s, err := b.Load(space); err == nil {
			if lead == 0 && len(s.Leads) > 0 {
				lead = s.Leads[0].ID
			}
			return NameOfLaptop(s.LeadName(lead))
		}
	}
	for f, err := range b.Cohorts() {
		if err != nil {
			break
		}
		if s, err := b.Load(f.Space); err == nil && s.LeadName(lead) != "" {
			return NameOfLaptop(s.LeadName(lead))
		}
	}
	return NameOfLaptop("")
}

// mostInvitations is how many invitations of one minute a folder is given.
const mostInvitations = 20

// SaveInvitation writes an invitation into a folder, under another name where one of the same
// minute lies there, and says where it is.
func SaveInvitation(papers pane.Papers, dir string, v model.Invited) (path string, err error) {
	ending := filepath.Ext(v.Name)
	for n := 1; n <= mostInvitations; n++ {
		path = filepath.Join(dir, v.Name)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s %d%s", strings.TrimSuffix(v.Name, ending), n, ending))
		}
		if err = papers.Save(path, v.Content, false); !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return path, err
}

// WorksHere notes who works on this laptop, where the file does not say so yet: once another
// lead has come, it could not be told from the list of leads.
func WorksHere(b Book, lead model.ID) error {
	if lead == 0 || settingID(b, settingLead) != 0 {
		return nil
	}
	return b.Set(settingLead, lead.String())
}

// LeadNamed is the lead of that name in a group, or else the ID.
func LeadNamed(s *model.Snapshot, name string, id model.ID) model.ID {
	for _, l := range s.Leads {
		if strings.EqualFold(l.Name, name) {
			return l.ID
		}
	}
	return id
}

// JoinAs has whoever joined be a lead of the groups in which no lead has that name, and says
// which lead that is.
func JoinAs(b Book, spaces []model.ID, name string, own model.ID, env func(*model.Snapshot) model.Env) (lead model.ID, err error) {
	lead = own
	for _, id := range spaces {
		s, err := b.Load(id)
		if err != nil {
			return 0, err
		}
		if known := LeadNamed(s, name, own); known != own {
			lead = known
			continue
		}
		p, err := (model.NewLead{Lead: model.Lead{ID: own, Name: name, Role: "Work Group Lead"}}).Plan(s, env(s))
		if err != nil {
			return 0, err
		}
		if err := b.Commit(p.Changes); err != nil {
			return 0, err
		}
	}
	return lead, nil
}

// LaptopOf is the one other laptop of a lead, or of a name, that shares something.
func LaptopOf(b Book, name string) (one model.Laptop, err error) {
	found, seen, names := map[model.ID]model.Laptop{}, map[model.ID]bool{}, []string{}
	for f, err := range b.Cohorts() {
		if err != nil {
			return one, err
		}
		all, err := b.Laptops(f.Space)
		if err != nil {
			return one, err
		}
		if len(all) == 0 {
			continue
		}
		s, err := b.Load(f.Space)
		if err != nil {
			return one, err
		}
		for _, l := range all {
			if l.Own || l.Out || seen[l.ID] {
				continue
			}
			seen[l.ID] = true
			names = append(names, l.Name)
			if ok, slip := model.Answers(l.Name+" "+s.LeadName(l.Lead), name); ok && !slip {
				found[l.ID] = l
			}
		}
	}
	switch len(found) {
	case 1:
		for _, one = range found {
			return one, nil
		}
	case 0:
		return one, model.Refusal(fmt.Sprintf("No laptop of %s is known here. Known are: %s.", name, cmp.Or(strings.Join(names, ", "), "none")))
	}
	return one, model.Refusal(fmt.Sprintf("%d laptops answer to %s. Known are: %s.", len(found), name, strings.Join(names, ", ")))
}

// SentWords say what a file for another lead holds.
func SentWords(s model.Sent) string {
	words := fmt.Sprintf("%d changes that they are not known to have.", s.Changes)
	switch s.Changes {
	case 0:
		words = "They are known to have everything; the file says what you have."
	case 1:
		words = "One change that they are not known to have."
	}
	if s.Unsigned > 0 {
		words += fmt.Sprintf(" %d are left out, since no laptop that is known here signed them.", s.Unsigned)
	}
	return words
}

// SweptWords say what became of the older files that this laptop left in a folder, after a
// space; "" where there were none.
func SweptWords(removed int, err error) string {
	switch {
	case err != nil:
		return " Older files of this laptop there could not be removed: remove them by hand."
	case removed == 0:
		return ""
	case removed == 1:
		return " The older file of this laptop there was removed."
	}
	return fmt.Sprintf(" The %d older files of this laptop there were removed.", removed)
}

// ReceivedWords say what became of a file of another lead.
func ReceivedWords(r model.Received) string {
	from := cmp.Or(r.From, "another laptop")
	switch n := len(r.New); {
	case r.Own:
		return "This file was made here: there is nothing in it to take in."
	case n+r.Aside == 0:
		return "Nothing in it is new here. It is from " + from + ", " + shortTime(r.At) + "."
	case n == 1:
		return "One change from " + from + ", " + shortTime(r.At) + "."
	default:
		return fmt.Sprintf("%d changes from %s, %s.", n, from, shortTime(r.At))
	}
}

// ExchangedWords say what an exchange through a folder did.
func ExchangedWords(x model.Exchanged) string {
	var out []string
	for _, r := range x.Came {
		out = append(out, ReceivedWords(r))
	}
	if len(x.Came) == 0 {
		out = append(out, "Nothing new lay there.")
	}
	if x.Put != "" {
		out = append(out, "Left for others: "+x.Put+".")
	}
	if n := len(x.NotWhole); n > 0 {
		out = append(out, fmt.Sprintf("Not whole yet: %s.", strings.Join(x.NotWhole, ", ")))
	}
	return strings.Join(out, " ")
}

func shortTime(at time.Time) string { return at.In(model.London()).Format("Mon 2 Jan 15:04") }

// AnswerWords are one answer of a dispute: what, by whom, when, on which laptop.
func AnswerWords(s *model.Snapshot, d model.Dispute, answer int, device model.ID) string {
	h := d.Answers[answer]
	out := s.Says(d, answer) + "   " + cmp.Or(s.LeadName(h.Lead), "somebody") + ", " + shortTime(time.Unix(h.At, 0))
	if device != 0 && s.Device(device) != nil {
		out += ", on " + s.DeviceName(device)
	}
	return out
}
