package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/keys"
)

// Slider sets a number between two others, in steps: by pointer, by the arrow
// keys, ten steps at a time by Page Up and Page Down, to its ends by Home and
// End.
type Slider struct {
	widget.BaseWidget

	Min, Max, Step float64
	Label          string // what is set, for those who do not see it
	// Says puts a value in words, which then stand at the end of the slider in
	// TextSize; nil for none.
	Says     func(value float64) string
	TextSize float32
	// OnChanged hears each new value.
	OnChanged func(value float64)
	// OnKey, if set, sees every key first, as a [Button]'s does.
	OnKey   func(key keys.Key, down bool) bool
	OnFocus func() // it has got the keyboard: bring it into view

	value            float64
	focused, hovered bool
	track, fill      *canvas.Rectangle
	knob, halo       *canvas.Circle
	words            *canvas.Text
}

var (
	_ fyne.Focusable    = (*Slider)(nil)
	_ fyne.Draggable    = (*Slider)(nil)
	_ fyne.Tappable     = (*Slider)(nil)
	_ fyne.Accessible   = (*Slider)(nil)
	_ desktop.Keyable   = (*Slider)(nil)
	_ desktop.Hoverable = (*Slider)(nil)
)

const (
	sliderHeight = 4 * Step
	sliderKnob   = 20
)

// NewSlider returns a slider at value.
func NewSlider(least, most, step, value float64) *Slider {
	s := &Slider{Min: least, Max: most, Step: step, value: value,
		track: &canvas.Rectangle{CornerRadius: 2}, fill: &canvas.Rectangle{CornerRadius: 2},
		knob: &canvas.Circle{}, halo: &canvas.Circle{}, words: &canvas.Text{Alignment: fyne.TextAlignTrailing}}
	s.ExtendBaseWidget(s)
	return s
}

// Value returns where the slider stands.
func (s *Slider) Value() float64 { return s.value }

// SetValue moves the slider to the step nearest to value and tells OnChanged
// when that is another.
func (s *Slider) SetValue(value float64) {
	value = s.Min + math.Round((value-s.Min)/s.Step)*s.Step
	value = min(max(value, s.Min), s.Max)
	if value == s.value {
		return
	}
	s.value = value
	s.place()
	if s.OnChanged != nil {
		s.OnChanged(value)
	}
}

func (s *Slider) pointed(x float32) {
	room := s.reach() - sliderKnob
	if room <= 0 || s.Max <= s.Min {
		return
	}
	s.SetValue(s.Min + float64((x-sliderKnob/2)/room)*(s.Max-s.Min))
}

// Tapped implements [fyne.Tappable].
func (s *Slider) Tapped(e *fyne.PointEvent) {
	s.pointed(e.Position.X)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// Dragged implements [fyne.Draggable].
func (s *Slider) Dragged(e *fyne.DragEvent) { s.pointed(e.Position.X) }

// DragEnd implements [fyne.Draggable].
func (s *Slider) DragEnd() {}

// MouseIn implements [desktop.Hoverable].
func (s *Slider) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (s *Slider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (s *Slider) MouseOut() { s.hovered = false; s.Refresh() }

// FocusGained implements [fyne.Focusable].
func (s *Slider) FocusGained() {
	s.focused = true
	s.Refresh()
	if s.OnFocus != nil {
		s.OnFocus()
	}
}

// FocusLost implements [fyne.Focusable].
func (s *Slider) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements [fyne.Focusable].
func (s *Slider) TypedRune(r rune) { Hears(s, r) }

// TypedKey implements [fyne.Focusable]; a held arrow goes on.
func (s *Slider) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.SetValue(s.value - s.Step)
	case fyne.KeyRight, fyne.KeyUp:
		s.SetValue(s.value + s.Step)
	case fyne.KeyPageDown:
		s.SetValue(s.value - 10*s.Step)
	case fyne.KeyPageUp:
		s.SetValue(s.value + 10*s.Step)
	case fyne.KeyHome:
		s.SetValue(s.Min)
	case fyne.KeyEnd:
		s.SetValue(s.Max)
	}
}

// KeyDown implements [desktop.Keyable].
func (s *Slider) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) {
		return
	}
	if s.OnKey != nil {
		s.OnKey(KeyOf(key), true)
	}
}

// KeyUp implements [desktop.Keyable].
func (s *Slider) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if s.OnKey != nil {
		s.OnKey(KeyOf(key), false)
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (s *Slider) AccessibilityLabel() string {
	if s.Says == nil {
		return s.Label
	}
	return s.Label + ": " + s.Says(s.value)
}

// AccessibilityRole implements [fyne.Accessible].
func (s *Slider) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// reach is how wide the slider itself is, beside its words.
func (s *Slider) reach() float32 {
	if s.Says == nil {
		return s.Size().Width
	}
	return s.Size().Width - max(Width(s.Says(s.Min), s.TextSize, Plain), Width(s.Says(s.Max), s.TextSize, Plain)) - 2*Step
}

// place moves the knob to where the value is.
func (s *Slider) place() {
	size := s.Size()
	size.Width = s.reach()
	share := float32(0)
	if s.Max > s.Min {
		share = float32((s.value - s.Min) / (s.Max - s.Min))
	}
	x, y := share*(size.Width-sliderKnob), size.Height/2
	s.track.Move(fyne.NewPos(0, y-2))
	s.track.Resize(fyne.NewSize(size.Width, 4))
	s.fill.Move(fyne.NewPos(0, y-2))
	s.fill.Resize(fyne.NewSize(x+sliderKnob/2, 4))
	s.knob.Move(fyne.NewPos(x, y-sliderKnob/2))
	s.knob.Resize(fyne.NewSquareSize(sliderKnob))
	const ring = sliderKnob + 8
	s.halo.Move(fyne.NewPos(x-4, y-ring/2))
	s.halo.Resize(fyne.NewSquareSize(ring))
	if s.Says != nil {
		s.words.Text, s.words.TextSize = s.Says(s.value), s.TextSize
		Seat(s.words, size.Width, y+float32(int(s.TextSize*0.36+0.5)), s.Size().Width-size.Width)
	}
	canvas.Refresh(s)
}

// CreateRenderer implements [fyne.Widget].
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{s, []fyne.CanvasObject{s.track, s.fill, s.halo, s.knob, s.words}}
	r.Refresh()
	return r
}

type sliderRenderer struct {
	s       *Slider
	objects []fyne.CanvasObject
}

func (r *sliderRenderer) Destroy()                     {}
func (r *sliderRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sliderRenderer) MinSize() fyne.Size           { return fyne.NewSize(12*Step, sliderHeight) }
func (r *sliderRenderer) Layout(fyne.Size)             { r.s.place() }

func (r *sliderRenderer) Refresh() {
	s, p := r.s, Look()
	s.track.FillColor = p.Line
	s.fill.FillColor = p.Faint(p.Breath, 0.7)
	s.knob.FillColor = p.Soft()
	if s.hovered || s.focused {
		s.knob.FillColor = p.Ink
	}
	s.words.Color = p.Soft()
	s.halo.StrokeColor, s.halo.StrokeWidth = p.Ink, 2
	s.halo.Hidden = !s.focused
	s.place()
}
