package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/carry/invite"
	"workgroup/store/seal"
)

// ErrDemo: a demo file is not shared.
var ErrDemo = errors.New("a demo file is not shared")

// ErrInvitation: it is no invitation, or these words do not open it.
var ErrInvitation = errors.New("this invitation cannot be opened")

// Share makes an invitation to those cohorts and hubs: whoever joins with it reads and
// writes in them from then on. name is what this laptop is called where it has no name yet.
func (b *Book) Share(ids []model.ID, env model.Env, name string) (model.Invited, error) {
	if b.Demo() {
		return model.Invited{}, &fault{ErrDemo, nil, "A demo file cannot be shared: its key is inside it. Start a file of your own first."}
	}
	if err := b.introduce(ids, env, name); err != nil {
		return model.Invited{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	sent, err := b.sendSpaces(ids, sending{at: env.Now, whole: true})
	if err != nil {
		return model.Invited{}, err
	}
	v := invite.Invitation{At: env.Now.Unix(), Bundle: sent.Content}
	err = b.view(func(tx *bbolt.Tx) error {
		for _, id := range ids {
			s, err := b.readSpace(tx, id)
			if err != nil {
				return err
			}
			v.From = s.snap.DeviceName(b.device.id)
			v.Spaces = append(v.Spaces, invite.Space{ID: id, Title: titleOf(s.snap), Keys: s.keys})
		}
		return nil
	})
	if err != nil {
		return model.Invited{}, err
	}
	if err := b.transact(func(w *writer) error {
		for _, id := range ids {
			if err := w.invites(id); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return model.Invited{}, err
	}
	out := model.Invited{Name: fmt.Sprintf("Workgroup invitation from %s %s.workgroup-invitation", fileWords(v.From), env.Now.Format("2006-01-02 1504"))}
	out.Words, out.Content, err = v.Seal(b.rand)
	return out, err
}

// guest is who was invited to a space and did not show yet: it has what the invitation had.
type guest struct {
	// laptops is how many there are in the list of the space once all who were invited are.
	laptops int
	heads   []bundle.Head
}

const prefixGuest = "guest "

// guest is nil where nobody is awaited.
func (b *Book) guest(s *space) *guest {
	text := b.settings[prefixGuest+letters(s.id)]
	if len(text) < 4 {
		return nil
	}
	c, err := bundle.DecodeContent([]byte(text[4:]))
	g := &guest{laptops: int(binary.BigEndian.Uint32([]byte(text)))}
	if err != nil || len(s.snap.Devices()) >= g.laptops {
		return nil
	}
	g.heads = c.Heads
	return g
}

// invites notes that somebody more is awaited in a space.
func (w *writer) invites(id change.ID) error {
	s, err := w.space(id)
	if err != nil {
		return err
	}
	g := w.b.guest(s)
	if g == nil {
		g = &guest{laptops: len(s.snap.Devices()), heads: s.head.stated(s.ring)}
	}
	c := bundle.Content{Heads: g.heads}
	text := binary.BigEndian.AppendUint32(nil, uint32(g.laptops+1))
	w.settings[prefixGuest+letters(id)] = string(append(text, c.Encode()...))
	return nil
}

func titleOf(s *model.Snapshot) string {
	if s.Cohort.ID != 0 {
		return s.Cohort.Title
	}
	return s.Hub.Name
}

// introduce writes this laptop into the list of those spaces where it is not in it yet.
func (b *Book) introduce(ids []model.ID, env model.Env, name string) error {
	b.mu.Lock()
	if b.mark.overtaken(b.device) {
		b.draw()
	}
	own := b.device.id
	b.mu.Unlock()
	var action []*change.Change
	for _, id := range ids {
		s, err := b.Load(id)
		if err != nil {
			return err
		}
		if s.Device(own) != nil {
			continue
		}
		p, err := (model.NameDevice{Device: own, Lead: env.Lead, Name: name}).Plan(s, env)
		if err != nil {
			return err
		}
		action = append(action, p.Changes...)
	}
	if len(action) == 0 {
		return nil
	}
	return b.Commit(action)
}

// Ready writes this laptop into the list of all spaces that are shared, which it left where
// an older copy of the file went on as another laptop.
func (b *Book) Ready(env model.Env, name string) error {
	b.mu.Lock()
	ids, err := b.shared()
	b.mu.Unlock()
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return alone()
	}
	return b.introduce(ids, env, name)
}

// Join takes in an invitation, opened with the words that were read aloud: what is shared is
// in this file from then on, and this laptop is in its list under a name. Into a file that
// has those groups already it brings what is new.
func (b *Book) Join(content []byte, words string, env func(*model.Snapshot) model.Env, name string) (out model.Joined, err error) {
	if b.Demo() {
		return out, &fault{ErrDemo, nil, "A demo file cannot take part: its key is inside it. Start a file of your own first."}
	}
	v, err := invite.Open(content, words)
	if err != nil {
		return out, notInvited(err)
	}
	bu, err := bundle.Decode(v.Bundle)
	if err != nil {
		return out, notBundle(err)
	}
	b.mu.Lock()
	own := b.device.id
	err = b.transact(func(w *writer) error {
		for _, x := range v.Spaces {
			if err := w.invited(x); err != nil {
				return err
			}
		}
		if bu.Sender == own {
			return &fault{ErrInvitation, nil, "This invitation was made on this laptop, in this file. It is for another lead."}
		}
		_, err := w.receive(bu)
		for _, x := range v.Spaces {
			delete(w.settings, prefixCame+letters(x.ID)) // all of it is new to whoever joins
		}
		return err
	})
	b.mu.Unlock()
	if err != nil {
		return out, err
	}
	out.From = v.From
	for _, x := range v.Spaces {
		out.Spaces, out.Titles = append(out.Spaces, x.ID), append(out.Titles, x.Title)
		b.mu.Lock()
		if _, gone := decodeOuts(b.settings[prefixOut+letters(x.ID)])[b.device.id]; gone {
			b.draw() // who was shut out comes again as another laptop
		}
		b.mu.Unlock()
	}
	for _, id := range out.Spaces {
		s, err := b.Load(id)
		if err != nil {
			return out, err
		}
		if err := b.introduce([]model.ID{id}, env(s), name); err != nil {
			return out, err
		}
	}
	return out, nil
}

// invited makes room for a space with the keys of an invitation.
func (w *writer) invited(x invite.Space) error {
	if x.ID == 0 || x.Keys.Len() == 0 {
		return &fault{ErrInvitation, nil, "This invitation has a group in it without a key. Ask for a new one."}
	}
	if w.tx.Bucket(bucketSpaces).Get(keyID(x.ID)) == nil {
		s := &space{id: x.ID, keys: x.Keys, head: &head{}, outs: outs{}, snap: model.NewSnapshot(x.ID, nil)}
		w.spaces[x.ID], w.records[x.ID], w.rings[x.ID] = s, map[change.Key]*cached{}, true
		w.touched = append(w.touched, x.ID)
		w.gain()
		return w.put(bucketSpaces, keyID(x.ID), &w.b.key, s.keys.Encode(), nil)
	}
	s, err := w.space(x.ID)
	if err != nil {
		return err
	}
	if !s.keys.Agree(x.Keys) || s.keys.Ahead(x.Keys) > mostTurns {
		return otherKeys()
	}
	merged := s.keys.Merge(x.Keys)
	if merged.Len() == s.keys.Len() {
		return nil
	}
	s.keys = merged
	w.gain()
	return w.put(bucketSpaces, keyID(x.ID), &w.b.key, merged.Encode(), nil)
}

// wordsWrong says what is wrong with words that were read aloud, which are checked as those of
// a recovery code are; of is what they are the code of.
func wordsWrong(cause error, of string) string {
	return strings.NewReplacer("A recovery code", "The code of "+of, "the recovery code", "the code", "recovery codes", "such codes",
		"Compare it with the paper", "Have it read to you again", "Compare them with the paper", "Have them read to you again").Replace(cause.Error())
}

func notInvited(cause error) error {
	switch {
	case errors.Is(cause, seal.ErrWords):
		return &fault{ErrInvitation, cause, wordsWrong(cause, "an invitation")}
	case errors.Is(cause, invite.ErrNewer), errors.Is(cause, seal.ErrFormat):
		return &fault{ErrNewer, cause, "This invitation was written by a newer version of Workgroup. Update the program to take it in."}
	case errors.Is(cause, invite.ErrCode):
		return &fault{ErrInvitation, cause, "These twelve words do not open this invitation: they belong to another one, or the file was changed on its way. Have the words read to you again, or ask for a new invitation."}
	}
	return &fault{ErrInvitation, cause, fmt.Sprintf("This file cannot be joined with: %v.", cause)}
}

// Authors tells of the changes of a space on which laptop each was made.
func (b *Book) Authors(space model.ID) (map[model.ID]model.ID, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := map[model.ID]model.ID{}
	err := b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, space)
		if err != nil {
			return err
		}
		return b.stretch(tx, bucketJournal, keyID(space), func(k, v []byte) error {
			l, _, err := s.readLine(k, v)
			out[l.Change.ID] = l.Device
			return err
		})
	})
	return out, err
}
