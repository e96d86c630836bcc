package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/keys"
)

// search is the field one types into to filter the list.
type search struct {
	widget.Entry

	onLeave func(key *fyne.KeyEvent) // an arrow: on to the list
	onKey   func(keys.Key)           // that is not of the field's own
}

var _ desktop.Keyable = (*search)(nil)

func newSearch() *search {
	s := &search{}
	s.Scroll = fyne.ScrollNone
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements [fyne.Focusable].
func (s *search) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		s.onLeave(key)
	default:
		s.Entry.TypedKey(key)
	}
}

// TypedRune implements [fyne.Focusable]. What a slash or a question mark stands
// for it stands for here too: no name has one.
func (s *search) TypedRune(r rune) {
	if kit.TypedKey(r) != "" {
		kit.Hears(s, r)
		return
	}
	s.Entry.TypedRune(r)
}

// KeyDown implements [desktop.Keyable]. Keys act here, where they are not
// repeated.
func (s *search) KeyDown(key *fyne.KeyEvent) {
	s.Entry.KeyDown(key)
	if k := kit.KeyOf(key); kit.Struck(key) && !k.Types() && k != keys.Delete && k != keys.Backspace {
		s.onKey(k)
	}
}

// KeyUp implements [desktop.Keyable].
func (s *search) KeyUp(key *fyne.KeyEvent) {
	s.Entry.KeyUp(key)
	kit.Lifted(key)
}

// scaled is the theme with text as large as the window asks for.
type scaled struct {
	fyne.Theme
	k float32
}

// Size implements [fyne.Theme].
func (t scaled) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameText {
		return kit.Text(kit.TextBody, t.k)
	}
	return t.Theme.Size(name)
}
