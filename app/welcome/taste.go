package welcome

import (
	_ "embed"
	"fmt"
	"slices"

	"outbreath/pacing"
	"outbreath/protocols"
)

//go:embed taste.toml
var tasteText []byte

// Taste returns the plan of the minute. Its protocol is part of the program, so a
// fault in it is a fault in the program.
func Taste() *pacing.Plan {
	p, faults := protocols.Read("taste.toml", tasteText)
	if p == nil {
		panic(fmt.Errorf("embedded protocol:\n%s", faults))
	}
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
