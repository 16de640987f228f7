package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
	"workgroup/store/carry/etcd"
	"workgroup/store/carry/folder"
	"workgroup/store/carry/invite"
)

// Exchange takes in what lies at a carrier and leaves there what others have not. A drop that
// is not whole yet is left for the next time; copies of one drop do no harm.
func (b *Book) Exchange(ctx context.Context, c carry.Carrier, at time.Time) (out model.Exchanged, err error) {
	names, _, err := c.List(ctx, "")
	if err != nil {
		return out, err
	}
	own := b.ownName()
	var mine []string
	for _, name := range names {
		if isMine(name, own) {
			mine = append(mine, name)
			continue
		}
		if err := b.pickUp(ctx, c, name, &out); err != nil {
			return out, err
		}
	}
	if b.unwritten() {
		return out, nil // what came has this laptop go on as another: it sends once it is in the list
	}
	sent, err := b.Send(0, at)
	if err != nil {
		return out, err
	}
	// The end of the name follows from what is in it.
	end := sent.Name[strings.LastIndex(sent.Name, own):]
	there := ""
	for _, name := range mine {
		if strings.HasSuffix(name, end) {
			there = name
		}
	}
	if there == "" {
		if err := c.Put(ctx, sent.Name, sent.Content); err != nil && !errors.Is(err, fs.ErrExist) {
			return out, err
		}
		there, out.Put = sent.Name, sent.Name
	}
	mine = slices.DeleteFunc(mine, func(name string) bool { return name == there })
	if len(mine) > 0 {
		// What another left under such a name stays, and does no harm.
		if err := c.Remove(ctx, mine...); err != nil && !errors.Is(err, carry.ErrOther) {
			return out, err
		}
	}
	return out, nil
}

// unwritten tells whether nothing was written yet as the device that this laptop is now.
func (b *Book) unwritten() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.device.drawn
}

func (b *Book) ownName() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return ownMark(b.device.id)
}

// pickUp takes in one drop. What is wrong with it is said in out; the error is the file's.
func (b *Book) pickUp(ctx context.Context, c carry.Carrier, name string, out *model.Exchanged) error {
	content, err := c.Get(ctx, name, bundle.MaxBytes+1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		out.NotWhole = append(out.NotWhole, name)
		return nil
	}
	r, err := b.Receive(content)
	switch {
	case err == nil:
		if len(r.New)+r.Aside > 0 {
			out.Came = append(out.Came, r)
		}
	case errors.Is(err, ErrBundle):
		out.NotWhole = append(out.NotWhole, name)
	case errors.Is(err, ErrStranger), errors.Is(err, ErrShutOut), errors.Is(err, ErrNewer):
		out.Refused = append(out.Refused, name+": "+err.Error())
	default:
		return err
	}
	return nil
}

// howIs names how a folder and the file are now: while neither changes, it stays the same.
func (b *Book) howIs(f *folder.Folder, path string) (string, error) {
	_, mark, err := f.List(context.Background(), "")
	if err != nil {
		return "", err
	}
	state, _, err := b.state()
	return path + "\n" + state + "\n" + mark, err
}

// rests tells whether an exchange found nothing to do when both were so, and what it could
// not take in.
func (b *Book) rests(now string) (model.Exchanged, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.unread, b.rested == now
}

// ErrNoFolder: the folder through which laptops exchange is not there now.
var ErrNoFolder = errors.New("the shared folder is not there")

// ExchangeFolder is Exchange through a folder, which may not be there now: ErrNoFolder. It
// costs little where neither the folder nor the file has changed since one that found nothing.
func (b *Book) ExchangeFolder(path string, at time.Time) (model.Exchanged, error) {
	f := folder.New(path, b.ownName())
	if !f.There() {
		return model.Exchanged{}, &fault{ErrNoFolder, nil, "The folder " + path + " is not there now: is the stick in, or the drive connected? What you do here is kept, and goes there when it is back."}
	}
	before, err := b.howIs(f, path)
	if err != nil {
		return model.Exchanged{}, b.explainFolder(path, err)
	}
	if unread, rests := b.rests(before); rests {
		return unread, nil
	}
	out, err := b.Exchange(context.Background(), f, at)
	if err == nil && out.Put == "" && len(out.Came) == 0 {
		b.mu.Lock()
		b.rested, b.unread = before, out
		b.mu.Unlock()
	}
	if err != nil && !errors.Is(err, ErrAlone) {
		return out, b.explainFolder(path, err)
	}
	return out, err
}

// explainFolder says of an error of the folder's what to do; one of the file says so itself.
func (b *Book) explainFolder(path string, err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return &fault{ErrNoFolder, err, "The folder " + path + " cannot be used: " + of.Err.Error() + ". Check that files can be written there."}
	}
	return err
}

// TakeIn reads a file of another lead and takes it in; preview only tells what it would
// change. An invitation says that it is one.
func (b *Book) TakeIn(path string, preview bool) (model.Received, error) {
	content, err := readThrough(path, bundle.Begins, bundle.Read)
	if err != nil {
		return model.Received{}, err
	}
	return b.receive(content, preview)
}

// JoinWith is Join with an invitation that stands in a file.
func (b *Book) JoinWith(path, words string, env func(*model.Snapshot) model.Env, name string) (model.Joined, error) {
	content, err := readThrough(path, invite.Begins, invite.Read)
	if err != nil {
		return model.Joined{}, err
	}
	return b.Join(content, words, env, name)
}

// readThrough reads a file that came from elsewhere, no more than its beginning where it is of
// another kind.
func readThrough(path string, is func([]byte) bool, read func(io.Reader) ([]byte, error)) ([]byte, error) {
	name := filepath.Base(path)
	in, err := os.Open(path)
	if err != nil {
		return nil, &fault{ErrBundle, err, name + " cannot be read: is the path right, and the stick in?"}
	}
	defer in.Close()
	head := make([]byte, 40)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, &fault{ErrBundle, err, name + " cannot be read: is it a file?"}
	}
	head = head[:n]
	switch {
	case is(head):
	case invite.Begins(head):
		return nil, &fault{ErrBundle, nil, name + " is an invitation: take it in with : and join (or workgroup join FILE)."}
	case etcd.Begins(head):
		return nil, &fault{ErrBundle, nil, name + " is a ticket for a server: take it in with : and server (or workgroup hub join FILE)."}
	case bundle.Begins(head):
		return nil, &fault{ErrInvitation, nil, name + " is what another laptop sent: take it in with : and receive (or workgroup receive FILE)."}
	default:
		return nil, &fault{ErrBundle, nil, name + " is no file that Workgroup sent. Choose another file."}
	}
	content, err := read(io.MultiReader(bytes.NewReader(head), in))
	if err != nil {
		return nil, notBundle(err)
	}
	return content, nil
}

// Sweep removes from a folder the files for other laptops that this laptop made there before
// the one of that name, which was made for all and holds what those hold and nobody said to
// have: so no key of somebody who was erased since stays there. Files of others are left alone.
func (b *Book) Sweep(dir, name string) (removed int, err error) {
	own := b.ownName()
	f, ctx := folder.New(dir, own), context.Background()
	names, _, err := f.List(ctx, "")
	if err != nil {
		return 0, err
	}
	if !slices.Contains(names, name) || !strings.Contains(name, own) {
		return 0, nil
	}
	for _, other := range names {
		if other == name || !strings.Contains(other, own) {
			continue
		}
		if err := f.Remove(ctx, other); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}
