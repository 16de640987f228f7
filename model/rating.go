package model

import (
	"cmp"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// Grade is how far an outcome is.
type Grade uint8

// The grades, from the lowest.
const (
	Unrated    Grade = 0
	NotYet     Grade = 1
	Beginning  Grade = 2
	Developing Grade = 3
	Embedded   Grade = 4
)

// Grades are all of them in words, by their numbers.
func Grades() []string {
	return []string{"not rated", "not yet", "beginning", "developing", "embedded"}
}

// String is the grade in words.
func (g Grade) String() string { return Grades()[min(g, Embedded)] }

// GradeOf is the grade of an outcome that is seen in so many classes of so many: in none
// not yet, in fewer than half beginning, then developing, and embedded in almost all,
// which is five of six. What "almost all" means in numbers no programme says.
func GradeOf(classes, of int) Grade {
	switch {
	case of <= 0:
		return Unrated
	case classes <= 0:
		return NotYet
	case 2*classes < of:
		return Beginning
	case 6*classes < 5*of:
		return Developing
	}
	return Embedded
}

// Rating is how far an outcome was on a day: of a person, of a school, or of the cohort
// as a whole.
type Rating struct {
	ID      ID
	Day     Day
	Outcome Outcome
	// Person and School are whom it is of; both 0 for the whole cohort.
	Person, School ID
	Grade          Grade
	// Classes and Of are in how many of the department's classes it was seen; Of is 0
	// where it is not rated by classes.
	Classes, Of int
	// Note is why.
	Note string
}

// Words are the grade, with the share of classes where it is rated by them.
func (r *Rating) Words() string {
	if r.Of > 0 {
		return fmt.Sprintf("%s, in %d of %d classes", r.Grade, r.Classes, r.Of)
	}
	return r.Grade.String()
}

func decodeRating(r reader) *Rating {
	u := unpacker{rest: r.text(ratingGrade)}
	return &Rating{
		ID: r.Key.Record, Day: r.day(ratingDay), Outcome: unpackOutcome(r.text(ratingOutcome)), Person: r.id(ratingPerson), School: r.id(ratingSchool),
		Grade: Grade(u.uint()), Classes: int(u.uint()), Of: int(u.uint()), Note: r.text(ratingNote),
	}
}

// Rating writes a rating. Grade and classes are one field: half of one and half of
// another would say what nobody said.
func (d *Draft) Rating(x Rating) {
	k, was := KindRating, find[Rating](d.s, KindRating, x.ID)
	if was == nil {
		was = &Rating{}
	}
	d.int(k, x.ID, ratingDay, int64(x.Day))
	d.text(k, x.ID, ratingOutcome, x.Outcome.pack())
	d.id(k, x.ID, ratingPerson, x.Person)
	d.id(k, x.ID, ratingSchool, x.School)
	var v packer
	v.uint(uint64(x.Grade))
	v.uint(uint64(x.Classes))
	v.uint(uint64(x.Of))
	d.text(k, x.ID, ratingGrade, string(v))
	d.about(k, x.ID, ratingNote, was.Note, x.Note, was.Person, x.Person)
}

// Rate rates an outcome; of no day it is of today. A rating with an ID that is there is
// changed.
type Rate struct{ Rating Rating }

var ratingWords = map[change.Name]string{
	ratingDay: "day", ratingOutcome: "outcome", ratingPerson: "of whom", ratingSchool: "of whom", ratingGrade: "rating", ratingNote: "note",
}

// Plan writes it.
func (a Rate) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Rating, s.Rating(a.Rating.ID)
	if a.Rating.ID != 0 && was == nil {
		return Plan{}, goneRating
	}
	verb := VerbEditRating
	if was == nil {
		x.ID, was, verb = env.NewID(), &Rating{}, VerbRated
	}
	var c check
	s.tidyDay(&c, &x.Day, was.Day, env)
	s.tidyAbout(&c, x.Person, x.School, was.Person, was.School)
	c.text(FieldNotes, &x.Note, was.Note, MaxNote)
	c.that(x.Outcome.Sentence != "", FieldOutcome, "Choose the outcome that is rated.")
	c.within(FieldClasses, x.Of, 0, 200, "Type the number of classes of the department: 8.")
	c.that(x.Classes >= 0 && x.Classes <= x.Of, FieldClasses, "It cannot be seen in %d of %d classes.", x.Classes, x.Of)
	if x.Of > 0 {
		x.Grade = GradeOf(x.Classes, x.Of)
	}
	c.that(x.Grade >= NotYet && x.Grade <= Embedded, FieldGrade, "A rating is one of: not yet, beginning, developing, embedded.")
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, verb, s.placeOfPerson(x.Person), 0, 0, x.ID)
	d.Rating(x)
	if verb == VerbEditRating {
		return d.plannedEdit("Rating of "+x.Day.Short(), ratingWords), nil
	}
	return d.planned("Rated %s on %s%s.", x.Words(), x.Day.Short(), s.forWhom(x.Person, x.School)), nil
}

func (s *Snapshot) forWhom(person, school ID) string {
	return ": " + cmp.Or(s.Whom(person, school), "the whole cohort")
}

const goneRating = Refusal("This rating is not there any more.")

// RemoveRating takes a rating away.
type RemoveRating struct{ Rating ID }

// Plan removes it.
func (a RemoveRating) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Rating(a.Rating)
	if x == nil {
		return Plan{}, goneRating
	}
	d := NewDraft(s, env, VerbRemoveRating, s.placeOfPerson(x.Person), 0, 0, x.ID)
	d.Remove(KindRating, x.ID)
	return d.planned("Rating of %s removed.", x.Day.Long()), nil
}

// Rating is the rating of that ID, or nil.
func (s *Snapshot) Rating(id ID) *Rating { return find[Rating](s, KindRating, id) }

// rated is whom a rating is of.
type rated struct{ person, school ID }

// ends are, of each that the outcome was rated for, one rating: the first or the last.
func (st *Standing) ends(last bool) []*Rating {
	at := map[rated]int{}
	var out []*Rating
	for _, r := range st.Ratings {
		who := rated{r.Person, r.School}
		i, seen := at[who]
		switch {
		case !seen:
			at[who] = len(out)
			out = append(out, r)
		case last:
			out[i] = r
		}
	}
	return out
}

// First is, of each that the outcome was rated for, the first rating, Last the last.
func (st *Standing) First() []*Rating { return st.ends(false) }

// Last is, of each that the outcome was rated for, the last rating.
func (st *Standing) Last() []*Rating { return st.ends(true) }

// Middle is the grade in the middle of some ratings, of two the lower; Unrated of none.
func Middle(rs []*Rating) Grade {
	if len(rs) == 0 {
		return Unrated
	}
	all := make([]Grade, len(rs))
	for i, r := range rs {
		all[i] = r.Grade
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

// Months are the grades in the middle of what was rated in each month of an academic
// year, from September; Unrated where nothing was.
func (st *Standing) Months(year int) [12]Grade {
	var months [12][]*Rating
	for _, r := range st.Ratings {
		if r.Day.Known() && r.Day.AcademicYear() == year {
			at := (int(r.Day.Date().Month()) + 3) % 12
			months[at] = append(months[at], r)
		}
	}
	var out [12]Grade
	for i, rs := range months {
		out[i] = Middle(rs)
	}
	return out
}
