package protocols

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"

	"outbreath/words"
)

// maxNesting bounds the parts of a dotted key and the lists and tables within
// each other. The format needs three; more would only cost time.
const maxNesting = 8

// shape is what sort of thing stands at an entry.
type shape uint8

const (
	scalar shape = iota
	list         // [a, b]
	table        // [name], {…} or the path to one
	tables       // [[name]]
)

// entry is one key of a file with what stands there, or one item of a list. It
// joins the place, from the syntax tree, with the value, from the decoder.
type entry struct {
	src   *source
	name  string
	key   int // offset of the key, of a header's key, or of the item
	at    int // offset of the value; key for tables
	shape shape
	value any // of a scalar: string, int64, float64, bool or time.Time

	names  []string          // of a table, in the order of the file
	fields map[string]*entry // of a table
	items  []*entry          // of a list or tables

	closed bool // given in full; giving it again is a fault
}

// get returns the field of a table, nil where there is none.
func (e *entry) get(name string) *entry { return e.fields[name] }

func (e *entry) add(f *entry) {
	if e.fields == nil {
		e.fields = make(map[string]*entry)
	}
	e.fields[f.name] = f
	e.names = append(e.names, f.name)
}

// drop takes a field out of a table.
func (e *entry) drop(name string) {
	delete(e.fields, name)
	e.names = slices.DeleteFunc(e.names, func(n string) bool { return n == name })
}

// tree builds entries from the expressions of one file.
type tree struct {
	src    *source
	text   []byte // of the source, perhaps with blanks in place of what is not TOML
	parser unstable.Parser
	root   *entry
	first  int   // offset of the first table header, -1 without one
	begin  int   // offset of the expression that is read
	flaw   *flaw // the first that was found
}

func newTree(src *source, text []byte) *tree {
	src.marks = src.marks[:0]
	return &tree{src: src, text: text, root: &entry{src: src, shape: table}, first: -1}
}

// fault notes what the decoder would not accept either.
func (t *tree) fault(offset int, code Code, hint, format string, args ...any) {
	if t.flaw == nil {
		t.flaw = &flaw{offset, code, fmt.Sprintf(words.Of(format), args...), hint, t.begin}
	}
}

// build reads the syntax of the whole file, up to the first flaw. Values are
// still missing; those come with [entry.fill].
func (t *tree) build() {
	t.parser.Reset(t.text)
	into := t.root
	for t.flaw == nil && t.parser.NextExpression() {
		e := t.parser.Expression()
		if it := e.Key(); it.Next() {
			t.begin = int(it.Node().Raw.Offset)
		}
		switch e.Kind {
		case unstable.KeyValue:
			t.keyValue(into, e, 1)
		case unstable.Table, unstable.ArrayTable:
			into = t.header(e)
		}
	}
	if err := t.parser.Error(); t.flaw == nil && err != nil {
		t.syntax(err)
	}
}

// header opens the table a [header] or [[header]] names.
func (t *tree) header(e *unstable.Node) *entry {
	into := t.root
	depth := 0
	for it := e.Key(); it.Next(); depth++ {
		k := it.Node()
		offset := int(k.Raw.Offset)
		t.src.mark(offset, int(k.Raw.Length))
		if t.first < 0 {
			t.first = offset
		}
		if depth == maxNesting {
			t.fault(offset, CodeNesting, "", "the header has more than %d parts", maxNesting)
			break
		}
		last := k.Next() == nil
		child := into.get(string(k.Data))
		if child == nil {
			child = &entry{src: t.src, name: string(k.Data), key: offset, at: offset, shape: table}
			if last && e.Kind == unstable.ArrayTable {
				child.shape = tables
			}
			into.add(child)
		}
		into = child
		if last && !t.open(child, e.Kind, offset) {
			return &entry{src: t.src, shape: table} // what follows is not reported again
		}
		if n := len(into.items); into.shape == tables && n > 0 {
			into = into.items[n-1]
		}
	}
	return into
}

