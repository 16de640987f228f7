package carry

import (
	"context"
	"errors"
)

// ErrOther: the drop is another laptop's, and only that one takes it away.
var ErrOther = errors.New("this drop is another laptop's")

// Carrier holds drops by their names. Put and Remove are of this laptop's own drops; what
// List and Get give may be of any laptop, and may be of nobody: bytes to be looked at.
type Carrier interface {
	// Put leaves a drop, whole or not at all. A name that is taken is fs.ErrExist, and what
	// stands there stays.
	Put(ctx context.Context, name string, content []byte) error
	// List gives the names of the drops that came or changed since a mark, in order, and the
	// mark to go on from; "" begins at the beginning. A name may come again. Where a carrier
	// knows whose a drop is, the name of another's has a slash, whatever else stands in it.
	List(ctx context.Context, since string) (names []string, mark string, err error)
	// Get is a drop as it stands now, at most so many bytes of it; one that is gone is
	// fs.ErrNotExist.
	Get(ctx context.Context, name string, most int64) ([]byte, error)
	// Watch sends whenever there may be something new, and closes when ctx is done. It may
	// send for nothing.
	Watch(ctx context.Context) <-chan struct{}
	// Remove takes own drops away, in one step where the carrier can; one that is gone is no
	// error. Another's stays, and is ErrOther when the rest is done.
	Remove(ctx context.Context, names ...string) error
}

// Presence is what a carrier can do besides that knows who is there now.
type Presence interface {
	// Here tells others that a laptop of this mark is there, until ctx is done or the carrier
	// cannot be reached for some seconds.
	Here(ctx context.Context, mark string) error
	// Who are the marks of the laptops that are there now, in order, this one's among them.
	Who(ctx context.Context) ([]string, error)
}
