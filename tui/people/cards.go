package people

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// SameCards asks which values of the cards of one person hold, and writes them into all of their
// cohorts; the first card is that of the open one.
func SameCards(d pane.Desk, cards []model.CardIn) pane.Effect {
	rows := model.CardRows(cards)
	if len(rows) == 0 {
		d.Say("The cards say the same in all cohorts.")
		return pane.Taken()
	}
	e := cards[0].Of.Enrolment(cards[0].Place)
	box := cardsBox{title: cards[0].Of.Person(e.Person).Apart(), rows: rows, take: make([]int, len(rows)), other: -1}
	for i, c := range cards {
		name := grid.Plain(c.Of.Cohort.Code)
		if i == 0 {
			name = "here"
		} else if there := c.Of.Enrolment(c.Place); box.other < 0 && there != nil && there.Person != e.Person {
			box.other = i
		}
		box.codes = append(box.codes, name)
	}
	box.whole(0)
	return pane.Question(dialog.Private{Dialog: box}, func(d pane.Desk, answer dialog.Answer) pane.Effect {
		if !answer.Done {
			return pane.Taken()
		}
		var a model.Action
		if answer.Text == "two" {
			a = model.ApartFrom{Enrolment: e.ID, Other: cards[answer.Index]}
		} else {
			from := map[model.CardField]int{}
			for i, card := range answer.Picked {
				from[rows[i].Field] = card
			}
			a = model.SameCards{Cards: cards, From: from}
		}
		// A refusal is said at the foot.
		_ = d.Do(a)
		return pane.Taken()
	})
}

// cardsBox is the question which values of the cards of one person hold.
type cardsBox struct {
	title string
	// codes are the cohorts, the open one first.
	codes []string
	rows  []model.CardRow
	// take is, of each row, the value that holds; at is the row with the cursor.
	take []int
	at   int
	// other is a card that stands under another record, so that it may be somebody else's; -1
	// where none does.
	other int
	w, h  int
}

// whole takes all that a card says.
func (q *cardsBox) whole(card int) {
	for i, r := range q.rows {
		for v, x := range r.Values {
			if slices.Contains(x.In, card) {
				q.take[i] = v
			}
		}
	}
}

// Sized implements dialog.Dialog.
func (q cardsBox) Sized(w, h int) dialog.Dialog {
	q.w, q.h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	return q
}

// Key implements dialog.Dialog.
func (q cardsBox) Key(k tea.KeyPressMsg) (dialog.Dialog, dialog.Answer) {
	q.take = slices.Clone(q.take)
	values := q.rows[q.at].Values
	switch press := k.String(); press {
	case "esc":
		return q, dialog.Answer{Cancelled: true, Index: -1}
	case "up":
		q.at = max(0, q.at-1)
	case "down":
		q.at = min(len(q.rows)-1, q.at+1)
	case "left":
		q.take[q.at] = max(0, q.take[q.at]-1)
	case "right":
		q.take[q.at] = min(len(values)-1, q.take[q.at]+1)
	case "w":
		q.whole(values[q.take[q.at]].In[0])
	case "enter":
		a := dialog.Answer{Done: true, Index: -1}
		for i, r := range q.rows {
			a.Picked = append(a.Picked, r.Values[q.take[i]].In[0])
		}
		return q, a
	case "2":
		if q.other >= 0 {
			return q, dialog.Answer{Done: true, Text: "two", Index: q.other}
		}
	}
	return q, dialog.Answer{}
}

// Paste implements dialog.Dialog: pasted text answers nothing.
func (q cardsBox) Paste(string) dialog.Dialog { return q }

// names are some of the cohorts.
func (q cardsBox) names(cards []int) string {
	var out []string
	for _, i := range cards {
		out = append(out, q.codes[i])
	}
	return strings.Join(out, ", ")
}

// View implements dialog.Dialog.
func (q cardsBox) View(th *theme.Theme) []string {
	inside := max(0, q.w-4)
	lay := grid.Lay([]grid.Column{{Width: 11}, {Width: 4}, {Width: 10, Grow: 3}, {Width: 10, Grow: 2}}, inside, 1)
	body := []string{" " + th.Heading.Render(lay.Row("", "", "What holds", "As it stands in"))}
	begin := 0
	for i, r := range q.rows {
		if i == q.at {
			begin = len(body)
		}
		mark := " "
		if i == q.at {
			mark = th.Glyphs.Cursor
		}
		label := mark + " " + r.Field.String()
		for v, x := range r.Values {
			cells := []string{lay.Fit(0, label), lay.Fit(1, ""), lay.Fit(2, x.Text), th.Faint.Render(lay.Fit(3, q.names(x.In)))}
			if v == q.take[i] {
				cells[1], cells[2] = th.Accent.Render(lay.Fit(1, "KEPT")), th.Accent.Render(cells[2])
			}
			body, label = append(body, " "+lay.Join(cells...)), ""
		}
		if len(r.Empty) > 0 {
			body = append(body, " "+th.Faint.Render(lay.Join(lay.Fit(0, ""), lay.Fit(1, ""), lay.Fit(2, "(nothing)"), lay.Fit(3, q.names(r.Empty)))))
		}
	}
	for _, l := range grid.Wrap("What is kept is written into each of these cohorts, and reaches whoever shares them. u takes all of it back.", inside) {
		body = append(body, " "+th.Faint.Render(l))
	}
	room := max(1, q.h-2-len(dialog.HintLines(th, q.Legend(), inside)))
	if begin >= room {
		body = body[begin-room/2:]
	}
	return boxed(th, "One card: "+q.title, body, q.Legend(), q.w, q.h)
}

// Cursor implements dialog.Dialog.
func (q cardsBox) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Legend implements dialog.Dialog.
func (q cardsBox) Legend() []dialog.Hint {
	out := []dialog.Hint{{Key: "arrows", Does: "choose field and value"}, {Key: "w", Does: "the whole card of that cohort"}, {Key: "enter", Does: "makes them the same"}}
	if q.other >= 0 {
		out = append(out, dialog.Hint{Key: "2", Does: "they are two people"})
	}
	return append(out, dialog.Hint{Key: "esc", Does: "leaves them"})
}
