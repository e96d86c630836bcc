package protocols

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Format lays the text of a protocol file out in the one way that all of them
// share. Name is what the diagnostics call the file. What the text means, its
// comments and the order of everything stay; of a text that is not TOML nothing
// does, and the diagnostics say why. Other faults are no matter here.
//
// Keys, values and comments are copied as they stand, so a text over several
// lines keeps its own line breaks. A list keeps to one line, or has one item a
// line where its author broke it or left comments in it. Formatting what was
// formatted changes nothing.
func Format(name string, text []byte) ([]byte, Diagnostics) {
	src := newSource(name, text)
	r := &reader{main: src}
	if r.load(src); r.faults.HasErrors() {
		r.faults.sort(name)
		return nil, r.faults
	}
	f := formatter{text: src.text, many: map[string]bool{}}
	f.file()
	out := layOut(f.rows)
	if len(out) > MaxSize {
		r.report(Error, src, 0, CodeTooLarge, "keep one protocol a file, and prose elsewhere",
			"laid out, the file would have more than the %d KiB a protocol may have", MaxSize>>10)
		return nil, r.faults
	}
	return out, nil
}

// FormatFile is [Format] for a file, and changes nothing in it. It returns the
// text that is there and the text that should be, the second nil where the
// diagnostics say why.
func FormatFile(path string) (before, after []byte, ds Diagnostics) {
	before, err := readText(path)
	if err != nil {
		return nil, nil, unreadable(path, err)
	}
	after, ds = Format(path, before)
	return before, after, ds
}

// formatter turns the expressions of a file into rows.
type formatter struct {
	parser unstable.Parser
	text   []byte
	at     int // offset up to which the text has been read
	rows   []row
	indent int             // of the keys of the present table
	many   map[string]bool // headers in double brackets so far
}

func (f *formatter) file() {
	f.parser.KeepComments = true
	f.parser.Reset(f.text)
	for f.parser.NextExpression() {
		e := f.parser.Expression()
		switch e.Kind {
		case unstable.Comment:
			f.note(e)
		case unstable.KeyValue:
			f.pair(e)
		default:
			f.header(e)
		}
		if c := e.Next(); c.Valid() {
			f.row().comment = f.raw(c)
		}
	}
	if err := f.parser.Error(); err != nil {
		panic(err) // load has read all of it; half a file must not come out
	}
}

// row returns the last row.
func (f *formatter) row() *row { return &f.rows[len(f.rows)-1] }

// raw returns the text of a node and moves behind it.
func (f *formatter) raw(n *unstable.Node) string {
	f.at = int(n.Raw.Offset + n.Raw.Length)
	text := string(f.parser.Raw(n.Raw))
	if n.Kind == unstable.Comment {
		text = strings.TrimRight(text, " \t")
	}
	return text
}

// begin adds a row for what stands at an offset outside of any value.
func (f *formatter) begin(offset int, is rowKind) {
	blank := len(f.rows) > 0 && bytes.Count(f.text[f.at:offset], []byte("\n")) > 1
	f.rows = append(f.rows, row{is: is, indent: f.indent, blank: blank})
}

// note adds a comment on a line of its own. It belongs to what it touches; one
// that touches nothing is at the margin if it was there.
func (f *formatter) note(e *unstable.Node) {
	offset := int(e.Raw.Offset)
	f.begin(offset, noteRow)
	n := f.row()
	switch {
	case len(f.rows) > 1 && !n.blank:
		if before := f.rows[len(f.rows)-2]; before.is == noteRow {
			n.indent = before.indent
		}
	case offset == 0 || f.text[offset-1] == '\n':
		n.indent = 0
	}
	f.put(f.raw(e))
}

// adopt makes the comments right above the last row a part of it, and returns
// the index of the row with which the whole begins.
func (f *formatter) adopt() int {
	i := len(f.rows) - 1
	for indent := f.rows[i].indent; i > 0 && !f.rows[i].blank && f.rows[i-1].is == noteRow; i-- {
		f.rows[i-1].indent = indent
	}
	return i
}

// pair adds a key with its value, the first of a table right below its header.
func (f *formatter) pair(e *unstable.Node) {
	f.begin(int(e.Raw.Offset), pairRow)
	if top := f.adopt(); top > 0 && f.rows[top-1].is == headRow {
		f.rows[top].blank = false
	}
	p := f.read(e)
	f.row().key = p.key
	f.putPiece(p)
}

