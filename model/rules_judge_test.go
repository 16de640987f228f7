package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// judged is a field as typed, as kept, and how the sentence begins; "" where
// nothing is wrong.
type judged struct{ typed, want, wrong string }

func judge(t *testing.T, field string, read func(string) (string, string), cases []judged) {
	t.Helper()
	for _, x := range cases {
		got, wrong := read(x.typed)
		if got != x.want || !strings.HasPrefix(wrong, x.wrong) || (wrong == "") != (x.wrong == "") {
			t.Errorf("%s %q: %q %q, want %q %q", field, x.typed, got, wrong, x.want, x.wrong)
		}
		harmless(t, x.typed, wrong)
	}
}

func TestReadName(t *testing.T) {
	read := func(typed string) (string, string) {
		given, family, wrong := model.ReadName(typed)
		if wrong != "" {
			return given + family, wrong
		}
		return given + "|" + family, ""
	}
	judge(t, "name", read, []judged{
		{"Sarah Jones", "Sarah|Jones", ""},
		{"Jones, Sarah", "Sarah|Jones", ""},
		{"  García\u00a0Simón,\tTomás\r\n", "Tomás|García Simón", ""},
		{"Siân O'Connor-Price", "Siân|O'Connor-Price", ""},
		{"Cher", "|Cher", ""},
		{", Sarah", "|Sarah", ""},
		{"王小明", "|王小明", ""},
		{"\x1b[31mRed", "|[31mRed", ""},
		{"", "", "A name is missing: type it as Sarah Jones or Jones, Sarah."},
		{" \u00a0\u200b\t", "", "A name is missing"},
		{"\u3164", "", "\"\u3164\" has no letter"},
		{"- , -", "", `"- , -" has no letter`},
		{"sarah@ash.example", "", `"sarah@ash.example" is an e-mail address`},
		{strings.Repeat("x", 201), "", "This is too long for a name: type at most 200 characters."},
	})
}

func TestReadEmail(t *testing.T) {
	judge(t, "e-mail", model.ReadEmail, []judged{
		{"", "", ""},
		{" \u00a0", "", ""},
		{"sarah@ash.example", "sarah@ash.example", ""},
		{" s.o'connor+maths@mail.ash.sch.uk \r\n", "s.o'connor+maths@mail.ash.sch.uk", ""},
		{"Sarah Jones <sarah@ash.example>", "sarah@ash.example", ""},
		{`"Jones, Sarah" <sarah@ash.example>;`, "sarah@ash.example", ""},
		{"mailto:sarah@ash.example", "sarah@ash.example", ""},
		{"sarah@ash.example,", "sarah@ash.example", ""},
		{"sarah", "", `"sarah" has no @, so it is no e-mail address: type it as name@school.uk.`},
		{"sarah@", "", `"sarah@" has nothing on one side of the @`},
		{"@ash.example", "", `"@ash.example" has nothing on one side of the @`},
		{"sarah@ash", "", `"sarah@ash" has no dot between two words after the @`},
		{"sarah@ash.", "", `"sarah@ash." has no dot between two words after the @`},
		{"sarah@.uk", "", `"sarah@.uk" has no dot between two words after the @`},
		{"sarah@ash..uk", "", `"sarah@ash..uk" has no dot between two words after the @`},
		{"sarah jones@ash.example", "", `"sarah jones@ash.example" has a space in it`},
		{"a@b.uk; c@d.uk", "", `"a@b.uk; c@d.uk" has more than one @: type one e-mail address.`},
		{"a,b@c.uk", "", `"a,b@c.uk" has a sign that no e-mail address has`},
		{"Sarah <>", "", `"Sarah <>" holds no e-mail address`},
		{"Sarah <a@b.uk> and more", "", `"Sarah <a@b.uk> and more" has a space in it`},
		{strings.Repeat("x", 250) + "@ash.example", "", "This is too long for an e-mail address: type at most 254 characters."},
	})
}

