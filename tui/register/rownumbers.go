package register

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// askRows asks for the code of the sheet, then for row numbers.
func (p *Pane) askRows(d pane.Desk) {
	p.typed = nil
	p.leaveDoor()
	if p.shut(d) {
		return
	}
	p.asked(d, func() {
		p.put(&question{
			box: dialog.NewText(dialog.TextOptions{
				Title: "Row numbers", Label: "The code at the head of the sheet? Nothing typed: the numbers are those of the column # now.", Does: "goes on", Limit: 20,
				Judge: func(typed string) (string, bool) {
					if strings.TrimSpace(typed) == "" {
						return "", true
					}
					printed, wrong := p.snap.Printed(typed, p.id)
					if wrong != "" {
						return wrong + " Without a code the numbers are those of now: check each name.", false
					}
					if words := printed.Words(); words != "" {
						return words, true
					}
					return "This is the sheet of the register as it is now.", true
				},
			}),
			done: func(_ pane.Desk, a dialog.Answer) {
				printed := model.Printed{Sheet: p.h}
				if strings.TrimSpace(a.Text) != "" {
					printed, _ = p.snap.Printed(a.Text, p.id)
				}
				p.askWhich(printed)
			},
		})
	})
}

// askWhich asks whether the numbers are of those who came or of those who did not.
func (p *Pane) askWhich(sheet model.Printed) {
	sentence := "The numbers of the column # are:"
	if words := sheet.Words(); words != "" {
		sentence = words + " " + sentence
	}
	p.put(&question{
		box: dialog.Choice{
			Title:    "Row numbers",
			Sentence: sentence,
			Choices:  []dialog.Hint{{Key: "a", Does: "those ABSENT"}, {Key: "p", Does: "those PRESENT"}},
			No:       "nobody",
		},
		done: func(_ pane.Desk, a dialog.Answer) {
			if a.Text == "a" {
				p.rowNumbers(sheet.Sheet, "ABSENT", model.Absent)
			} else {
				p.rowNumbers(sheet.Sheet, "PRESENT", model.Present)
			}
		},
	})
}

// rowNumbers asks for the numbers of a sheet, and marks those rows.
func (p *Pane) rowNumbers(sheet model.Sheet, word string, kind model.MarkKind) {
	p.put(&question{
		box: dialog.NewText(dialog.TextOptions{
			Title: "Row numbers", Label: "Those " + word + ", as 3 7 11 or 12-14 or +1:", Does: "marks them " + word, Limit: 500,
			Judge: func(text string) (string, bool) {
				rows, wrong := sheet.RowNumbers(text)
				switch {
				case wrong != "":
					return wrong + ".", false
				case len(rows) == 0:
					return "Type the numbers of the rows.", false
				}
				sentence := word + ": " + p.names(rows) + "."
				marked := 0
				for _, i := range rows {
					if !sheet.Rows[i].Open() {
						marked++
					}
				}
				if marked > 0 {
					sentence += fmt.Sprintf(" %d of these are marked already and change.", marked)
				}
				return sentence, true
			},
		}),
		done: func(d pane.Desk, a dialog.Answer) {
			rows, _ := sheet.RowNumbers(a.Text)
			m := model.MarkRows{Sheet: p.id, Kind: kind}
			for _, i := range rows {
				m.Enrolments = append(m.Enrolments, sheet.Rows[i].Enrolment.ID)
			}
			if _, ok := p.do(d, m); !ok {
				return
			}
			if i := p.row(p.at); i < 0 || !p.h.Rows[i].Open() {
				p.next(i)
			}
		},
	})
}
