package sheets

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"workgroup/model"
	"workgroup/store/files/guard"
)

// sheet is a table with the name of its page.
type sheet struct {
	name string
	model.Listing
}

// MakeWorkbook is an Excel workbook of a cohort: with all of its tables, each register that
// has a mark, and a chart; or with the one table that is named. Its errors are sentences.
func MakeWorkbook(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	var pages []sheet
	file := named(s, "workgroup")
	if w.Table != "" {
		t, err := table(s, w, now)
		if err != nil {
			return model.Paper{}, err
		}
		pages, file = []sheet{{pageNames()[t.Kind], t}}, name(s, t.Kind, w.Sheet)
	} else if len(w.Columns) > 0 {
		return model.Paper{}, errors.New("columns are those of one table: say which table")
	} else {
		pages = all(s, model.DayOf(now))
	}
	b, err := book(s, now, pages)
	if err != nil {
		return model.Paper{}, fmt.Errorf("the workbook was not made: %w", err)
	}
	return model.Paper{Name: file + ".xlsx", Bytes: b}, nil
}

// tables are all kinds of tables, in the order of their pages.
func tables() []model.TableKind {
	return []model.TableKind{model.TableRoster, model.TableGrid, model.TableRegister, model.TableTasks, model.TableSlots, model.TableFees, model.TableReturn}
}

func pageNames() map[model.TableKind]string {
	return map[model.TableKind]string{
		model.TableRoster: "People", model.TableRegister: "Register", model.TableGrid: "Year", model.TableTasks: "Tasks", model.TableSlots: "Visits",
		model.TableFees: "Charges", model.TableReturn: "Return",
	}
}

// all are the pages of the whole workbook. Tables without a row are left out, but for the
// people.
func all(s *model.Snapshot, today model.Day) []sheet {
	var out []sheet
	for _, kind := range tables() {
		if kind == model.TableRegister {
			continue
		}
		if t, _ := s.Table(kind, model.SheetID{}, today); len(t.Rows) > 0 || kind == model.TableRoster {
			out = append(out, sheet{pageNames()[kind], t})
		}
	}
	taken := map[string]bool{}
	for _, id := range s.SheetIDs() {
		h, _ := s.Sheet(id)
		if !begun(&h) {
			continue
		}
		t, _ := s.Table(model.TableRegister, id, today)
		page := fmt.Sprintf("Register %d", h.Session.Number)
		if h.Slot != nil && h.Date.Known() {
			page += ", " + h.Date.Short()
		}
		for n, bare := 2, page; taken[page]; n++ {
			page = fmt.Sprintf("%s (%d)", bare, n)
		}
		taken[page] = true
		out = append(out, sheet{page, t})
	}
	return out
}

// begun tells whether anybody is marked.
func begun(h *model.Sheet) bool {
	for _, r := range h.Rows {
		if len(r.Claims) > 0 {
			return true
		}
	}
	return false
}

// styles are the looks of cells, by their numbers in a workbook.
type styles struct {
	heading, wrapped int
	of               map[model.CellKind]int
}

func book(s *model.Snapshot, now time.Time, pages []sheet) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	look, err := looks(f)
	if err != nil {
		return nil, err
	}
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), p.name)
		} else {
			_, err = f.NewSheet(p.name)
		}
		if err == nil {
			err = page(f, look, p)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(pages) > 1 {
		if err := charts(f, look, s); err != nil {
			return nil, err
		}
	}
	at := now.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "Workgroup", Title: s.Cohort.Title, Created: at, Modified: at}); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func looks(f *excelize.File) (styles, error) {
	out := styles{of: map[model.CellKind]int{}}
	var err error
	style := func(s excelize.Style) int {
		id, wrong := f.NewStyle(&s)
		if wrong != nil {
			err = wrong
		}
		return id
	}
	out.heading = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}}})
	out.wrapped = style(excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	for kind, form := range map[model.CellKind]string{
		model.CellWhole: "0", model.CellDays: "0.00", model.CellMoney: `"£"#,##0.00`, model.CellDay: "d mmm yyyy", model.CellClock: "hh:mm",
	} {
		out.of[kind] = style(excelize.Style{CustomNumFmt: &form})
	}
	return out, err
}

// page writes one table: its headings stay in sight, and with them who a row is of.
func page(f *excelize.File, look styles, p sheet) error {
	if err := printed(f, p.name); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for i, width := range widths(p.Listing) {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	names := 0
	for i, c := range p.Columns {
		if c.Heading == "Family name" {
			names = i + 1
		}
	}
	corner, err := excelize.CoordinatesToCellName(names+1, 2)
	if err != nil {
		return err
	}
	panes := excelize.Panes{Freeze: true, XSplit: names, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomLeft"}
	if names > 0 {
		panes.ActivePane = "bottomRight"
	}
	if err := w.SetPanes(&panes); err != nil {
		return err
	}
	row := make([]any, len(p.Columns))
	for i, c := range p.Columns {
		row[i] = excelize.Cell{StyleID: look.heading, Value: guard.Guard(c.Heading)}
	}
	if err := w.SetRow("A1", row); err != nil {
		return err
	}
	for n, cells := range p.Rows {
		for i, c := range cells {
			row[i] = value(look, c)
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n+2), row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// printed lays a page out for paper: across, as wide as the paper, with the headings on each.
func printed(f *excelize.File, page string) error {
	across, wide, long, fit := "landscape", 1, 0, true
	if err := f.SetSheetProps(page, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(page, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &wide, FitToHeight: &long}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + page + "'!$1:$1", Scope: page})
}

// value is a cell as Excel has it: a day and a time are numbers that look like one.
func value(look styles, c model.TableCell) any {
	if !c.Known {
		return nil
	}
	out := excelize.Cell{StyleID: look.of[c.Kind]}
	switch c.Kind {
	case model.CellWhole:
		out.Value = c.N
	case model.CellDays:
		out.Value = float64(c.N) / 4
	case model.CellMoney:
		out.Value = float64(c.N) / 100
	case model.CellDay:
		out.Value = c.N + unixDay
	case model.CellClock:
		out.Value = float64(model.Clock(c.N).Minutes()) / (24 * 60)
	default:
		out.Value = guard.Guard(c.Text)
		if strings.Contains(c.Text, "\n") {
			out.StyleID = look.wrapped
		}
	}
	return out
}

// unixDay is 1 Jan 1970 as Excel counts days.
const unixDay = 25569

// The cells of a column: at least for a short heading, at most for a line of text.
const (
	leastWidth = 9
	mostWidth  = 40
	looked     = 200 // rows whose width is looked at
)

func widths(t model.Listing) []float64 {
	out := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		n := max(leastWidth, utf8.RuneCountInString(c.Heading)+2)
		for _, row := range t.Rows[:min(len(t.Rows), looked)] {
			n = max(n, utf8.RuneCountInString(row[i].String())+1)
		}
		out[i] = float64(min(n, mostWidth))
	}
	return out
}
