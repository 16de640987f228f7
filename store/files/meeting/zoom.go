package meeting

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
)

// Zoom reads a participants report of Zoom, with or without what it says of the meeting,
// with each joining or each person once. Its error is a sentence.
func Zoom(b []byte) (model.MeetingReport, error) {
	rows, err := table(b)
	if err != nil {
		return model.MeetingReport{}, err
	}
	heading, after := zoomHeading(rows)
	if heading == nil {
		if _, blocks := sections(rows); len(blocks) > 0 {
			return model.MeetingReport{}, errors.New("this looks like a report of Teams: take it in as one")
		}
		return model.MeetingReport{}, errors.New("there is no row with the headings Name and Duration (Minutes): is it the participants report of Zoom? Export it again")
	}
	f := zoomMeeting(rows[:after-1])
	column := func(is func(string) bool) int { return slices.IndexFunc(heading, is) }
	contains := func(word string) func(string) bool {
		return func(h string) bool { return strings.Contains(h, word) }
	}
	name, mail := column(isName), column(contains("email"))
	from, to := column(contains("join time")), column(contains("leave time"))
	length, guest, waiting := column(isMinutes), column(func(h string) bool { return h == "guest" }), column(contains("waiting room"))
	for i := range rows[after:] {
		r := &rows[after+i]
		p := attendee{MeetingRow: model.MeetingRow{Row: r.n, Name: tidyName(r.cell(name)), Total: zoomMinutes(r.cell(length))}}
		p.addMail(r.cell(mail))
		if p.Name == "" && len(p.Emails) == 0 {
			continue
		}
		p.Guest = strings.EqualFold(r.cell(guest), "yes")
		if st := (stay{r.when(from), r.when(to)}); st.from != nil || st.to != nil {
			p.stays = []stay{st}
		}
		if strings.EqualFold(r.cell(waiting), "yes") {
			p.Waited, p.stays, p.Total = true, nil, 0
		}
		f.rows = append(f.rows, p)
	}
	if len(f.rows) == 0 {
		return model.MeetingReport{}, errors.New("there is nobody in this report: export it again")
	}
	if from >= 0 {
		f.rows = addUp(f.rows)
	}
	return f.report(model.IntakeZoom)
}

// zoomHeading are the folded headings over the participants, and the place of the row after
// them; nil where there are none.
func zoomHeading(rows []row) (heading []string, after int) {
	for i := range rows {
		if i > 20 {
			break
		}
		folded := make([]string, len(rows[i].cells))
		for j, c := range rows[i].cells {
			folded[j] = model.Fold(c)
		}
		if slices.ContainsFunc(folded, isName) && slices.ContainsFunc(folded, isMinutes) {
			return folded, i + 1
		}
	}
	return nil, 0
}

func isName(heading string) bool {
	return heading == "name" || strings.HasPrefix(heading, "name original") || heading == "user name" || strings.HasPrefix(heading, "user name original")
}

func isMinutes(heading string) bool {
	return strings.Contains(heading, "duration") && strings.Contains(heading, "minutes")
}

func zoomMinutes(cell string) int {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 || n > 100_000 {
		return model.TotalUnknown
	}
	return n * 60
}

// zoomMeeting is what stands over the participants: a row of headings and one of values.
func zoomMeeting(rows []row) facts {
	var f facts
	for i := 0; i+1 < len(rows); i++ {
		for j, cell := range rows[i].cells {
			value := &rows[i+1]
			switch model.Fold(cell) {
			case "topic":
				f.title = model.Tidy(value.cell(j), model.MaxName)
			case "start time":
				f.start = value.when(j)
			case "end time":
				f.end = value.when(j)
			case "participants":
				f.said, _ = strconv.Atoi(value.cell(j))
				f.said = min(max(f.said, 0), maxRows)
			}
		}
	}
	return f
}
