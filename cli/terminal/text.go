package terminal

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// runeWidth returns how many columns a rune takes: 0 for one that joins the
// rune before it or cannot be shown, 2 for the wide ones of East Asia.
func runeWidth(r rune) int {
	const lines, pictures = '\u2500', '\u2600' // box drawing, blocks, shapes: most of a picture
	if ' ' <= r && r <= '~' || lines <= r && r < pictures {
		return 1
	}
	if !unicode.IsPrint(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Width returns how many columns a text takes.
func Width(text string) (columns int) {
	for _, r := range text {
		columns += runeWidth(r)
	}
	return columns
}

// Clip cuts a text to so many columns, with an ellipsis where something is
// missing.
func Clip(text string, columns int) string {
	if Width(text) <= columns {
		return text
	}
	used := 0
	for i, r := range text {
		if used+runeWidth(r) > columns-1 {
			if columns < 1 {
				return ""
			}
			return strings.TrimRight(text[:i], " ") + "…"
		}
		used += runeWidth(r)
	}
	return text
}

// Wrap breaks a text into lines of at most so many columns, between words. A
// word that is longer than a line is clipped.
func Wrap(text string, columns int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		word = Clip(word, columns)
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= columns:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