func TestReadURN(t *testing.T) {
	judge(t, "URN", model.ReadURN, []judged{
		{"", "", ""}, {"  ", "", ""}, {"123456", "123456", ""}, {" 123 456 ", "123456", ""}, {"URN: 123456", "123456", ""}, {"urn123456", "123456", ""},
		{"12345", "", `"12345" is no URN: type its six digits, or nothing where it is not known.`},
		{"1234567", "", `"1234567" is no URN`}, {"12345a", "", `"12345a" is no URN`}, {"URN", "", `"URN" is no URN`}, {"١٢٣٤٥٦", "", `"١٢٣٤٥٦" is no URN`},
	})
}

// TestPostcodes: the venues of the programmes, and what people make of postcodes.
func TestPostcodes(t *testing.T) {
	for typed, want := range map[string]string{
		"cv100bj": "CV10 0BJ", "CV10 7PD": "CV10 7PD", "cv6  2hd": "CV6 2HD", "w39pp": "W3 9PP", "EC1A1BB": "EC1A 1BB", "w1a 0ax": "W1A 0AX", "m11ae": "M1 1AE", "b338th": "B33 8TH",
		"": "", "CV10": "CV10", " Nuneaton ": "Nuneaton", "cv100bj2": "cv100bj2", "SW1A ２AA": "SW1A ２AA",
	} {
		if got := model.TidyPostcode(typed); got != want {
			t.Errorf("postcode %q: %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"Shanklin Dr, Nuneaton, CV10 0BJ":                                       "Shanklin Dr, Nuneaton, CV10 0BJ",
		"Radnor Dr, Nuneaton, cv107pd":                                          "Radnor Dr, Nuneaton, CV10 7PD",
		"Twyford Church of England High School,\r\nTwyford Cres, London w3 9pp": "Twyford Church of England High School, Twyford Cres, London W3 9PP",
		"Whitmore Park Annexe\nRylston Ave, Coventry\n\nCV6 2HD\n":              "Whitmore Park Annexe, Rylston Ave, Coventry, CV6 2HD",
		"cv62hd": "CV6 2HD", "": "", "Online": "Online", " , ": "",
	} {
		if got := model.TidyAddress(typed); got != want {
			t.Errorf("address %q: %q, want %q", typed, got, want)
		}
	}
}

// TestReadNCP: the spellings that hubs' pages have.
func TestReadNCP(t *testing.T) {
	judge(t, "code", model.ReadNCP, []judged{
		{"", "", ""}, {"NCP21-15", "NCP21-15", ""}, {"NCP25-15", "NCP25-15", ""}, {"NCP 24-12", "NCP24-12", ""}, {"ncp24-14b", "NCP24-14b", ""},
		{"NCP24-14B", "NCP24-14b", ""}, {"NCP17–06a", "NCP17-06a", ""},
		{"NCP21-5", "", `"NCP21-5" is no NCP code: type it as NCP21-15 or NCP24-14b, or nothing where there is none.`},
		{"NCP 2115", "", `"NCP 2115" is no NCP code`}, {"ABC21-15", "", `"ABC21-15" is no NCP code`}, {"NCP21-15ab", "", `"NCP21-15ab" is no NCP code`},
		{"NCP  21-15", "NCP21-15", ""}, {"21-15", "", `"21-15" is no NCP code`},
	})
}

func TestReadCohortCode(t *testing.T) {
	judge(t, "code", model.ReadCohortCode, []judged{
		{"ssl-2021", "ssl-2021", ""}, {" SSL–2023 ", "ssl-2023", ""}, {"a1", "a1", ""}, {strings.Repeat("x", 20), strings.Repeat("x", 20), ""},
		{"", "", "The code is missing: type it as ssl-2023."},
		{"ssl 2021", "", "A code has no spaces: type it as ssl-2023."},
		{"ssl_2021", "", "A code has letters a to z, digits and hyphens only"},
		{"siân", "", "A code has letters a to z, digits and hyphens only"},
		{"--help", "", "A code begins and ends with a letter or a digit"},
		{"ssl-", "", "A code begins and ends with a letter or a digit"},
		{"a", "", "A code has 2 to 20 characters"}, {strings.Repeat("x", 21), "", "A code has 2 to 20 characters"},
	})
}

func TestReadPhone(t *testing.T) {
	judge(t, "telephone", model.ReadPhone, []judged{
		{"", "", ""}, {"\u200b ", "", ""}, {"024 7655 1234", "024 7655 1234", ""}, {"+44 (0)24 7655 1234", "+44 (0)24 7655 1234", ""},
		{"024-7655-1234", "024 7655 1234", ""}, {"024.7655.1234", "024 7655 1234", ""}, {"Tel.: 024 7655 1234", "024 7655 1234", ""},
		{"Mobile 07700 900123", "07700 900123", ""}, {"01632 960001 ext. 12", "01632 960001 ext 12", ""}, {"01632 960001 x12", "01632 960001 ext 12", ""}, {"01632 960001 extension 12", "01632 960001 ext 12", ""},
		{"12345", "12345", ""},
		{"1234", "", `"1234" has fewer than five digits: type it as 024 7655 1234, or nothing.`},
		{"none", "", `"none" has letters that no telephone number has`},
		{"01632 960001 ask Jo", "", `"01632 960001 ask Jo" has letters that no telephone number has`},
		{"01632 960001 ext jo", "", `"01632 960001 ext jo" has letters that no telephone number has`},
		{"Tel", "", `"Tel" has fewer than five digits`},
		{strings.Repeat("123456 ", 7), "", "This is too long for a telephone number: type at most 40 characters."},
		{"12345" + strings.Repeat("-", 500) + "6", "", "This is too long for a telephone number"},
	})
}

func TestReadNumbers(t *testing.T) {
	const limit = ": type 1 to 500, or nothing for no limit."
	type read func(string) (int, string)
	for _, x := range []struct {
		field string
		read  read
		typed string
		want  int
		wrong string
	}{
		{"capacity", model.ReadCapacity, "5", 5, ""},
		{"capacity", model.ReadCapacity, " 500 ", 500, ""},
		{"capacity", model.ReadCapacity, "", 0, ""},
		{"capacity", model.ReadCapacity, "0", 0, "0 would let nobody in" + limit},
		{"capacity", model.ReadCapacity, "10,000", 0, `"10,000" is over the limit of 500 people` + limit},
		{"capacity", model.ReadCapacity, "10000", 0, `"10000" is over the limit of 500 people` + limit},
		{"capacity", model.ReadCapacity, "501", 0, `"501" is over the limit of 500 people` + limit},
		{"capacity", model.ReadCapacity, strings.Repeat("9", 40), 0, `"999999999999999999999999..." is over the limit of 500 people` + limit},
		{"capacity", model.ReadCapacity, "-5", 0, `"-5" is no number of people` + limit},
		{"capacity", model.ReadCapacity, "five", 0, `"five" is no number of people` + limit},
		{"capacity", model.ReadCapacity, "1,0", 0, `"1,0" is no number of people` + limit},
		{"capacity", model.ReadCapacity, "2.5", 0, `"2.5" is no number of people` + limit},
		{"places", model.ReadPlaces, "18", 18, ""},
		{"places", model.ReadPlaces, "0", 0, "0 would let nobody in" + limit},
		{"session", model.ReadSessionNumber, "1", 1, ""},
		{"session", model.ReadSessionNumber, "99", 99, ""},
		{"session", model.ReadSessionNumber, "", 0, "The number is missing: type 1 to 99."},
		{"session", model.ReadSessionNumber, "0", 0, `"0" is no number of a session: type 1 to 99.`},
		{"session", model.ReadSessionNumber, "100", 0, `"100" is no number of a session: type 1 to 99.`},
		{"session", model.ReadSessionNumber, "2a", 0, `"2a" is no number of a session: type 1 to 99.`},
		{"money", model.ReadMoney, "£75", 7500, ""},
		{"money", model.ReadMoney, "75", 7500, ""},
		{"money", model.ReadMoney, "75.00", 7500, ""},
		{"money", model.ReadMoney, "£ 75.50", 7550, ""},
		{"money", model.ReadMoney, "£1,000", 100000, ""},
		{"money", model.ReadMoney, "", 0, ""},
		{"money", model.ReadMoney, "0", 0, ""},
		{"money", model.ReadMoney, "75.5", 0, `"75.5" is no sum of money: type pounds as £75 or £75.50.`},
		{"money", model.ReadMoney, "-75", 0, `"-75" is no sum of money: type pounds as £75 or £75.50.`},
		{"money", model.ReadMoney, "$75", 0, `"$75" is no sum of money: type pounds as £75 or £75.50.`},
		{"money", model.ReadMoney, "£", 0, `"£" is no sum of money: type pounds as £75 or £75.50.`},
		{"money", model.ReadMoney, "10000.01", 0, `"10000.01" is over the limit of £10000: type pounds as £75 or £75.50.`},
		{"money", model.ReadMoney, strings.Repeat("9", 40), 0, `"999999999999999999999999..." is over the limit of £10000: type pounds as £75 or £75.50.`},
	} {
		if got, wrong := x.read(x.typed); got != x.want || wrong != x.wrong {
			t.Errorf("%s %q: %d %q, want %d %q", x.field, x.typed, got, wrong, x.want, x.wrong)
		}
	}
	for n, want := range map[int]string{0: "No limit.", 1: "At most 1 person.", 5: "At most 5 people."} {
		if got := model.LimitWords(n); got != want {
			t.Errorf("%d reads %q, want %q", n, got, want)
		}
	}
}

func TestPrintedMoneyComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pence := rapid.IntRange(0, model.MaxPence).Draw(t, "pence")
		if got, wrong := model.ReadMoney(model.Pounds(pence)); got != pence || wrong != "" {
			t.Fatalf("%s is read as %d, %q", model.Pounds(pence), got, wrong)
		}
	})
}

