package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/keys"
)

// Tick is a line of words that can be ticked off, with a word for when it is.
type Tick struct {
	widget.BaseWidget

	Text, Done string  // "Which areas are welcome today?", "asked"
	Checked    bool    // set before it is shown; afterwards it follows the user
	TextSize   float32 // 0 is [TextLabel]
	OnChanged  func(on bool)
	OnFocus    func() // it has got the keyboard: bring it into view
	// OnKey, if set, sees every key first, as a [Button]'s does.
	OnKey func(key keys.Key, down bool) bool

	focused, hovered bool
	words            *Paragraph
	done             *canvas.Text
	box, edge        *canvas.Rectangle
	short, long      *canvas.Line
}

var (
	_ fyne.Focusable    = (*Tick)(nil)
	_ fyne.Tappable     = (*Tick)(nil)
	_ fyne.Accessible   = (*Tick)(nil)
	_ desktop.Keyable   = (*Tick)(nil)
	_ desktop.Hoverable = (*Tick)(nil)
)

// NewTick returns a line that is not ticked.
func NewTick(text, done string, changed func(on bool)) *Tick {
	t := &Tick{Text: text, Done: done, OnChanged: changed,
		words: NewParagraph(TextLabel, Plain, Look().Soft()), done: Line("", TextNote, Plain, Look().Breath),
		box: &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1.5}, edge: &canvas.Rectangle{CornerRadius: Step, StrokeWidth: 2},
		short: &canvas.Line{StrokeWidth: 2}, long: &canvas.Line{StrokeWidth: 2}}
	t.ExtendBaseWidget(t)
	return t
}

func (t *Tick) size() float32 {
	if t.TextSize == 0 {
		return Text(TextLabel, 1)
	}
	return t.TextSize
}

// FitWidth wraps the words to width and returns the height of all.
func (t *Tick) FitWidth(width float32) float32 {
	p, size := Look(), t.size()
	ink := p.Soft()
	if t.Checked || t.hovered || t.focused {
		ink = p.Ink
	}
	t.done.TextSize = max(float32(int(size*0.9)), TextLeast)
	note := Width(t.Done, t.done.TextSize, Plain)
	x := size + 1.5*Step
	h := t.words.Set(t.Text, size, ink, width-x-note-2*Step, 0)
	top := Step / 2
	t.words.Move(fyne.NewPos(x, top))
	t.words.Resize(fyne.NewSize(width-x-note-2*Step, h))
	Seat(t.done, width-note-Step/2, top+size*1.1, note)
	t.box.Move(fyne.NewPos(2, top+size*0.22))
	t.box.Resize(fyne.NewSquareSize(size))
	b := t.box.Position()
	t.short.Position1, t.short.Position2 = b.AddXY(size*0.22, size*0.52), b.AddXY(size*0.42, size*0.74)
	t.long.Position1, t.long.Position2 = b.AddXY(size*0.42, size*0.74), b.AddXY(size*0.8, size*0.28)
	t.edge.Move(fyne.NewPos(-Step, 0))
	t.edge.Resize(fyne.NewSize(width+2*Step, h+Step))
	return h + Step
}

func (t *Tick) toggle() {
	t.Checked = !t.Checked
	t.Refresh()
	if t.OnChanged != nil {
		t.OnChanged(t.Checked)
	}
}

// Tapped implements [fyne.Tappable].
func (t *Tick) Tapped(*fyne.PointEvent) { t.toggle() }

// MouseIn implements [desktop.Hoverable].
func (t *Tick) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (t *Tick) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (t *Tick) MouseOut() { t.hovered = false; t.Refresh() }

// FocusGained implements [fyne.Focusable].
func (t *Tick) FocusGained() {
	t.focused = true
	t.Refresh()
	if t.OnFocus != nil {
		t.OnFocus()
	}
}

// FocusLost implements [fyne.Focusable].
func (t *Tick) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements [fyne.Focusable].
func (t *Tick) TypedRune(r rune) { Hears(t, r) }

// TypedKey implements [fyne.Focusable]; keys act in KeyDown, which is not
// repeated.
func (t *Tick) TypedKey(*fyne.KeyEvent) {}

// KeyDown implements [desktop.Keyable]. Space ticks; Enter is left to the
// screen.
func (t *Tick) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) {
		return
	}
	if t.OnKey != nil && t.OnKey(KeyOf(key), true) {
		return
	}
	if key.Name == fyne.KeySpace {
		t.toggle()
	}
}

// KeyUp implements [desktop.Keyable].
func (t *Tick) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if t.OnKey != nil {
		t.OnKey(KeyOf(key), false)
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (t *Tick) AccessibilityLabel() string { return t.Text }

// AccessibilityRole implements [fyne.Accessible].
func (t *Tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements [fyne.Widget].
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{t, []fyne.CanvasObject{t.edge, t.box, t.short, t.long, t.words, t.done}}
	r.Refresh()
	return r
}

type tickRenderer struct {
	t       *Tick
	objects []fyne.CanvasObject
}

func (r *tickRenderer) Destroy()                     {}
func (r *tickRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tickRenderer) Layout(size fyne.Size)        { r.t.FitWidth(size.Width) }
func (r *tickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(12*Step, r.t.words.MinSize().Height+Step)
}

func (r *tickRenderer) Refresh() {
	t, p := r.t, Look()
	t.box.FillColor, t.box.StrokeColor = p.Ground, p.Quiet
	t.done.Text, t.done.Color = "", p.Breath
	if t.Checked {
		t.box.FillColor, t.box.StrokeColor = p.Chosen(), p.Breath
		t.done.Text = t.Done
	}
	t.short.StrokeColor, t.long.StrokeColor = p.Ink, p.Ink
	t.short.Hidden, t.long.Hidden = !t.Checked, !t.Checked
	t.edge.FillColor, t.edge.StrokeColor = Alpha(p.Ground, 0), p.Ink
	t.edge.Hidden = !t.focused
	t.FitWidth(t.Size().Width)
	canvas.Refresh(t)
}
