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
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// ErrAlone: no cohort of the file is shared with anybody.
var ErrAlone = errors.New("nothing of this file is shared")

func alone() error {
	return &fault{ErrAlone, nil, "No group of this file is shared with another lead yet. Invite one first: workgroup share."}
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
	return b.sendSpaces(shared, to, at, false)
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

// sendSpaces makes a bundle of those spaces; whole has everything, whoever has it already.
func (b *Book) sendSpaces(ids []change.ID, to change.ID, at time.Time, whole bool) (out model.Sent, err error) {
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
		bu := bundle.Bundle{Sender: b.device.id, Public: keys.Public(), At: at.Unix()}
		sum := sha256.New()
		name := ""
		for _, id := range ids {
			s, err := b.readSpace(tx, id)
			if err != nil {
				return err
			}
			name = s.snap.DeviceName(b.device.id)
			p, err := b.part(tx, s, own, peers, to, whole, &out)
			if err != nil {
				return err
			}
			sum.Write(p.content.Encode())
			k, ok := s.keys.Newest()
			if !ok {
				return errors.New("a cohort has no key")
			}
			sealed, err := p.content.Seal(b.rand, k, b.device.id, id)
			if err != nil {
				return err
			}
			bu.Parts = append(bu.Parts, bundle.Part{Space: id, Grants: p.grants, Sealed: sealed})
		}
		out.Content = bu.Encode(keys)
		out.Name = fmt.Sprintf("Workgroup from %s %s %s%s%s", fileWords(name), at.Format("2006-01-02 1504"), ownMark(b.device.id), hex.EncodeToString(sum.Sum(nil)[:4]), folder.Ending)
		return nil
	})
	return out, err
}

// ownMark stands in the names of what a device writes, and in no other's.
func ownMark(id change.ID) string { return id.String()[:8] + "-" }

// fileWords is a name as the name of a file may have it everywhere.
func fileWords(s string) string {
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
		plain, err := b.openFileKey(bucketDevices, k, v)
		if err != nil {
			return err
		}
		out[id], err = seal.DecodeDeviceKeys(plain)
		return err
	})
	return out, err
}

// part is what a bundle has of a space, before it is sealed.
type part struct {
	content bundle.Content
	grants  []bundle.Grant
}

// written is a line of a journal at its place.
type written struct {
	place     journal.Place
	line      journal.Line
	canonical []byte
	hash      journal.Hash
}

func (b *Book) written(tx *bbolt.Tx, s *space) (out []written, err error) {
	err = b.stretch(tx, bucketJournal, keyID(s.id), func(k, v []byte) error {
		l, canonical, err := s.readLine(k, v)
		if err != nil {
			return err
		}
		p, ok := readPlace(k)
		if !ok {
			return journal.ErrNotLine
		}
		out = append(out, written{p, l, canonical, journal.HashOf(canonical)})
		return nil
	})
	return out, err
}

// headsOf are for each device the lines that are there from its first without a gap. Lines
// come in the order of their places.
func headsOf(lines []written) (out []bundle.Head) {
	for _, l := range lines {
		n := len(out)
		switch {
		case n > 0 && out[n-1].Device == l.place.Device:
			if out[n-1].Number+1 == l.place.Number {
				out[n-1].Number, out[n-1].Hash = l.place.Number, l.hash
			}
		case l.place.Number == 1:
			out = append(out, bundle.Head{Device: l.place.Device, Number: 1, Hash: l.hash})
		}
	}
	return out
}

