package store

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
	"workgroup/store/carry/folder"
)

// Exchanged is what an exchange through a carrier did.
type Exchanged struct {
	// Came are the drops that brought something.
	Came []Received
	// Put is the drop that was left for others, "" where the one there says it all.
	Put string
	// NotWhole are drops that cannot be read yet, or were damaged; Refused sentences about
	// those that were refused for another reason.
	NotWhole []string
	Refused  []string
}

// Exchange takes in what lies at a carrier and leaves there what others have not. A drop that
// is not whole yet is left for the next time; copies of one drop do no harm.
func (b *Book) Exchange(ctx context.Context, c carry.Carrier, at time.Time) (out Exchanged, err error) {
	names, _, err := c.List(ctx, "")
	if err != nil {
		return out, err
	}
	own := b.ownName()
	var mine []string
	for _, name := range names {
		if strings.Contains(name, own) {
			mine = append(mine, name)
			continue
		}
		if err := b.pickUp(ctx, c, name, &out); err != nil {
			return out, err
		}
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
	for _, name := range mine {
		if name != there {
			if err := c.Remove(ctx, name); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

func (b *Book) ownName() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return ownMark(b.device.id)
}

// pickUp takes in one drop. What is wrong with it is said in out; the error is the file's.
func (b *Book) pickUp(ctx context.Context, c carry.Carrier, name string, out *Exchanged) error {
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

// ExchangeFolder is Exchange through a folder. One that is not there is fs.ErrNotExist.
func (b *Book) ExchangeFolder(ctx context.Context, path string, at time.Time) (Exchanged, error) {
	f := folder.New(path, b.ownName())
	if !f.There() {
		return Exchanged{}, &fs.PathError{Op: "exchange", Path: path, Err: fs.ErrNotExist}
	}
	return b.Exchange(ctx, f, at)
}

// Changed are the groups that an exchange changed, each once.
func (x Exchanged) Changed() (out []model.ID) {
	for _, r := range x.Came {
		for _, id := range r.Spaces {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
