package protocols

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"time"
)

// form is what a value may be: as the documentation names it and as the schema
// checks it. The constructors below join it to the reading, so that the three
// cannot part.
type form struct {
	kind   string // "text", "duration" …
	unit   string // "" for none
	bounds string // the range in words, "" for none
	schema object
}

// object is one object of a JSON Schema.
type object map[string]any

// key is one key that may stand in a table that is read into a T.
type key[T any] struct {
	name string
	form form
	read func(r *reader, e *entry, to *T)

	about   string // what it is for
	need    string // where the key is required, an example to add; else ""
	without string // what holds where it is left out; "" where it is required or that is plain
	example string // as it stands in a file
}

func newKey[T any](name string, f form, read func(*reader, *entry, *T)) key[T] {
	return key[T]{name: name, form: f, read: read}
}

// must says that the key is required, with an example.
func (k key[T]) must(example string) key[T] { k.need, k.example = example, example; return k }

// may says what holds without the key, and gives an example.
func (k key[T]) may(without, example string) key[T] {
	k.without, k.example = without, example
	return k
}

// eg gives another example than what is to be added.
func (k key[T]) eg(example string) key[T] { k.example = example; return k }

// known says which values there are, where others are no error.
func (k key[T]) known(names []string) key[T] {
	schema := maps.Clone(k.form.schema)
	schema["examples"] = names
	k.form.bounds, k.form.schema = "one of "+strings.Join(names, ", "), schema
	return k
}

// does says what the key is for.
func (k key[T]) does(about string) key[T] { k.about = about; return k }

var (
	textForm = form{"text", "", "not empty", object{"type": "string", "pattern": `\S`}}
	lineForm = form{"text", "", "one line, not empty", object{"type": "string", "pattern": `^[^\r\n\t]*[^\s][^\r\n\t]*$`}}
	idForm   = form{"id", "", "kebab-case, at most 64 letters", object{"type": "string", "pattern": kebab.String(), "maxLength": longestID}}
	flagForm = form{"true or false", "", "", object{"type": "boolean"}}

	durationForm = form{"duration", "h, m, s, ms", "above zero, at most 24h", object{"type": "string", "pattern": `^\s*` + durationSchema + `\s*$`}}
	signedForm   = form{"duration", "h, m, s, ms", "−24h to 24h; −0s is the end", object{"type": "string", "pattern": `^\s*-?` + durationSchema + `\s*$`}}
)

// durationSchema is the pattern of a duration for the schema, which knows no
// other way to say that one unit at least is there.
var durationSchema = func() string {
	const amount = ` *[0-9]{1,9}(\.[0-9]{1,12})?`
	h, m, s, ms := amount+"h", amount+"m", amount+"s", amount+"ms"
	return fmt.Sprintf("(%s(%s)?(%s)?(%s)?|%s(%s)?(%s)?|%s(%s)?|%s)", h, m, s, ms, m, s, ms, s, ms, ms)
}()

// listOf is the form of a list of some form.
func listOf(items form, least int) form {
	schema := object{"type": "array", "items": items.schema}
	bounds := items.bounds
	if least > 0 {
		schema["minItems"] = least
	}
	return form{"list of " + plural[items.kind], items.unit, bounds, schema}
}

var plural = map[string]string{"text": "texts", "id": "ids", "duration": "durations", "code": "codes", "id or text": "ids and texts"}

func textKey[T any](name string, set func(*T, string)) key[T] {
	return newKey(name, textForm, func(r *reader, e *entry, to *T) {
		if s, ok := r.text(e); ok {
			set(to, s)
		}
	})
}

func lineKey[T any](name string, set func(*T, string)) key[T] {
	return newKey(name, lineForm, func(r *reader, e *entry, to *T) {
		if s, ok := r.line(e); ok {
			set(to, s)
		}
	})
}

func idKey[T any](name string, set func(*T, string)) key[T] {
	return newKey(name, idForm, func(r *reader, e *entry, to *T) {
		if s, ok := r.id(e); ok {
			set(to, s)
		}
	})
}

func flagKey[T any](name string, set func(*T, bool)) key[T] {
	return newKey(name, flagForm, func(r *reader, e *entry, to *T) {
		if b, ok := r.flag(e); ok {
			set(to, b)
		}
	})
}

func durationKey[T any](name string, set func(*T, time.Duration)) key[T] {
	return newKey(name, durationForm, func(r *reader, e *entry, to *T) {
		if d, ok := r.duration(e); ok {
			set(to, d)
		}
	})
}

func signedKey[T any](name string, set func(*T, time.Duration)) key[T] {
	return newKey(name, signedForm, func(r *reader, e *entry, to *T) {
		if d, ok := r.signed(e); ok {
			set(to, d)
		}
	})
}

// wholeKey takes a whole number; a high bound of MaxInt32 stands for none worth
// naming.
func wholeKey[T any](name string, lo, hi int64, set func(*T, int)) key[T] {
	f := form{"whole number", "", fmt.Sprintf("%d to %d", lo, hi), object{"type": "integer", "minimum": lo, "maximum": hi}}
	if hi == math.MaxInt32 {
		f.bounds = fmt.Sprintf("%d or more", lo)
	}
	return newKey(name, f, func(r *reader, e *entry, to *T) {
		if n, ok := r.whole(e, lo, hi); ok {
			set(to, n)
		}
	})
}

// aboveKey takes a number above one bound and up to another.
func aboveKey[T any](name string, code Code, lo, hi float64, set func(*T, float64)) key[T] {
	f := form{"number", "", fmt.Sprintf("above %v, at most %v", lo, hi), object{"type": "number", "exclusiveMinimum": lo, "maximum": hi}}
	return newKey(name, f, func(r *reader, e *entry, to *T) {
		if n, ok := r.number(e, code, lo, hi, true); ok {
			set(to, n)
		}
	})
}

func choiceKey[T any, S ~string](name string, words []S, set func(*T, S)) key[T] {
	f := form{oneOf(words), "", "", object{"type": "string", "enum": words}}
	return newKey(name, f, func(r *reader, e *entry, to *T) {
		if w, ok := choice(r, e, words); ok {
			set(to, w)
		}
	})
}

// in gives a key's value a unit.
func (k key[T]) in(unit string) key[T] { k.form.unit = unit; return k }
