package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/xdg"

	"outbreath/cli/terminal"
	"outbreath/keys"
)

// userKeys returns the keys of the settings, those of the window too. What makes
// no sense there is said, and the usual keys do it.
func userKeys(said io.Writer) *keys.Bindings {
	path := filepath.Join(xdg.ConfigHome, "outbreath", "settings.toml")
	var settings struct {
		Keys map[string]any `toml:"keys"`
	}
	// A file that cannot be read, or is not there, has no keys.
	_, _ = toml.DecodeFile(path, &settings)
	b, faults := keys.Read(settings.Keys)
	for _, fault := range faults {
		fmt.Fprintf(said, "%s: keys: %s\n", path, strings.TrimSuffix(fault, "."))
	}
	return b
}

// keysFor returns the keys that do an action in a terminal: the user's, as far as
// a terminal sends them. Where it sends none of them the usual ones do it, but
// for those that do something else.
func keysFor(b *keys.Bindings, a keys.Action) []keys.Key {
	unsent := func(k keys.Key) bool { return !terminal.Sends(k) }
	list := slices.DeleteFunc(slices.Clone(b.Of(a)), unsent)
	if len(list) == 0 && len(b.Of(a)) > 0 {
		list = slices.DeleteFunc(slices.Clone(keys.Of(a).Keys), func(k keys.Key) bool { return unsent(k) || b.Find(keys.Stage, k) != "" })
	}
	return list
}

// offer returns an offer of an action: its words with its key before them, and
// what asks for the second press with the key in place of a %s.
func (v *view) offer(a keys.Action, words, again string, do func(*console) error) offer {
	list := keysFor(v.keys, a)
	if len(list) == 0 {
		return offer{do: do}
	}
	key := list[0].Sign()
	if words != "" {
		words = key + " " + words
	}
	return offer{list, words, strings.Replace(again, "%s", key, 1), do}
}

// aboutKeys lists what the keys do while a session is played, a line each.
func aboutKeys() string {
	var b strings.Builder
	for i := range keys.Table {
		e := &keys.Table[i]
		if !slices.Contains(played, e.Action) {
			continue
		}
		var signs []string
		for _, k := range keysFor(nil, e.Action) {
			signs = append(signs, k.Sign())
		}
		list, twice := strings.Join(signs, ", "), ""
		if e.Action == keys.Answer {
			list = keys.Enumerate(e.Keys)
		}
		if e.Guarded {
			twice = ": twice"
		}
		fmt.Fprintf(&b, "  %-18s %s%s\n", list, e.Does(), twice)
	}
	return b.String()
}

// played are the actions of the table that a terminal has.
var played = []keys.Action{
	keys.Hold, keys.GoOn, keys.Answer, keys.LeaveZone, keys.Return, keys.Pacer, keys.LayOut, keys.Next, keys.Back,
	keys.AddMinute, keys.Earlier, keys.Undo, keys.Finish,
}
