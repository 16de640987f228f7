package sheets

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"workgroup/model"
)

// mostBars is how many people a chart shows one by one; of more it shows how many earned how
// much.
const mostBars = 60

// bar is one bar of a chart.
type bar struct {
	name string
	n    float64
}

// charts adds a page with the days earned, and with what ratings say where there are some;
// none where nobody earned anything.
func charts(f *excelize.File, look styles, s *model.Snapshot) error {
	bars, title := days(s)
	if len(bars) == 0 {
		return nil
	}
	const at = "Chart"
	if _, err := f.NewSheet(at); err != nil {
		return err
	}
	if err := printed(f, at); err != nil {
		return err
	}
	if err := chart(f, look, at, 1, "D2", title, excelize.Bar, bars); err != nil {
		return err
	}
	if rated := ratings(s); len(rated) > 0 {
		return chart(f, look, at, len(bars)+4, fmt.Sprintf("D%d", 2+max(24, len(bars))), "Middle rating by day: 1 not yet, 2 beginning, 3 developing, 4 embedded", excelize.Line, rated)
	}
	return nil
}

// days are the days that each earned; of many people how many earned how much.
func days(s *model.Snapshot) (bars []bar, title string) {
	var who []*model.Enrolment
	earned := 0
	for _, e := range s.Enrolments {
		if e.Counts() {
			who = append(who, e)
			earned += s.Earned(e)
		}
	}
	if earned == 0 {
		return nil, ""
	}
	if len(who) <= mostBars {
		for _, e := range who {
			bars = append(bars, bar{s.Person(e.Person).Listed(), float64(s.Earned(e)) / 4})
		}
		return bars, "Days earned"
	}
	count := map[int]int{}
	most := 0
	for _, e := range who {
		q := s.Earned(e)
		count[q]++
		most = max(most, q)
	}
	for q := range most + 1 {
		if count[q] > 0 {
			bars = append(bars, bar{model.Quarters(q) + " days", float64(count[q])})
		}
	}
	return bars, "How many people earned how many days"
}

// ratings are the middle grades of each day on which somebody rated.
func ratings(s *model.Snapshot) []bar {
	byDay := map[model.Day][]*model.Rating{}
	var order []model.Day
	for _, r := range s.Ratings {
		if byDay[r.Day] == nil {
			order = append(order, r.Day)
		}
		byDay[r.Day] = append(byDay[r.Day], r)
	}
	slices.SortFunc(order, cmp.Compare[model.Day])
	var out []bar
	for _, d := range order {
		out = append(out, bar{d.ISO(), float64(model.Middle(byDay[d]))})
	}
	return out
}

// chart writes bars from a row on, and draws them at a cell.
func chart(f *excelize.File, look styles, page string, row int, cell, title string, kind excelize.ChartType, bars []bar) error {
	if err := f.SetSheetRow(page, fmt.Sprintf("A%d", row), &[]any{"", title}); err != nil {
		return err
	}
	if err := f.SetCellStyle(page, fmt.Sprintf("A%d", row), fmt.Sprintf("B%d", row), look.heading); err != nil {
		return err
	}
	for i, b := range bars {
		if err := f.SetSheetRow(page, fmt.Sprintf("A%d", row+1+i), &[]any{plain(model.TableCell{Text: b.name}), b.n}); err != nil {
			return err
		}
	}
	if err := f.SetColWidth(page, "A", "A", mostWidth*0.75); err != nil {
		return err
	}
	span := func(column string) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", page, column, row+1, column, row+len(bars))
	}
	oneColour, dark := false, excelize.Font{Color: "333333"}
	return f.AddChart(page, cell, &excelize.Chart{
		Type: kind, VaryColors: &oneColour, Series: []excelize.ChartSeries{{Name: fmt.Sprintf("'%s'!$B$%d", page, row), Categories: span("A"), Values: span("B")}},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}}, Legend: excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: 640, Height: uint(max(320, min(1400, 22*len(bars))))},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: dark}, XAxis: excelize.ChartAxis{ReverseOrder: kind == excelize.Bar, Font: dark},
	})
}
