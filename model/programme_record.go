package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// Programme writes a programme. What stands in its lists is kept element by element, so
// that an edit writes only what it changes.
func (d *Draft) Programme(p Programme) {
	k := KindProgramme
	for _, f := range []struct {
		name change.Name
		v    string
	}{
		{programmeTitle, p.Title}, {programmeCode, p.Code}, {programmeType, p.Type}, {programmePhase, p.Phase}, {programmeHub, p.Hub},
		{programmePurpose, p.Purpose}, {programmeInvolved, p.Involved}, {programmeContents, p.Contents}, {programmeLength, p.Length},
		{programmeCommitment, p.Commitment}, {programmeFollowOn, p.FollowOn}, {programmeCost, p.Cost}, {programmeInterest, p.Interest},
		{programmeVenueNote, p.VenueNote}, {programmeQuarters, packOptional(p.Quarters)}, {programmeFee, p.Fee.pack()},
		{programmeGoal, p.Goal}, {programmeAims, p.Aims}, {programmeInSchool, packBool(p.InSchool)}, {programmePair, p.Pair},
		{programmePairIdeally, packBool(p.PairIdeally)}, {programmePlaces, p.Places.pack()}, {programmeIfNumbers, packBool(p.IfNumbers)},
		{programmeStateFunded, packBool(p.StateFunded)}, {programmeEngland, packBool(p.England)}, {programmeFociNote, p.FociNote},
	} {
		d.text(k, p.ID, f.name, f.v)
	}
	for _, f := range []struct {
		name change.Name
		n    int
	}{
		{programmeYear, p.Year}, {programmeProjectYear, p.ProjectYear}, {programmeTerms, p.Terms},
		{programmeObservation, int(p.Observation)}, {programmeUnit, int(p.Unit)},
	} {
		d.int(k, p.ID, f.name, int64(f.n))
	}
	inOrder(d, p.ID, programmeEligibility, p.Eligibility, func(v *packer, e Eligibility) {
		v.uint(uint64(e.Rule))
		v.text(e.Sentence)
	})
	inOrder(d, p.ID, programmeOutcomes, p.Outcomes, func(v *packer, g OutcomeGroup) {
		v.text(g.Heading)
		v.text(g.LeadIn)
		v.uint(uint64(len(g.Items)))
		for _, item := range g.Items {
			v.text(item)
		}
	})
	inOrder(d, p.ID, programmeRegion, p.Regions, func(v *packer, r Region) {
		v.text(r.Name)
		v.uint(uint64(r.Places.Lowest))
		v.uint(uint64(r.Places.Highest))
	})
	inOrder(d, p.ID, programmeFocus, p.Foci, func(v *packer, f Focus) {
		v.text(f.Letter)
		v.text(f.Wording)
		v.text(f.Resources)
		v.bool(f.Offered)
	})
	inOrder(d, p.ID, programmeExpects, p.Expects, func(v *packer, e Expectation) {
		v.text(e.Code)
		v.text(e.Sentence)
	})
	inOrder(d, p.ID, programmeLedBy, p.LedBy, func(v *packer, role string) { v.text(role) })
	inOrder(d, p.ID, programmeStage, p.Cycle, func(v *packer, x Stage) {
		v.uint(uint64(x.Number))
		v.uint(uint64(x.Kind))
		v.uint(uint64(x.Mode))
		v.uint(uint64(x.Credit))
		v.text(x.Title)
		v.text(x.Task)
	})
}

// inOrder writes a list whose elements know their place in it: the elements that are
// there take the new ones in their order, and what is left of either comes in or goes.
func inOrder[T any](d *Draft, rec ID, n change.Name, want []T, pack func(*packer, T)) {
	type standing struct {
		at   uint64
		elem ID
	}
	var have []standing
	reader{d.s.Record(change.Key{Kind: KindProgramme, Record: rec})}.elems(n, func(elem ID, v string) {
		u := unpacker{rest: v}
		have = append(have, standing{u.uint(), elem})
	})
	slices.SortFunc(have, func(a, b standing) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.elem, b.elem)) })
	for i, w := range want {
		var v packer
		v.uint(uint64(i))
		pack(&v, w)
		elem := ID(0)
		if i < len(have) {
			elem = have[i].elem
		} else {
			elem = d.env.NewID()
		}
		d.elem(KindProgramme, rec, n, elem, string(v))
	}
	for _, x := range have[min(len(want), len(have)):] {
		d.elem(KindProgramme, rec, n, x.elem, "")
	}
}

