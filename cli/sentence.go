package cli

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"outbreath/pacing"
)

// sentence says what became of a plan, as it can be read out: "calves 1:00 and
// neck 0:30 shorter, finishing 0:20 longer; glutes left out". What is less than
// a second is not worth a word; it is empty when nothing is.
func sentence(changes []pacing.Change, p *pacing.Protocol) string {
	var shorter, longer, leftOut, back []string
	for _, c := range changes {
		name := lower(p.Phases[c.Phase].Name)
		by := c.By().Round(time.Second)
		switch {
		case by == 0:
		case c.After == 0:
			leftOut = append(leftOut, name)
		case c.Before == 0:
			back = append(back, name)
		case by < 0:
			shorter = append(shorter, name+" "+clock(-by))
		default:
			longer = append(longer, name+" "+clock(by))
		}
	}
	var parts []string
	for _, part := range []struct {
		names []string
		what  string
	}{{shorter, "shorter"}, {longer, "longer"}, {leftOut, "left out"}, {back, "back in"}} {
		if part.names != nil {
			parts = append(parts, list(part.names)+" "+part.what)
		}
	}
	return strings.Join(parts, "; ")
}

// list joins names: "a", "a and b", "a, b and c".
func list(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// lower makes the first letter small, for the middle of a sentence; a word in
// capitals keeps them.
func lower(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[n:]); unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[n:]
}
