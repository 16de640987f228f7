package model

import (
	"fmt"
	"slices"

	"workgroup/model/change"
)

// RowDispute are the two answers of a row; ok is false where it has one.
func (s *Snapshot) RowDispute(r *Row, session ID) (d Dispute, ok bool) {
	d.Field = markField(r.Enrolment.ID, session)
	d.Answers = distinct(s.standing(d.Field))
	return d, len(d.Answers) > 1
}

// standing is what stands for a mark, in the order in which a row shows it: of one who
// turned out to have two places, what the other place says too. Of another field it is what
// stands there.
func (s *Snapshot) standing(f change.Field) []change.Held {
	out := s.Cell(f).Standing()
	if s.one == nil || f.Kind != KindEnrolment || f.Name != enrolmentMark {
		return out
	}
	out = said(out)
	for _, other := range s.one.others[f.Record] {
		f.Record = other
		out = append(out, said(s.Cell(f).Standing())...)
	}
	return out
}

// said is what stands for a mark in one place, without a lone mark that was taken back.
func said(standing []change.Held) []change.Held {
	if d := distinct(standing); len(d) == 1 && unpackMark(d[0].Value).Kind == Unmarked {
		return nil
	}
	return slices.Clone(standing)
}

// OverRestOf is OverRest of one register.
func (s *Snapshot) OverRestOf(h *Sheet) SettleAll {
	var all []Dispute
	for i := range h.Rows {
		if d, ok := s.RowDispute(&h.Rows[i], h.ID.Session); ok {
			all = append(all, d)
		}
	}
	out := overRest(all)
	out.Sheet = h.ID
	return out
}

// OverWords say what is taken over what: "Ben's 9 single marks over 9 of the rest".
func (a SettleAll) OverWords(s *Snapshot) string {
	whose := ""
	for i, d := range a.Disputes {
		name := s.LeadBriefly(d.Answers[a.Answers[i]].Lead)
		if i > 0 && name != whose {
			whose = ""
			break
		}
		whose = name
	}
	if whose != "" {
		whose += "'s "
	}
	n := len(a.Disputes)
	return fmt.Sprintf("%s%d single %s over %d of the rest", whose, n, plural(n, "mark", "marks"), n)
}
