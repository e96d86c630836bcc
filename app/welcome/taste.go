package welcome

import (
	_ "embed"
	"fmt"
	"slices"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

//go:embed taste.toml
var tasteText []byte

// Its texts, marked to be translated.
var _ = []string{
	words.Mark("One minute"), words.Mark("Six calm breaths, to see and hear what a session is like."),
	words.Mark("Anyone who tries the program"), words.Mark("Breathe along"),
	words.Mark("In while the shape grows, out while it settles. Breathe as you like at any time."),
}

// Taste returns the plan of the minute, in the language in use. Its protocol is part of the program, so a
// fault in it is a fault in the program.
func Taste() *pacing.Plan {
	p, faults := protocols.Read("taste.toml", tasteText)
	if p == nil {
		panic(fmt.Errorf("embedded protocol:\n%s", faults))
	}
	p = protocols.Reword(p, words.Of)
	plan, err := pacing.Fit(p, p.Length, pacing.Options{})
	if err != nil {
		panic(fmt.Errorf("embedded protocol: %w", err))
	}
	return plan
}

// asked are the safety notes that come before any paced breath, and that a page
// to prepare a session would show.
var asked = []string{"breath.place", "breath.condition"}

// before returns what is to be read before the minute.
func before(p *pacing.Protocol) (words []string) {
	for _, n := range p.Safety {
		if slices.Contains(asked, n.ID) {
			words = append(words, n.Text)
		}
	}
	return words
}
