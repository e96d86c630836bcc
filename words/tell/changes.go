package tell

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// Changes says what became of the phases of a protocol, as it can be read out:
// "calves 1:00 and neck 0:30 shorter; glutes left out". What is less than a
// second is not worth a word; it is empty when nothing is.
func Changes(changes []pacing.Change, p *pacing.Protocol) string {
	return changesNaming(changes, changes, p)
}

// ChangesShorter says the same in shorter and shorter forms, for lines of any
// width: the first is [Changes], each next one names a phase less, that with the
// smallest change, and only counts it: "low back 2:00 and 2 more 1:30 shorter".
// The last names none. It is empty where Changes is.
func ChangesShorter(changes []pacing.Change, p *pacing.Protocol) (forms []string) {
	changes = slices.DeleteFunc(slices.Clone(changes), func(c pacing.Change) bool { return c.By().Round(time.Second) == 0 })
	if len(changes) == 0 {
		return nil
	}
	bySize := slices.Clone(changes)
	slices.SortStableFunc(bySize, func(a, b pacing.Change) int { return cmp.Compare(b.By().Abs(), a.By().Abs()) })
	for n := len(changes); n >= 0; n-- {
		forms = append(forms, changesNaming(changes, bySize[:n], p))
	}
	return forms
}

// changesNaming says all changes, and names those of them that are among named.
func changesNaming(changes, named []pacing.Change, p *pacing.Protocol) string {
	var parts []string
	for _, sort := range []struct {
		say  func(phases string) string
		in   func(pacing.Change) bool
		gone bool // how much is not worth saying
	}{
		{func(s string) string { return words.Say("%s shorter", s) }, func(c pacing.Change) bool { return c.After > 0 && c.By() < 0 }, false},
		{func(s string) string { return words.Say("%s longer", s) }, func(c pacing.Change) bool { return c.Before > 0 && c.By() > 0 }, false},
		{func(s string) string { return words.Say("%s left out", s) }, func(c pacing.Change) bool { return c.After == 0 }, true},
		{func(s string) string { return words.Say("%s back in", s) }, func(c pacing.Change) bool { return c.Before == 0 }, true},
	} {
		var names []string
		rest, sum := 0, time.Duration(0)
		for _, c := range changes {
			switch by := c.By().Round(time.Second).Abs(); {
			case by == 0 || !sort.in(c):
			case !slices.Contains(named, c):
				rest++
				sum += by
			case sort.gone:
				names = append(names, words.Inner(p.Phases[c.Phase].Name))
			default:
				names = append(names, words.Inner(p.Phases[c.Phase].Name)+" "+clock(by))
			}
		}
		if rest > 0 {
			more := words.Count("%d phase", "%d phases", rest)
			if names != nil {
				more = words.Count("%d more", "%d more", rest)
			}
			if !sort.gone {
				more += " " + clock(sum)
			}
			names = append(names, more)
		}
		if names != nil {
			parts = append(parts, sort.say(words.List(names)))
		}
	}
	return strings.Join(parts, "; ")
}
