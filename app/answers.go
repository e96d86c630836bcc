package app

import (
	"maps"

	"outbreath/app/prepare"
	"outbreath/words"
)

// keepAnswers keeps the answers to the questions of a protocol, or forgets them
// where they are nil.
func (a *app) keepAnswers(id string, answers map[string]prepare.Answer) {
	if answers == nil {
		delete(a.settings.Answers, id)
	} else {
		if a.settings.Answers == nil {
			a.settings.Answers = map[string]map[string]prepare.Answer{}
		}
		a.settings.Answers[id] = maps.Clone(answers)
	}
	a.saveSettings()
}

// forgetAnswers forgets those of all protocols.
func (a *app) forgetAnswers() {
	a.settings.Answers = nil
	a.saveSettings()
}

// answersKept says how many protocols have answers that are kept.
func (s settings) answersKept() string {
	if len(s.Answers) == 0 {
		return words.Say("None are kept.")
	}
	return words.Count("They are kept for %d protocol.", "They are kept for %d protocols.", len(s.Answers))
}

// answersOf leaves of kept answers only what is one.
func answersOf(kept map[string]map[string]prepare.Answer) map[string]map[string]prepare.Answer {
	for _, answers := range kept {
		maps.DeleteFunc(answers, func(_ string, a prepare.Answer) bool { return a != prepare.Yes && a != prepare.No })
	}
	return kept
}
