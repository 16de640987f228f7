package people

import (
	"fmt"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// What a preview answers: the cells as they were pasted, what its columns are taken for,
// and the rows that are left out.
const (
	valueCells   = "cells"
	valueColumns = "columns"
	valueWithout = "without"
)

// cells tells whether pasted text is cells of a spreadsheet, or a list of people.
func cells(text string) bool {
	return strings.ContainsRune(strings.Trim(text, "\r\n"), '\t') || strings.ContainsAny(strings.TrimSpace(text), "\r\n")
}

// pasteCells shows a preview of what was pasted.
func pasteCells(d pane.Desk, text string) pane.Effect {
	if d.Privacy() != pane.Everything {
		return warned(d, "Not pasted: at names only no e-mail address is shown. Press ctrl+o until names only is gone, then paste again.")
	}
	box, wrong := newPreview(d, text)
	if wrong != "" {
		return warned(d, wrong)
	}
	return pane.Question(box, addPasted)
}

// addPasted adds the people of a preview as one action; where there are more than places
// it asks why.
func addPasted(d pane.Desk, a dialog.Answer) pane.Effect {
	if !a.Done {
		return pane.Taken()
	}
	put := pastedPeople(a.Values)
	if _, err := try(d, []model.Action{put}); err != nil {
		title, label := "Why?", err.Error()
		if places := d.Snapshot().Cohort.Places; places > 0 && d.Snapshot().Listed()+len(put.People) > places {
			title, label = "More than the places", tooMany(d.Snapshot(), len(put.People))
		}
		over := put
		over.Over = "more"
		if _, wrong := try(d, []model.Action{over}); wrong == nil {
			return pane.Question(dialog.NewText(dialog.TextOptions{
				Title: title, Label: label, Does: "adds them all the same", Limit: model.MaxNote,
				Judge: func(why string) (string, bool) {
					if strings.TrimSpace(why) == "" {
						return "Type why: the reason is kept.", false
					}
					return "", true
				},
			}), func(d pane.Desk, why dialog.Answer) pane.Effect {
				if why.Done {
					put.Over = why.Text
					do(d, []model.Action{put})
				}
				return pane.Taken()
			})
		}
	}
	do(d, []model.Action{put})
	return pane.Taken()
}

// tooMany says how many would be on the list, and of how many places.
func tooMany(s *model.Snapshot, more int) string {
	return fmt.Sprintf("This cohort has %s, %d of them taken, and %s pasted. Why are more taken?",
		count(s.Cohort.Places, "place", "places"), s.Listed(), count(more, "person was", "people were"))
}

// pastedPeople are the people of a preview's answer.
func pastedPeople(v dialog.Values) model.PastePeople {
	table, _ := model.ReadPasted(v[valueCells])
	var columns []model.ColumnKind
	for _, f := range strings.Fields(v[valueColumns]) {
		n, _ := strconv.Atoi(f)
		columns = append(columns, model.ColumnKind(n))
	}
	without := strings.Fields(v[valueWithout])
	var put model.PastePeople
	for i, p := range table.People(columns) {
		if !has(without, strconv.Itoa(i)) {
			put.People = append(put.People, p.Pasted())
		}
	}
	return put
}

func has(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// verdict is what will become of a pasted row.
type verdict uint8

const (
	isNew verdict = iota
	isHere
	isWrong
	isOut // left out by hand
)

// judged is a pasted row with what will become of it, and why.
type judged struct {
	model.PastedPerson
	verdict verdict
	words   string
}

// judgeRows says what will become of each row: added one upon the other, as the action
// will do it.
func judgeRows(d pane.Desk, people []model.PastedPerson, out map[int]bool) []judged {
	s, id := d.Snapshot(), model.ID(1)<<62
	env := model.Env{Now: d.Now(), NewID: func() model.ID { id++; return id }}
	rows := make([]judged, len(people))
	for i, p := range people {
		row := judged{PastedPerson: p, words: "new"}
		switch {
		case out[i]:
			row.verdict, row.words = isOut, "left out"
		case p.Wrong != "":
			row.verdict, row.words = isWrong, p.Wrong
		default:
			plan, err := model.PastePeople{People: []model.Pasted{p.Pasted()}, Over: "more"}.Plan(s, env)
			switch {
			case err != nil:
				row.verdict, row.words = isWrong, err.Error()
			case len(plan.Changes) == 0:
				row.verdict, row.words = isHere, "here already"
			}
			for _, c := range plan.Changes {
				s = s.Apply(c)
			}
		}
		rows[i] = row
	}
	return rows
}