// part gathers what is to be sent of a space.
func (b *Book) part(tx *bbolt.Tx, s *space, own map[change.ID]seal.DeviceKeys, peers map[change.ID]*peer, to change.ID, whole bool, out *model.Sent) (part, error) {
	lines, err := b.written(tx, s)
	if err != nil {
		return part{}, err
	}
	staying := staying(s, peers, b.device.id)
	tips := signedTips(s.id, lines, own, peers)
	vouched := reach(tips, lines)
	has := func(written) bool { return false }
	if !whole {
		has = everybodyHas(s.id, staying, to, lines, b.guest(s))
	}
	p := part{content: bundle.Content{Heads: headsOf(lines), Ring: s.ring.Encode()}}
	for _, l := range lines {
		switch {
		case has(l):
		case !vouched[l.hash]:
			out.Unsigned++
		default:
			p.content.Lines = append(p.content.Lines, l.canonical)
			out.Changes++
		}
	}
	laptops := map[change.ID]seal.DevicePublic{}
	for _, t := range tips {
		p.content.Tips = append(p.content.Tips, t)
		if keys, is := own[t.Device]; is {
			laptops[t.Device] = keys.Public()
		} else if o := peers[t.Device]; o != nil {
			laptops[t.Device] = o.public
		}
	}
	for _, id := range slices.Sorted(maps.Keys(laptops)) {
		p.content.Laptops = append(p.content.Laptops, bundle.Laptop{Device: id, Public: laptops[id]})
	}
	if s.keys.Len() > 1 {
		for _, o := range staying {
			g, err := bundle.NewGrant(s.id, bundle.Laptop{Device: o.device, Public: o.public}, s.keys)
			if err != nil {
				return part{}, err
			}
			p.grants = append(p.grants, g)
		}
	}
	return p, nil
}

// staying are the other devices in the list of a space of which the keys are known and which
// were not shut out, in the order of their IDs.
func staying(s *space, peers map[change.ID]*peer, own change.ID) []*peer {
	var out []*peer
	for _, id := range slices.Sorted(maps.Keys(peers)) {
		if _, in := peers[id].spaces[s.id]; !in || id == own || s.snap.Device(id) == nil {
			continue
		}
		if _, gone := s.outs[id]; !gone {
			out = append(out, peers[id])
		}
	}
	return out
}

// signedTips are the signatures that this file has for lines of a space: those that came,
// and those of its own devices over lines that nothing follows.
func signedTips(space change.ID, lines []written, own map[change.ID]seal.DeviceKeys, peers map[change.ID]*peer) (out []bundle.Tip) {
	type end struct {
		device change.ID
		hash   journal.Hash
	}
	there, followed := map[journal.Hash]bool{}, map[end]bool{}
	for _, l := range lines {
		there[l.hash] = true
		followed[end{l.line.Device, l.line.Before}] = true
	}
	for _, l := range lines {
		keys, is := own[l.line.Device]
		if !is || followed[end{l.line.Device, l.hash}] {
			continue
		}
		h := bundle.Head{Device: l.line.Device, Number: l.line.Number, Hash: l.hash}
		out = append(out, bundle.Tip{Head: h, Signature: [64]byte(keys.Sign(bundle.TipMessage(space, h)))})
	}
	for id, p := range peers {
		if _, is := own[id]; is {
			continue
		}
		if k := p.spaces[space]; k != nil {
			for _, t := range k.tips {
				if there[t.Hash] && !followed[end{t.Device, t.Hash}] {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, compareTips)
	return out
}

// reach are the lines for which a signature vouches: those that are signed, and those from
// which the chain leads to them.
func reach(tips []bundle.Tip, lines []written) map[journal.Hash]bool {
	at := make(map[journal.Hash]*written, len(lines))
	for i := range lines {
		at[lines[i].hash] = &lines[i]
	}
	out := make(map[journal.Hash]bool, len(lines))
	for _, t := range tips {
		h, device, number := t.Hash, t.Device, t.Number
		for {
			l := at[h]
			if l == nil || out[h] || l.line.Device != device || l.line.Number != number {
				break
			}
			out[h] = true
			h, number = l.line.Before, number-1
		}
	}
	return out
}

// everybodyHas tells of a line whether all those who get the bundle have it already: to
// alone, or else all who stay, and whoever was invited and did not show yet.
func everybodyHas(space change.ID, staying []*peer, to change.ID, lines []written, guest *guest) func(written) bool {
	at := map[journal.Place]journal.Hash{}
	for _, l := range lines {
		at[l.place] = l.hash
	}
	var heads []map[change.ID]uint64
	reader := func(stated []bundle.Head) {
		has := map[change.ID]uint64{}
		for _, h := range stated {
			if at[journal.Place{Device: h.Device, Number: h.Number}] == h.Hash {
				has[h.Device] = h.Number
			}
		}
		heads = append(heads, has)
	}
	for _, p := range staying {
		if to == 0 || p.device == to {
			reader(p.in(space).heads)
		}
	}
	if guest != nil && to == 0 {
		reader(guest.heads)
	}
	return func(l written) bool {
		for _, has := range heads {
			if l.place.Number > has[l.place.Device] {
				return false
			}
		}
		return len(heads) > 0
	}
}
