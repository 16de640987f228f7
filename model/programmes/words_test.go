package programmes_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"workgroup/model/programmes"
)

var (
	link = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	// bullets are the signs with which a page lists things.
	bullets = strings.NewReplacer("•", "", "✓", "")
)

// page is the page that a programme comes from, white space folded, links as their words.
func page(t *testing.T, key string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", key+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return fold(link.ReplaceAllString(bullets.Replace(string(b)), "$1"))
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentences are all that a template quotes, by where it stands.
func sentences(t programmes.Template) map[string]string {
	p := t.Programme
	out := map[string]string{
		"title": p.Title, "code": p.Code, "type": p.Type, "contact": t.Hub.Contact,
		"length": p.Length, "commitment": p.Commitment, "follow-on": p.FollowOn, "cost": p.Cost, "interest": p.Interest,
	}
	for name, text := range map[string]string{
		"purpose": p.Purpose, "aims": p.Aims, "pair": p.Pair, "foci": p.FociNote, "involved": p.Involved, "contents": p.Contents, "venue": p.VenueNote,
	} {
		for i, paragraph := range strings.Split(text, "\n\n") {
			out[name+" "+string(rune('1'+i))] = paragraph
		}
	}
	for _, la := range t.Hub.Area {
		out["area "+la] = la
	}
	if p.Fee != nil {
		out["fee"] = p.Fee.Text
	}
	for _, e := range p.Eligibility {
		out["eligibility "+e.Sentence] = e.Sentence
	}
	for _, f := range p.Foci {
		out["focus "+f.Letter] = "Focus " + f.Letter + ": " + f.Wording
	}
	for _, e := range p.Expects {
		out["expected "+e.Code], out["expects "+e.Code] = e.Code, e.Sentence
	}
	for _, r := range p.Regions {
		out["region "+r.Name] = r.Name
	}
	for _, role := range p.LedBy {
		out["led by "+role] = role
	}
	for i, g := range p.Outcomes {
		n := string(rune('1' + i))
		out["heading "+n], out["lead-in "+n] = g.Heading, g.LeadIn
		for _, item := range g.Items {
			out["outcome "+item] = item
		}
	}
	for _, x := range t.Sessions {
		n := string(rune('0' + x.Number))
		out["venue of "+n], out["title of "+n], out["notes of "+n] = x.Venue, x.Title, x.Notes
		out["address of "+n] = x.Address
	}
	return out
}

func TestEverySentenceIsOnThePage(t *testing.T) {
	for _, tmpl := range programmes.BuiltIn() {
		text := page(t, tmpl.Key)
		checked := 0
		for where, s := range sentences(tmpl) {
			if s == "" {
				continue
			}
			checked++
			if !strings.Contains(text, fold(s)) {
				t.Errorf("%s, %s: the page does not say %q", tmpl.Key, where, s)
			}
		}
		if checked < 15 {
			t.Errorf("%s: only %d sentences were compared", tmpl.Key, checked)
		}
	}
}

// TestThePageIsKept goes the other way: of what the page says about the programme
// nothing is left out.
func TestThePageIsKept(t *testing.T) {
	for key, want := range map[string][]string{
		"ssl-2021": {
			"Maths Hubs Network Collaborative Projects 2021/22",
			"offers focused support to secondary heads of department/subject leaders",
			"wider roles, and of their capacity with their colleagues",
			"a workshop – school-based task cycle",
			"networking and input on current issues; exploration of materials to use with their department",
			"benefit from the expertise and experiences of the group of departments represented",
			"the equivalent of three days",
			"schools already involved with Maths Hubs and to those who are not yet involved",
			"(Prospective HoDs/subject leaders are not eligible to participate)",
			"This project may be a blended approach (mixture of online and face-to-face)",
			"Twyford Church of England High School, Twyford Cres, London W3 9PP",
			"Lunch will not be provided but you will have time to go to the local shops or bring your own.",
			"must be able to commit to the full academic year's programme",
			"In the second and subsequent years of engagement",
			"fully funded by the Maths Hubs Programme so is free to participating schools",
			"reserves the right to charge a £75 fee for non-attendance to the sessions or for cancellations to any of the sessions with less than 1 weeks' notice.",
			"Expression of Interest Form and send it to admin@lcwmathshub.co.uk",
			"frequent online collaboration",
		},
		"ssl-2023": {
			"An innovative project designed specifically for secondary HoDs.",
			"It is a great opportunity to join a community of subject leaders",
			"your wider role as a middle leader",
			"This project is designed for existing secondary heads of department/subject leaders.",
			"and to those whose schools are not yet involved.",
			"several workshops followed in each case by school-based tasks",
			"visit and learn from Alternative Provision and observe a lesson together delivered by a Mastery Specialist",
			"a shared vision, culture, and set of principles for the teaching of maths in their school",
			"fully funded by the Maths Hubs Programme so is free to participating schools",
			"Half day observing at the Hospital School/PRU",
			"a variety of dates will be offered as observations will go ahead in small groups",
			"If you are interested in taking part in 2024-25 please register your interest below",
			"Register your interest",
		},
		"tfm-2025": {
			"Secondary Maths Subject Leaders Community", "all schools involved in secondary teaching for mastery Work Groups and Programmes should participate",
			"teachers in schools which have previously engaged with a Secondary Teaching for Mastery Programme or Work Group",
			"schools who have had a Secondary Mastery Specialist trained in Cohorts 1 to 8", "a continual thread of implementation",
			"an opportunity for collaborative lesson observation", "the pair will ideally comprise at least one Mastery Specialist or Mastery Advocate",
			"the equivalent of three days across the year; some of this might be online", "Hubs will offer a selection from four foci",
			"a toolkit of resources which the Work Group Lead can draw from", "Focus D: Developing coherence across maths and science departments",
			"an expectation that the subject leader participates in a subject leader community (NCP25-15)", "please fill out the application below",
		},
		"slc-2025": {
			"Thse communities are designed for existing secondary subject leaders.", "should also participate in these communities",
			"open to subject leaders whose schools are not yet involved", "the equivalence of three days of workshops plus additional work in school",
			"participation in an online community", "sustained over the school year, across two terms at least",
			"led by a Secondary Assistant Maths Hub Lead together with a local leader of maths education", "NCP25-15",
			"support the subject leader to develop and implement their vision",
		},
		"mat-2021": {
			"those who lead maths across multiple schools within a MAT, including at least one secondary school", "a leader of system change",
			"the key focus for this programme is their work with secondary teachers", "a single programme model", "three one-day national/regional workshops",
			"carrying out and evaluating their own improvement initiatives, both in and between sessions",
			"nationally or, if numbers permit, in regional locations in the North, Midlands and South", "For 2021/22 these are to be confirmed.",
			"offered free to all state-funded secondary schools in England", "For a place on the 2021/22 Work Group please sign up here",
			"adapt to changing realities",
		},
	} {
		tmpl, ok := programmes.Find(key)
		if !ok {
			t.Fatalf("no programme %s", key)
		}
		var all strings.Builder
		for _, s := range sentences(tmpl) {
			all.WriteString(fold(s) + "\n")
		}
		text := page(t, key)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: the table asks for %q, which the page does not say", key, w)
			}
			if !strings.Contains(all.String(), w) {
				t.Errorf("%s does not keep %q", key, w)
			}
		}
	}
}

