package model

import (
	"fmt"
	"strings"
)

// Limits of typed numbers.
const (
	MaxCapacity = 500 // people at one date of a visit
	MaxPlaces   = 500 // people in one cohort
	MaxSession  = 99  // the number of a session
	MaxPence    = 10_000_00
)

// ReadCapacity reads how many people a date of a visit takes, 1 to MaxCapacity.
// Nothing typed is 0, no limit (LimitWords says so); 0 is refused.
func ReadCapacity(typed string) (n int, wrong string) {
	return readLimit(typed, MaxCapacity)
}

// ReadPlaces reads how many places a cohort has, 1 to MaxPlaces. Nothing typed is 0,
// no limit (LimitWords says so); 0 is refused.
func ReadPlaces(typed string) (n int, wrong string) {
	return readLimit(typed, MaxPlaces)
}

// LimitWords is a capacity or a number of places in a sentence: "At most 5 people."
func LimitWords(n int) string {
	switch n {
	case 0:
		return "No limit."
	case 1:
		return "At most 1 person."
	}
	return fmt.Sprintf("At most %d people.", n)
}

func readLimit(typed string, most int) (n int, wrong string) {
	form := fmt.Sprintf(": type 1 to %d, or nothing for no limit.", most)
	n, typedAny, ok := numberOf(typed)
	switch {
	case !typedAny:
		return 0, ""
	case !ok:
		return 0, quoted(typed) + " is no number of people" + form
	case n == 0:
		return 0, "0 would let nobody in" + form
	case n > most:
		return 0, fmt.Sprintf("%s is over the limit of %d people", quoted(typed), most) + form
	}
	return n, ""
}

// ReadSessionNumber reads the number of a session in its cycle, 1 to MaxSession.
func ReadSessionNumber(typed string) (n int, wrong string) {
	n, typedAny, ok := numberOf(typed)
	form := fmt.Sprintf(": type 1 to %d.", MaxSession)
	switch {
	case !typedAny:
		return 0, "The number is missing" + form
	case !ok || n < 1 || n > MaxSession:
		return 0, quoted(typed) + " is no number of a session" + form
	}
	return n, ""
}

// numberOf reads a whole number, 0 or more, its thousands perhaps cut by commas.
func numberOf(typed string) (n int, typedAny, ok bool) {
	s := Tidy(typed, MaxName)
	digits, cut := withoutThousands(s)
	if !cut || !allDigits(digits) {
		return 0, s != "", false
	}
	return atoi(digits), true, true
}

// withoutThousands drops the commas of 10,000; cut is false where they stand elsewhere.
func withoutThousands(s string) (digits string, cut bool) {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return s, false
		}
	}
	return strings.Join(groups, ""), true
}

// ReadMoney reads pounds, "£75", "75", "75.00", "£75.50", as pence from 0 to
// MaxPence. Nothing typed is 0.
func ReadMoney(typed string) (pence int, wrong string) {
	s := Tidy(typed, MaxName)
	if s == "" {
		return 0, ""
	}
	const form = ": type pounds as £75 or £75.50."
	pounds, decimals, point := strings.Cut(strings.TrimSpace(strings.TrimPrefix(s, "£")), ".")
	digits, ok := withoutThousands(pounds)
	switch {
	case !ok || !allDigits(digits) || point && (!allDigits(decimals) || len(decimals) != 2):
		return 0, quoted(typed) + " is no sum of money" + form
	case atoi(digits) > MaxPence/100 || atoi(digits)*100+atoi(decimals) > MaxPence:
		return 0, fmt.Sprintf("%s is over the limit of %s", quoted(typed), Pounds(MaxPence)) + form
	}
	return atoi(digits)*100 + atoi(decimals), ""
}

// Pounds is a sum of pence as money: "£75", "£75.50".
func Pounds(pence int) string {
	if pence%100 == 0 {
		return fmt.Sprintf("£%d", pence/100)
	}
	return fmt.Sprintf("£%d.%02d", pence/100, pence%100)
}
