package protocols

import (
	"slices"

	"outbreath/words"
)

// lintSounds finds wishes for sounds that nobody knows, which are passed over.
func (r *reader) lintSounds(d *draft) {
	table := d.root.get("sound")
	if table == nil {
		return
	}
	for _, w := range soundWishes {
		name := *w.of(&d.Sound)
		if name == "" || slices.Contains(w.known(), name) {
			continue
		}
		hint := r.didYouMean(name, w.known())
		if hint == "" {
			hint = words.Say("there are %s", oneOf(w.known()))
		}
		r.warn(r.mine(table.get(w.key)), CodeNoSound, hint, "there is no %s %q, so the wish is passed over", words.Of(w.what), shorten(name))
	}
}
