package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/carry/folder"
	"workgroup/store/seal"
)

// ErrAlone: no cohort of the file is shared with anybody.
var ErrAlone = errors.New("nothing of this file is shared")

func alone() error {
	return &fault{ErrAlone, nil, "No group of this file is shared with another lead yet. Invite one first, with : and invite (or workgroup share)."}
}

// Send makes a bundle with all that a device has not, as far as it said what it has: also
// what came from third laptops. To 0 is everybody who shares something.
func (b *Book) Send(to model.ID, at time.Time) (model.Sent, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		return model.Sent{}, b.isClosed()
	}
	shared, err := b.shared()
	if err != nil {
		return model.Sent{}, err
	}
	if len(shared) == 0 {
		return model.Sent{}, alone()
	}
	return b.sendSpaces(shared, sending{to: to, at: at})
}

// shared are the spaces that several laptops write in.
func (b *Book) shared() ([]change.ID, error) {
	var out []change.ID
	err := b.view(func(tx *bbolt.Tx) error {
		for k, v := range b.heads(tx, nil) {
			if v == nil {
				return errHeads
			}
			prefix := append(slices.Clone(k), byte(model.KindDevice))
			found := false
			if err := b.stretch(tx, bucketRecords, prefix, func(_, _ []byte) error { found = true; return nil }); err != nil {
				return err
			}
			if found {
				id, _ := readKeyID(k)
				out = append(out, id)
			}
		}
		return nil
	})
	return out, err
}

// sending is what is to be sent, and to whom.
type sending struct {
	at time.Time
	// to is the device that gets it; 0 is all that share something.
	to change.ID
	// whole has everything, whoever has it already.
	whole bool
	// lying are drops that lie where the bundle goes: what is in them is not sent again, and
	// a space of which nothing is left to be sent is not in the bundle. nil is for a bundle
	// that says of all spaces what is here.
	lying lying
	// bare says only what is here.
	bare bool
	// made are told of each part.
	made func(space change.ID, d *drop)
}

// places are numbers up to which the lines at the places of devices are meant.
type places map[change.ID]uint64

// sendSpaces makes a bundle of those spaces, which ascend.
func (b *Book) sendSpaces(ids []change.ID, want sending) (out model.Sent, err error) {
	peers, err := b.peers()
	if err != nil {
		return out, err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		if err != nil {
			return err
		}
		keys, there := own[b.device.id]
		if !there {
			return errors.New("the keys of this laptop are missing")
		}
		bu := bundle.Bundle{Sender: b.device.id, Public: keys.Public(), At: want.at.Unix()}
		g := gathering{b: b, tx: tx, own: own, peers: peers, sending: want, out: &out}
		sum := sha256.New()
		name := ""
		for _, id := range ids {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			name = s.snap.DeviceName(b.device.id)
			p, err := g.part(s)
			if err != nil {
				return err
			}
			if p == nil {
				continue
			}
			sum.Write(p.content.Encode())
			sealed, err := p.seal(b, s)
			if err != nil {
				return err
			}
			bu.Parts = append(bu.Parts, sealed)
		}
		out.Content = bu.Encode(keys)
		out.Name = fmt.Sprintf("Workgroup from %s %s %s%s%s", fileWords(name), want.at.Format("2006-01-02 1504"), ownMark(b.device.id), hex.EncodeToString(sum.Sum(nil)[:4]), folder.Ending)
		return nil
	})
	return out, err
}

// ownMark stands in the names of what a device writes, and in no other's.
func ownMark(id change.ID) string { return id.String()[:8] + "-" }

// mostLetters of a laptop's name stand in the name of a file: a folder takes 255 bytes.
const mostLetters = 40

// fileWords is a name as the name of a file may have it everywhere.
func fileWords(s string) string {
	if all := []rune(s); len(all) > mostLetters {
		s = string(all[:mostLetters])
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '\'' || r == '-' {
			return r
		}
		return '-'
	}, s)
	return strings.Trim(s, " -")
}

// ownKeys are the keys of all devices as which this file was ever written here.
func (b *Book) ownKeys(tx *bbolt.Tx) (map[change.ID]seal.DeviceKeys, error) {
	out := map[change.ID]seal.DeviceKeys{}
	err := b.stretch(tx, bucketDevices, nil, func(k, v []byte) error {
		id, ok := readKeyID(k)
		if !ok {
			return errors.New("a device has a key of another length")
		}
		if keys, there := b.owns[id]; there {
			out[id] = keys
			return nil
		}
		plain, err := b.openFileKey(bucketDevices, k, v)
		if err != nil {
			return err
		}
		out[id], err = seal.DecodeDeviceKeys(plain)
		return err
	})
	if err == nil {
		b.owns = maps.Clone(out)
	}
	return out, err
}
