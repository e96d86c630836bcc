package library

import (
	"path/filepath"
	"slices"
	"strings"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
)

// item is one card: a protocol that can be run, or a file that cannot.
type item struct {
	entry protocols.Entry
	plan  *pacing.Plan // at the length offered first; nil where nothing runs
	guest bool         // a file from elsewhere
	text  string       // what a search looks through, in small letters
}

// key tells items apart, also from one library to the next.
func (it *item) key() string {
	if it.entry.Shipped {
		return it.entry.ID
	}
	return it.entry.Path
}

// runs returns the protocol that can be prepared: of a file with faults its last
// good version, nil where there is none.
func (it *item) runs() *pacing.Protocol {
	if it.entry.Protocol != nil {
		return it.entry.Protocol
	}
	return it.entry.LastGood
}

// items returns what a library shows. A shipped protocol that a file of the
// user's stands in for is left out.
func items(l *protocols.Library) []*item {
	var list []*item
	for _, e := range l.Entries {
		if e.Shipped && e.Hidden {
			continue
		}
		it := &item{entry: e, guest: !e.Shipped && filepath.Dir(e.Path) != l.Folder}
		if p := it.runs(); p != nil {
			lo, hi := p.Range()
			// A valid protocol fits any length of its range.
			it.plan, _ = pacing.Fit(p, min(max(p.Length, lo), hi), pacing.Options{})
		}
		it.text = haystack(it)
		list = append(list, it)
	}
	return list
}

func haystack(it *item) string {
	words := []string{it.entry.ID, filepath.Base(it.entry.Path)}
	if p := it.runs(); p != nil {
		words = append(words, p.Name, p.Summary, p.Audience, string(p.Kind))
		for i := range p.Phases {
			words = append(words, p.Phases[i].Name)
			words = append(words, p.Phases[i].Zones...)
		}
	}
	return strings.ToLower(strings.Join(words, "\n"))
}

// found reports whether every word of a query is part of the item.
func (it *item) found(query string) bool {
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(it.text, word) {
			return false
		}
	}
	return true
}

// group is a heading and the items below it.
type group struct {
	title string
	items []*item
}

// groups sorts the items that a query finds under their headings; empty ones
// are left out. What needs mending comes first, so that whoever has just saved
// a file sees it.
func groups(all []*item, query string) []group {
	list := []group{{title: "Files to mend"}, {title: "Table sessions"}, {title: "Drills"}}
	for _, it := range all {
		if !it.found(query) {
			continue
		}
		g := &list[2]
		switch {
		case it.entry.Protocol == nil:
			g = &list[0]
		case it.entry.Protocol.Kind == pacing.Table:
			g = &list[1]
		}
		g.items = append(g.items, it)
	}
	return slices.DeleteFunc(list, func(g group) bool { return len(g.items) == 0 })
}

// length says how long the item may last.
func (it *item) length() string {
	p := it.runs()
	if p == nil {
		return ""
	}
	return kit.Between(p.Range())
}

// summary says what the item is in one sentence.
func (it *item) summary() string {
	if it.entry.Protocol != nil {
		return it.entry.Protocol.Summary
	}
	errors := 0
	for _, d := range it.entry.Diagnostics {
		if d.Severity == protocols.Error {
			errors++
		}
	}
	words := spell(errors) + " faults keep this file from running."
	if errors == 1 {
		words = "One fault keeps this file from running."
	}
	if it.entry.LastGood != nil {
		words += " Its last good version still does."
	}
	return words
}

// spell writes small numbers out, for the beginning of a sentence.
func spell(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
	if n < len(words) {
		return words[n]
	}
	return "More than ten"
}
