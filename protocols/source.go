package protocols

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"
)

// MaxSize is the largest protocol file that is read, in bytes. The shipped ones
// have under 6,000.
const MaxSize = 1 << 20

// source is the text of one file and knows where its lines begin.
type source struct {
	name  string
	text  []byte
	lines []int // offset of each line's first byte
}

// newSource keeps the text without the byte order mark that some editors leave.
func newSource(name string, text []byte) *source {
	s := &source{name: name, text: bytes.TrimPrefix(text, []byte("\uFEFF")), lines: []int{0}}
	if len(s.text) > MaxSize {
		return s
	}
	for i, c := range s.text {
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// place returns the line and the column, in characters, of an offset; both
// count from 1.
func (s *source) place(offset int) (line, column int) {
	offset = min(max(offset, 0), len(s.text))
	for offset > 0 && offset < len(s.text) && !utf8.RuneStart(s.text[offset]) {
		offset-- // the parser points at the last byte of a text that ends too early
	}
	i, exact := slices.BinarySearch(s.lines, offset)
	if !exact {
		i--
	}
	return i + 1, utf8.RuneCount(s.text[s.lines[i]:offset]) + 1
}

// check finds what makes the text unreadable as a whole, before any of it is
// parsed.
func (s *source) check() (offset int, code Code, message, hint string) {
	if len(s.text) > MaxSize {
		return 0, CodeTooLarge, fmt.Sprintf("the file has more than the %d KiB a protocol may have", MaxSize>>10), "keep one protocol a file, and prose elsewhere"
	}
	if len(bytes.TrimSpace(s.text)) == 0 {
		return 0, CodeEmpty, "the file is empty; a protocol was expected", `begin with format = 1, an id, a name, a kind and one [[phase]]`
	}
	if i := bytes.IndexByte(s.text, 0); i >= 0 {
		return i, CodeNUL, "the file holds a NUL byte; UTF-8 text was expected", "save it as UTF-8, not UTF-16"
	}
	if !utf8.Valid(s.text) {
		i := 0
		for i < len(s.text) {
			r, n := utf8.DecodeRune(s.text[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return i, CodeNotUTF8, fmt.Sprintf("byte 0x%02X is not UTF-8 text", s.text[i]), "save the file as UTF-8"
	}
	return 0, "", "", ""
}
