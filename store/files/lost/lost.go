// Package lost makes the card for a laptop that is lost: one page that a lead prints
// beforehand and hands to the hub if it comes to that. It names nobody.
package lost

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/evaluation"
	"workgroup/store/files/page"
)

const title = "If this laptop is lost"

// Make makes the card: "md" for Markdown, which it is where nothing is said, or "pdf". The
// error is a sentence.
func Make(c model.LostCard, format string) ([]byte, error) {
	switch format {
	case "", "md":
		return markdown(c), nil
	case "pdf":
		return pdf(c)
	}
	return nil, model.Refusal("The card can be md, which is Markdown, or pdf.")
}

// part is a heading with its sentences.
type part struct {
	heading string
	items   []string
}

func parts(c model.LostCard) []part {
	held := part{heading: "What was on it, in " + c.File}
	if len(c.Groups) == 0 {
		held.items = []string{"No cohort."}
	}
	for _, g := range c.Groups {
		held.items = append(held.items, fmt.Sprintf("%s: %s on the list. Names of %d, e-mail addresses or telephone numbers of %d, notes, evidence or plans of %d; schools, roles, attendance, tasks.",
			g.Title, people(g.People), g.Who, g.Reach, g.Notes))
	}
	sealed := part{"How it was sealed", model.SealedHow()}
	if !c.Protected {
		sealed.items = []string{"This is a demo file: it has no passphrase, and the people in it are made up."}
	}
	copies := part{"What there is elsewhere", []string{
		fmt.Sprintf("Copies beside the file, on the same laptop: %d, the newest of %s.", c.Copies, day(c.NewestCopy)),
		"Last copied elsewhere with backup: " + day(c.Backup) + ".",
	}}
	return []part{held, sealed, copies, {"What to do", model.LostAdvice()}}
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

func day(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Format("Mon 2 Jan 2006 15:04")
}

func stand(c model.LostCard) string {
	return "As of " + c.Made.Format("Monday 2 January 2006 15:04") + ". Print it again when much has changed."
}

func markdown(c model.LostCard) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", title, stand(c))
	for _, p := range parts(c) {
		fmt.Fprintf(&b, "\n## %s\n\n", evaluation.Text(p.heading))
		for _, s := range p.items {
			b.WriteString("- " + evaluation.Text(s) + "\n")
		}
	}
	return []byte(b.String())
}

func pdf(c model.LostCard) ([]byte, error) {
	doc := page.New(title)
	d := page.Flow{Doc: doc, Size: page.A4(), Margin: 18, Foot: stand(c)}
	plain := page.Font{Points: 10}
	d.Next()
	d.Text(0, title, page.Font{Points: 18, Bold: true})
	d.Text(0, stand(c), plain)
	for _, p := range parts(c) {
		d.Need(25)
		d.Gap(5)
		d.Text(0, p.heading, page.Font{Points: 12, Bold: true})
		d.Gap(1.5)
		for _, s := range p.items {
			d.Item(0, 4, "•", s, plain)
		}
	}
	d.Close()
	return doc.PDF(c.Made)
}