// TestOutcomesInOrder compares the outcomes with the lists of the pages.
func TestOutcomesInOrder(t *testing.T) {
	for _, tmpl := range programmes.BuiltIn() {
		text := page(t, tmpl.Key)
		var items []int
		at := 0
		for _, g := range tmpl.Programme.Outcomes {
			items = append(items, len(g.Items))
			for _, words := range append([]string{g.Heading, g.LeadIn}, g.Items...) {
				next := strings.Index(text[at:], fold(words))
				if next < 0 {
					t.Fatalf("%s: %q stands not below %q", tmpl.Key, words, g.Heading)
				}
				at += next
			}
		}
		want := map[string][]int{"ssl-2021": {5}, "ssl-2023": {4}, "tfm-2025": {4, 3, 3, 5}, "slc-2025": {3, 5, 4, 1}, "mat-2021": {5}}[tmpl.Key]
		if !slices.Equal(items, want) {
			t.Errorf("%s: outcomes %v, want %v", tmpl.Key, items, want)
		}
	}
}

func TestNoWordOfTheWorkplace(t *testing.T) {
	files, err := filepath.Glob("*.json")
	if err != nil || len(files) != 5 {
		t.Fatalf("data files: %v %v", files, err)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, sources...) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "_test.go") && strings.Contains(strings.ToLower(string(b)), "seed") {
			t.Errorf("%s speaks of where the text came from", f)
		}
	}
}
