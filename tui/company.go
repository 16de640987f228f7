package tui

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/model/change"
)

// passage is how far what is done here has got on its way to other laptops.
type passage struct {
	// wrote are how many changes this program wrote into each shared group, since the file
	// was opened; read how many of them the laptops of the open cohort were counted with.
	wrote map[model.ID]int
	read  int
	// there says that the shared folder was there and was left in order when it was looked at
	// last; put how many of the changes that were written lie there, used that it was there
	// once: what lies on a stick that was pulled out is on its way.
	there   bool
	used    bool
	put     map[model.ID]int
	trouble []string
	// contact is how the file stands with the server.
	contact model.Contact
	// unsaid is what came and was not said yet, said what was said of it last.
	unsaid []model.Received
	said   string
}

// wrote takes note of what the file took.
func (r *Root) wrote(actions [][]*change.Change) {
	for _, a := range actions {
		for _, c := range a {
			if r.passage.wrote == nil {
				r.passage.wrote = map[model.ID]int{}
			}
			r.passage.wrote[c.Space]++
		}
	}
}

// shared tells whether the open cohort is on another laptop too that was not shut out.
func (r *Root) shared() bool {
	return r.snap != nil && r.book != nil && slices.ContainsFunc(r.snap.Devices(), func(x *model.Device) bool {
		return !x.Out && !slices.ContainsFunc(r.company.Laptops, func(l model.Laptop) bool { return l.ID == x.ID && l.Own })
	}) && len(r.snap.Devices()) > 1
}

// toSend is how many changes of the open cohort are not on their way to the others yet: with
// a server or a folder those that are not there, else those that somebody is not known to have.
func (r *Root) toSend() int {
	space, lacking := r.snap.Space, 0
	for _, l := range r.company.Laptops {
		if !l.Own && !l.Out {
			lacking = max(lacking, l.Waiting)
		}
	}
	wrote := r.passage.wrote[space]
	switch {
	case r.live != nil:
		return r.passage.contact.ToSend
	case r.passage.used:
		return wrote - r.passage.put[space]
	}
	return lacking + wrote - r.passage.read
}

// companyWords say who is connected and what is to be sent: the same in fewer and fewer words,
// none where nobody shares the open cohort.
func (r *Root) companyWords() []string {
	if !r.shared() || r.fixed {
		return nil
	}
	forms := []string{"alone"}
	switch with := r.with(); {
	case r.live != nil && r.passage.contact.Connected && len(with) > 0:
		forms = []string{"together with " + and(with), "with " + strings.Join(with, ", ")}
		if len(with) > 1 {
			forms = append(forms, fmt.Sprintf("with %d others", len(with)))
		}
	case r.live == nil && r.passage.there:
		forms = []string{"folder there"}
	}
	n := r.toSend()
	if n <= 0 {
		return forms
	}
	for i := range forms {
		forms[i] += fmt.Sprintf(", %d to send", n)
	}
	return append(forms, fmt.Sprintf("%d to send", n))
}

// with are who is there now, by the name that people call them.
func (r *Root) with() (out []string) {
	for _, name := range r.passage.contact.With {
		who := strings.TrimSuffix(name, "'s laptop")
		for _, x := range r.snap.Devices() {
			if lead := r.snap.LeadName(x.Lead); x.Name == name && lead != "" {
				who, _, _ = strings.Cut(lead, " ")
			}
		}
		if !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

func and(names []string) string {
	n := len(names)
	if n < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
}
