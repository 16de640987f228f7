package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of typed fields, in characters.
const (
	MaxEmail      = 254
	MaxPhone      = 40
	MinCohortCode = 2
	MaxCohortCode = 20
)

// The readers below take what was typed or pasted into one field and give it fit
// to keep, or a sentence that says what is wrong with it and what to type; it is
// "" where nothing is. What is wrong gives no value.

// ReadName reads a person's name as SplitName does, in at most MaxName characters.
// It must have a letter; a name of one word is the family name.
func ReadName(typed string) (given, family, wrong string) {
	s := Tidy(typed, MaxName+1)
	switch {
	case utf8.RuneCountInString(s) > MaxName:
		return "", "", fmt.Sprintf("This is too long for a name: type at most %d characters.", MaxName)
	case s == "":
		return "", "", "A name is missing: type it as Sarah Jones or Jones, Sarah."
	case !hasLetter(s):
		return "", "", quoted(s) + " has no letter: type the name as Sarah Jones or Jones, Sarah."
	case strings.Contains(s, "@"):
		return "", "", quoted(s) + " is an e-mail address: type the name as Sarah Jones or Jones, Sarah."
	}
	given, family = SplitName(s)
	if family == "" {
		given, family = "", given
	}
	return given, family, ""
}

// hasLetter tells whether there is a letter that can be seen: the fillers of
// Hangul are letters that show nothing.
func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && r != '\u115f' && r != '\u1160' && r != '\u3164' && r != '\uffa0'
	})
}

// ReadEmail reads one e-mail address, alone or as mail programs copy it, "Name
// <a@b.uk>", in at most MaxEmail characters. Nothing typed is none.
func ReadEmail(typed string) (email, wrong string) {
	_, s := cutAddress(Tidy(typed, MaxName+MaxEmail+10))
	s = strings.TrimRight(s, ",; ")
	if rest, ok := cutFold(s, "mailto:"); ok {
		s = rest
	}
	const form = ": type it as name@school.uk."
	name, host, _ := strings.Cut(s, "@")
	switch {
	case s == "":
		if Tidy(typed, 1) != "" {
			return "", quoted(typed) + " holds no e-mail address" + form
		}
		return "", ""
	case utf8.RuneCountInString(s) > MaxEmail:
		return "", fmt.Sprintf("This is too long for an e-mail address: type at most %d characters.", MaxEmail)
	case strings.Count(s, "@") > 1:
		return "", quoted(s) + " has more than one @: type one e-mail address."
	case !strings.Contains(s, "@"):
		return "", quoted(s) + " has no @, so it is no e-mail address" + form
	case name == "" || host == "":
		return "", quoted(s) + " has nothing on one side of the @" + form
	case strings.Contains(s, " "):
		return "", quoted(s) + " has a space in it" + form
	case strings.ContainsAny(s, `<>()[],;:"\`):
		return "", quoted(s) + " has a sign that no e-mail address has" + form
	case !dotted(host):
		return "", quoted(s) + " has no dot between two words after the @" + form
	}
	return s, ""
}

// dotted tells whether host is words with dots between them, two at least.
func dotted(host string) bool {
	words := strings.Split(host, ".")
	for _, w := range words {
		if w == "" {
			return false
		}
	}
	return len(words) > 1
}

// cutAddress takes "Name <a@b.uk>" apart; without the brackets all is address.
func cutAddress(s string) (name, address string) {
	before, rest, ok := strings.Cut(s, "<")
	if !ok {
		return "", s
	}
	address, after, ok := strings.Cut(rest, ">")
	if !ok || strings.Trim(after, " ,;") != "" {
		return "", s
	}
	return strings.Trim(before, ` "'`), strings.TrimSpace(address)
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return strings.TrimSpace(s[len(prefix):]), true
	}
	return s, false
}

// ReadURN reads a school's unique reference number: six digits, spaces between them
// and "URN" before them dropped. Nothing typed is none.
func ReadURN(typed string) (urn, wrong string) {
	s := Tidy(typed, MaxName)
	if rest, ok := cutFold(s, "urn"); ok {
		s = strings.TrimLeft(rest, ": ")
	}
	s = strings.ReplaceAll(s, " ", "")
	if s == "" && Tidy(typed, 1) == "" || shape(s) == "999999" {
		return s, ""
	}
	return "", quoted(typed) + " is no URN: type its six digits, or nothing where it is not known."
}

// TidyPostcode is a postcode as it is printed, "CV10 0BJ"; what has not the shape of
// one stays as it was typed.
func TidyPostcode(typed string) string {
	s := Tidy(typed, MaxName)
	code := strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	switch shape(code) {
	case "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA":
		return code[:len(code)-3] + " " + code[len(code)-3:]
	}
	return s
}

// TidyAddress is an address in one line of at most MaxNote characters: pasted lines
// are joined with commas, and a postcode at the end is as it is printed.
func TidyAddress(typed string) string {
	var lines []string
	for line := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' }) {
		if line = strings.TrimRight(Tidy(line, MaxNote), ", "); line != "" {
			lines = append(lines, line)
		}
	}
	s := Tidy(strings.Join(lines, ", "), MaxNote)
	words := strings.Split(s, " ")
	for n := 1; n <= min(2, len(words)); n++ {
		end := strings.Join(words[len(words)-n:], " ")
		if code := TidyPostcode(end); code != end {
			return Tidy(strings.TrimSuffix(s, end)+code, MaxNote)
		}
	}
	return s
}

