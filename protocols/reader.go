package protocols

import (
	"fmt"
	"time"
)

// maxFaults bounds how many faults of one file are listed.
const maxFaults = 500

// reader reads one protocol and gathers what is wrong with it.
type reader struct {
	main   *source
	faults Diagnostics
	full   bool // further faults are no longer listed

	rootNames []string        // the keys that belong before the first table
	first     int             // offset of the first table header, -1 without one
	misplaced map[string]bool // root keys found inside a table
	fetch     fetcher         // where the protocols to extend come from
	extends   *entry          // the main file's key of this name
}

// report notes a fault at an offset.
func (r *reader) report(sev Severity, src *source, offset int, code Code, hint, format string, args ...any) {
	if r.full {
		return
	}
	line, column := src.place(offset)
	d := Diagnostic{src.name, line, column, sev, code, fmt.Sprintf(format, args...), hint}
	if len(r.faults) == maxFaults {
		r.full = true
		d.Severity, d.Code = Error, CodeTooMany
		d.Message, d.Hint = fmt.Sprintf("more than %d faults; the rest is not listed", maxFaults), "mend these first"
	}
	r.faults = append(r.faults, d)
}

// fault notes an error in the value of an entry.
func (r *reader) fault(e *entry, code Code, hint, format string, args ...any) {
	r.report(Error, e.src, e.at, code, hint, format, args...)
}

// key is one key that may stand in a table that is read into a T.
type key[T any] struct {
	name string
	need bool
	read func(r *reader, e *entry, to *T)
}

// walk reads a table by its keys. What names the table in messages.
func walk[T any](r *reader, e *entry, what string, keys []key[T], to *T) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	for _, name := range e.names {
		f := e.get(name)
		known := false
		for _, k := range keys {
			if k.name == name {
				k.read(r, f, to)
				known = true
				break
			}
		}
		if !known {
			r.unknown(f, what, names)
		}
	}
	for _, k := range keys {
		if k.need && e.get(k.name) == nil {
			r.missing(e, what, k.name)
		}
	}
}

// unknown reports a key that has no meaning in its table.
func (r *reader) unknown(f *entry, what string, names []string) {
	if what != wholeProtocol && f.src == r.main {
		for _, name := range r.rootNames {
			if name == f.name {
				r.misplaced[name] = true
				line, _ := f.src.place(r.first)
				r.report(Error, f.src, f.key, CodeMisplaced,
					fmt.Sprintf("move it above line %d, where the first table begins", line),
					"%q belongs to the whole protocol but stands in %s", name, what)
				return
			}
		}
	}
	r.report(Error, f.src, f.key, CodeUnknownKey, didYouMean(f.name, names), "%s has no key %q", what, shorten(f.name))
}

// missing reports a key that had to be there, unless it was found elsewhere.
func (r *reader) missing(e *entry, what, name string) {
	if what == wholeProtocol && r.misplaced[name] {
		return
	}
	r.report(Error, e.src, e.key, CodeMissing, "add "+examples[name], "%s has no %s", what, name)
}

// wholeProtocol names the root table in messages.
const wholeProtocol = "the protocol"

// examples shows each required key with a value.
var examples = map[string]string{
	"format":     "format = 1",
	"id":         `id = "my-drill"`,
	"name":       `name = "My drill"`,
	"kind":       `kind = "drill"`,
	"phase":      "a [[phase]] with id, kind, name and ideal",
	"ideal":      `ideal = "4m"`,
	"in":         `in = "4s"`,
	"out":        `out = "6s"`,
	"start_rate": "start_rate = 12",
	"to":         `to = "calm"`,
	"from":       `from = "calm"`,
	"fade":       "fade = 3",
	"say":        `say = ["Lighter, same or a little more?"]`,
}

// shorten keeps what is quoted from a file readable.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// found says what stands at an entry.
func (e *entry) found() string {
	switch e.shape {
	case list:
		return "a list"
	case table:
		return "a table"
	case tables:
		return "a list of tables"
	}
	switch v := e.value.(type) {
	case string:
		return fmt.Sprintf("text, %q", shorten(v))
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return "a date or time"
	}
	return "something else"
}
