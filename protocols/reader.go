package protocols

import (
	"fmt"
	"math"
	"slices"
	"time"

	"outbreath/words"
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
	bases     []string        // the files that it and its bases name, absolute
	baseless  bool            // what it names is not there, so that much may seem to be missing
	torn      bool            // some lines are not TOML; the same holds
}

// report notes a fault at an offset. The hint and the format are constants, or in
// the language already; it puts them into it.
func (r *reader) report(sev Severity, src *source, offset int, code Code, hint, format string, args ...any) {
	if r.full {
		return
	}
	d := src.diagnostic(offset)
	d.Severity, d.Code, d.Message, d.Hint = sev, code, fmt.Sprintf(words.Of(format), args...), words.Of(hint)
	if len(r.faults) == maxFaults {
		r.full = true
		d.Severity, d.Code = Error, CodeTooMany
		d.Message, d.Hint = words.Say("more than %d faults; the rest is not listed", maxFaults), words.Say("mend these first")
	}
	r.faults = append(r.faults, d)
}

// didYouMean is [didYouMean] as long as faults are listed: looking for names
// takes longer than all the rest.
func (r *reader) didYouMean(got string, names []string) string {
	if r.full {
		return ""
	}
	return didYouMean(got, names)
}

// fault notes an error in the value of an entry.
func (r *reader) fault(e *entry, code Code, hint, format string, args ...any) {
	r.report(Error, e.src, e.at, code, hint, format, args...)
}

// walk reads a table by its keys. What names the table in messages. It returns
// the keys that those unknown were most likely meant to be; they do not count
// as missing too.
func walk[T any](r *reader, e *entry, what string, keys []key[T], to *T) (meant []string) {
	for _, name := range e.names {
		f := e.get(name)
		if i := slices.IndexFunc(keys, func(k key[T]) bool { return k.name == name }); i >= 0 {
			keys[i].read(r, f, to)
			continue
		}
		names := make([]string, len(keys))
		for i, k := range keys {
			names[i] = k.name
		}
		if near := r.unknown(f, what, names); near != "" {
			meant = append(meant, near)
		}
	}
	for _, k := range keys {
		if k.need != "" && e.get(k.name) == nil && !slices.Contains(meant, k.name) {
			r.missing(e, what, k.name, k.need)
		}
	}
	return meant
}

// unknown reports a key that has no meaning in its table, and returns the one
// that was most likely meant, "" where none is near.
func (r *reader) unknown(f *entry, what string, names []string) string {
	afterTable := f.src == r.main && r.first >= 0 && f.key > r.first
	if what != wholeProtocol && afterTable && slices.Contains(r.rootNames, f.name) {
		r.misplaced[f.name] = true
		line, _ := f.src.place(r.first)
		r.report(Error, f.src, f.key, CodeMisplaced, words.Say("move it above line %d, where the first table begins", line),
			"%q belongs to the whole protocol but stands in %s", f.name, words.Of(what))
		return ""
	}
	if r.full {
		return ""
	}
	meant := slices.Clone(names)
	for word, name := range synonyms {
		if slices.Contains(names, name) {
			meant = append(meant, word)
		}
	}
	slices.Sort(meant) // the nearest of equals is always the same one
	near := nearest(f.name, meant)
	if name, is := synonyms[near]; is && !slices.Contains(names, near) {
		near = name
	}
	hint := ""
	switch {
	case what == wholeProtocol && f.name == "prompt":
		hint = words.Say("write [[phase.prompt]] below the phase that it belongs to")
	case near != "":
		hint = words.Say("did you mean %q?", near)
	}
	r.report(Error, f.src, f.key, CodeUnknownKey, hint, "%s has no key %q", words.Of(what), shorten(f.name))
	return near
}

// synonyms are words that people try, and the keys that they mean by them.
var synonyms = map[string]string{
	"duration": "ideal", "minutes": "ideal", "seconds": "ideal", "time": "ideal",
	"minimum": "min", "maximum": "max", "shortest": "min", "longest": "max",
	"title": "name", "label": "name", "type": "kind", "zones": "zone", "area": "zone", "side": "sides",
	"text": "say", "line": "say", "lines": "say", "warning": "warn", "warnings": "warn", "prompts": "prompt",
	"description": "summary", "note": "background", "notes": "background", "pressure": "pressure_cap",
	"inhale": "in", "exhale": "out", "pause": "hold", "rate": "start_rate", "target": "to",
	"base": "extends", "tips": "guidance", "phases": "phase", "breaths": "breath", "sounds": "sound",
}

// missing reports a key that had to be there, unless it was found elsewhere.
func (r *reader) missing(e *entry, what, name, example string) {
	if r.baseless || what == wholeProtocol && r.misplaced[name] {
		return
	}
	r.report(Error, e.src, e.key, CodeMissing, words.Say("add %s", example), "%s has no %s", words.Of(what), name)
}

// wholeProtocol names the root table in messages.
const wholeProtocol = "the protocol"

var _ = words.Mark(wholeProtocol)

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
		return words.Say("a list")
	case table:
		return words.Say("a table")
	case tables:
		return words.Say("a list of tables")
	}
	switch v := e.value.(type) {
	case string:
		return words.Say("the text %q", shorten(v))
	case int64:
		return words.Say("the number %d", v)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return words.Say("the number %.1f", v)
		}
		return words.Say("the number %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return words.Say("a date or time")
	}
	return words.Say("something else")
}
