package kit

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"outbreath/pacing"
)

// Changes says what became of the phases of a protocol, as it can be read out:
// "calves 1:00 and neck 0:30 shorter; glutes left out". What is less than a
// second is not worth a word; it is empty when nothing is.
func Changes(changes []pacing.Change, p *pacing.Protocol) string {
	var shorter, longer, gone, back []string
	for _, c := range changes {
		name, by := inner(p.Phases[c.Phase].Name), c.By().Round(time.Second)
		switch {
		case by == 0:
		case c.After == 0:
			gone = append(gone, name)
		case c.Before == 0:
			back = append(back, name)
		case by < 0:
			shorter = append(shorter, name+" "+Clock(-by))
		default:
			longer = append(longer, name+" "+Clock(by))
		}
	}
	var parts []string
	for _, part := range []struct {
		names []string
		word  string
	}{{shorter, "shorter"}, {longer, "longer"}, {gone, "left out"}, {back, "back in"}} {
		if part.names != nil {
			parts = append(parts, enumerate(part.names)+" "+part.word)
		}
	}
	return strings.Join(parts, "; ")
}

// enumerate joins names as one says them: "a", "a and b", "a, b and c".
func enumerate(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// inner makes a name's first letter small, for the middle of a sentence; one in
// capitals keeps them.
func inner(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[n:]); unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[n:]
}