// FuzzJudges: every judge gives a value or a sentence, and takes its own value
// again for the same.
func FuzzJudges(f *testing.F) {
	for _, s := range []string{
		"", " ", "Sarah Jones", "Jones, Sarah", "Sarah <a@b.uk>", "a@b.uk", "<<>>@", "123 456", "URN", "cv100bj", "NCP 24-12", "ncp24-14ı", "ſſl-2021", "K1", "ssl-2021", "£75.50", "1,000",
		"Tel 024 7655 1234 x5", "ext", "xxx12345", "\x1b[31m\n\r\t", "\xff\xfe", "\u3164", "e\u0301", ",,,", "@", "mailto:", "a@b.c\u0301",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		name := func(s string) (string, string) {
			given, family, wrong := model.ReadName(s)
			if wrong == "" && family == "" {
				t.Fatalf("%q is a name without a family name", s)
			}
			return strings.TrimSpace(given + " " + family), wrong
		}
		for field, read := range map[string]func(string) (string, string){
			"name": name, "e-mail": model.ReadEmail, "URN": model.ReadURN, "NCP": model.ReadNCP, "code": model.ReadCohortCode, "telephone": model.ReadPhone,
			"postcode": func(s string) (string, string) { return model.TidyPostcode(s), "" },
			"address":  func(s string) (string, string) { return model.TidyAddress(s), "" },
		} {
			got, wrong := read(typed)
			harmless(t, typed, wrong)
			if wrong != "" {
				if got != "" {
					t.Fatalf("%s %q is refused and read: %q", field, typed, got)
				}
				continue
			}
			if got != model.Tidy(got, model.MaxNote) {
				t.Fatalf("%s %q is kept untidy: %q", field, typed, got)
			}
			if again, wrong := read(got); field != "name" && again != got || wrong != "" {
				t.Fatalf("%s %q is %q, which reads as %q, %q", field, typed, got, again, wrong)
			}
		}
		for field, read := range map[string]func(string) (int, string){
			"capacity": model.ReadCapacity, "places": model.ReadPlaces, "session": model.ReadSessionNumber, "money": model.ReadMoney,
		} {
			n, wrong := read(typed)
			harmless(t, typed, wrong)
			if n < 0 || n > model.MaxPence || wrong != "" && n != 0 {
				t.Fatalf("%s %q is %d, %q", field, typed, n, wrong)
			}
		}
	})
}
