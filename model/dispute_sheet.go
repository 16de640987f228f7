package model

import "fmt"

// RowDispute are the two answers of a row; ok is false where it has one.
func (s *Snapshot) RowDispute(r *Row, session ID) (d Dispute, ok bool) {
	d.Field = markField(r.Enrolment.ID, session)
	d.Answers = distinct(s.Cell(d.Field).Standing())
	return d, len(d.Answers) > 1
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
