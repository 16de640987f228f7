package export

import "workgroup/model"

// retained is how long what is about the people of a cohort is kept, where that was set, and
// what was let go or erased.
func retained(r *reader, c *model.Cohort, out *cohort) {
	out.Retention = retention{count(c.Retention.Who), count(c.Retention.Reach), count(c.Retention.Notes)}
	out.KeepUntil, out.Faded, out.Erased = day(c.KeepUntil), []faded{}, []erased{}
	for _, f := range c.Faded {
		x := faded{Kind: model.KindWords(f.Kind), Day: day(f.Day)}
		x.Lead, x.LeadID = r.leadName(f.Lead), idOrNull(f.Lead)
		out.Faded = append(out.Faded, x)
	}
	for _, e := range c.Erased {
		x := erased{PersonID: idOrNull(e.Person), Day: day(e.Day)}
		x.Lead, x.LeadID = r.leadName(e.Lead), idOrNull(e.Lead)
		out.Erased = append(out.Erased, x)
	}
}
