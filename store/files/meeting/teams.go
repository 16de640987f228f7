package meeting

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"workgroup/model"
)

// Teams reads an attendance report of Microsoft Teams of any year. Its error is a sentence.
func Teams(b []byte) (model.MeetingReport, error) {
	rows, err := table(b)
	if err != nil {
		return model.MeetingReport{}, err
	}
	if h, _ := zoomHeading(rows); h != nil {
		return model.MeetingReport{}, errors.New("this is a report of Zoom: take it in as one")
	}
	said, blocks := sections(rows)
	nobody := errors.New("there is nobody in this file with a date and a time: is it the attendance report? Download it again, from the attendance tab of the meeting")
	if len(blocks) == 0 {
		return model.MeetingReport{}, nobody
	}
	f := said.facts()
	if columns := blocks[0].times(); len(columns) == 1 && blocks[0].width() == 3 {
		f.rows = blocks[0].log(columns[0])
	} else {
		people := blocks[0].people()
		if len(blocks) > 1 {
			people = joins(people, blocks[1].people())
		} else if !blocks[0].once(people) {
			people = addUp(people)
		}
		f.rows = people
	}
	if len(f.rows) == 0 {
		return model.MeetingReport{}, nobody
	}
	if !f.named() {
		return model.MeetingReport{}, errors.New("its first column does not hold names, as that of a Teams report does: are these answers of a form?")
	}
	return f.report(model.IntakeTeams)
}

// named tells whether at least half of the people have a name: answers of a form, which have
// two times in a row too, begin with a number or with a time.
func (f *facts) named() bool {
	with := 0
	for i := range f.rows {
		if name := f.rows[i].Name; strings.ContainsFunc(name, unicode.IsLetter) && !isTime(name) {
			with++
		}
	}
	return 2*with >= len(f.rows)
}

// stay is a time as it is written; nil is not known.
type stay struct{ from, to *written }

// attendee is somebody in a report before its dates are settled.
type attendee struct {
	model.MeetingRow
	stays []stay
}

// facts are a report before its dates are settled.
type facts struct {
	title      string
	start, end *written
	said       int
	rows       []attendee
}

// report settles the dates.
func (f *facts) report(kind model.IntakeKind) (model.MeetingReport, error) {
	var all []*written
	see := func(ws ...*written) {
		for _, w := range ws {
			if w != nil {
				all = append(all, w)
			}
		}
	}
	see(f.start, f.end)
	for i := range f.rows {
		for _, st := range f.rows[i].stays {
			see(st.from, st.to)
		}
	}
	in, err := orders(all)
	if err != nil {
		return model.MeetingReport{}, err
	}
	r := f.read(kind, in[0])
	if len(in) > 1 {
		other := f.read(kind, in[1])
		r.Other = &other
	}
	return r, nil
}

func (f *facts) read(kind model.IntakeKind, o order) model.MeetingReport {
	at := func(w *written) model.Moment {
		if w == nil {
			return 0
		}
		m, _ := w.moment(o)
		return m
	}
	r := model.MeetingReport{Kind: kind, Title: f.title, Start: at(f.start), End: at(f.end), Said: f.said}
	if r.End < r.Start {
		r.End = 0
	}
	for i := range f.rows {
		row := f.rows[i].MeetingRow
		for _, st := range f.rows[i].stays {
			one := model.Stay{From: at(st.from), To: at(st.to)}
			if one.To < one.From {
				one.To = 0
			}
			row.Stays = append(row.Stays, one)
		}
		slices.SortStableFunc(row.Stays, func(a, b model.Stay) int { return cmp.Compare(cmp.Or(a.From, a.To), cmp.Or(b.From, b.To)) })
		r.Rows = append(r.Rows, row)
	}
	return r
}
