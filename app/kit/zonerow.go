package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/keys"
	"outbreath/pacing"
)

// Finger is the least height and width of what is touched with oily hands.
const Finger = 44

// ZoneRow is a zone to touch: its sign, its name, and in words what it gets. Space
// and Enter touch it when it has the focus, once however long they are held.
type ZoneRow struct {
	widget.BaseWidget

	Name     string
	State    string // "6:00", "7:30, more", "left out"
	Lit      Lit
	Kind     pacing.PhaseKind // in whose colour it is
	TextSize float32          // 0 is [TextLabel]
	OnTouch  func()
	// OnKey, if set, sees every key first, as a [Button]'s does.
	OnKey func(key keys.Key, down bool) bool
	// OnMarked hears that the row has got the keyboard or the pointer, or lost it.
	OnMarked func(on bool)
	OnFocus  func() // it has got the keyboard: bring it into view

	focused, hovered bool
	edge, box        *canvas.Rectangle
	sign             *Sign
	name, state      *Paragraph
	height           float32
}

var (
	_ fyne.Focusable    = (*ZoneRow)(nil)
	_ fyne.Tappable     = (*ZoneRow)(nil)
	_ fyne.Accessible   = (*ZoneRow)(nil)
	_ desktop.Keyable   = (*ZoneRow)(nil)
	_ desktop.Hoverable = (*ZoneRow)(nil)
)

// NewZoneRow returns the row of a zone.
func NewZoneRow(name string, touch func()) *ZoneRow {
	r := &ZoneRow{Name: name, OnTouch: touch, edge: &canvas.Rectangle{CornerRadius: Step}, box: &canvas.Rectangle{CornerRadius: 4},
		sign: newSign(), name: NewParagraph(TextLabel, Plain, Look().Ink), state: NewParagraph(TextNote, Plain, Look().Quiet)}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows what the zone gets.
func (r *ZoneRow) Set(state string, lit Lit, kind pacing.PhaseKind) {
	if r.State != state || r.Lit != lit || r.Kind != kind {
		r.State, r.Lit, r.Kind = state, lit, kind
		r.Refresh()
	}
}

// FitWidth lays the row out in width and returns its height, which is never below
// [Finger].
func (r *ZoneRow) FitWidth(width float32) float32 {
	look, size := Look(), r.TextSize
	if size == 0 {
		size = Text(TextLabel, 1)
	}
	small := max(float32(int(size*0.9)), TextLeast)
	mark := float32(int(size * 1.1))
	x := mark + 2.5*Step
	ink, quiet := look.Soft(), look.Quiet
	if r.focused || r.hovered {
		ink = look.Ink
	}
	name := r.name.Set(r.Name, size, ink, width-x-Step, 0)
	state := r.state.Set(r.State, small, quiet, width-x-Step, 0)
	r.height = max(name+state+Step/2, Finger)
	top := float32(int((r.height - name - state) / 2))
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(r.name, x, top, width-x-Step, name)
	put(r.state, x, top+name, width-x-Step, state)
	put(r.edge, 0, 1, width, r.height-2)
	put(r.box, Step, top+float32(int((size*LineHeight-mark)/2)), mark, mark)
	r.sign.place(r.box.Position(), r.box.Size())
	return r.height
}

func (r *ZoneRow) touch() {
	if r.OnTouch != nil {
		r.OnTouch()
	}
}

func (r *ZoneRow) marked() {
	r.Refresh()
	if r.OnMarked != nil {
		r.OnMarked(r.focused || r.hovered)
	}
}

// Tapped implements [fyne.Tappable].
func (r *ZoneRow) Tapped(*fyne.PointEvent) { r.touch() }

// MouseIn implements [desktop.Hoverable].
func (r *ZoneRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.marked() }

// MouseMoved implements [desktop.Hoverable].
func (r *ZoneRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (r *ZoneRow) MouseOut() { r.hovered = false; r.marked() }

// FocusGained implements [fyne.Focusable].
func (r *ZoneRow) FocusGained() {
	r.focused = true
	r.marked()
	if r.OnFocus != nil {
		r.OnFocus()
	}
}

// FocusLost implements [fyne.Focusable].
func (r *ZoneRow) FocusLost() { r.focused = false; r.marked() }

// TypedRune implements [fyne.Focusable].
func (r *ZoneRow) TypedRune(c rune) { Hears(r, c) }

// TypedKey implements [fyne.Focusable]; keys act in KeyDown, which is not
// repeated.
func (r *ZoneRow) TypedKey(*fyne.KeyEvent) {}

// KeyDown implements [desktop.Keyable].
func (r *ZoneRow) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) || r.OnKey != nil && r.OnKey(KeyOf(key), true) {
		return
	}
	if presses(key.Name) {
		r.touch()
	}
}

// KeyUp implements [desktop.Keyable].
func (r *ZoneRow) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if r.OnKey != nil {
		r.OnKey(KeyOf(key), false)
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (r *ZoneRow) AccessibilityLabel() string { return r.Name + ": " + r.State }

// AccessibilityRole implements [fyne.Accessible].
func (r *ZoneRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements [fyne.Widget].
func (r *ZoneRow) CreateRenderer() fyne.WidgetRenderer {
	w := &zoneRowRenderer{r, []fyne.CanvasObject{r.edge, r.box, r.sign.box, r.name, r.state}}
	w.Refresh()
	return w
}

type zoneRowRenderer struct {
	r       *ZoneRow
	objects []fyne.CanvasObject
}

func (w *zoneRowRenderer) Destroy()                     {}
func (w *zoneRowRenderer) Objects() []fyne.CanvasObject { return w.objects }
func (w *zoneRowRenderer) Layout(size fyne.Size)        { w.r.FitWidth(size.Width) }
func (w *zoneRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(12*Step, max(w.r.height, Finger))
}

func (w *zoneRowRenderer) Refresh() {
	r, look := w.r, Look()
	r.edge.FillColor, r.edge.StrokeColor, r.edge.StrokeWidth = look.Ground, look.Line, 0
	if r.hovered {
		r.edge.FillColor = look.Faint(look.Raised, 0.7)
	}
	if r.focused {
		r.edge.StrokeColor, r.edge.StrokeWidth = look.Ink, 2
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = look.Phase(r.Kind), look.Quiet, 0
	if r.Lit == Crossed {
		r.box.FillColor, r.box.StrokeWidth = look.Ground, 1.5
	}
	if r.Size().Width > 0 {
		r.FitWidth(r.Size().Width)
	}
	r.sign.show(r.Lit, false)
	canvas.Refresh(r)
}
