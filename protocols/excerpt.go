package protocols

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The widest excerpt of a line, in characters, and how much of it stands before
// the place.
const (
	excerptWidth  = 100
	excerptBefore = 60
)

// Excerpt returns the line a fault is on and, to be shown below it, carets under
// the characters that are meant; a long line is cut round them. Columns tells how
// many columns of the screen a text takes. Both are empty where there is no line.
func (d Diagnostic) Excerpt(columns func(string) int) (line, carets string) {
	text := []rune(d.Source)
	at := min(max(d.Column-1, 0), len(text))
	if strings.TrimSpace(d.Source) == "" {
		return "", ""
	}
	width := max(min(d.Width, len(text)-at), 1)
	from, to := 0, len(text)
	before, after := "", ""
	if len(text) > excerptWidth {
		if at > excerptBefore {
			from, before = at-excerptBefore, "…"
		}
		if to > from+excerptWidth {
			to, after = from+excerptWidth, "…"
		}
	}
	width = min(width, max(to-at, 1))
	line = before + string(text[from:to]) + after
	marked := string(text[at:min(at+width, to)])
	return line, strings.Repeat(" ", columns(before+string(text[from:at]))) + strings.Repeat("^", max(columns(marked), 1))
}

// shown makes a line of a file fit to be shown: it can move no cursor.
func shown(line []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, string(line))
}
