package keys

import (
	"maps"
	"slices"

	"outbreath/words"
)

// Bindings are the keys of one user. A nil one has the defaults of the [Table].
// It belongs to one goroutine.
type Bindings struct {
	own    map[Action][]Key    // what is not as in the table
	unread map[string][]string // what the settings say that makes no sense, kept
}

// Of returns the keys of an action, the one to show first.
func (b *Bindings) Of(a Action) []Key {
	if b != nil {
		if own, ok := b.own[a]; ok {
			return own
		}
	}
	if e := Of(a); e != nil {
		return e.Keys
	}
	return nil
}

// First returns the key of an action that is shown, "" without any.
func (b *Bindings) First(a Action) Key {
	if list := b.Of(a); len(list) > 0 {
		return list[0]
	}
	return ""
}

// Find returns what a key does in a place, "" for nothing.
func (b *Bindings) Find(in Place, k Key) Action {
	for i := range Table {
		if e := &Table[i]; e.In&in != 0 && k != "" && slices.Contains(b.Of(e.Action), k) {
			return e.Action
		}
	}
	return ""
}

// Which returns which of the keys of an action one is, -1 for none.
func (b *Bindings) Which(a Action, k Key) int { return slices.Index(b.Of(a), k) }

// Usual reports whether an action has the keys of the table.
func (b *Bindings) Usual(a Action) bool { return slices.Equal(b.Of(a), Of(a).Keys) }

// Holders returns the other actions that a key does where an action is.
func (b *Bindings) Holders(a Action, k Key) []Action {
	var holders []Action
	for i := range Table {
		if e := &Table[i]; e.Action != a && e.In&Of(a).In != 0 && slices.Contains(b.Of(e.Action), k) {
			holders = append(holders, e.Action)
		}
	}
	return holders
}

// Bind gives an action one more key, the first from now on, and takes it from
// whatever else it does there. It returns why that cannot be, in a sentence; then
// nothing has changed.
func (b *Bindings) Bind(a Action, k Key) (refusal string) {
	if refusal := b.Refuses(a, k); refusal != "" {
		return refusal
	}
	for _, other := range b.Holders(a, k) {
		b.set(other, without(b.Of(other), k))
	}
	b.set(a, append([]Key{k}, without(b.Of(a), k)...))
	return ""
}

// Refuses says in a sentence why an action cannot have a key, "" where it can.
func (b *Bindings) Refuses(a Action, k Key) string {
	if why := never(Of(a), k); why != "" {
		return why + "."
	}
	for _, other := range b.Holders(a, k) {
		if o := Of(other); o.Needed && len(b.Of(other)) == 1 {
			return words.Say("%s is the only key that %s. Give that another one first.", k.Words(), o.Does())
		}
	}
	return ""
}

// never says why an action can never have a key, "" where it can.
func never(e *Entry, k Key) string {
	if e.Fixed {
		return words.Say("these keys stay as they are")
	}
	if e.In&Library != 0 && k.Types() && !k.Typed() {
		return words.Say("%s begins a search in the library", k.Words())
	}
	for i := range Table {
		if o := &Table[i]; o.Fixed && o.In&e.In != 0 && slices.Contains(o.Keys, k) {
			return words.Say("%s always %s here", k.Words(), o.Does())
		}
	}
	return ""
}

// Unbind takes a key away from an action. It returns why the key stays, in a
// sentence.
func (b *Bindings) Unbind(a Action, k Key) (refusal string) {
	if e := Of(a); e.Needed && len(b.Of(a)) == 1 {
		return words.Say("%s is the only key that %s, and stays.", k.Words(), e.Does())
	}
	b.set(a, without(b.Of(a), k))
	return ""
}

// Reset gives an action its usual keys again, but for those that do something
// else now, which it returns. It keeps what it has where none is left.
func (b *Bindings) Reset(a Action) (elsewhere []Key) {
	var free []Key
	for _, k := range Of(a).Keys {
		if len(b.Holders(a, k)) > 0 {
			elsewhere = append(elsewhere, k)
		} else {
			free = append(free, k)
		}
	}
	if len(free) > 0 || !Of(a).Needed {
		b.set(a, free)
	}
	return elsewhere
}

// ResetAll gives every action its usual keys again, and forgets what made no
// sense.
func (b *Bindings) ResetAll() { *b = Bindings{} }

// Clone returns a copy, to be restored later.
func (b *Bindings) Clone() Bindings { return Bindings{maps.Clone(b.own), maps.Clone(b.unread)} }

func (b *Bindings) set(a Action, list []Key) {
	if b.own == nil {
		b.own = map[Action][]Key{}
	}
	if b.own[a] = list; slices.Equal(list, Of(a).Keys) {
		delete(b.own, a)
	}
}

func without(list []Key, k Key) []Key {
	return slices.DeleteFunc(slices.Clone(list), func(other Key) bool { return other == k })
}
