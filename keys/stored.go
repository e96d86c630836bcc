package keys

import (
	"fmt"
	"slices"

	"outbreath/words"
)

// Read returns the keys of the [keys] of the settings, and says in sentences
// what makes no sense there. That is kept for [Bindings.Stored]. What the file
// gives to one action is taken from the usual keys of others.
func Read(stored map[string]any) (b *Bindings, faults []string) {
	b = &Bindings{own: map[Action][]Key{}, unread: map[string][]string{}}
	for i := range Table {
		if value, there := stored[string(Table[i].Action)]; there {
			faults = append(faults, b.read(&Table[i], listOf(value))...)
		}
	}
	for _, name := range sorted(stored) {
		if Of(Action(name)) == nil {
			b.unread[name] = listOf(stored[name])
			faults = append(faults, words.Say("%q is not an action.", name))
		}
	}
	for i := range Table {
		if e := &Table[i]; b.own[e.Action] == nil {
			b.own[e.Action] = b.left(e)
		}
	}
	for i := range Table {
		e := &Table[i]
		if e.Needed && len(b.own[e.Action]) == 0 {
			faults = append(faults, b.rescue(e))
		}
		b.set(e.Action, b.Of(e.Action))
	}
	return b, faults
}

// read takes what the file says of one action.
func (b *Bindings) read(e *Entry, texts []string) (faults []string) {
	list := []Key{}
	for _, text := range texts {
		k, err := Parse(text)
		why := ""
		if err != nil {
			why = err.Error()
		} else if why = never(e, k); why == "" {
			why = b.taken(e, k)
		}
		switch {
		case why != "":
			b.unread[string(e.Action)] = append(b.unread[string(e.Action)], text)
			faults = append(faults, fmt.Sprintf("%s: %s.", e.Action, why))
		case !slices.Contains(list, k):
			list = append(list, k)
		}
	}
	if e.Fixed {
		return faults
	}
	if len(list) > 0 || len(texts) == 0 {
		b.own[e.Action] = list
	}
	return faults
}

// taken says what a key does already, by the file and where an action is.
func (b *Bindings) taken(e *Entry, k Key) string {
	for i := range Table {
		if o := &Table[i]; o != e && o.In&e.In != 0 && slices.Contains(b.own[o.Action], k) {
			return words.Say("%s already %s", k.Words(), o.Does())
		}
	}
	return ""
}

// left returns the usual keys of an action that the file gives to no other.
func (b *Bindings) left(e *Entry) []Key {
	list := slices.Clone(e.Keys)
	for a, own := range b.own {
		if o := Of(a); o.Action != e.Action && o.In&e.In != 0 {
			list = slices.DeleteFunc(list, func(k Key) bool { return slices.Contains(own, k) })
		}
	}
	return list
}

// rescue gives an action that must have a key the first usual one that no other
// such action would lose, and says so.
func (b *Bindings) rescue(e *Entry) string {
	k := e.Keys[0]
	for _, usual := range e.Keys {
		if b.Refuses(e.Action, usual) == "" {
			k = usual
			break
		}
	}
	b.Bind(e.Action, k)
	return words.Say("%s: something must do that, so %s does.", e.Action, k.Words())
}

// Stored returns what the settings are to keep: what is not usual, and what
// [Read] found no sense in. It is nil for nothing.
func (b *Bindings) Stored() map[string]any {
	stored := map[string]any{}
	for a, list := range b.own {
		texts := []string{}
		for _, k := range list {
			texts = append(texts, string(k))
		}
		stored[string(a)] = texts
	}
	for name, texts := range b.unread {
		if _, own := stored[name]; !own && Of(Action(name)) != nil && !Of(Action(name)).Fixed {
			usual := []string{}
			for _, k := range b.Of(Action(name)) {
				usual = append(usual, string(k))
			}
			stored[name] = usual
		}
		before, _ := stored[name].([]string)
		stored[name] = append(before, texts...)
	}
	if len(stored) == 0 {
		return nil
	}
	return stored
}

// listOf reads a list of texts; one text alone is one of one.
func listOf(value any) (texts []string) {
	switch v := value.(type) {
	case []string:
		return v
	case []any:
		for _, each := range v {
			texts = append(texts, fmt.Sprint(each))
		}
		return texts
	}
	return []string{fmt.Sprint(value)}
}

func sorted(stored map[string]any) []string {
	names := make([]string, 0, len(stored))
	for name := range stored {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
