package model

import (
	"cmp"
	"strings"

	"workgroup/model/change"
)

// Door is the part of a register that one lead takes where two split a sheet: the people
// whose family names begin with one of the letters From to To, capital letters without
// accents. Names that begin with no letter of the English alphabet stand last, with Z. The
// zero door takes everybody.
type Door struct{ From, To byte }

// Everybody tells whether the register is not split.
func (d Door) Everybody() bool { return d == Door{} }

// Takes tells whether a person comes to this door.
func (d Door) Takes(p *Person) bool {
	if d.Everybody() {
		return true
	}
	at := initial(p)
	return at >= d.From && at <= d.To
}

// initial is the capital letter under which a person is listed, Z for no letter.
func initial(p *Person) byte {
	if p != nil {
		if name := Fold(cmp.Or(p.Family, p.Given)); name != "" && name[0] >= 'a' && name[0] <= 'z' {
			return name[0] - 'a' + 'A'
		}
	}
	return 'Z'
}

// String is "A-M", "M" of one letter, "everybody" of a register that is not split.
func (d Door) String() string {
	switch {
	case d.Everybody():
		return "everybody"
	case d.From == d.To:
		return string(rune(d.From))
	}
	return string(rune(d.From)) + "-" + string(rune(d.To))
}

// Others are the letters that are left for the other doors: "N-Z", "A-G and N-Z", "" where
// none are.
func (d Door) Others() string {
	if d.Everybody() {
		return ""
	}
	var left []string
	if d.From > 'A' {
		left = append(left, Door{'A', d.From - 1}.String())
	}
	if d.To < 'Z' {
		left = append(left, Door{d.To + 1, 'Z'}.String())
	}
	return strings.Join(left, " and ")
}

// ReadDoor reads a door as it is typed: "A-M", "a to m", "É–M", "M" for one letter, "-M" and
// "N-" for all up to and from a letter on, "" and "all" for everybody. The sentence says what is wrong
// with it, and is "" where nothing is.
func ReadDoor(typed string) (d Door, wrong string) {
	typed = strings.TrimSpace(typed)
	switch Fold(typed) {
	case "", "all", "everybody":
		return Door{}, ""
	}
	const how = "Type the first and the last letter of family names: A-M."
	// A dash of any length parts the letters.
	from, to, parted := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "‑", "-", "−", "-").Replace(typed), "-")
	if !parted {
		switch words := strings.Fields(typed); {
		case len(words) == 1:
			to = from
		case len(words) == 2:
			from, to = words[0], words[1]
		case len(words) == 3 && strings.EqualFold(words[1], "to"):
			from, to = words[0], words[2]
		default:
			return Door{}, how
		}
	}
	d = Door{'A', 'Z'}
	for _, end := range []struct {
		typed string
		to    *byte
	}{{from, &d.From}, {to, &d.To}} {
		letter := Fold(end.typed)
		switch {
		case letter == "" && parted && strings.TrimSpace(end.typed) == "":
		case len(letter) == 1 && letter[0] >= 'a' && letter[0] <= 'z':
			*end.to = letter[0] - 'a' + 'A'
		default:
			return Door{}, how
		}
	}
	if d.From > d.To {
		d.From, d.To = d.To, d.From
	}
	if d == (Door{'A', 'Z'}) {
		d = Door{}
	}
	return d, ""
}

// mostDoors is how many registers keep their door: those of the oldest go first.
const mostDoors = 24

// Doors are the doors of the registers that are split, the newest first. They hold for one
// laptop.
type Doors []SplitSheet

// SplitSheet is a register with the door of this laptop.
type SplitSheet struct {
	Sheet SheetID
	Door  Door
}

// Of is the door of a register.
func (d Doors) Of(id SheetID) Door {
	for _, x := range d {
		if x.Sheet == id {
			return x.Door
		}
	}
	return Door{}
}

// With are the doors where one register has another; the receiver is left as it was.
func (d Doors) With(id SheetID, door Door) Doors {
	var out Doors
	if !door.Everybody() {
		out = append(out, SplitSheet{id, door})
	}
	for _, x := range d {
		if x.Sheet != id && len(out) < mostDoors {
			out = append(out, x)
		}
	}
	return out
}

// String is what ReadDoors reads: session, date and letters of each, at most 1,000 bytes.
func (d Doors) String() string {
	var b strings.Builder
	for _, x := range d {
		b.WriteString(x.Sheet.Session.String() + x.Sheet.Slot.String() + string([]byte{x.Door.From, x.Door.To}) + "\n")
	}
	return b.String()
}

// ReadDoors reads what String wrote. What cannot be read is left out.
func ReadDoors(text string) Doors {
	var out Doors
	for line := range strings.Lines(text) {
		if len(line) != 35 {
			continue
		}
		session, wrongSession := change.ParseID(line[:16])
		slot, wrongSlot := change.ParseID(line[16:32])
		door, wrong := ReadDoor(line[32:33] + "-" + line[33:34])
		if wrongSession == nil && wrongSlot == nil && wrong == "" && len(out) < mostDoors {
			out = append(out, SplitSheet{SheetID{session, slot}, door})
		}
	}
	return out
}
