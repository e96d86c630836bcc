package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
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
	OnKey func(key *fyne.KeyEvent, down bool) bool

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
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements [fyne.Focusable].
func (b *Button) FocusLost() { b.focused, b.pressed = false, false; b.Refresh() }

// TypedRune implements [fyne.Focusable].
func (b *Button) TypedRune(rune) {}

// TypedKey implements [fyne.Focusable]; keys act in KeyDown, which is not
// repeated.
func (b *Button) TypedKey(*fyne.KeyEvent) {}

// KeyDown implements [desktop.Keyable].
func (b *Button) KeyDown(key *fyne.KeyEvent) {
	if b.OnKey != nil && b.OnKey(key, true) {
		return
	}
	if presses(key.Name) {
		b.setPressed(true)
		b.act()
	}
}

// KeyUp implements [desktop.Keyable].
func (b *Button) KeyUp(key *fyne.KeyEvent) {
	if b.OnKey != nil && b.OnKey(key, false) {
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
func (b *Button) AccessibilityLabel() string { return b.Text }

// AccessibilityRole implements [fyne.Accessible].
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements [fyne.Widget].
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, back: &canvas.Rectangle{}, fill: &canvas.Rectangle{}, edge: &canvas.Rectangle{},
		text: &canvas.Text{}, hint: &canvas.Text{}}
	r.objects = []fyne.CanvasObject{r.back, r.fill, r.edge, r.text, r.hint}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b                *Button
	back, fill, edge *canvas.Rectangle
	text, hint       *canvas.Text
	objects          []fyne.CanvasObject
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *buttonRenderer) sizes() (text, hint, gap float32) {
	text = r.b.TextSize
	if text == 0 {
		text = map[Shape]float32{Quiet: TextBody, Chip: TextLabel, Target: TextLead}[r.b.Shape]
	}
	return text, max(float32(int(text*0.78)), TextLeast), Step
}

func (r *buttonRenderer) words() (text, hint, gap float32) {
	ts, hs, gap := r.sizes()
	text = Width(r.b.Text, ts, Plain)
	if r.b.Hint == "" {
		return text, 0, 0
	}
	return text, Width(r.b.Hint, hs, Plain), gap
}

func (r *buttonRenderer) MinSize() fyne.Size {
	ts, _, _ := r.sizes()
	text, hint, gap := r.words()
	pad := map[Shape]fyne.Size{Quiet: {Width: 0, Height: 2 * Step}, Chip: {Width: 4 * Step, Height: 2 * Step}, Target: {Width: 8 * Step, Height: 3 * Step}}[r.b.Shape]
	return fyne.NewSize(text+gap+hint+pad.Width, float32(int(ts*1.4))+pad.Height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	ts, _, _ := r.sizes()
	text, hint, gap := r.words()
	radius := min(size.Height/2, ts*1.4)
	for _, o := range []*canvas.Rectangle{r.back, r.fill, r.edge} {
		o.CornerRadius = radius
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
	x := (size.Width - text - gap - hint) / 2
	if r.b.Shape == Quiet {
		switch r.b.Align {
		case fyne.TextAlignLeading:
			x = 0
		case fyne.TextAlignTrailing:
			x = size.Width - text - gap - hint
		}
		// Quiet words stand at the margin; what shows focus stands round them.
		r.edge.Move(fyne.NewPos(x-Step*1.5, 0))
		r.edge.Resize(fyne.NewSize(text+gap+hint+Step*3, size.Height))
		r.edge.CornerRadius = Step
	}
	r.fill.CornerRadius = r.edge.CornerRadius
	r.fill.Move(r.edge.Position())
	r.fill.Resize(fyne.NewSize(float32(float64(r.edge.Size().Width)*r.b.progress), r.edge.Size().Height))
	y := float32(int(size.Height/2 + ts*0.36))
	Seat(r.text, float32(int(x)), y, text)
	Seat(r.hint, float32(int(x+text+gap)), y, hint)
}

func (r *buttonRenderer) Refresh() {
	b, p := r.b, Look()
	r.text.Text, r.hint.Text = b.Text, b.Hint
	r.text.TextSize, r.hint.TextSize, _ = r.sizes()
	back, edge, ink := color.NRGBA{}, color.NRGBA{}, p.Soft()
	switch b.Shape {
	case Quiet:
		ink = p.Quiet
		if b.hovered || b.focused || b.pressed || b.progress > 0 {
			ink = p.Ink
		}
	case Chip:
		edge = p.Line
		if b.Selected {
			back, edge, ink = Mix(p.Ground, p.Breath, 0.22), p.Breath, p.Ink
		} else if b.hovered {
			back, ink = p.Raised, p.Ink
		}
	case Target:
		back, edge, ink = p.Raised, p.Line, p.Ink
		if b.Primary {
			back, edge = Mix(p.Ground, p.Breath, 0.24), Mix(p.Ground, p.Breath, 0.55)
		}
		if b.hovered {
			back = Mix(back, p.Ink, 0.05)
		}
	}
	if b.pressed && b.Shape != Quiet {
		back = Mix(back, p.Ink, 0.12)
	}
	r.edge.StrokeWidth = 1
	if b.focused {
		edge, r.edge.StrokeWidth = p.Ink, 2
	}
	r.back.FillColor, r.edge.FillColor, r.edge.StrokeColor = back, color.Transparent, edge
	r.fill.FillColor = Mix(p.Ground, p.Breath, 0.5)
	if b.Shape == Quiet {
		r.fill.FillColor = Mix(p.Ground, p.Breath, 0.3)
	}
	r.fill.Hidden = b.progress <= 0
	r.text.Color, r.hint.Color = ink, p.Quiet
	if b.Shape == Quiet {
		r.hint.Color = p.Faint(p.Quiet, 0.7)
	}
	r.Layout(b.outer.Size())
	canvas.Refresh(b.outer)
}
