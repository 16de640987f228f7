package model

import (
	"cmp"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// Device is a laptop that writes in a space which several share. A space that nobody was
// invited to has none.
type Device struct {
	ID   ID
	Name string
	Lead ID
	// Out: it was shut out, and After is the number of its last change here that counts. Its
	// later changes are set aside everywhere; a lead took in those up to Taken as their own.
	Out          bool
	After, Taken uint64
}

func decodeDevice(r reader) *Device {
	d := &Device{ID: r.Key.Record, Name: r.text(deviceName), Lead: r.id(deviceLead), Taken: uint64(r.int(deviceTaken))}
	for _, h := range r.Cell(change.Slot{Name: deviceOut}).Standing() {
		if n := uint64(unpackInt(h.Value)); n > 0 {
			d.Out, d.After = true, max(d.After, n-1)
		}
	}
	return d
}

// Devices are the laptops of the space in the order of their IDs.
func (s *Snapshot) Devices() []*Device { return list[Device](s, KindDevice) }

// Device is the laptop of that ID, or nil.
func (s *Snapshot) Device(id ID) *Device { return find[Device](s, KindDevice, id) }

// DeviceName is how a laptop is called, or "another laptop".
func (s *Snapshot) DeviceName(id ID) string {
	if d := s.Device(id); d != nil {
		return cmp.Or(d.Name, "another laptop")
	}
	return "another laptop"
}

func (s *Snapshot) deviceWords(v Verb, id ID) string {
	switch name := s.DeviceName(id); v {
	case VerbShutOut:
		return name + ": shut out"
	case VerbTakenIn:
		return name + ": changes taken in that were set aside"
	default:
		return name + ": works here"
	}
}

// ShutOutAfter is the number of the last change of a laptop that counts, where the entry
// says so: out is false of all other entries.
func ShutOutAfter(e *change.Entry) (device ID, after uint64, out bool) {
	if e.Field.Kind != KindDevice || e.Field.Name != deviceOut || e.Take {
		return 0, 0, false
	}
	n := uint64(unpackInt(e.Value))
	return e.Field.Record, max(n, 1) - 1, n > 0
}

// longestDevice is the longest name of a laptop.
const longestDevice = 60

// NameDevice says what a laptop is called and whose it is.
type NameDevice struct {
	Device, Lead ID
	Name         string
}

// Plan writes name and lead.
func (a NameDevice) Plan(s *Snapshot, env Env) (Plan, error) {
	name := Tidy(a.Name, longestDevice)
	if name == "" {
		return Plan{}, refuse("A laptop needs a name: type one, such as %s.", "Asha's laptop")
	}
	d := NewDraft(s, env, VerbDevice, 0, 0, 0, a.Device)
	d.text(KindDevice, a.Device, deviceName, name)
	d.id(KindDevice, a.Device, deviceLead, a.Lead)
	return d.planned("%s.", name), nil
}

// ShutOut has what a laptop writes after its change number After set aside everywhere.
type ShutOut struct {
	Device ID
	After  uint64
}

// Plan writes the number. It is not taken back by undo.
func (a ShutOut) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Device(a.Device)
	if x == nil {
		return Plan{}, refuse("There is no such laptop here. Look at the list of laptops.")
	}
	if x.Out {
		return Plan{}, refuse("%s is shut out already.", s.DeviceName(a.Device))
	}
	d := NewDraft(s, env, VerbShutOut, 0, 0, 0, a.Device)
	d.int(KindDevice, a.Device, deviceOut, int64(a.After)+1)
	return d.planned("%s is shut out: its change %d is the last that counts.", s.DeviceName(a.Device), a.After), nil
}

// TakeIn makes changes of a laptop that was shut out those of the lead who does it. They
// come in the clear, in the order of their numbers; Upto is the number of the last.
type TakeIn struct {
	Device  ID
	Upto    uint64
	Changes []*change.Change
}

// Plan writes each again, the names of writes among them as they are called now. What was
// erased since stays so.
func (a TakeIn) Plan(s *Snapshot, env Env) (Plan, error) {
	renamed := map[change.Ref]change.Ref{}
	var p Plan
	for _, c := range a.Changes {
		if c.Space != s.Space {
			continue
		}
		d := NewDraft(s, env, VerbTakenIn, 0, 0, 0, a.Device)
		d.c.Label = c.Label
		for i, e := range c.Entries {
			if e.Erased || e.Field.Kind == KindDevice {
				continue
			}
			e.Names = renamedAll(e.Names, renamed)
			renamed[change.Ref{Change: c.ID, Index: uint32(i)}] = change.Ref{Change: d.c.ID, Index: uint32(len(d.c.Entries))}
			d.c.Entries = append(d.c.Entries, e)
		}
		if len(d.c.Entries) > 0 {
			p.Changes = append(p.Changes, d.c)
		}
	}
	d := NewDraft(s, env, VerbTakenIn, 0, 0, 0, a.Device)
	d.int(KindDevice, a.Device, deviceTaken, int64(a.Upto))
	n := len(p.Changes)
	if c := d.Change(); c != nil {
		p.Changes = append(p.Changes, c)
	}
	p.Say = fmt.Sprintf("%d %s of %s taken in.", n, plural(n, "change", "changes"), s.DeviceName(a.Device))
	return p, nil
}

// renamedAll are names of writes, those of changes that were written again as they are now.
func renamedAll(names []change.Ref, now map[change.Ref]change.Ref) []change.Ref {
	out := make([]change.Ref, len(names))
	for i, r := range names {
		out[i] = r
		if to, ok := now[r]; ok {
			out[i] = to
		}
	}
	slices.SortFunc(out, change.Ref.Compare)
	return out
}