// ordered are the elements of such a list.
func ordered[T any](r reader, n change.Name, read func(*unpacker) T) []T {
	type placed struct {
		at   uint64
		elem ID
		what T
	}
	var all []placed
	r.elems(n, func(elem ID, v string) {
		u := unpacker{rest: v}
		at := u.uint()
		all = append(all, placed{at, elem, read(&u)})
	})
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.elem, b.elem)) })
	var out []T
	for _, x := range all {
		out = append(out, x.what)
	}
	return out
}

func (p *packer) bool(b bool) {
	if b {
		p.uint(1)
	} else {
		p.uint(0)
	}
}

func (p Places) pack() string {
	if p == (Places{}) {
		return ""
	}
	var v packer
	v.uint(uint64(p.Lowest))
	v.uint(uint64(p.Highest))
	return string(v)
}

func unpackPlaces(u *unpacker) Places { return Places{int(u.uint()), int(u.uint())} }

func decodeProgramme(r reader) *Programme {
	places := unpacker{rest: r.text(programmePlaces)}
	return &Programme{
		ID: r.Key.Record, Title: r.text(programmeTitle), Code: r.text(programmeCode), Type: r.text(programmeType),
		Year: int(r.int(programmeYear)), ProjectYear: int(r.int(programmeProjectYear)), Phase: r.text(programmePhase), Goal: r.text(programmeGoal),
		Hub: r.text(programmeHub), Purpose: r.text(programmePurpose), Aims: r.text(programmeAims),
		Involved: r.text(programmeInvolved), Contents: r.text(programmeContents), Length: r.text(programmeLength),
		Commitment: r.text(programmeCommitment), FollowOn: r.text(programmeFollowOn), Cost: r.text(programmeCost),
		Interest: r.text(programmeInterest), VenueNote: r.text(programmeVenueNote),
		Quarters: r.optional(programmeQuarters), InSchool: r.bool(programmeInSchool), Terms: int(r.int(programmeTerms)),
		Observation: Answer(r.int(programmeObservation)), Fee: unpackFee(r.text(programmeFee)), Unit: Unit(r.int(programmeUnit)),
		Pair: r.text(programmePair), PairIdeally: r.bool(programmePairIdeally), Places: unpackPlaces(&places),
		Regions: ordered(r, programmeRegion, func(u *unpacker) Region { return Region{u.text(), unpackPlaces(u)} }), IfNumbers: r.bool(programmeIfNumbers),
		StateFunded: r.bool(programmeStateFunded), England: r.bool(programmeEngland),
		Foci: ordered(r, programmeFocus, func(u *unpacker) Focus {
			return Focus{Letter: u.text(), Wording: u.text(), Resources: u.text(), Offered: u.uint() == 1}
		}),
		FociNote: r.text(programmeFociNote),
		Expects:  ordered(r, programmeExpects, func(u *unpacker) Expectation { return Expectation{u.text(), u.text()} }),
		LedBy:    ordered(r, programmeLedBy, func(u *unpacker) string { return u.text() }),
		Eligibility: ordered(r, programmeEligibility, func(u *unpacker) Eligibility {
			return Eligibility{Rule(u.uint()), u.text()}
		}),
		Outcomes: ordered(r, programmeOutcomes, func(u *unpacker) OutcomeGroup {
			g := OutcomeGroup{Heading: u.text(), LeadIn: u.text()}
			for n := u.uint(); n > 0 && u.rest != ""; n-- {
				g.Items = append(g.Items, u.text())
			}
			return g
		}),
		Cycle: ordered(r, programmeStage, func(u *unpacker) Stage {
			return Stage{
				Number: int(u.uint()), Kind: SessionKind(u.uint()), Mode: Mode(u.uint()), Credit: int(u.uint()), Title: u.text(), Task: u.text(),
			}
		}),
	}
}
