package forms

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// mostLetters is how many letters can be chosen from: one for each letter of the alphabet.
const mostLetters = 26

// Letters asks which of the texts about something is wanted, and shows it. Where there is
// one only it is shown at once.
func Letters(d pane.Desk, about model.LetterAbout) pane.Effect {
	if d.Snapshot() == nil {
		d.Warn("No cohort is open.")
		return pane.Taken()
	}
	if e, hidden := Hidden(d, "Texts to people"); hidden {
		return e
	}
	all := d.Snapshot().Letters(about, d.Now())
	switch all = all[:min(len(all), mostLetters)]; len(all) {
	case 0:
		d.Warn(nothingToWrite(d.Snapshot(), about))
		return pane.Taken()
	case 1:
		return letter(all[0], "")
	}
	menu := dialog.Menu{Title: "Write to people", Sentence: "Which text? It is shown before it is copied."}
	for i, l := range all {
		menu.Choices = append(menu.Choices, dialog.Hint{Key: string(rune('a' + i)), Does: l.Title})
	}
	return pane.Question(dialog.Private{Dialog: menu}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return letter(all[a.Index], "")
	})
}

func nothingToWrite(s *model.Snapshot, about model.LetterAbout) string {
	x := s.Session(about.Session)
	switch {
	case about == (model.LetterAbout{}):
		return "Choose a session, a date of a visit, a task or a person first: the texts are about what the cursor rests on."
	case about.Task != 0:
		return "Nobody is to be reminded of this task now: it is back from all of whom it is wanted, or its session is still to come."
	case x != nil && x.Kind == model.Visit && about.Slot == 0:
		return "The texts about a visit are about one of its dates: press 3 and choose one."
	}
	return "There is nothing to write about this now: it concerns nobody, or its date is not known."
}

// What is done with a letter, beside copying its text.
const (
	letterSubject   = "s"
	letterAddresses = "a"
	letterAlone     = "v"
)

// letter shows a text, to be copied part by part; done says what was copied last.
func letter(l model.Letter, done string) pane.Effect {
	review := dialog.Review{Title: "Write to people", Sentence: done, Does: "copies the text", No: "close", Others: []dialog.Hint{{Key: letterSubject, Does: "the subject"}}}
	if done == "" {
		review.Sentence = l.Title + "."
	}
	if len(l.To) > 0 {
		review.Others = append(review.Others, dialog.Hint{Key: letterAddresses, Does: addresses(len(l.To)) + ", for BCC"})
	}
	review.Others = append(review.Others, dialog.Hint{Key: letterAlone, Does: "alone, to select"})
	if len(l.Without) > 0 {
		review.Rows = append(review.Rows, dialog.Row{Text: "NO ADDRESS: " + strings.Join(l.Without, ", ")}, dialog.Row{})
	}
	review.Rows = append(review.Rows, dialog.Row{Text: "Subject: " + l.Subject}, dialog.Row{})
	for line := range strings.SplitSeq(l.Body, "\n") {
		review.Rows = append(review.Rows, dialog.Row{Text: line})
	}
	return pane.Question(dialog.Private{Dialog: review}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		text, said := l.Body, "The text is copied: paste it into an e-mail."
		switch a.Text {
		case letterSubject:
			text, said = l.Subject, "The subject is copied."
		case letterAddresses:
			text, said = strings.Join(l.To, "; "), model.Capital(addresses(len(l.To)))+" copied: paste into BCC, so that nobody sees the others."
		case letterAlone:
			e := letter(l, done)
			e.Alone = whole(l)
			return e
		}
		d.Say(said)
		e := letter(l, said)
		e.Copy = text
		return e
	})
}

// whole is all of a letter, to be selected from.
func whole(l model.Letter) string {
	text := l.Subject + "\n\n" + l.Body
	if len(l.To) > 0 {
		text = strings.Join(l.To, "; ") + "\n\n" + text
	}
	return text
}

func addresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return fmt.Sprintf("%d addresses", n)
}
