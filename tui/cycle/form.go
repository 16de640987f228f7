package cycle

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields of the form of a session: as the model names them, but for the times,
// which are typed as one.
const (
	fieldNumber  = model.FieldNumber
	fieldKind    = model.FieldKind
	fieldTitle   = model.FieldTitle
	fieldDate    = model.FieldDate
	fieldTimes   = "times"
	fieldMode    = model.FieldMode
	fieldVenue   = model.FieldVenue
	fieldAddress = model.FieldAddress
	fieldCredit  = model.FieldCredit
	fieldTopics  = model.FieldTopics
	fieldLink    = model.FieldLink
	fieldNotes   = model.FieldNotes
)

// timesAsOne are the model's names for what is typed as one time.
func timesAsOne() map[string]string {
	return map[string]string{model.FieldStart: fieldTimes, model.FieldEnd: fieldTimes}
}

// The modes as the form has them.
const (
	inRoom  = "in the room"
	online  = "online"
	eitherO = "not decided"
)

// halfDay is the credit proposed for a visit: a lesson with the talk before and after
// it.
const halfDay = 2

// sessionForm asks for everything about a session but what became of it. A date that
// is known is not among it: it is moved, so that the old one is kept.
type sessionForm struct {
	s   *model.Snapshot
	was model.Session
	day model.DayContext
}

func newSessionForm(d pane.Desk, was model.Session) sessionForm {
	return sessionForm{forms.Open(d), was, forms.Days(d)}
}

func (f sessionForm) isNew() bool { return f.was.ID == 0 }

// ask puts the form over the screen, with the cursor at the field named.
func (f sessionForm) ask(d pane.Desk, at string, then func(pane.Desk, dialog.Values) pane.Effect) pane.Effect {
	title, intro := "New "+f.was.Kind.String(), ""
	if !f.isNew() {
		title = fmt.Sprintf("Session %d", f.was.Number)
		if f.was.Date.Known() {
			intro = fmt.Sprintf("It is on %s. Another date is not typed here: m moves the session, and keeps the old date.", f.was.Date.Long())
		}
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: title, Intro: intro, At: at, Fields: f.fields()},
		Fields:      timesAsOne(),
		Action: func(v dialog.Values) model.Action {
			if f.isNew() {
				return model.NewSession{Session: f.filled(v)}
			}
			return model.EditSession{Session: f.filled(v)}
		},
		Then: then,
	}.Ask(d)
}

// dated tells whether the session of a form has a date of its own: a visit has those
// that are offered.
func dated(v dialog.Values) bool { return v[fieldKind] != model.Visit.String() }

func (f sessionForm) fields() []dialog.Field {
	venues, addresses := f.known()
	number, credit := f.was.Number, ""
	if f.isNew() {
		number = f.s.NextNumber()
	} else {
		credit = model.Quarters(f.was.Credit)
	}
	return []dialog.Field{
		{Name: fieldNumber, Label: "Number", Value: fmt.Sprint(number), Judge: f.judgeNumber, Limit: 5},
		{Name: fieldKind, Label: "Kind", Value: f.was.Kind.String(), Choices: kinds(), Judge: sayKind},
		{Name: fieldTitle, Label: "Title", Value: f.was.Title, Hint: "May stay empty.", Limit: model.MaxName},
		{
			Name: fieldDate, Label: "Date", When: func(v dialog.Values) bool { return dated(v) && !f.was.Date.Known() },
			Hint: "As it stands in the programme: Monday 13th November. Empty: no date yet.", Judge: forms.Day(fieldDate, "No date yet: it stands last.", f.day),
		},
		{
			Name: fieldTimes, Label: "Times", Value: forms.TimesWords(f.was.Start, f.was.End), When: dated, Judge: forms.Times(fieldTimes),
			Hint: "9:30am-2:30pm, or the start alone. Empty: no time yet.",
		},
		{Name: fieldMode, Label: "Where", Value: modeWords(f.was.Mode, f.isNew()), Choices: []string{inRoom, online, eitherO}},
		{Name: fieldVenue, Label: "Venue", Value: f.was.Venue, Hint: "The school or building.", Limit: model.MaxName, Suggest: forms.Among(venues)},
		{Name: fieldAddress, Label: "Address", Value: f.was.Address, Hint: "In one line, with the postcode.", Limit: model.MaxAddress, Suggest: forms.Among(addresses), Judge: f.sayAddress},
		{Name: fieldCredit, Label: "Counts (days)", Value: credit, Judge: f.judgeCredit, Hint: f.creditHint(), Limit: 30, Private: true},
		{Name: fieldTopics, Label: "Topics", Value: f.was.Topics, Hint: "What it is about.", Lines: 3, Limit: model.MaxNote},
		{Name: fieldLink, Label: "Join link", Value: f.was.Link, Hint: "Where to join online. Hidden while only names are shown.", Limit: model.MaxLink, Private: true},
		{Name: fieldNotes, Label: "Lunch, parking", Value: f.was.Notes, Hint: "What people need to know before they come.", Lines: 3, Limit: model.MaxNote, Private: true},
	}
}

