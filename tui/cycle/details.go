package cycle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
)

// details are what there is to say of a session, a paragraph each: what and where
// it is, what became of it, the dates that it had, its topics, and what people need
// before they come. Where they are bare, days, reasons, links and notes stay hidden.
func details(s *model.Snapshot, x *model.Session, bare bool) []string {
	var said sentences
	title := x.Title
	if title == "" {
		title = x.Kind.String()
	}
	said.add("Session %d: %s", x.Number, title)
	where := x.Address
	if !strings.HasPrefix(where, x.Venue) {
		where = strings.TrimSuffix(x.Venue+", "+where, ", ")
	}
	said.add("%s", where)
	if x.Kind != model.Visit {
		said.add("%s", when(x))
	}
	switch {
	case x.Instead:
		said.add("Online instead")
	case x.Mode == model.Online:
		said.add("Online")
	case x.Mode == model.InRoom:
		said.add("In the room")
	}
	if !bare {
		said.add("Counts %s", creditWords(x.Credit))
		if last := s.LastFreeDay(x.Date); last.Known() && x.State == model.Planned && !x.Finish.Is {
			said.add("Free to cancel until %s", last.Medium())
		}
	}
	if x.Finish.Is {
		said.add("Register finished %s %s", x.Finish.Day.Short(), x.Finish.At)
	}
	if told := toldWords(s, x); told != "" {
		said.add("Told us already: %s", told)
	}
	out := []string{said.String()}
	if became := becameWords(x, bare); became != "" {
		out = append(out, became)
	}
	for _, e := range x.Earlier {
		was := "Was on " + e.Date.Long()
		if !e.Date.Known() {
			was = "Had no date"
		}
		if e.Announced.Known() {
			was += ", changed on " + e.Announced.Long()
		}
		out = append(out, was+".")
	}
	if x.Topics != "" {
		out = append(out, "Topics: "+x.Topics)
	}
	if !bare {
		out = append(out, noteWords(x)...)
	}
	return out
}

// becameWords say that a session is called off, not held or online instead, and why.
func becameWords(x *model.Session, bare bool) string {
	what := ""
	switch {
	case x.State == model.CalledOff:
		what = "Called off"
	case x.State == model.NotHeldAt:
		what = "Not held"
	case x.Instead:
		what = "Online instead"
	default:
		return ""
	}
	if x.Reason == "" || bare {
		return what + "."
	}
	return strings.TrimRight(what+": "+x.Reason, ".") + "."
}

func noteWords(x *model.Session) []string {
	var out []string
	if x.Link != "" {
		out = append(out, "Join: "+x.Link)
	}
	if x.Notes != "" {
		out = append(out, x.Notes)
	}
	return out
}

// taskDetails are what there is to say of a task: when it is due, how far it is, and
// its words.
func taskDetails(s *model.Snapshot, t *model.Task) []string {
	sheet, ok := s.TaskSheet(t.ID)
	if !ok {
		return nil
	}
	var said sentences
	said.add("Task after session %d: %s", sheet.Session.Number, t.Title)
	said.add("%s", dueWords(s, t))
	said.add("Back %d, under way %d, not required %d of %d", sheet.Back, sheet.UnderWay, sheet.NotRequired, sheet.Of+sheet.NotRequired)
	out := []string{said.String()}
	if w := t.Wording[0]; w != "" {
		out = append(out, w)
	}
	own := 0
	for school, w := range t.Wording {
		if school != 0 && w != "" {
			own++
		}
	}
	switch {
	case own == 1:
		out = append(out, "1 school has words of its own: t shows them.")
	case own > 1:
		out = append(out, fmt.Sprintf("%d schools have words of their own: t shows them.", own))
	}
	return out
}

// dueWords say when a task is due.
func dueWords(s *model.Snapshot, t *model.Task) string {
	day := s.Due(t)
	before := s.Session(t.Before)
	switch {
	case t.Due.Known():
		return "Due " + day.Long()
	case before == nil:
		return "No day by which it is due"
	case !day.Known():
		return fmt.Sprintf("Due before session %d, which has no date of its own", before.Number)
	}
	return fmt.Sprintf("Due before session %d, %s", before.Number, day.Long())
}

// sentences are put one after the other.
type sentences struct{ strings.Builder }

// add appends a sentence without its full stop; an empty one is left out.
func (b *sentences) add(format string, args ...any) {
	said := strings.TrimRight(strings.TrimSpace(fmt.Sprintf(format, args...)), ".")
	if said == "" {
		return
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(said + ".")
}

// when is a session's date and times in full.
func when(x *model.Session) string {
	switch {
	case !x.Date.Known():
		return "No date yet"
	case !x.Start.Known():
		return x.Date.Long() + ", time not set"
	case !x.End.Known():
		return x.Date.Long() + ", " + x.Start.String()
	}
	return fmt.Sprintf("%s, %s to %s", x.Date.Long(), x.Start, x.End)
}

// creditWords are quarter days as a person says them: "0.5 of a day", "2.0 days".
func creditWords(quarters int) string {
	switch {
	case quarters <= 0:
		return "no days"
	case quarters < 4:
		return model.Quarters(quarters) + " of a day"
	case quarters == 4:
		return "1 day"
	}
	return model.Quarters(quarters) + " days"
}

// toldWords sum up what was told ahead by those who have no mark yet: "1
// cancelled, 2 leave at 11:00"; "" for nothing.
func toldWords(s *model.Snapshot, x *model.Session) string {
	type group struct {
		told  model.Told
		count int
	}
	var groups []group
	for _, e := range s.Enrolments {
		t := e.Told(x.ID)
		if t.Kind == model.ToldNothing || !e.Counts() || s.MarkOf(e, x).Kind != model.Unmarked {
			continue
		}
		same := func(g group) bool {
			return g.told.Kind == t.Kind && g.told.At == t.At && g.told.Minutes == t.Minutes
		}
		if i := slices.IndexFunc(groups, same); i >= 0 {
			groups[i].count++
		} else {
			groups = append(groups, group{t, 1})
		}
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.told.Kind, b.told.Kind), cmp.Compare(a.told.At, b.told.At), cmp.Compare(a.told.Minutes, b.told.Minutes))
	})
	var out []string
	for _, g := range groups {
		out = append(out, fmt.Sprintf("%d %s", g.count, toldBy(g.told, g.count)))
	}
	return strings.Join(out, ", ")
}

// toldBy is what so many people told.
func toldBy(t model.Told, people int) string {
	verb := func(one, many string) string {
		if people == 1 {
			return one
		}
		return many
	}
	switch t.Kind {
	case model.CannotCome:
		return "cancelled"
	case model.WillLeave:
		if t.At.Known() {
			return verb("leaves", "leave") + " at " + t.At.String()
		}
		return verb("leaves", "leave") + " early"
	case model.WillBeLate:
		switch {
		case t.At.Known():
			return verb("comes", "come") + " at " + t.At.String()
		case t.Minutes > 0:
			return fmt.Sprintf("%s %d minutes late", verb("comes", "come"), t.Minutes)
		}
		return verb("comes", "come") + " late"
	case model.WillJoin:
		return verb("joins", "join") + " online"
	case model.WillSend:
		return verb("sends", "send") + " somebody"
	}
	return "told us something"
}
