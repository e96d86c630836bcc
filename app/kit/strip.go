package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/pacing"
)

// Names says which names stand under a strip.
type Names uint8

// The ways to name the pieces of a strip.
const (
	NamesAll          Names = iota // all that fit without touching
	NamesAllOrPresent              // every one or, where one would not fit, only the present one
	NamesNone
)

// Strip shows a plan as one line of pieces, a phase each, as long as it lasts
// and in the colour of its kind. What is past is full, what is to come a
// quarter; a mark stands at the present, and its name is bold.
type Strip struct {
	widget.BaseWidget

	Height   float32 // of the pieces; 0 is 12
	TextSize float32 // of the names; 0 is [TextNote]
	Names    Names

	// Whole shows every piece in full colour and no mark: a plan that does not
	// run.
	Whole bool
	// OnTapped, if set, hears which span was pressed.
	OnTapped func(span int)
	// OnHover, if set, hears over which span the pointer is, -1 for none.
	OnHover func(span int)

	plan  *pacing.Plan
	at    time.Duration
	notes []Note
	r     *stripRenderer
}

var (
	_ fyne.Tappable     = (*Strip)(nil)
	_ desktop.Hoverable = (*Strip)(nil)
	_ fyne.Accessible   = (*Strip)(nil)
)

// NewStrip returns a strip of a plan, which may be nil until SetPlan.
func NewStrip(plan *pacing.Plan) *Strip {
	s := &Strip{plan: plan}
	s.ExtendBaseWidget(s)
	return s
}

// SetPlan shows another plan.
func (s *Strip) SetPlan(plan *pacing.Plan) {
	if s.plan != plan {
		s.plan = plan
		s.Refresh()
	}
}

// SetAt moves the mark. It draws only when the mark has moved by half a pixel
// or stands in another piece.
func (s *Strip) SetAt(at time.Duration) {
	s.at = at
	if s.r != nil {
		s.r.mark(false)
	}
}

// Note is a word over a piece of a strip, which has an outline with it: a
// fainter one where it is quiet. Without words there is neither.
type Note struct {
	Words string
	Quiet bool
}

// SetNotes writes a note over each span. The strip keeps the slice.
func (s *Strip) SetNotes(notes []Note) {
	if !slices.Equal(s.notes, notes) {
		s.notes = notes
		if s.r != nil {
			s.r.noting()
		}
	}
}

// span returns the span at x, or -1.
func (s *Strip) span(x float32) int {
	if s.r != nil {
		for i := range s.r.pieces {
			if p := &s.r.pieces[i]; x >= p.x && x <= p.x+p.width {
				return i
			}
		}
	}
	return -1
}

// Tapped implements [fyne.Tappable].
func (s *Strip) Tapped(e *fyne.PointEvent) {
	if i := s.span(e.Position.X); i >= 0 && s.OnTapped != nil {
		s.OnTapped(i)
	}
}

// MouseIn implements [desktop.Hoverable].
func (s *Strip) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (s *Strip) MouseMoved(e *desktop.MouseEvent) {
	if s.OnHover != nil {
		s.OnHover(s.span(e.Position.X))
	}
}

// MouseOut implements [desktop.Hoverable].
func (s *Strip) MouseOut() {
	if s.OnHover != nil {
		s.OnHover(-1)
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (s *Strip) AccessibilityLabel() string {
	if s.plan == nil || len(s.plan.Spans) == 0 {
		return ""
	}
	return s.plan.Phase(s.plan.At(s.at).Span).Name
}

// AccessibilityRole implements [fyne.Accessible].
func (s *Strip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	s.r = &stripRenderer{s: s, done: &canvas.Rectangle{}, head: &canvas.Rectangle{}}
	s.r.Refresh()
	return s.r
}
