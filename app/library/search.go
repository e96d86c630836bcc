package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// search is the field one types into to filter the list.
type search struct {
	widget.Entry

	onLeave  func(key *fyne.KeyEvent) // an arrow: on to the list
	onEscape func()
	onKeys   func(*fyne.KeyEvent)
}

var _ desktop.Keyable = (*search)(nil)

func newSearch() *search {
	s := &search{}
	s.PlaceHolder = "Search by name, zone or use"
	s.Scroll = fyne.ScrollNone
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements [fyne.Focusable].
func (s *search) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		s.onEscape()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		s.onLeave(key)
	default:
		s.Entry.TypedKey(key)
	}
}

// KeyDown implements [desktop.Keyable]. Enter acts here, where it is not
// repeated.
func (s *search) KeyDown(key *fyne.KeyEvent) {
	s.Entry.KeyDown(key)
	s.onKeys(key)
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
