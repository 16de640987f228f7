package line

// noClipboard tells whether the terminal is known not to hand text to the clipboard (by the
// sequence OSC 52): a console without windows, Terminal of macOS, and the terminals of GNOME.
// Of others nobody can know.
func noClipboard(getenv func(string) string) bool {
	term := getenv("TERM")
	return term == "dumb" || term == "linux" || getenv("TERM_PROGRAM") == "Apple_Terminal" || getenv("VTE_VERSION") != ""
}
