package main

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

type person struct{ name, school string }

func madeUp(n int) []person {
	family := []string{"Ahmed", "Brown", "Clarke", "Davies", "Evans", "Fletcher", "Greenwood"}
	given := []string{"Bilal", "Tara", "Owen", "Megan", "Kofi"}
	school := []string{"Ash Green", "Beech Hill", "Cedar Park"}
	people := make([]person, n)
	for i := range people {
		people[i] = person{family[i%len(family)] + ", " + given[i%len(given)], school[i%len(school)]}
	}
	return people
}

type list struct {
	people  []person
	marks   []byte // 0: unmarked
	marked  int
	cursor  int
	first   int // the first row that is seen
	seen    int // how many rows are
	keep    func(person int, mark byte) error
	failed  error
	colours lipgloss.Style
}

func (l *list) Init() tea.Cmd {
	l.colours = lipgloss.NewStyle().Reverse(true).Bold(true)
	return nil
}

func (l *list) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.seen = max(msg.Height-2, 1)
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "q":
			return l, tea.Quit
		case "j", "down":
			l.cursor = (l.cursor + 1) % len(l.people)
		case "k", "up":
			l.cursor = (l.cursor + len(l.people) - 1) % len(l.people)
		case "p", "a", "l":
			if l.failed = l.mark(key[0]); l.failed != nil {
				return l, tea.Quit
			}
		}
	}
	l.first = min(max(l.first, l.cursor-l.seen+1), l.cursor)
	return l, nil
}

func (l *list) mark(mark byte) error {
	if l.keep != nil {
		if err := l.keep(l.cursor, mark); err != nil {
			return err
		}
	}
	l.marks[l.cursor] = mark
	l.marked++
	l.cursor = (l.cursor + 1) % len(l.people)
	return nil
}

func (l *list) View() tea.View {
	var b strings.Builder
	fmt.Fprintf(&b, "People: %d. Marks made: %d\n", len(l.people), l.marked)
	for i := l.first; i < min(l.first+l.seen, len(l.people)); i++ {
		row := fmt.Sprintf("  %5d  %-24s%-18s%s", i+1, l.people[i].name, l.people[i].school, inWords(l.marks[i]))
		if i == l.cursor {
			row = l.colours.Render(fmt.Sprintf("%-64s", ">"+row[1:]))
		}
		b.WriteString(row + "\n")
	}
	b.WriteString("p present  a absent  l late  j k move  q quit")
	view := tea.NewView(b.String())
	view.AltScreen = true
	return view
}

func inWords(mark byte) string {
	switch mark {
	case 'p':
		return "present"
	case 'a':
		return "absent"
	case 'l':
		return "late"
	}
	return "unmarked"
}
