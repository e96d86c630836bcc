package library

import (
	"path/filepath"
	"slices"
	"strings"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

// item is one card: a protocol that can be run, or a file that cannot.
type item struct {
	entry protocols.Entry
	told  *pacing.Protocol // what runs, in the language in use; nil where nothing does
	plan  *pacing.Plan     // told too, at the length offered first; nil where nothing runs
	guest bool             // a file from elsewhere
	text  string           // what a search looks through, in small letters
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

// name returns what the item is called in the language in use.
func (it *item) name() string {
	if it.entry.Protocol != nil {
		return it.told.Name
	}
	return it.entry.Name()
}

// items returns what a library shows, told in the language in use. A shipped protocol that a file of the
// user's stands in for is left out.
func items(l *protocols.Library) []*item {
	var list []*item
	for _, e := range l.Entries {
		if e.Shipped && e.Hidden {
			continue
		}
		it := &item{entry: e, guest: !e.Shipped && filepath.Dir(e.Path) != l.Folder}
		if p := protocols.InLanguage(it.runs()); p != nil {
			it.told = p
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
	texts := []string{it.entry.ID, filepath.Base(it.entry.Path)}
	if p := it.told; p != nil {
		texts = append(texts, p.Name, p.Summary, p.Audience, tell.Kind(p.Kind))
		for i := range p.Phases {
			texts = append(texts, p.Phases[i].Name)
			texts = append(texts, tell.Zones(p.Phases[i].Zones)...)
		}
	}
	return strings.ToLower(strings.Join(texts, "\n"))
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
	list := []group{{title: words.Say("Files to mend")}, {title: words.Say("Table sessions")}, {title: words.Say("Drills")}}
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
		return it.told.Summary
	}
	errors := 0
	for _, d := range it.entry.Diagnostics {
		if d.Severity == protocols.Error {
			errors++
		}
	}
	said := words.Count("%d fault keeps this file from running.", "%d faults keep this file from running.", errors)
	if it.entry.LastGood != nil {
		said += " " + words.Say("Its last good version still does.")
	}
	return said
}
