package store

import (
	"path/filepath"
	"regexp"
	"strings"

	"workgroup/store/pages"
)

// Leftovers are files that a program that was killed was still making: a copy, a compacted
// file, a salvaged one. They have names of their own, are of no use, and are removed the next
// time that the file is opened for writing, under its lock, where nobody else has them open.
// Nothing that was finished is among them, and nothing that a person gave a name.
const makingEnd = ".making"

// besideName are the names that this program makes beside a file: of a backup, of one that was
// salvaged, restored, or replaced.
var besideName = regexp.MustCompile(`^( salvaged| restored| replaced)? \d{4}-\d{2}-\d{2} \d{4}(-\d+)?$`)

// sweep removes what is left over of this file.
func (b *Book) sweep() {
	base := filepath.Base(b.path)
	b.disk.RemoveUnused(filepath.Dir(b.path), func(name string) bool { return leftover(base, name) })
	b.disk.RemoveUnused(copiesFolder(b.path), func(name string) bool {
		of, ok := pages.Unfinished(name)
		return ok && keptName.MatchString(of)
	})
	rescue := rescueName(b.locks.id)
	for _, dir := range rescueFolders(b.mark.dir) {
		b.disk.RemoveUnused(dir, func(name string) bool {
			of, ok := pages.Unfinished(name)
			return ok && of == rescue
		})
	}
}

// leftover tells whether a name is that of something that was being made of the file base.
func leftover(base, name string) bool {
	of, unfinished := pages.Unfinished(name)
	if unfinished {
		name = of
	}
	making := strings.HasSuffix(name, makingEnd)
	name = strings.TrimSuffix(name, makingEnd)
	if !unfinished && !making {
		return false
	}
	if name == base {
		return true
	}
	ext := filepath.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	return strings.HasPrefix(name, stem) && strings.HasSuffix(name, ext) && len(name) >= len(base) &&
		besideName.MatchString(name[len(stem):len(name)-len(ext)])
}
