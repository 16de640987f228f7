// Package paper reads and writes the files beside the program's own, from and to the disk:
// with a limit to what is read, and whole or not at all what is written. What is in a file
// the packages beside it know.
package paper

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"workgroup/model/programmes"
	"workgroup/store/files/programme"
)

// Disk is the disk of this laptop. Its errors are sentences for people.
type Disk struct{}

// MaxText is the largest file of plain text that is read, in bytes.
const MaxText = 1 << 20

// Text reads a file of plain text: UTF-8, or UTF-16 as some editors save it.
func (Disk) Text(path string) (string, error) {
	b, err := read(path, MaxText)
	if err != nil {
		return "", err
	}
	text, ok := plain(b)
	if !ok {
		return "", fmt.Errorf("%s is no plain text: save the page as text (.txt), or copy its text and paste it", filepath.Base(path))
	}
	return text, nil
}

// Programme reads a programme file; the fields that are not known are named.
func (Disk) Programme(path string) (t programmes.Template, unknown []string, err error) {
	b, err := read(path, programme.MaxBytes)
	if err != nil {
		return t, nil, err
	}
	if t, unknown, err = programme.Read(b); err != nil {
		return programmes.Template{}, nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return t, unknown, nil
}

// SaveProgramme writes a programme file. One that is there is replaced only if over says
// so: else the error is fs.ErrExist.
func (d Disk) SaveProgramme(path string, t programmes.Template, over bool) error {
	return d.Save(path, programme.Write(t), over)
}

// read reads a file of at most so many bytes.
func read(path string, most int64) ([]byte, error) {
	f, err := opened(path, most)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", path, bare(err))
	case int64(len(b)) > most:
		return nil, tooLarge(path, int64(len(b)), most)
	}
	return b, nil
}

// opened opens a file of at most so many bytes, to be read.
func opened(path string, most int64) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s: check the path. A file can be dragged into the window, or its path pasted", path)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, bare(err))
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("%s cannot be read: %w", path, bare(err))
	case !info.Mode().IsRegular():
		err = fmt.Errorf("%s is a folder, or no ordinary file: give the path of a file", path)
	case info.Size() > most:
		err = tooLarge(path, info.Size(), most)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func tooLarge(path string, is, most int64) error {
	return fmt.Errorf("%s has %d MB, and at most %d MB are read: is it the right file?", filepath.Base(path), is>>20, most>>20)
}

// bare leaves out what the system's errors say of paths: the sentence names the one that
// the person knows.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// Write writes a file whole or not at all: beside its place, for the user alone, and then
// renamed over what is there. Its error is the system's.
func (Disk) Write(path string, content []byte) error {
	t, err := os.CreateTemp(filepath.Dir(path), ".workgroup-*")
	if err != nil {
		return err
	}
	defer os.Remove(t.Name())
	if _, err = t.Write(content); err == nil {
		err = t.Sync()
	}
	if closed := t.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(t.Name(), path)
}

// plain is text as it is written in UTF-8 or, with a mark at its beginning, UTF-16.
func plain(b []byte) (text string, ok bool) {
	if len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		little := b[0] == 0xff
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			if little {
				units = append(units, uint16(b[i])|uint16(b[i+1])<<8)
			} else {
				units = append(units, uint16(b[i+1])|uint16(b[i])<<8)
			}
		}
		text = string(utf16.Decode(units))
	} else {
		text = strings.TrimPrefix(string(b), "\ufeff")
	}
	return text, utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}
