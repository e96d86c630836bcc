package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"outbreath/cli/terminal"
	"outbreath/keys"
	"outbreath/words"
)

// userKeys returns the keys of the settings, those of the window too. What makes
// no sense there is said, and the usual keys do it.
func userKeys(said io.Writer) *keys.Bindings {
	path := settingsPath()
	var settings struct {
		Keys map[string]any `toml:"keys"`
	}
	// A file that cannot be read, or is not there, has no keys.
	_, _ = toml.DecodeFile(path, &settings)
	b, faults := keys.Read(settings.Keys)
	for _, fault := range faults {
		fmt.Fprintln(said, words.Say("%s: keys: %s", path, strings.TrimSuffix(fault, ".")))
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
// what asks for the second press with the key in place of [itsKey].
func (v *view) offer(a keys.Action, text, again string, do func(*console) error) offer {
	list := keysFor(v.keys, a)
	if len(list) == 0 {
		return offer{do: do}
	}
	key := list[0].Sign()
	if text != "" {
		text = key + " " + text
	}
	return offer{list, text, strings.ReplaceAll(again, itsKey, key), do}
}

// itsKey stands for the key of an offer in what asks for the second press.
const itsKey = "\x00"

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
		list, does := strings.Join(signs, ", "), e.Does()
		if e.Action == keys.Answer {
			list = keys.Enumerate(e.Keys)
		}
		if e.Guarded {
			does = words.Say("%s: twice", does)
		}
		fmt.Fprintf(&b, "  %s%s %s\n", list, strings.Repeat(" ", max(0, 18-terminal.Width(list))), does)
	}
	return b.String()
}

// played are the actions of the table that a terminal has.
var played = []keys.Action{
	keys.Hold, keys.GoOn, keys.Answer, keys.LeaveZone, keys.Return, keys.Pacer, keys.LayOut, keys.Next, keys.Back,
	keys.AddMinute, keys.Earlier, keys.Undo, keys.Finish,
}
