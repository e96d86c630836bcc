package protocols

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"outbreath/words"
)

// MaxSize is the largest protocol file that is read, in bytes. The shipped ones
// have under 6,000.
const MaxSize = 1 << 20

// longestShown is how long a line may be, in bytes, and still be shown with its
// faults: each of them carries it.
const longestShown = 4096

// source is the text of one file and knows where its lines begin.
type source struct {
	name  string
	text  []byte
	lines []int  // offset of each line's first byte
	marks []mark // where keys and values are, in the order of the file
}

// mark is where a key or a value begins and ends.
type mark struct{ at, end int }

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

// mark notes where a key or a value is. They come in the order of the file.
func (s *source) mark(at, length int) { s.marks = append(s.marks, mark{at, at + length}) }

// diagnostic is a fault at an offset, with its line.
func (s *source) diagnostic(offset int) Diagnostic {
	d := Diagnostic{File: s.name, Width: 1}
	d.Line, d.Column = s.place(offset)
	begin, end := s.lines[d.Line-1], len(s.text)
	if d.Line < len(s.lines) {
		end = s.lines[d.Line]
	}
	if end-begin <= longestShown {
		d.Source = shown(bytes.TrimRight(s.text[begin:end], "\r\n"))
	}
	if to := min(s.endOf(offset), end); to > offset {
		d.Width = utf8.RuneCount(s.text[offset:to])
	}
	return d
}

// endOf returns where the key or value ends that begins at an offset.
func (s *source) endOf(offset int) int {
	i, found := slices.BinarySearchFunc(s.marks, offset, func(m mark, at int) int { return m.at - at })
	if !found {
		return offset
	}
	return s.marks[i].end
}

// raw returns the key or value that begins at an offset, as it stands there.
func (s *source) raw(offset int) string { return string(s.text[offset:s.endOf(offset)]) }

// check finds what makes the text unreadable as a whole, before any of it is
// parsed.
func (s *source) check() (offset int, code Code, message, hint string) {
	if len(s.text) > MaxSize {
		return 0, CodeTooLarge, words.Say("the file has more than the %d KiB a protocol may have", MaxSize>>10), words.Say("keep one protocol a file, and prose elsewhere")
	}
	if len(bytes.TrimSpace(s.text)) == 0 {
		return 0, CodeEmpty, words.Say("the file is empty; a protocol was expected"), words.Say(`begin with format = 1, an id, a name, a kind and one [[phase]]`)
	}
	if bytes.HasPrefix(s.text, []byte{0xFF, 0xFE}) || bytes.HasPrefix(s.text, []byte{0xFE, 0xFF}) {
		return 0, CodeNotUTF8, words.Say("the file is UTF-16; UTF-8 text was expected"), words.Say("save it as UTF-8")
	}
	if i := bytes.IndexByte(s.text, 0); i >= 0 {
		return i, CodeNUL, words.Say("the file holds a NUL byte; UTF-8 text was expected"), words.Say("delete it, or save the file as UTF-8 if it is UTF-16")
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
		return i, CodeNotUTF8, words.Say("byte 0x%02X is not UTF-8 text", s.text[i]), words.Say("save the file as UTF-8")
	}
	return 0, "", "", ""
}
