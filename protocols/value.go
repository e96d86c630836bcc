package protocols

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode"

	"outbreath/pacing"
	"outbreath/words"
)

// wrongType reports a value of a type that its key does not take.
func (r *reader) wrongType(e *entry, want, hint string) {
	r.fault(e, CodeType, hint, "%q must be %s, not %s", e.name, words.Of(want), e.found())
}

// text reads text that is not empty.
func (r *reader) text(e *entry) (string, bool) {
	s, ok := e.value.(string)
	switch {
	case !ok:
		hint := ""
		if e.shape == scalar {
			hint = words.Say("put it in quotes")
		}
		r.wrongType(e, "text", hint)
	case strings.TrimSpace(s) == "":
		r.fault(e, CodeText, "write it, or leave the key out", "%q is empty", e.name)
		return "", false
	case strings.ContainsFunc(s, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\r' && c != '\t' }):
		r.fault(e, CodeText, "leave it out", "%q holds a control character", e.name)
		return "", false
	}
	return s, ok
}

// line reads text that fits on one line.
func (r *reader) line(e *entry) (string, bool) {
	s, ok := r.text(e)
	if ok && strings.ContainsAny(s, "\r\n\t") {
		r.fault(e, CodeText, "keep it short; a phase has say for what is longer", "%q must be one line", e.name)
		return "", false
	}
	return s, ok
}

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// longestID is how many letters an id may have.
const longestID = 64

// id reads an id in kebab-case.
func (r *reader) id(e *entry) (string, bool) {
	s, ok := r.text(e)
	if !ok {
		return "", false
	}
	if !kebab.MatchString(s) || len(s) > longestID {
		hint := words.Say(`ids look like "low-back"`)
		if k := toKebab(s); k != "" && len(k) <= longestID {
			hint = words.Say("write %q", k)
		}
		r.fault(e, CodeBadID, hint, "%q is not an id: small letters and digits, joined by single hyphens, at most %d", shorten(s), longestID)
		return "", false
	}
	return s, true
}

// toKebab turns a name into the id it suggests, "" where nothing is left.
func toKebab(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(c)
			gap = false
		} else {
			gap = true
		}
	}
	return b.String()
}

// choice reads one of some words.
func choice[S ~string](r *reader, e *entry, all []S) (S, bool) {
	s, ok := e.value.(string)
	if !ok {
		r.wrongType(e, oneOf(all), "")
		return "", false
	}
	names := make([]string, len(all))
	for i, w := range all {
		if s == string(w) {
			return w, true
		}
		names[i] = string(w)
	}
	r.fault(e, CodeChoice, r.didYouMean(s, names), "%q must be %s, not %q", e.name, oneOf(all), shorten(s))
	return "", false
}

// flag reads true or false.
func (r *reader) flag(e *entry) (bool, bool) {
	b, ok := e.value.(bool)
	if !ok {
		hint := words.Say("write true, or leave the key out")
		if s, isText := e.value.(string); isText && (s == "true" || s == "false") {
			hint = words.Say("leave the quotes out")
		}
		r.wrongType(e, "true or false", hint)
	}
	return b, ok
}

// number reads a number between two bounds, or from a bound up to another that
// is not itself allowed at the low end where above is set.
func (r *reader) number(e *entry, code Code, lo, hi float64, above bool) (float64, bool) {
	var n float64
	switch v := e.value.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	default:
		r.wrongType(e, "a number", unquote(e))
		return 0, false
	}
	if !(n >= lo && n <= hi) || above && n == lo {
		bounds := words.Say("between %v and %v", lo, hi)
		if above {
			bounds = words.Say("above %v and at most %v", lo, hi)
		}
		r.fault(e, code, "", "%q must be %s, not %v", e.name, bounds, n)
		return 0, false
	}
	return n, true
}

// whole reads a whole number between two bounds; a high bound of MaxInt32
// stands for none worth naming.
func (r *reader) whole(e *entry, lo, hi int64) (int, bool) {
	n, ok := e.value.(int64)
	if !ok {
		hint := unquote(e)
		if f, is := e.value.(float64); is && f == math.Trunc(f) && math.Abs(f) < 1e9 {
			hint = words.Say("write %d", int64(f))
		}
		r.wrongType(e, "a whole number", hint)
		return 0, false
	}
	if n < lo || n > hi {
		bounds := words.Say("between %d and %d", lo, hi)
		if hi == math.MaxInt32 {
			bounds = words.Say("at least %d", lo)
		}
		r.fault(e, CodeRange, "", "%q must be %s, not %d", e.name, bounds, n)
		return 0, false
	}
	return int(n), true
}

// unquote is the hint for a number in quotes.
func unquote(e *entry) string {
	if s, ok := e.value.(string); ok && bareForm.MatchString(s) {
		return words.Say("leave the quotes out")
	}
	return ""
}

// duration reads a duration above zero.
func (r *reader) duration(e *entry) (time.Duration, bool) {
	d, ok := r.signed(e)
	if ok && d <= 0 {
		hint := words.Say("leave the key out if there is to be none")
		if d < 0 {
			hint = words.Say("write %q", pacing.FormatDuration(-d))
		}
		r.fault(e, CodeNotPositive, hint, "%q must be longer than zero", e.name)
		return 0, false
	}
	return d, ok
}

// signed reads a duration that may be negative.
func (r *reader) signed(e *entry) (time.Duration, bool) {
	var bare string
	switch v := e.value.(type) {
	case string:
		d, fault := parseDuration(v)
		if fault != nil {
			r.fault(e, fault.code, fault.hint, "%q: %s", e.name, fault.message)
			return 0, false
		}
		return d, true
	case int64:
		bare = fmt.Sprint(v)
	case float64:
		bare = fmt.Sprint(v)
	default:
		r.wrongType(e, `a duration such as "4m30s"`, "")
		return 0, false
	}
	if e.name != "at" {
		bare = strings.TrimPrefix(bare, "-")
	}
	hint := words.Say(`write seconds as "90s" and minutes as "4m"`)
	if _, fault := parseDuration(bare + "m"); fault == nil {
		hint = words.Say("write %q for seconds or %q for minutes", bare+"s", bare+"m")
	}
	r.fault(e, CodeBareNumber, hint,
		"%q is the bare number %s; a duration names its units and is in quotes", e.name, bare)
	return 0, false
}

// each reads the items of a list.
func (r *reader) each(e *entry, want, example string, read func(item *entry)) {
	if e.shape != list {
		if s, ok := e.value.(string); ok {
			example = fmt.Sprintf("%s = [%q]", e.name, shorten(s))
		}
		r.wrongType(e, words.Say("a list of %s", words.Of(want)), words.Say("write %s", example))
		return
	}
	for _, item := range e.items {
		read(item)
	}
}

// weight reads the weight of a phase.
func (r *reader) weight(e *entry, p *phaseDraft) {
	w, ok := r.number(e, CodeRange, 0, pacing.MaxWeight, false)
	if ok && w > 0 && w < pacing.MinWeight {
		r.fault(e, CodeRange, "write weight = 0 to keep the ideal length", "\"weight\" must be 0 or at least %v, not %v", pacing.MinWeight, w)
	}
	p.Weight = w
}

// weightBounds is the range of a weight in words.
func weightBounds() string { return fmt.Sprintf("0, or %v to %v", pacing.MinWeight, pacing.MaxWeight) }
