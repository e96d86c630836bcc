package kit

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/keys"
)

// Shape is how a button looks.
type Shape uint8

// The shapes of buttons.
const (
	Quiet  Shape = iota // words alone, at the edge of attention
	Chip                // one of several small choices
	Target              // the one thing to hit without looking
)

// Button is a word to press, with the key that does the same beside it. Enter
// and Space press it when it has the focus, once however long they are held.
type Button struct {
	widget.BaseWidget

	Text     string
	Hint     string // the key, in small letters; may be empty
	Spoken   string // what it is called where it is not seen; "" is Text
	Shape    Shape
	Align    fyne.TextAlign // of a Quiet button's words
	TextSize float32        // of the words; 0 is the shape's own

	Selected bool // a Chip that is chosen
	Primary  bool // a Target that is the way forward
	Stop     bool // leads out

	// AtOnce acts when the pointer goes down rather than when it comes up.
	AtOnce bool
	// OnPress is what the button does.
	OnPress func()
	// OnKey, if set, sees every key first while the button has the focus, and
	// reports whether it took it: a screen whose keys work everywhere.
	OnKey   func(key keys.Key, down bool) bool
	OnFocus func() // it has got the keyboard: bring it into view

	hovered, focused, pressed bool
	progress                  float64
	outer                     fyne.Widget
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Accessible   = (*Button)(nil)
	_ desktop.Keyable   = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ desktop.Mouseable = (*Button)(nil)
)

// NewButton returns a button.
func NewButton(shape Shape, text, hint string, press func()) *Button {
	b := &Button{Shape: shape, Text: text, Hint: hint, OnPress: press}
	b.extend(b)
	return b
}

func (b *Button) extend(outer fyne.Widget) {
	b.outer = outer
	b.ExtendBaseWidget(outer)
}

// SetText changes words and key hint.
func (b *Button) SetText(text, hint string) {
	if b.Text != text || b.Hint != hint {
		b.Text, b.Hint = text, hint
		b.Refresh()
	}
}

// SetSize changes the size of the words.
func (b *Button) SetSize(size float32) {
	if b.TextSize != size {
		b.TextSize = size
		b.Refresh()
	}
}

// SetSelected marks a chip as chosen or not.
func (b *Button) SetSelected(on bool) {
	if b.Selected != on {
		b.Selected = on
		b.Refresh()
	}
}

// SetPrimary marks a target as the way forward or not.
func (b *Button) SetPrimary(on bool) {
	if b.Primary != on {
		b.Primary = on
		b.Refresh()
	}
}

func (b *Button) act() {
	if b.OnPress != nil {
		b.OnPress()
	}
}

// Tapped implements [fyne.Tappable].
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.AtOnce {
		b.act()
	}
}

// MouseDown implements [desktop.Mouseable].
func (b *Button) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		b.setPressed(true)
		if b.AtOnce {
			b.act()
		}
	}
}

// MouseUp implements [desktop.Mouseable].
func (b *Button) MouseUp(*desktop.MouseEvent) { b.setPressed(false) }

// MouseIn implements [desktop.Hoverable].
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (b *Button) MouseOut() { b.hovered, b.pressed = false, false; b.Refresh() }

// FocusGained implements [fyne.Focusable].
func (b *Button) FocusGained() {
	b.focused = true
	if b.OnFocus != nil {
		b.OnFocus()
	}
	b.Refresh()
}

// FocusLost implements [fyne.Focusable].
func (b *Button) FocusLost() { b.focused, b.pressed = false, false; b.Refresh() }

// TypedRune implements [fyne.Focusable].
func (b *Button) TypedRune(r rune) { Hears(b.outer, r) }

// TypedKey implements [fyne.Focusable]; keys act in KeyDown, which is not
// repeated.
func (b *Button) TypedKey(*fyne.KeyEvent) {}

// KeyDown implements [desktop.Keyable].
func (b *Button) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) {
		return
	}
	if b.OnKey != nil && b.OnKey(KeyOf(key), true) {
		return
	}
	if presses(key.Name) {
		b.setPressed(true)
		b.act()
	}
}

// KeyUp implements [desktop.Keyable].
func (b *Button) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if b.OnKey != nil && b.OnKey(KeyOf(key), false) {
		return
	}
	b.setPressed(false)
}

func presses(key fyne.KeyName) bool {
	return key == fyne.KeyReturn || key == fyne.KeyEnter || key == fyne.KeySpace
}

func (b *Button) setPressed(on bool) {
	if b.pressed != on {
		b.pressed = on
		b.Refresh()
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (b *Button) AccessibilityLabel() string { return cmp.Or(b.Spoken, b.Text) }

// AccessibilityRole implements [fyne.Accessible].
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
