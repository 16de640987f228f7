package model

import (
	"fmt"
	"slices"
	"time"
)

// Invited is an invitation as it is to be given away: the file, and the words that are read
// aloud and never put beside it.
type Invited struct {
	Name, Words string
	Content     []byte
}

// Joined is what came of an invitation.
type Joined struct {
	From   string
	Spaces []ID
	Titles []string
}

// Sent is a file for another lead as it is to be given away.
type Sent struct {
	// Name is one that people understand, unlike any other.
	Name    string
	Content []byte
	// Changes are how many changes it holds. Unsigned are how many are left out, because no
	// laptop that this file knows signed for them.
	Changes, Unsigned int
}

// Received is what a file of another lead brought, or would bring.
type Received struct {
	// Own: it is this laptop's own.
	Own bool
	// From is the laptop that sent it, in words, and At when, by its clock.
	From string
	At   time.Time
	// New are the changes that were not here yet, oldest first within a group.
	New []Came
	// Aside are how many more came that do not count, because their laptop was shut out; Two
	// is how many fields have two answers because of them.
	Aside, Two int
	// Spaces are the groups that changed.
	Spaces []ID
	// Unread are how many groups of it cannot be read here.
	Unread int
}

// Came is a change that came. Device is the laptop on which it was made.
type Came struct {
	Space, Device ID
	Verb          Verb
	Group         string
	Words         string
	Lead          string
	At            time.Time
}

// Sentence is what was done, by whom, and when.
func (c Came) Sentence() string {
	line := c.At.In(London()).Format("Mon 2 Jan 2006 15:04") + "  " + c.Words
	if c.Lead != "" {
		line += ", by " + c.Lead
	}
	return line
}

// Sentences say what a file brought, or would bring: first what a person has to decide, then
// the changes, a line each. What reads the same twice in a row, such as the digits of one time,
// is said once.
func (r Received) Sentences() []string {
	var out []string
	if r.Two > 0 {
		out = append(out, fmt.Sprintf("%d %s two answers now: a person decides.", r.Two, plural(r.Two, "question has", "questions have")))
	}
	several := slices.ContainsFunc(r.New, func(c Came) bool { return c.Group != r.New[0].Group })
	for _, c := range r.New {
		line := c.Sentence()
		if several {
			line += " (" + c.Group + ")"
		}
		out = append(out, line)
	}
	if r.Aside > 0 {
		out = append(out, fmt.Sprintf("%d %s set aside: who made them was shut out.", r.Aside, plural(r.Aside, "change is", "changes are")))
	}
	return slices.Compact(out)
}

// Exchanged is what an exchange through a folder did.
type Exchanged struct {
	// Came are the files that brought something.
	Came []Received
	// Put is the file that was left for others, "" where the one there says it all.
	Put string
	// NotWhole are files that cannot be read yet, or were damaged; Refused sentences about
	// those that were refused for another reason.
	NotWhole, Refused []string
}

// Changed are the groups that an exchange changed, each once.
func (x Exchanged) Changed() (out []ID) {
	for _, r := range x.Came {
		for _, id := range r.Spaces {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Laptop is a device of a space, with what is known of it here.
type Laptop struct {
	Device
	Own bool
	// Number is how many of its changes are here without a gap; Heard is when its newest
	// file was made, by its clock, zero where none came from itself.
	Number uint64
	Heard  time.Time
	// Waiting are how many changes are here that it is not known to have; Aside how many of
	// its changes are set aside and were not taken in.
	Waiting, Aside int
}

// Contact is how a file stands with a server through which it exchanges, told anew whenever
// it changes.
type Contact struct {
	// Connected: the server answers. Why says in a sentence why it does not, "" while it does
	// and before the first answer.
	Connected bool
	Why       string
	// With are the names of the other laptops that are there now.
	With []string
	// ToSend is how many changes are here that are not at the server yet.
	ToSend int
	// Came is what came since the last was told.
	Came []Received
	// Refused are sentences about what lies there and was not taken in, the newest last: no
	// more than a person reads.
	Refused []string
}

// Server is how a server stands to which this file has a ticket.
type Server struct {
	// Name is what the ticket is called there, Addresses where it is.
	Name      string
	Addresses []string
	Members   []Member
	// Revision counts what was ever written there.
	Revision int64
	// With are the laptops that are there now, this one not among them.
	With []string
	// Drops are how many files of this laptop lie there, Bytes how long they are together.
	Drops int
	Bytes int64
	// Waiting are the other laptops, with what is here that each is not known to have.
	Waiting []Laptop
}

// Member is one of the computers that are the server together.
type Member struct {
	Address string
	// Why says why it does not answer, "" where it does.
	Why     string
	Version string
	Leader  bool
	// Size is how large its file is, Used how much of it is in use, Quota how large it may
	// become, in bytes; what it does not tell is 0.
	Size, Used, Quota int64
}