// open marks what the last part of a header names as given, or as one more
// item. It reports false where it was given before.
func (t *tree) open(e *entry, kind unstable.Kind, offset int) bool {
	switch {
	case kind == unstable.ArrayTable && e.shape == tables:
		e.items = append(e.items, &entry{src: t.src, name: e.name, key: offset, at: offset, shape: table, closed: true})
	case kind == unstable.Table && e.shape == table && !e.closed:
		e.closed, e.key, e.at = true, offset, offset
	default:
		line, _ := t.src.place(e.key)
		t.fault(offset, CodeDuplicateKey, "keep one of the two", "%q is already given on line %d", e.name, line)
		return false
	}
	return true
}

// keyValue adds key = value, the key perhaps dotted, to a table.
func (t *tree) keyValue(into *entry, e *unstable.Node, depth int) {
	value := e.Value()
	for it := e.Key(); it.Next(); depth++ {
		k := it.Node()
		offset := int(k.Raw.Offset)
		t.src.mark(offset, int(k.Raw.Length))
		if depth > maxNesting {
			t.fault(offset, CodeNesting, "", "keys and values are nested more than %d deep", maxNesting)
			return
		}
		child := into.get(string(k.Data))
		last := k.Next() == nil
		if child != nil && (last || child.shape != table || child.closed) {
			line, _ := t.src.place(child.key)
			t.fault(offset, CodeDuplicateKey, "keep one of the two", "%q is already given on line %d", child.name, line)
			return
		}
		if child == nil {
			child = &entry{src: t.src, name: string(k.Data), key: offset, at: offset, shape: table}
			into.add(child)
		}
		if last {
			child.at = t.valueAt(k, value)
			t.value(child, value, depth)
		}
		into = child
	}
}

// value gives an entry the shape of its value.
func (t *tree) value(e *entry, value *unstable.Node, depth int) {
	e.closed = true
	switch value.Kind {
	case unstable.Array:
		e.shape = list
		for it := value.Children(); it.Next(); {
			n := it.Node()
			item := &entry{src: t.src, name: e.name, key: e.at, at: e.at}
			if n.Raw.Length > 0 {
				item.key, item.at = int(n.Raw.Offset), int(n.Raw.Offset)
			}
			if depth >= maxNesting {
				t.fault(item.at, CodeNesting, "", "keys and values are nested more than %d deep", maxNesting)
				return
			}
			t.value(item, n, depth+1)
			e.items = append(e.items, item)
		}
	case unstable.InlineTable:
		e.shape = table
		for it := value.Children(); it.Next(); {
			t.keyValue(e, it.Node(), depth+1)
		}
	default:
		e.shape = scalar
		t.src.mark(int(value.Raw.Offset), int(value.Raw.Length))
	}
}

// valueAt returns where a value stands. The syntax tree has no place for lists
// and inline tables; they begin after the key, the equals sign and the blanks
// around it.
func (t *tree) valueAt(key, value *unstable.Node) int {
	if value.Raw.Length > 0 {
		return int(value.Raw.Offset)
	}
	at := int(key.Raw.Offset + key.Raw.Length)
	for at < len(t.text) && (t.text[at] == ' ' || t.text[at] == '\t' || t.text[at] == '=') {
		at++
	}
	return at
}

// fill gives the scalars below an entry their decoded values.
func (e *entry) fill(value any) error {
	switch v := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			f := e.get(name)
			if f == nil {
				return fmt.Errorf("no place for %q", name)
			}
			if err := f.fill(v[name]); err != nil {
				return err
			}
		}
	case []map[string]any:
		return fillItems(e, v)
	case []any:
		return fillItems(e, v)
	default:
		e.value = v
	}
	return nil
}

func fillItems[T any](e *entry, values []T) error {
	if len(values) != len(e.items) {
		return fmt.Errorf("%q has %d items and %d places", e.name, len(values), len(e.items))
	}
	for i, v := range values {
		if err := e.items[i].fill(v); err != nil {
			return err
		}
	}
	return nil
}
