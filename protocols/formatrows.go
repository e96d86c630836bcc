package protocols

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// rowKind is what a row is, as far as its neighbours care.
type rowKind uint8

const (
	pairRow rowKind = iota // a key with its value, an item of a list, or the end of a value
	headRow
	noteRow // a comment on a line of its own
)

// row is one line of a formatted file; more than one where a text in it has
// line breaks of its own.
type row struct {
	is      rowKind
	blank   bool // a blank line goes before it
	indent  int  // in steps of two blanks
	key     string
	text    []byte
	comment string // behind the text
}

// What is wider than these, in characters, aligns with nothing and nothing with
// it: one long key or value should not push all others to the right.
const (
	widestKey  = 24
	widestLine = 80
)

// layOut writes rows, neighbours aligned with each other.
func layOut(rows []row) []byte {
	var b bytes.Buffer
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].follows(&rows[n-1]) {
			n++
		}
		layOutBlock(&b, rows[:n])
		rows = rows[n:]
	}
	return b.Bytes()
}

// follows reports whether a row is in one block with the row before it.
func (r *row) follows(before *row) bool {
	return r.is == pairRow && before.is == pairRow && !r.blank && r.indent == before.indent &&
		(r.key == "") == (before.key == "") && !before.tall()
}

// tall reports whether the row's text has line breaks of its own.
func (r *row) tall() bool { return bytes.ContainsRune(r.text, '\n') }

// layOutBlock aligns the equals signs of a block, then its comments.
func layOutBlock(b *bytes.Buffer, rows []row) {
	keys, comments := 0, 0
	for _, r := range rows {
		if n := utf8.RuneCountInString(r.key); n <= widestKey {
			keys = max(keys, n)
		}
	}
	for _, r := range rows {
		if n := r.width(keys); r.comment != "" && n <= widestLine && !r.tall() {
			comments = max(comments, n)
		}
	}
	for _, r := range rows {
		if r.blank {
			b.WriteByte('\n')
		}
		writeBlanks(b, 2*r.indent)
		if r.key != "" {
			b.WriteString(r.key)
			writeBlanks(b, keys-utf8.RuneCountInString(r.key))
			b.WriteString(" = ")
		}
		b.Write(r.text)
		if r.comment != "" {
			if !r.tall() {
				writeBlanks(b, comments-r.width(keys))
			}
			b.WriteString("  " + r.comment)
		}
		b.WriteByte('\n')
	}
}

// width returns how many characters a row has before its comment, its key
// filled up to a width.
func (r *row) width(keys int) int {
	n := 2*r.indent + utf8.RuneCount(r.text)
	if r.key != "" {
		n += max(keys, utf8.RuneCountInString(r.key)) + len(" = ")
	}
	return n
}

func writeBlanks(b *bytes.Buffer, n int) { b.WriteString(strings.Repeat(" ", max(0, n))) }
