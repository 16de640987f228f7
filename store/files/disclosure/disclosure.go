// Package disclosure writes all that a file holds about one person as a document to be handed
// over: Markdown, which any editor shows.
package disclosure

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/evaluation"
)

// Markdown is the document. What was replaced or taken back stands in it too, and says so; the
// texts about others in which the person seems to be named stand in a part of their own, which
// begins with the advice to look at each before it is handed on.
func Markdown(d model.Disclosure) []byte {
	var b strings.Builder
	text := evaluation.Text
	fmt.Fprintf(&b, "# What is held about %s\n\nMade on %s. It is all that this file of Workgroup holds: what stands, and what was replaced or taken back and is in its history still. Not in it: files that were written out of the program, copies elsewhere, and files of other leads.\n", text(d.Name), d.Made.Format("Monday 2 January 2006 15:04"))
	if len(d.Groups) == 0 {
		b.WriteString("\nNothing is held.\n")
	}
	for _, g := range d.Groups {
		fmt.Fprintf(&b, "\n## %s\n", text(g.Title))
		for _, s := range g.Summary {
			fmt.Fprintf(&b, "\n%s\n", text(s))
		}
		part := ""
		for _, e := range g.Entries {
			if e.Part != part {
				part = e.Part
				fmt.Fprintf(&b, "\n### %s\n\n", text(part))
			}
			b.WriteString("- " + text(e.Field) + ": " + text(e.Words) + said(e) + "\n")
		}
	}
	if len(d.Mentions) > 0 {
		b.WriteString("\n## Texts about others in which this person seems to be named\n\nTo be looked at one by one before this is handed over: they may say things of somebody else.\n\n")
		for _, m := range d.Mentions {
			fate := ""
			if m.Fate != model.Stands {
				fate = " (" + m.Fate.String() + ")"
			}
			fmt.Fprintf(&b, "- %s, %s%s: %s\n", text(m.Group), text(m.Where), fate, text(m.Text))
		}
	}
	return []byte(b.String())
}

// said is when something was written, by whom, and what became of it.
func said(e model.Disclosed) string {
	var parts []string
	if e.At != 0 {
		parts = append(parts, "written "+time.Unix(e.At, 0).In(model.London()).Format("2 Jan 2006 15:04"))
	}
	if e.Who != "" {
		parts = append(parts, "by "+evaluation.Text(e.Who))
	}
	if e.Fate != model.Stands {
		parts = append(parts, e.Fate.String())
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
