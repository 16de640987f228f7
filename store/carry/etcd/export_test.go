package etcd

import (
	"errors"
	"io/fs"
	"time"
)

// LookEvery sets how often a watch asks where the server stands.
func LookEvery(c *Carrier, every time.Duration) { c.look = every }

// Hasten makes a carrier give up soon.
func Hasten(c *Carrier) { c.answers, c.stays = time.Second, 1 }

// IsTaken tells whether a name was taken.
func IsTaken(err error) bool { return errors.Is(err, fs.ErrExist) }
