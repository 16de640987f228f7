package model

// What is counted over many cohorts is counted in their packed facts, of which no more is
// read than it takes. Each is false for facts of another form.

// ToDoIn is how many findings there are on a day in a cohort that is not archived: see
// ToDoOn.
func ToDoIn(packed []byte, day Day) (n int, ok bool) {
	var f Facts
	u := reading(packed)
	if !f.unpackHead(&u) {
		return 0, false
	}
	listed := u.part()
	closed, at := listed.text() != "", Day(0)
	for k := listed.uint(); k > 0 && !listed.short; k-- {
		at += Day(listed.int())
		by := int(listed.int())
		if at <= day && !closed {
			n += by
		}
	}
	return n, !listed.short
}

// briefly is how a place stood on a day.
type briefly struct {
	Behind
	forYear int
	status  Status
}

// eachOn gives how each place stood on a day. Where all that is known of it was before, it
// is read from what stands first.
func eachOn(packed []byte, day Day, each func(*briefly)) (ok bool) {
	var f Facts
	var p PersonFacts
	u := reading(packed)
	if !f.unpackHead(&u) {
		return false
	}
	u.part()
	for n := u.uint(); n > 0 && !u.short; n-- {
		one := u.part()
		whole := one
		x := briefly{Behind: Behind{Space: f.Space, Enrolment: one.id(), Person: one.id()}}
		one.id()
		x.forYear = int(one.uint())
		last := Day(one.int())
		x.status, x.Earned = Status(one.uint()), int(one.uint())
		if day < last {
			p.unpack(&whole)
			one.short = one.short || whole.short
			x.status, x.Earned = p.StatusOn(day), p.EarnedBy(day)
		}
		if u.short = u.short || one.short; !u.short {
			each(&x)
		}
	}
	return !u.short
}

// TotalsIn are the totals of a day: see TotalsOn.
func TotalsIn(packed []byte, day Day) (t DayTotals, ok bool) {
	ok = eachOn(packed, day, func(x *briefly) {
		if x.forYear == 0 {
			t.add(x.status, x.Earned)
		}
	})
	return t, ok
}

// UnderIn are those who had a place on a day and had earned fewer quarter days than so many,
// added to a list: see UnderOn.
func UnderIn(packed []byte, day Day, quarters int, to []Behind) (all []Behind, ok bool) {
	ok = eachOn(packed, day, func(x *briefly) {
		if x.forYear == 0 && (x.status == Enrolled || x.status == Completed) && x.Earned < quarters {
			to = append(to, x.Behind)
		}
	})
	return to, ok
}
