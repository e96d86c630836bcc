package library

import (
	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// newAgain returns the button that starts an item as it was run last, nil where it
// was not.
func (s *Screen) newAgain(it *item) *kit.Button {
	does := ""
	if s.options.Again != nil {
		does = s.options.Again(it.entry)
	}
	if does == "" {
		return nil
	}
	b := kit.NewButton(kit.Chip, does, kit.Hint(s.options.Keys.First(keys.Last), "%s"), func() { s.options.OnAgain(it.entry) })
	b.TextSize, b.OnKey = kit.Text(kit.TextNote, s.k), s.button.OnKey
	b.Spoken = words.Say("%s: %s", it.name(), does)
	return b
}

// again starts what is chosen as it was run last, where it was.
func (s *Screen) again() {
	if it := s.list.item(); it != nil && s.newAgain(it) != nil {
		s.options.OnAgain(it.entry)
	}
}
