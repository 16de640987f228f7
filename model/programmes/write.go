package programmes

import (
	"bytes"
	"encoding/json"
	"fmt"

	"workgroup/model"
)

// Encode writes a template in Format: UTF-8, indented by two spaces, a newline at its
// end, the same bytes for the same template.
func Encode(t Template) []byte {
	p := page{
		Format: Format, Key: t.Key, CohortTitle: t.CohortTitle,
		Hub: pageHub{t.Hub.Name, t.Hub.Area, t.Hub.Contact}, Programme: programmePage(t.Programme),
	}
	for _, x := range t.Sessions {
		p.Sessions = append(p.Sessions, pageSession{
			x.Number, kinds[min(x.Kind, model.Meeting)], x.Title, x.Date.ISO(), x.Start.String(), x.End.String(), modes[min(x.Mode, model.Online)], x.Venue, x.Address, x.Credit, x.Notes,
		})
	}
	for _, x := range t.Tasks {
		p.Tasks = append(p.Tasks, pageTask(x))
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		panic(fmt.Sprintf("a programme cannot be written: %v", err)) // strings, numbers and lists of them
	}
	return out.Bytes()
}

func programmePage(p model.Programme) pageProgramme {
	out := pageProgramme{
		Title: p.Title, Code: p.Code, Type: p.Type, Year: p.Year, ProjectYear: p.ProjectYear, Phase: p.Phase, Goal: p.Goal,
		Purpose: paragraphsOf(p.Purpose), Aims: paragraphsOf(p.Aims), Involved: paragraphsOf(p.Involved), Contents: paragraphsOf(p.Contents),
		Length: paragraphsOf(p.Length), Commitment: paragraphsOf(p.Commitment), FollowOn: paragraphsOf(p.FollowOn), Cost: paragraphsOf(p.Cost),
		Interest: paragraphsOf(p.Interest), VenueNote: paragraphsOf(p.VenueNote), Quarters: p.Quarters, InSchool: p.InSchool, Terms: p.Terms,
		Observation: known[min(p.Observation, model.No)], Pair: paragraphsOf(p.Pair), PairIdeally: p.PairIdeally, Places: pagePlaces(p.Places),
		IfNumbers: p.IfNumbers, StateFunded: p.StateFunded, England: p.England, FociNote: paragraphsOf(p.FociNote), LedBy: p.LedBy,
	}
	if p.Unit != model.UnitPerson {
		out.Unit = units[min(p.Unit, model.UnitSchools)]
	}
	for _, r := range p.Regions {
		out.Regions = append(out.Regions, pageRegion{r.Name, pagePlaces(r.Places)})
	}
	for _, f := range p.Foci {
		out.Foci = append(out.Foci, pageFocus(f))
	}
	for _, e := range p.Expects {
		out.Expects = append(out.Expects, pageExpectation(e))
	}
	if f := p.Fee; f != nil {
		out.Fee = &pageFee{f.Text, f.Pence, f.NoticeDays, f.WorkingDays, f.May, f.NonAttendance, f.LateCancellation, f.PerSchool}
	}
	for _, e := range p.Eligibility {
		out.Eligibility = append(out.Eligibility, pageEligibility{rules[min(e.Rule, model.RuleShould)], e.Sentence})
	}
	for _, g := range p.Outcomes {
		out.Outcomes = append(out.Outcomes, pageOutcomes(g))
	}
	return out
}

// Stages are sessions and their tasks as a programme keeps them: without dates and
// places, and of the tasks of a session the first.
func Stages(sessions []model.Session, tasks []Task) []model.Stage {
	var out []model.Stage
	for _, x := range sessions {
		stage := model.Stage{Number: x.Number, Kind: x.Kind, Title: x.Title, Mode: x.Mode, Credit: x.Credit}
		for _, t := range tasks {
			if t.After == x.Number && stage.Task == "" {
				stage.Task = t.Title
			}
		}
		out = append(out, stage)
	}
	return out
}

// From is the template of a programme that a hub or a cohort keeps: its cycle as
// sessions without dates, its title as that of a cohort.
func From(p model.Programme) Template {
	t := Template{CohortTitle: p.Title, Hub: model.Hub{Name: p.Hub}, Programme: p}
	t.Programme.ID = 0
	for _, x := range p.Cycle {
		t.Sessions = append(t.Sessions, model.Session{Number: x.Number, Kind: x.Kind, Title: x.Title, Mode: x.Mode, Credit: x.Credit})
		if x.Task != "" {
			t.Tasks = append(t.Tasks, Task{After: x.Number, Title: x.Task})
		}
	}
	return t
}
