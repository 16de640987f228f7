package tui

import "golang.org/x/sys/windows"

// sticks are the drives that can be taken out. Drives of a network are not asked: one that is
// gone can take a minute to say so.
func sticks() (out []string) {
	there, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if there&(1<<i) == 0 || i < 2 || err != nil || windows.GetDriveType(name) != windows.DRIVE_REMOVABLE {
			continue
		}
		if isFolder(root) { // a reader without a card is a drive too
			out = append(out, root)
		}
	}
	return out
}