// header adds a [header] or [[header]], with a blank line above it. What is
// below a list of tables, as [[phase.prompt]] is, stands further in.
func (f *formatter) header(e *unstable.Node) {
	f.indent = 0
	var path []string
	for it := e.Key(); it.Next(); {
		if len(path) > 0 && f.many[strings.Join(path, "\x00")] {
			f.indent++
		}
		path = append(path, string(it.Node().Data))
	}
	f.begin(int(e.Child().Raw.Offset), headRow)
	if top := f.adopt(); top > 0 {
		f.row().blank = false
		f.rows[top].blank = true
	}
	open, shut := "[", "]"
	if e.Kind == unstable.ArrayTable {
		open, shut = "[[", "]]"
		f.many[strings.Join(path, "\x00")] = true
	}
	f.put(open + f.key(e.Key()) + shut)
}

// key returns a key without the blanks around its dots.
func (f *formatter) key(it unstable.Iterator) string {
	var parts []string
	for it.Next() {
		parts = append(parts, f.raw(it.Node()))
	}
	return strings.Join(parts, ".")
}

// piece is a value, a key with its value, or a comment in between.
type piece struct {
	is     unstable.Kind // of the value
	key    string        // "" for an item of a list
	text   string        // of a comment or of what has no parts
	breaks int           // line breaks before it
	parts  []piece       // of a list or an inline table
	broken bool          // the parts stand on lines of their own
	tall   bool          // it takes several rows
}

// read reads a piece. The parser does not say where lists and inline tables
// begin and end, but what is around their parts is known: blanks, line breaks,
// commas and the brackets.
func (f *formatter) read(n *unstable.Node) piece {
	p := piece{breaks: f.skip()}
	if n.Kind == unstable.KeyValue {
		p.key = f.key(n.Key())
		f.skip()
		n = n.Value()
	}
	p.is = n.Kind
	if n.Kind != unstable.Array && n.Kind != unstable.InlineTable {
		p.text = f.raw(n)
		return p
	}
	f.at++ // the opening bracket
	for it := n.Children(); it.Next(); {
		p.parts = append(p.parts, f.read(it.Node()))
		if it.Node().Kind != unstable.Comment {
			continue
		}
		for more := it.Node().Children(); more.Next(); {
			p.parts = append(p.parts, f.read(more.Node()))
		}
	}
	open := f.skip() > 0
	f.at++ // the closing bracket
	has := func(is func(piece) bool) bool { return slices.ContainsFunc(p.parts, is) }
	p.tall = has(func(q piece) bool { return q.tall || q.is == unstable.Comment })
	if n.Kind == unstable.InlineTable {
		// TOML 1.0 has them on one line, where no comment can be.
		p.broken = has(func(q piece) bool { return q.is == unstable.Comment })
		return p
	}
	p.broken = p.tall || len(p.parts) > 0 && open || has(func(q piece) bool { return q.breaks > 0 })
	p.tall = p.broken
	return p
}

// skip moves over what is between pieces and counts the line breaks.
func (f *formatter) skip() (breaks int) {
	rest := bytes.TrimLeft(f.text[f.at:], " \t\r\n,=")
	gap := f.text[f.at : len(f.text)-len(rest)]
	f.at += len(gap)
	return bytes.Count(gap, []byte("\n"))
}

// put adds to the text of the last row.
func (f *formatter) put(text string) { f.row().text = append(f.row().text, text...) }

// putPiece adds a value to the last row, and rows where it needs more.
func (f *formatter) putPiece(p piece) {
	switch {
	case p.is != unstable.Array && p.is != unstable.InlineTable:
		f.put(p.text)
	case p.broken:
		f.putBroken(p)
	default:
		open, shut := "[", "]"
		if p.is == unstable.InlineTable {
			open, shut = "{ ", " }"
		}
		if len(p.parts) == 0 {
			open, shut = strings.TrimSpace(open), strings.TrimSpace(shut)
		}
		f.put(open)
		for i, part := range p.parts {
			if i > 0 {
				f.put(", ")
			}
			if part.key != "" {
				f.put(part.key + " = ")
			}
			f.putPiece(part)
		}
		f.put(shut)
	}
}

// putBroken adds a list or inline table with each part in a row of its own.
func (f *formatter) putBroken(p piece) {
	open, shut := "[", "]"
	if p.is == unstable.InlineTable {
		open, shut = "{", "}"
	}
	f.put(open)
	indent := f.row().indent
	for i, part := range p.parts {
		comment := part.is == unstable.Comment
		if comment && part.breaks == 0 {
			f.row().comment = part.text
			continue
		}
		r := row{key: part.key, indent: indent + 1, blank: i > 0 && part.breaks > 1}
		if comment {
			r.is = noteRow
		}
		f.rows = append(f.rows, r)
		f.putPiece(part)
		if !comment {
			f.put(",")
		}
	}
	f.rows = append(f.rows, row{indent: indent})
	f.put(shut)
}