// ReadNCP reads a code of the national projects, "NCP21-15", "NCP 24-12",
// "ncp24-14b", and gives it as NCP24-14b. Nothing typed is none: hubs' pages often
// state no code.
func ReadNCP(typed string) (code, wrong string) {
	s := plainDashes(Tidy(typed, MaxName))
	upper := strings.ToUpper(s)
	switch shape(upper) {
	case "":
		return "", ""
	case "AAA99-99", "AAA99-99A", "AAA 99-99", "AAA 99-99A":
		if strings.HasPrefix(upper, "NCP") {
			return "NCP" + strings.ToLower(strings.TrimSpace(upper[3:])), ""
		}
	}
	return "", quoted(s) + " is no NCP code: type it as NCP21-15 or NCP24-14b, or nothing where there is none."
}

// ReadCohortCode reads the short code by which a cohort is named on the command
// line: MinCohortCode to MaxCohortCode letters a to z, digits and hyphens, given in
// lower case. A hyphen stands between two others.
func ReadCohortCode(typed string) (code, wrong string) {
	s := strings.ToLower(plainDashes(Tidy(typed, MaxName)))
	const form = ": type it as ssl-2023."
	switch {
	case s == "":
		return "", "The code is missing" + form
	case strings.Contains(s, " "):
		return "", "A code has no spaces" + form
	case strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && !isDigit(r) && r != '-' }):
		return "", "A code has letters a to z, digits and hyphens only" + form
	case strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-"):
		return "", "A code begins and ends with a letter or a digit" + form
	case len(s) < MinCohortCode || len(s) > MaxCohortCode:
		return "", fmt.Sprintf("A code has %d to %d characters", MinCohortCode, MaxCohortCode) + form
	}
	return s, ""
}

// ReadPhone reads a telephone number leniently: digits, spaces, + and brackets are
// kept as typed, other signs between digits become spaces, "Tel." before it is
// dropped, an extension is "ext" and its digits. At least five digits, at most
// MaxPhone characters. Nothing typed is none.
func ReadPhone(typed string) (phone, wrong string) {
	s := strings.ToLower(Tidy(typed, 3*MaxPhone))
	if s == "" {
		return "", ""
	}
	long := utf8.RuneCountInString(s) == 3*MaxPhone
	for _, label := range []string{"telephone", "tel", "phone", "mobile", "mob", "t:", "m:"} {
		if rest, ok := cutFold(s, label); ok {
			s = strings.TrimLeft(rest, ".: ")
			break
		}
	}
	s, ext, _ := strings.Cut(strings.NewReplacer("extension", "x", "ext", "x").Replace(s), "x")
	s, ext = phoneSigns(s), strings.Trim(ext, " .:")
	const form = ": type it as 024 7655 1234, or nothing."
	switch {
	case ext != "" && !allDigits(ext) || strings.ContainsFunc(s, unicode.IsLetter):
		return "", quoted(typed) + " has letters that no telephone number has" + form
	case strings.Count(shape(s), "9") < 5:
		return "", quoted(typed) + " has fewer than five digits" + form
	}
	if ext != "" {
		s += " ext " + ext
	}
	if long || utf8.RuneCountInString(s) > MaxPhone {
		return "", fmt.Sprintf("This is too long for a telephone number: type at most %d characters.", MaxPhone)
	}
	return s, ""
}

// phoneSigns makes a space of what is no digit, plus, bracket or letter.
func phoneSigns(s string) string {
	return Tidy(strings.Map(func(r rune) rune {
		if isDigit(r) || r == '+' || r == '(' || r == ')' || unicode.IsLetter(r) {
			return r
		}
		return ' '
	}, s), len(s))
}
