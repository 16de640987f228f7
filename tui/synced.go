package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
)

// showSynced says why a file should not stand in a folder that is copied to other computers,
// and asks whether that is to be said again.
func (r *Root) showSynced() {
	if r.synced == "" {
		return
	}
	r.question(dialog.Confirm{
		Title: r.synced + " folder", Yes: "say no more of it, the file stays there", No: "leave it in To do",
		Sentence: fmt.Sprintf("The file stands in a folder that %s copies to other computers:\n\n%s\n\n"+
			"%s may copy it while it is written, put an older one back, or keep two of them side by side when two laptops have it open: then marks are in one and not in the other. "+
			"Leave the program, move the file to a folder of this laptop alone, and open it there. A backup in this folder does no harm.", r.synced, r.cfg.Path, r.synced),
	}, func(a dialog.Answer) tea.Cmd {
		if a.Cancelled {
			return nil
		}
		r.synced = ""
		r.said, r.warning = "Nothing more is said of the folder.", false
		return r.remember(settingSynced, "known")
	})
}
