package pacing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// SayChanges says what became of the phases of a protocol, as it can be read out:
// "calves 1:00 and neck 0:30 shorter; glutes left out". What is less than a
// second is not worth a word; it is empty when nothing is.
func SayChanges(changes []Change, p *Protocol) string {
	return changesNaming(changes, changes, p)
}

// SayChangesShorter says the same in shorter and shorter forms, for lines of any
// width: the first is [SayChanges], each next one names a phase less, that with the
// smallest change, and only counts it: "low back 2:00 and 2 more 1:30 shorter".
// The last names none. It is empty where SayChanges is.
func SayChangesShorter(changes []Change, p *Protocol) (forms []string) {
	changes = slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return c.By().Round(time.Second) == 0 })
	if len(changes) == 0 {
		return nil
	}
	bySize := slices.Clone(changes)
	slices.SortStableFunc(bySize, func(a, b Change) int { return cmp.Compare(b.By().Abs(), a.By().Abs()) })
	for n := len(changes); n >= 0; n-- {
		forms = append(forms, changesNaming(changes, bySize[:n], p))
	}
	return forms
}

// changesNaming says all changes, and names those of them that are among named.
func changesNaming(changes, named []Change, p *Protocol) string {
	var parts []string
	for _, sort := range []struct {
		word string
		in   func(Change) bool
		gone bool // how much is not worth saying
	}{
		{"shorter", func(c Change) bool { return c.After > 0 && c.By() < 0 }, false},
		{"longer", func(c Change) bool { return c.Before > 0 && c.By() > 0 }, false},
		{"left out", func(c Change) bool { return c.After == 0 }, true},
		{"back in", func(c Change) bool { return c.Before == 0 }, true},
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
				names = append(names, Inner(p.Phases[c.Phase].Name))
			default:
				names = append(names, Inner(p.Phases[c.Phase].Name)+" "+clock(by))
			}
		}
		if rest > 0 {
			more := strconv.Itoa(rest) + " more"
			if names == nil {
				more = strconv.Itoa(rest) + " phases"
				if rest == 1 {
					more = "1 phase"
				}
			}
			if !sort.gone {
				more += " " + clock(sum)
			}
			names = append(names, more)
		}
		if names != nil {
			parts = append(parts, Enumerate(names)+" "+sort.word)
		}
	}
	return strings.Join(parts, "; ")
}

// Enumerate joins names as one says them: "a", "a and b", "a, b and c".
func Enumerate(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Inner makes a name's first letter small, for the middle of a sentence; one in
// capitals keeps them.
func Inner(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[n:]); unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[n:]
}

// clock writes a length as minutes and seconds: "65:00".
func clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return strconv.Itoa(s/60) + ":" + strconv.Itoa(s%60/10) + strconv.Itoa(s%10)
}
