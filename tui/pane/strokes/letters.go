package strokes

import "workgroup/model"

// Letter is a key that does something to one row of a register.
type Letter struct {
	// Keys are its names, Show how it is shown where not by the first of them.
	Keys []string
	Show string
	// Does is what the help says; Foot the words of the legend, where shorter. Told are
	// the legend's words before the day, "" where the key has nothing to do then.
	Does, Foot, Told string
	// Rank: where a legend has no room for all, those with the highest go first.
	Rank int
	// Verb is what it does. VerbTaskBack notes that a task was brought; all others are
	// strokes.
	Verb model.Verb
	// Ask asks what the stroke needs to know; nil where it marks at once.
	Ask func(About) Question
}

// Letters are all of them, in the order of the legend.
func Letters() []Letter {
	one := func(key string) []string { return []string{key} }
	return []Letter{
		{Keys: []string{"p", "space"}, Show: "p/space", Does: "present", Rank: 1, Verb: model.VerbPresent},
		{Keys: one("l"), Does: "late; digits straight after it are the minutes, or the time they came", Foot: "late", Told: "will be late", Rank: 1, Verb: model.VerbLate},
		{Keys: one("a"), Does: "absent, no notice", Foot: "absent", Rank: 1, Verb: model.VerbAbsent},
		{Keys: one("c"), Does: "cancelled; asks the day on which it was told", Foot: "cancelled", Told: "cannot come", Rank: 1, Verb: model.VerbCancelled, Ask: Cancelled},
		{Keys: one("s"), Does: "sent a substitute; asks who", Foot: "substitute", Told: "sends somebody", Rank: 1, Verb: model.VerbSubstitute, Ask: Substitute},
		{Keys: one("o"), Does: "online", Told: "joins online", Rank: 2, Verb: model.VerbOnline},
		{Keys: one("h"), Does: "half: took part in part of it", Foot: "half", Rank: 2, Verb: model.VerbPart},
		{Keys: one("e"), Does: "left early; digits straight after it are the minutes, or the time they left", Foot: "left early", Told: "will leave early", Rank: 2, Verb: model.VerbLeftEarly},
		{Keys: one("x"), Does: "excused", Rank: 7, Verb: model.VerbExcused},
		{Keys: one("m"), Does: "caught up elsewhere; asks where and when", Foot: "elsewhere", Rank: 9, Verb: model.VerbElsewhere, Ask: Elsewhere},
		{Keys: one("b"), Does: "brought the task, or not after all", Foot: "brought the task", Told: "brought the task", Rank: 3, Verb: model.VerbTaskBack},
		{Keys: []string{"backspace", "delete"}, Show: "backspace", Does: "clears the mark", Foot: "clears", Told: "clears", Rank: 3, Verb: model.VerbCleared},
	}
}
