package cycle

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Cells that a part of a row takes, or needs before it is shown.
const (
	cursorCells = 2
	dateCells   = 13 // Mon 13 Nov 23
	gapCells    = 2
	leastPlace  = 8 // of a place beside which a time still stands
)

// table is the layout of the rows: the same for all, worked out once for a view.
type table struct {
	w      int
	stage  int // cells of the longest stage
	number int // cells of the longest number
	bare   bool
}

// lay is the table for lines of w cells. Where it is bare, days and tasks stay hidden.
func lay(s *model.Snapshot, w int, bare bool) table {
	t := table{w: w, stage: len(toCome), number: 1, bare: bare}
	for _, x := range s.Sessions {
		t.number = max(t.number, len(fmt.Sprint(x.Number)))
		switch x.State {
		case model.CalledOff:
			t.stage = max(t.stage, len(calledOff))
		case model.NotHeldAt:
			t.stage = max(t.stage, len(notHeld))
		}
	}
	return t
}

// indent is where the dates stand.
func (t table) indent() int { return cursorCells + t.stage + gapCells + t.number + 1 }

// String is "12/14", or "" where there is nobody to count.
func (t tally) String() string {
	if t.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", t.done, t.of)
}

// session is the row of a session, its stage styled.
func (t table) session(th *theme.Theme, s *model.Snapshot, x *model.Session, today model.Day, cursor bool) string {
	at := stageOf(s, x, today)
	before := strings.Repeat(" ", cursorCells)
	if cursor {
		before = grid.Fit(th.Glyphs.Cursor, cursorCells)
	}
	head := before + stageStyle(th, at).Render(grid.Fit(string(at), t.stage)) + strings.Repeat(" ", gapCells) +
		grid.FitRight(fmt.Sprint(x.Number), t.number) + " "
	count := ""
	switch {
	case x.State != model.Planned:
	case x.Kind == model.Visit:
		count = visited(s, x).String()
	case at == held, at == now:
		count = marked(s, x).String()
	}
	room := t.room(count)
	var text string
	if x.Kind == model.Visit {
		text = firstFit(room, visitWords(x, t.bare)...)
	} else {
		text = dateAndPlace(x, room)
	}
	return head + grid.Fit(text, room) + t.count(count)
}

// task is the row of a task.
func (t table) task(th *theme.Theme, s *model.Snapshot, task *model.Task, cursor bool) string {
	count := returned(s, task).String()
	room := t.room(count)
	const label = "task: "
	due := ""
	if day := s.Due(task); day.Known() {
		due = ", due " + day.Short()
	} else if x := s.Session(task.Before); x != nil {
		due = fmt.Sprintf(", due before %d", x.Number)
	}
	text := ""
	if title := room - len(label) - len(due); title >= leastPlace {
		text = label + grid.Cut(task.Title, title) + due
	} else {
		text = grid.Cut(label+task.Title, room)
	}
	before := strings.Repeat(" ", t.indent())
	if cursor {
		before = grid.Fit(th.Glyphs.Cursor, t.indent())
	}
	return before + th.Faint.Render(grid.Fit(text, room)+t.count(count))
}

// room is what a row has for its text beside a count.
func (t table) room(count string) int {
	room := t.w - t.indent()
	if count != "" {
		room -= len(count) + 1
	}
	return max(0, room)
}

func (t table) count(count string) string {
	if count == "" {
		return ""
	}
	return " " + count
}

func stageStyle(th *theme.Theme, at stage) theme.Style {
	switch at {
	case held:
		return th.Faint
	case now:
		return th.Accent
	case calledOff, notHeld:
		return th.Bad
	case noDate:
		return th.Warn
	}
	return th.Text
}

// visitWords are what stands for a visit in place of a date, longest first.
func visitWords(x *model.Session, bare bool) []string {
	words := []string{"visit, any one date", "visit"}
	if length := lengthWords(x.Credit); length != "" && !bare {
		words = append([]string{words[0] + ", " + length}, words...)
	}
	return words
}

// lengthWords is a credit as a length: "half a day"; "" for none.
func lengthWords(quarters int) string {
	switch quarters {
	case 0:
		return ""
	case 2:
		return "half a day"
	case 4:
		return "a day"
	}
	return creditWords(quarters)
}

// dateAndPlace is the date of a workshop or meeting with its place and time.
func dateAndPlace(x *model.Session, room int) string {
	date := ""
	if x.Date.Known() {
		date = x.Date.Date().Format("Mon _2 Jan 06")
	}
	left := room - dateCells - gapCells
	if left <= 0 {
		return firstFit(room, date, x.Date.Short())
	}
	return grid.Fit(date, dateCells) + strings.Repeat(" ", gapCells) + placeAndTime(x, left)
}

// placeAndTime is the place with the times, the start or "(no time)", as far as
// there is room. A place gives way to a start that is known.
func placeAndTime(x *model.Session, room int) string {
	where := place(x)
	beside := func(time string) string { return strings.TrimSpace(where + " " + time) }
	if !x.Start.Known() {
		return firstFit(room, beside("(no time)"), where)
	}
	start := x.Start.String()
	if left := room - len(start) - 1; left < grid.Width(where) && left >= leastPlace {
		return grid.Cut(where, left) + " " + start
	}
	if x.End.Known() {
		return firstFit(room, beside(start+"-"+x.End.String()), beside(start), start, where)
	}
	return firstFit(room, beside(start), start, where)
}

// place is where a session is, in few words; the title where nothing is known.
func place(x *model.Session) string {
	where := x.Venue
	if where == "" {
		where = x.Title
	}
	if x.Mode == model.Online && model.Fold(x.Venue) != "online" {
		where = "online"
		if x.Venue != "" {
			where += ", " + x.Venue
		}
	}
	if x.Kind != model.Meeting {
		return where
	}
	if where == "" {
		return x.Kind.String()
	}
	return x.Kind.String() + ", " + where
}

// firstFit is the first text that has room, or the last one cut.
func firstFit(room int, texts ...string) string {
	for _, text := range texts {
		if grid.Width(text) <= room {
			return text
		}
	}
	return grid.Cut(texts[len(texts)-1], room)
}