func kinds() []string {
	return []string{model.Workshop.String(), model.Meeting.String(), model.Visit.String()}
}

func kindOf(word string) model.SessionKind {
	for _, k := range []model.SessionKind{model.Workshop, model.Meeting} {
		if k.String() == word {
			return k
		}
	}
	return model.Visit
}

func sayKind(v dialog.Values) (string, dialog.Verdict) {
	if !dated(v) {
		return "One of several dates, which are offered under Observations.", dialog.Fine
	}
	return "", dialog.Fine
}

func modeWords(m model.Mode, isNew bool) string {
	switch {
	case m == model.Online:
		return online
	case m == model.InRoom, isNew:
		return inRoom
	}
	return eitherO
}

func modeOf(word string) model.Mode {
	switch word {
	case inRoom:
		return model.InRoom
	case online:
		return model.Online
	}
	return 0
}

// known are the venues and addresses of this cohort.
func (f sessionForm) known() (venues, addresses []string) {
	for _, x := range f.s.Sessions {
		venues, addresses = append(venues, x.Venue), append(addresses, x.Address)
	}
	return forms.Distinct(venues...), forms.Distinct(addresses...)
}

// sayAddress says which address an empty one becomes.
func (f sessionForm) sayAddress(v dialog.Values) (string, dialog.Verdict) {
	if known := f.addressOf(v); v[fieldAddress] == "" && known != "" {
		return "Empty: " + known + ", as before.", dialog.Fine
	}
	return "", dialog.Fine
}

// addressOf is the address that the venue of a new session had before, "" where it had
// none.
func (f sessionForm) addressOf(v dialog.Values) string {
	for _, x := range f.s.Sessions {
		if f.isNew() && v[fieldVenue] != "" && model.Fold(x.Venue) == model.Fold(v[fieldVenue]) && x.Address != "" {
			return x.Address
		}
	}
	return ""
}

func (f sessionForm) judgeNumber(v dialog.Values) (string, dialog.Verdict) {
	_, wrong := model.ReadSessionNumber(v[fieldNumber])
	return forms.Of("", "", wrong)
}

// suggested is the credit that the times suggest, and why.
func suggested(v dialog.Values) (quarters int, why string) {
	if !dated(v) {
		return halfDay, "as visits mostly do"
	}
	span, _ := model.ReadSpan(v[fieldTimes])
	if !span.End.Known() {
		return model.SuggestCredit(span.Start, span.End), "while the length is not known"
	}
	return model.SuggestCredit(span.Start, span.End), "as its length suggests, " + span.Start.String() + " to " + span.End.String()
}

func (f sessionForm) creditHint() string {
	if f.isNew() {
		return "Empty: what the length suggests. Else days as 0.5 or 1."
	}
	return "Days as 0.25, 0.5 or 1. Empty: what the length suggests."
}

func (f sessionForm) judgeCredit(v dialog.Values) (string, dialog.Verdict) {
	quarters, wrong := model.ReadQuarters(v[fieldCredit])
	proposed, why := suggested(v)
	switch {
	case wrong != "":
		return wrong, dialog.Wrong
	case quarters == nil:
		return "Counts " + creditWords(proposed) + ", " + why + ".", dialog.Fine
	case *quarters != proposed && why != "" && strings.HasPrefix(why, "as its length"):
		return fmt.Sprintf("Counts %s; its length suggests %s.", creditWords(*quarters), creditWords(proposed)), dialog.Fine
	}
	return "Counts " + creditWords(*quarters) + ".", dialog.Fine
}

// filled is the session with what was typed.
func (f sessionForm) filled(v dialog.Values) model.Session {
	x := f.was
	x.Number, _ = model.ReadSessionNumber(v[fieldNumber])
	x.Kind, x.Title, x.Venue = kindOf(v[fieldKind]), v[fieldTitle], v[fieldVenue]
	if x.Address = v[fieldAddress]; x.Address != f.was.Address {
		x.Address = model.TidyAddress(x.Address)
	}
	if x.Address == "" {
		x.Address = f.addressOf(v)
	}
	x.Mode, x.Topics, x.Link, x.Notes = modeOf(v[fieldMode]), v[fieldTopics], v[fieldLink], v[fieldNotes]
	if quarters, _ := model.ReadQuarters(v[fieldCredit]); quarters != nil {
		x.Credit = *quarters
	} else {
		x.Credit, _ = suggested(v)
	}
	if !dated(v) {
		x.Date, x.Start, x.End = 0, 0, 0
		return x
	}
	span, _ := model.ReadSpan(v[fieldTimes])
	x.Start, x.End = span.Start, span.End
	if typed, there := v[fieldDate]; there {
		read, _ := model.ReadDay(typed, f.day)
		x.Date = read.Day
	}
	return x
}
