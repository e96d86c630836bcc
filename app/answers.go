package app

import (
	"fmt"
	"maps"

	"outbreath/app/prepare"
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
	switch n := len(s.Answers); n {
	case 0:
		return "None are kept."
	case 1:
		return "They are kept for one protocol."
	default:
		return fmt.Sprintf("They are kept for %d protocols.", n)
	}
}

// answersOf leaves of kept answers only what is one.
func answersOf(kept map[string]map[string]prepare.Answer) map[string]map[string]prepare.Answer {
	for _, answers := range kept {
		maps.DeleteFunc(answers, func(_ string, a prepare.Answer) bool { return a != prepare.Yes && a != prepare.No })
	}
	return kept
}
