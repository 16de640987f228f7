package model

import (
	"fmt"
	"slices"
	"strings"
)

// wordOf is what a cell says in a form in which it is counted: small letters, the minutes
// behind "late" apart.
func wordOf(cell string) (word string, minutes int) {
	word = strings.TrimRight(strings.ToLower(Tidy(cell, MaxName)), ".")
	if rest := strings.TrimRight(word, "0123456789"); rest != word && len(word)-len(rest) <= 3 {
		if base := strings.TrimSpace(rest); base == "l" || base == "late" {
			return base, atoi(word[len(rest):])
		}
	}
	return word, 0
}

// wordKey names a word for Decide, which takes letters, digits, dots and dashes.
func wordKey(word string) string {
	var b strings.Builder
	for _, r := range word {
		if r >= 'a' && r <= 'z' || isDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "-%x", r)
		}
	}
	return keyWord + b.String()
}

// markOptions are the marks that a word can stand for, by the name that they have in exports.
func markOptions() []Option {
	return []Option{
		{"present", "present"}, {"late", "late"}, {"left-early", "left early"}, {"part", "part of it"}, {"online", "online"}, {"absent", "absent, no notice"},
		{"cancelled", "cancelled"}, {"substitute", "sent somebody"}, {"excused", "excused"}, {"elsewhere", "caught up elsewhere"}, {"unmarked", "no mark"},
	}
}

func markNamed(name string) Mark {
	switch name {
	case "late":
		return Mark{Kind: Present, Late: true}
	case "left-early":
		return Mark{Kind: Present, LeftEarly: true}
	case "online":
		return Mark{Kind: Present, Online: true}
	}
	return Mark{Kind: map[string]MarkKind{
		"present": Present, "part": Part, "absent": Absent, "cancelled": Cancelled, "substitute": Substitute, "excused": Excused, "elsewhere": Elsewhere,
	}[name]}
}

// chooseWords asks what each word in the columns of sessions stands for.
func (m *marksReading) chooseWords() {
	var words []string
	for _, row := range m.people {
		for j, x := range m.sessions {
			word, _ := wordOf(row.Cells[j])
			if x == nil || word == "" || slices.Contains(words, word) {
				continue
			}
			if words = append(words, word); len(words) > mostWords {
				m.p.Stop = fmt.Sprintf("The columns of sessions hold more than %d different words: is each of them of a session?", mostWords)
				return
			}
		}
	}
	slices.Sort(words)
	ticks := slices.ContainsFunc(words, func(w string) bool { return w != "x" && proposedMark(w, false) == "present" })
	for _, word := range words {
		name := m.choose(wordKey(word), "“"+OneLine(word, 30)+"” is", markOptions(), proposedMark(word, !ticks))
		if name == "" && m.p.Stop == "" {
			m.p.Stop = "Say what “" + OneLine(word, 30) + "” stands for, or that it is no mark."
		}
		m.means[word] = markNamed(name)
	}
}

// proposedMark is what a word most likely stands for: the letters of this program's register,
// words, ticks and numbers. Where nothing else says that somebody came, an x is a tick.
func proposedMark(word string, xIsTick bool) string {
	for name, words := range map[string][]string{
		"present":    {"p", "present", "yes", "y", "1", "✓", "✔", "√", "☑", "✅", "/", "\\", "attended", "here", "in", "true", "there"},
		"late":       {"l", "late"},
		"left-early": {"e", "left early", "early", "le"},
		"part":       {"½", "0.5", "1/2", "h", "half", "part", "0,5"},
		"online":     {"o", "online", "teams", "zoom"},
		"absent":     {"a", "absent", "no", "n", "0", "✗", "✘", "☒", "❌", "did not attend", "dna", "false", "missed"},
		"cancelled":  {"c", "cancelled", "canceled", "apologies", "apols", "apology", "cancelled in time"},
		"substitute": {"s", "substitute", "sub", "sent somebody"},
		"excused":    {"x", "excused", "exc"},
		"elsewhere":  {"m", "elsewhere", "caught up", "caught up elsewhere", "catch up"},
		"unmarked":   {"-", "–", "—", "?", "tbc", "n/a", "na", ".", "u", "unmarked", "not enrolled", "not held", "not-enrolled", "not-held", "ne"},
	} {
		if slices.Contains(words, word) {
			if word == "x" && xIsTick {
				return "present"
			}
			return name
		}
	}
	return ""
}
