package programmes

import (
	"regexp"
	"strconv"
	"strings"

	"workgroup/model"
)

var (
	dateInLine  = regexp.MustCompile(`^(.+?)\s*\(([^)]+)\)\s*[-–—:,]?\s*(.*)$`)
	dateSession = regexp.MustCompile(`(?i)^session (\d{1,2})\b[\s:.–-]*(.*)$`)
	postcode    = regexp.MustCompile(`(?i)\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$`)
	oneDays     = regexp.MustCompile(`(?i)\b([a-z]+|\d+) one-day\b[^.]*(workshop|session)`)
)

// planner makes sessions out of the lines of dates and venues.
type planner struct {
	c    model.DayContext
	out  []model.Session
	note []string
	// place is an address over several lines, as far as it was read.
	place []string
	rooms []string
	lunch []string
}

func (n *planner) last() *model.Session {
	if len(n.out) == 0 {
		return nil
	}
	return &n.out[len(n.out)-1]
}

func (n *planner) begin(number int) *model.Session {
	if number == 0 {
		number = len(n.out) + 1
	}
	n.out = append(n.out, model.Session{Number: number, Kind: model.Workshop, Mode: model.InRoom})
	return n.last()
}

// line reads one line of dates and venues.
func (n *planner) line(text string) {
	if m := dateSession.FindStringSubmatch(text); m != nil {
		number, _ := strconv.Atoi(m[1])
		n.begin(number)
		if m[2] != "" {
			n.line(m[2])
		}
		return
	}
	if m := dateInLine.FindStringSubmatch(text); m != nil {
		day, wrong := model.ReadDay(m[1], n.c)
		span, bad := model.ReadSpan(m[3])
		if wrong == "" && bad == "" && day.Day.Known() {
			x := n.begin(0)
			x.Date, x.Start, x.End, x.Venue = day.Day, span.Start, span.End, m[2]
			if strings.Contains(model.Fold(m[2]), "online") {
				x.Mode = model.Online
			}
			return
		}
	}
	if day, wrong := model.ReadDay(text, n.c); wrong == "" && day.Day.Known() {
		x := n.last()
		if x == nil || x.Date.Known() {
			x = n.begin(0)
		}
		x.Date = day.Day
		return
	}
	if span, wrong := model.ReadSpan(text); wrong == "" && span.Start.Known() && n.last() != nil {
		n.last().Start, n.last().End = span.Start, span.End
		return
	}
	n.words(text)
}

// words reads a line that is neither a date nor a time.
func (n *planner) words(text string) {
	x, folded := n.last(), model.Fold(text)
	switch {
	case strings.Contains(folded, "lunch") || strings.Contains(folded, "parking"):
		n.lunch = append(n.lunch, text)
	case x != nil && len(n.note) == 0 && strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")"):
		x.Notes = strings.Trim(text, "()")
	case x != nil && len(n.note) == 0 && !x.Date.Known() && (strings.Contains(folded, "observ") || strings.Contains(folded, "visit")):
		x.Kind, x.Title = model.Visit, text
		if _, venue, ok := strings.Cut(text, " at the "); ok {
			x.Venue = venue
		}
		if strings.Contains(folded, "half day") {
			x.Credit = 2
		}
	case x != nil && len(n.note) == 0 && x.Venue == "" && !postcode.MatchString(text) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":"):
		x.Venue = strings.TrimRight(text, ", ")
	case x != nil && len(n.note) == 0 && x.Address == "" && postcode.MatchString(text):
		x.Address = model.TidyAddress(text)
	case postcode.MatchString(text):
		n.rooms = append(n.rooms, model.TidyAddress(strings.Join(append(n.place, text), "\n")))
		n.note, n.place = append(n.note, n.rooms[len(n.rooms)-1]), nil
	case strings.HasSuffix(text, ","):
		n.place = append(n.place, text)
	default:
		n.note = append(n.note, text)
	}
}

// finish gives each session what the lines said of all of them.
func (n *planner) finish(each int) {
	for i := range n.out {
		x := &n.out[i]
		if x.Kind != model.Visit && x.Mode == model.InRoom {
			for _, room := range n.rooms {
				if x.Address == "" && (x.Venue == "" || strings.HasPrefix(model.Fold(room), model.Fold(x.Venue))) {
					x.Address = room
				}
			}
			if len(n.lunch) > 0 && x.Notes == "" {
				x.Notes = strings.Join(n.lunch, " ")
			}
		}
		switch {
		case x.Credit > 0:
		case x.Start.Known() && x.End.Known():
			x.Credit = model.SuggestCredit(x.Start, x.End)
		default:
			x.Credit = each
		}
	}
}

// sessions proposes sessions from the dates and venues, or as many undated ones as the page
// says; with a task after each workshop where it has school-based tasks.
func (a *assembler) sessions(tasks bool) {
	p := &a.t.Programme
	n := &planner{c: model.DayContext{Year: p.Year}}
	for _, l := range a.dates {
		if _, _, heads := section(l); !heads {
			n.line(l)
		}
	}
	const wholeDay = 4
	if len(n.out) == 0 {
		if m := oneDays.FindStringSubmatch(p.Involved + "\n" + p.Length); m != nil {
			if q, wrong := model.ReadQuarters(m[1]); wrong == "" && q != nil {
				for range min(*q/wholeDay, model.MaxSession) {
					n.begin(0)
				}
			}
		}
	}
	n.finish(wholeDay)
	for _, l := range append(n.note, n.place...) {
		add(&p.VenueNote, l)
	}
	a.t.Sessions = n.out
	for _, x := range n.out {
		if tasks && x.Kind == model.Workshop {
			a.t.Tasks = append(a.t.Tasks, Task{After: x.Number, Title: "School-based task"})
		}
	}
}
