package evaluation

import (
	"strconv"

	"workgroup/model"
	"workgroup/store/files/page"
)

// attendance is a chart of how many took part in each session: a bar in a frame that stands
// for all who had a place.
func (d *paper) attendance(all []model.EvaluatedSession) {
	if len(all) == 0 {
		return
	}
	most := 1
	for _, x := range all {
		most = max(most, x.Of)
	}
	d.under("Who took part")
	const from, wide, high = 58.0, 78.0, 4.0
	for _, x := range all {
		d.Need(high + 2)
		y := d.Y
		name, f := d.Doc.Fit(session(x), from-3, d.plain, 6)
		d.Page.Text(d.Margin, y+3.2, name, f, page.Left)
		d.Page.Fill(d.Margin+from, y, wide*float64(x.Here)/float64(most), high, 110)
		d.Page.Box(d.Margin+from, y, wide*float64(x.Of)/float64(most), high, 0.2, 60)
		d.Page.Text(d.Margin+from+wide+3, y+3.2, took(x), d.plain, page.Left)
		d.Y += high + 2
	}
}

// months is a chart of the grade in the middle of what was rated in each month of the
// academic year; none where nothing was.
func (d *paper) months(grades [12]model.Grade) {
	if grades == [12]model.Grade{} {
		return
	}
	const from, wide, step, height = 34.0, 8.6, 4.2, 22.5
	d.Need(height)
	small := page.Font{Points: 7, Grey: 60}
	left, top := d.Margin+from, d.Y+3
	bottom := top + 3*step
	for g := model.NotYet; g <= model.Embedded; g++ {
		y := bottom - float64(g-model.NotYet)*step
		d.Page.Line(left, y, left+12*wide, y, 0.1, 170)
		d.Page.Text(left-2, y+0.9, g.String(), small, page.Right)
	}
	was := -1
	for i, g := range grades {
		x := left + (float64(i)+0.5)*wide
		d.Page.Text(x, bottom+4.5, monthName(i), small, page.Middle)
		if g == model.Unrated {
			continue
		}
		if was >= 0 {
			d.Page.Line(left+(float64(was)+0.5)*wide, heightOf(bottom, step, grades[was]), x, heightOf(bottom, step, g), 0.4, 60)
		}
		was = i
	}
	for i, g := range grades {
		if g != model.Unrated {
			d.Page.Dot(left+(float64(i)+0.5)*wide, heightOf(bottom, step, g), 1.1, 0)
		}
	}
	d.Y += height
}

// scores is a chart of how many gave each score of a question, from 1, or 0 where somebody
// did, to the top of its scale.
func (d *paper) scores(x model.EvaluatedScore) {
	least, most := 1, 1
	if x.Count[0] > 0 {
		least = 0
	}
	for _, n := range x.Count {
		most = max(most, n)
	}
	const from, wide, gap, high, tall = 10.0, 7.0, 1.5, 9.0, 15.0
	d.Need(tall)
	small := page.Font{Points: 7, Grey: 60}
	bottom := d.Y + gap + high
	for n := least; n <= min(x.Of, model.MaxScore); n++ {
		left := d.Margin + from + float64(n-least)*wide
		if bar := high * float64(x.Count[n]) / float64(most); bar > 0 {
			d.Page.Fill(left+1, bottom-bar, wide-2, bar, 110)
		}
		d.Page.Line(left, bottom, left+wide, bottom, 0.2, 60)
		d.Page.Text(left+wide/2, bottom+3, strconv.Itoa(n), small, page.Middle)
	}
	d.Y += tall
}

func heightOf(bottom, step float64, g model.Grade) float64 {
	return bottom - float64(g-model.NotYet)*step
}

// monthName is a month of the academic year, from September.
func monthName(i int) string {
	return [...]string{"Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"}[i]
}
