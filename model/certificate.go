package model

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// The parts of the code of a certificate: 1 bit of its kind, 15 of its day, 9 of the quarter
// days, and two sums, of whose it is and of all that it states. It is written in the letters
// of the codes of sheets, the last of which checks the others: 4HX7-K9M3-RTA6-PWYC.
const (
	certificateLetters = 16
	certificateGroup   = 4
	headLetters        = 7 // 31 bits
	tailLetters        = 8 // 36 bits
	// firstCertified is 1 Jan 2000, from which its day is counted.
	firstCertified  = 10957
	certifiedDays   = 1 << 15
	certifiedMost   = 1<<9 - 1
	certificateSums = "workgroup certificate 1"
)

// certificateCode is the code of what is stated. Whose it is enters with the numbers of the
// cohort and of the place, which are drawn at random and stand on no paper: who does not have
// the file can only try, and of 2^26 codes one fits a given place, of 2^42 one fits all that
// the file says of it.
func (s *Snapshot) certificateCode(a *Attested) string {
	kind := uint64(0)
	if a.Kind == PaperCertificate {
		kind = 1
	}
	day := uint64(min(max(int(a.Day)-firstCertified, 0), certifiedDays-1))
	head := kind | day<<1 | uint64(min(a.Earned, certifiedMost))<<16
	what := a.sum()
	return certificateText(head|what>>10<<25, s.whose(a.Enrolment.ID, head)<<10|what&(1<<10-1))
}

// whose is the sum, of 26 bits, of whose a certificate is, with what its code says openly.
func (s *Snapshot) whose(place ID, head uint64) uint64 {
	var b []byte
	for _, n := range []uint64{uint64(s.Space), uint64(place), head} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	sum := sha256.Sum256(append([]byte(certificateSums), b...))
	return binary.BigEndian.Uint64(sum[:]) >> 38
}

// sum is that, of 16 bits, of all that is stated.
func (a *Attested) sum() uint64 {
	parts := []string{certificateSums, string(a.Kind), a.Name, a.School, a.Hub, a.Programme, a.Title, a.Year, a.Days, a.Completed.ISO(), a.By, fmt.Sprint(a.All)}
	for _, x := range a.Sessions {
		parts = append(parts, fmt.Sprint(x.Number), x.Title, x.Day.ISO(), x.Where, x.Words, Quarters(x.Quarters))
	}
	parts = append(parts, a.Fees...)
	for _, l := range a.Leads {
		parts = append(parts, l.Name, l.Role)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return binary.BigEndian.Uint64(sum[:]) >> 48
}

// certificateText are the two numbers of a code as it is printed.
func certificateText(head, tail uint64) string {
	b := append(inLetters(head, headLetters), inLetters(tail, tailLetters)...)
	b = append(b, checkLetter(b))
	var out strings.Builder
	for i, c := range b {
		if i > 0 && i%certificateGroup == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(c)
	}
	return out.String()
}

func inLetters(n uint64, length int) []byte {
	out := make([]byte, length)
	for i := length - 1; i >= 0; i-- {
		out[i] = codeLetters[n%uint64(len(codeLetters))]
		n /= uint64(len(codeLetters))
	}
	return out
}

// readCertificate are the two numbers of a typed code; ok is false where it is none.
func readCertificate(typed string) (head, tail uint64, ok bool) {
	var b []byte
	for _, r := range strings.ToUpper(Tidy(typed, MaxName)) {
		switch {
		case r == ' ' || r == '-' || r == '‐' || r == '–':
		case r > 127 || strings.IndexByte(codeLetters, byte(r)) < 0:
			return 0, 0, false
		default:
			b = append(b, byte(r))
		}
	}
	if len(b) != certificateLetters || checkLetter(b[:len(b)-1]) != b[len(b)-1] {
		return 0, 0, false
	}
	value := func(part []byte) (n uint64) {
		for _, c := range part {
			n = n*uint64(len(codeLetters)) + uint64(strings.IndexByte(codeLetters, c))
		}
		return n
	}
	head, tail = value(b[:headLetters]), value(b[headLetters:headLetters+tailLetters])
	return head, tail, head < 1<<31 && tail < 1<<36
}

// Certified is what the code of a certificate or statement says, checked against the file.
type Certified struct {
	Kind PaperKind
	// Day is that on which it was made, Quarters the days that it states.
	Day      Day
	Quarters int
	// Enrolment is the place that it is of; nil where the place was removed since. Who is the
	// person, with the school where it is known.
	Enrolment *Enrolment
	Who       string
	// Now is what would be stated today; Same says that it is all that was stated then.
	Now  Attested
	Same bool
}

// VerifyCertificate finds out of which place of this cohort a certificate or statement is,
// and what it stated. Where its code is none, or fits no place, wrong says so.
func (s *Snapshot) VerifyCertificate(typed string) (c Certified, wrong string) {
	head, tail, ok := readCertificate(typed)
	if !ok {
		return c, "This is no code of a certificate: sixteen letters and digits stand at its foot, in groups of four. Is one of them misread?"
	}
	openly := head & (1<<25 - 1)
	for _, n := range s.tables[KindEnrolment] {
		if id := n.rec.Key.Record; s.whose(id, openly) == tail>>10 {
			return s.certified(id, openly, head>>25<<10|tail&(1<<10-1)), ""
		}
	}
	return c, "No certificate or statement of " + s.cohortName() + " has this code. Is it of another cohort?"
}

// certified is what a code says openly of a place, and whether what was stated holds today.
func (s *Snapshot) certified(place ID, openly, what uint64) Certified {
	c := Certified{Kind: PaperStatement, Day: Day(openly>>1&(certifiedDays-1)) + firstCertified, Quarters: int(openly >> 16), Enrolment: s.Enrolment(place)}
	if openly&1 == 1 {
		c.Kind = PaperCertificate
	}
	if c.Enrolment == nil {
		return c
	}
	c.Who = s.Person(c.Enrolment.Person).Apart()
	if x := s.School(c.Enrolment.School); x != nil {
		c.Who += ", " + x.Name
	}
	for _, all := range []bool{true, false} {
		c.Now = s.attested(c.Kind, c.Enrolment, c.Day, all)
		if c.Same = c.Now.sum() == what && (c.Kind != PaperCertificate || c.Enrolment.Status == Completed); c.Same {
			break
		}
	}
	return c
}

func (s *Snapshot) cohortName() string {
	if s.Cohort.Title == "" {
		return "this cohort"
	}
	return s.Cohort.Title
}

// Words say what the code stated, and whether the file still says so.
func (c *Certified) Words() string {
	what := "statement of attendance"
	if c.Kind == PaperCertificate {
		what = "certificate of completion"
	}
	who := "somebody who is not in this file any more"
	if c.Enrolment != nil {
		who = c.Who
	}
	say := fmt.Sprintf("The code fits: a %s of %s, made on %s, of %s days.", what, who, c.Day.Long(), Quarters(c.Quarters))
	switch {
	case c.Enrolment == nil:
		return say
	case c.Same:
		return say + " The file says the same today."
	case c.Kind == PaperCertificate && c.Enrolment.Status != Completed:
		return say + " Today the file does not say that the programme was completed: " + c.Enrolment.Status.String() + ", " + c.Now.Days + " days."
	case c.Now.Earned != c.Quarters:
		return say + " Today the file says " + c.Now.Days + " days."
	}
	return say + " The days are the same today, but something else on it has changed since."
}
