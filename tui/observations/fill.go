package observations

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// wanted is what a proposal is asked for.
type wanted struct {
	visit model.ID
	pairs model.PairsWanted
	moves bool
}

// fill proposes a date for everybody who needs one. Nothing is written before enter.
func (p *Pane) fill(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	if without, freed := s.WithoutDate(at.visit); len(without)+len(freed) == 0 {
		d.Warn("Nobody needs a date of this visit: there is nothing to fill.")
		return pane.Taken()
	}
	return p.propose(d, wanted{visit: at.visit, pairs: p.pairs[at.visit]})
}

// propose shows a proposal, and another where its letters ask for one.
func (p *Pane) propose(d pane.Desk, w wanted) pane.Effect {
	s := d.Snapshot()
	found := s.ProposeDates(w.visit, model.DayOf(d.Now()), w.pairs, w.moves)
	v := dialog.Review{
		Title: "Fill the dates: a proposal", Sentence: proposalWords(found, w), Rows: proposalRows(d, found),
		Others: []dialog.Hint{{Key: "p", Does: pairsNext(w.pairs)}, {Key: "m", Does: "others may move"}},
	}
	if w.moves {
		v.Others[1].Does = "others stay"
	}
	if n := len(found.Going); n > 0 {
		v.Does = fmt.Sprintf("books all %d", n)
	}
	return pane.Question(v, func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case !a.Done:
			return pane.Taken()
		case a.Text == "p":
			w.pairs = (w.pairs + 1) % 3
			p.wants(w)
			return p.propose(d, w)
		case a.Text == "m":
			w.moves = !w.moves
			return p.propose(d, w)
		}
		return do(d, found.Fills())
	})
}

// wants keeps what is wanted of pairs of a visit while the cohort is open.
func (p *Pane) wants(w wanted) {
	if p.pairs == nil {
		p.pairs = map[model.ID]model.PairsWanted{}
	}
	p.pairs[w.visit] = w.pairs
}

// pairsNext is what the letter for pairs does.
func pairsNext(now model.PairsWanted) string {
	return [...]string{"keep pairs together", "keep pairs apart", "do not mind pairs"}[min(now, model.PairsApart)]
}

// proposalWords say how good a proposal is.
func proposalWords(p model.Filling, w wanted) string {
	placed := len(p.Going) - p.Moved
	say := fmt.Sprintf("%d of %d who need a date can have one.", placed, placed+len(p.Left))
	if p.Moved > 0 {
		say += fmt.Sprintf(" %d who have one move for them.", p.Moved)
	}
	if w.pairs != model.PairsAnyhow {
		words := w.pairs.String()
		say += " " + model.Capital(words)
		if p.Parted > 0 {
			say += fmt.Sprintf(", but for %d %s", p.Parted, plural(p.Parted, "pair", "pairs"))
		}
		say += "."
	}
	if p.Proven {
		return say + " No better way is possible."
	}
	return say + " This is the best that was found; a better way was not ruled out."
}

// proposalRows are a proposal person by person; what people said is not for others to
// see.
func proposalRows(d pane.Desk, p model.Filling) []dialog.Row {
	s := d.Snapshot()
	where := func(x *model.Slot) string {
		out := dateName(x)
		if h := host(x); h != "" && x.Date.Known() {
			out += " " + h
		}
		return out
	}
	var gets, moves, left []dialog.Row
	for _, g := range p.Going {
		r := dialog.Row{Group: "Get a date", Text: name(s, s.Enrolment(g.Enrolment)), Beside: where(s.Slot(g.Slot))}
		r.Private = g.Fit
		if from := s.Slot(g.From); from != nil && from.State == model.Planned {
			r.Group, r.Beside = "Move for them", "from "+dateName(from)+" to "+r.Beside
			moves = append(moves, r)
			continue
		}
		gets = append(gets, r)
	}
	for _, l := range p.Left {
		r := dialog.Row{Group: "Have no date after all", Text: name(s, s.Enrolment(l.Enrolment)), Private: l.Why}
		left = append(left, r)
	}
	return append(append(gets, moves...), left...)
}

// repair shows the two cheapest ways to give a date to who needs one, in sentences.
func (p *Pane) repair(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	if without, freed := s.WithoutDate(at.visit); len(without)+len(freed) == 0 {
		d.Warn("Nobody needs a new date of this visit.")
		return pane.Taken()
	}
	ways := s.Repairs(at.visit, at.slot, at.enrolment, model.DayOf(d.Now()), p.pairs[at.visit])
	if len(ways) == 0 {
		d.Warn("No date to come can take anybody who needs one, whoever moves. n offers a new date.")
		return pane.Taken()
	}
	v := dialog.Review{Title: "Repairs: who gets a date, and who moves", Sentence: "The fewest people move, then most are pleased."}
	for i, w := range ways {
		group := fmt.Sprintf("%d  %s", i+1, repairHeading(w))
		for _, m := range s.Moves(w) {
			v.Rows = append(v.Rows, dialog.Row{Group: group, Text: m.Say, Private: "(" + m.Fit + ")"})
		}
		v.Others = append(v.Others, dialog.Hint{Key: fmt.Sprint(i + 1), Does: "books this"})
	}
	if len(ways) == 1 {
		v.Sentence = "There is one way only that gives a date to as many."
	}
	return pane.Question(v, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return do(d, ways[a.Index].Fills())
	})
}

// repairHeading says what a repair costs.
func repairHeading(p model.Filling) string {
	say := fmt.Sprintf("%d %s a date, ", len(p.Going)-p.Moved, plural(len(p.Going)-p.Moved, "gets", "get"))
	switch p.Moved {
	case 0:
		say += "nobody else moves"
	default:
		say += fmt.Sprintf("%d %s", p.Moved, plural(p.Moved, "moves", "move"))
	}
	if !p.Proven {
		say += " (a better way was not ruled out)"
	}
	return say
}
