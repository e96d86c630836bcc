package kit

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/pacing"
)

// Figure is a small body, seen from the back or from the front. It lights where
// the hands are, or shows what is wished for each zone and hears which is touched.
// A zone that is no part of the body lights nothing.
type Figure struct {
	widget.BaseWidget

	// Spoken says what the figure shows where it is not seen; nil is nothing.
	Spoken func() string

	view   View
	head   *canvas.Circle
	pieces []figurePiece
	box    *fyne.Container

	zone   string // that Light lit last
	lit    map[string]Lit
	side   pacing.Side
	kind   pacing.PhaseKind
	marked string // the zone with an outline
	size   fyne.Size
}

// Lit is how a part of the body is shown.
type Lit uint8

// The ways to show a part.
const (
	Unlit   Lit = iota // as the rest of the silhouette
	Full               // in the colour of its kind
	Plus               // so, with a plus: it is given more
	Crossed            // an outline, crossed out: it is left out
)

// figurePiece is a part on one side of the screen, or on both at once.
type figurePiece struct {
	part
	side pacing.Side
	zone bool // lights up; hidden otherwise
	rect *canvas.Rectangle
	sign *Sign // nil where there is none: of the silhouette, and of the half of a whole
}

// NewFigure returns a figure on which nothing is lit.
func NewFigure(view View) *Figure {
	f := &Figure{view: view, head: &canvas.Circle{}, box: container.NewWithoutLayout()}
	for _, p := range silhouette {
		f.add(p, false)
	}
	f.box.Add(f.head)
	for _, p := range zoneParts[view] {
		f.add(p, true)
	}
	f.ExtendBaseWidget(f)
	f.Refresh()
	return f
}

// add puts a part on both sides; one that reaches the spine also whole, so that
// both sides together show no seam.
func (f *Figure) add(p part, zone bool) {
	put := func(p part, side pacing.Side, signed bool) {
		made := figurePiece{part: p, side: side, zone: zone, rect: &canvas.Rectangle{}}
		f.box.Add(made.rect)
		if signed {
			made.sign = newSign()
			f.box.Add(made.sign.box)
		}
		f.pieces = append(f.pieces, made)
	}
	mirrored := p
	mirrored.x = FigureWidth - p.x - p.w
	switch {
	case p.x < spine: // is whole as it is
		put(p, pacing.Both, false)
		return
	case p.x == spine:
		whole := mirrored
		whole.w = 2 * p.w
		put(whole, pacing.Both, zone)
	}
	put(mirrored, pacing.Left, zone && p.x > spine)
	put(p, pacing.Right, zone && p.x > spine)
}

// shows reports whether a piece of a lit zone shows for a side: on both sides the
// whole piece where there is one, else its halves.
func (p *figurePiece) shows(side pacing.Side) bool {
	halfOfWhole := p.side != pacing.Both && (p.x == spine || p.x+p.w == spine)
	return p.side == side || side == pacing.Both && !halfOfWhole
}

// Light shows where the hands are, in the colour of the phase, and nothing else.
func (f *Figure) Light(zone string, side pacing.Side, kind pacing.PhaseKind) {
	if f.zone == zone && f.side == side && f.kind == kind {
		return
	}
	parts := ZoneParts(zone)
	lit := make(map[string]Lit, len(parts))
	for _, p := range parts {
		lit[p] = Full
	}
	f.zone, f.lit, f.side, f.kind = zone, lit, side, kind
	f.Refresh()
}

// Set lights parts of the body on both sides, by their names, and puts an outline
// round those of a zone, "" for none.
func (f *Figure) Set(lit map[string]Lit, kind pacing.PhaseKind, marked string) {
	if f.kind == kind && f.marked == marked && maps.Equal(f.lit, lit) {
		return
	}
	f.lit, f.side, f.kind, f.marked = lit, pacing.Both, kind, marked
	f.Refresh()
}

// At returns the part of the figure that a finger at a place means, of those that
// are wanted, "" for none.
func (f *Figure) At(at fyne.Position, wanted func(part string) bool) (found string) {
	k := f.scale()
	x, y := at.X/k, at.Y/k
	const finger = 24
	nearest := float32(finger)
	for _, p := range zoneParts[f.view] {
		if !wanted(p.name) {
			continue
		}
		left, from, to := FigureWidth-p.x-p.w, p.y, p.y+p.h
		if p.to > 0 {
			from, to = p.from, p.to
		}
		if p.x >= spine && p.x < 80 { // what is at both sides of the middle is one
			left = min(left, spine-finger)
		}
		right := FigureWidth - left
		off := max(left-x, x-right, from-y, y-to, 0)
		if p.x >= 80 { // the arms are not what is between them
			off = max(min(max(left-x, x-left-p.w), max(p.x-x, x-right)), from-y, y-to, 0)
		}
		if off < nearest {
			nearest, found = off, p.name
		}
	}
	return found
}

// Refresh colours the parts.
func (f *Figure) Refresh() {
	look := Look()
	f.head.FillColor = look.Line
	marked := ZoneParts(f.marked)
	for i := range f.pieces {
		h := &f.pieces[i]
		h.rect.FillColor = look.Line
		if !h.zone {
			continue
		}
		lit := f.lit[h.name]
		outlined := slices.Contains(marked, h.name)
		h.rect.Hidden = lit == Unlit && !outlined || !h.shows(f.side)
		h.rect.StrokeColor, h.rect.StrokeWidth = look.Ground, 0
		switch lit {
		case Full, Plus:
			h.rect.FillColor = look.Phase(f.kind)
		case Crossed:
			h.rect.FillColor, h.rect.StrokeColor, h.rect.StrokeWidth = look.Ground, look.Quiet, 1.5
		}
		if outlined {
			h.rect.StrokeColor, h.rect.StrokeWidth = look.Ink, 2.5
		}
		if h.sign != nil {
			h.sign.show(lit, h.rect.Hidden)
		}
	}
	f.box.Refresh()
}

// scale is how large a unit of the sheet is.
func (f *Figure) scale() float32 { return f.size.Height / FigureHeight }

// Resize scales the sheet to the height given.
func (f *Figure) Resize(size fyne.Size) {
	f.BaseWidget.Resize(size)
	f.size = size
	k := f.scale()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		// Edges on whole pixels, so that the halves meet without a seam.
		left, top := wholePixel(x*k), wholePixel(y*k)
		o.Move(fyne.NewPos(left, top))
		o.Resize(fyne.NewSize(wholePixel((x+w)*k)-left, wholePixel((y+h)*k)-top))
	}
	put(f.head, 32, 0, 32, 32)
	for i := range f.pieces {
		h := &f.pieces[i]
		put(h.rect, h.x, h.y, h.w, h.h)
		r, left, right := h.radius*k, h.side != pacing.Right, h.side != pacing.Left
		if !h.top && !h.foot {
			h.rect.CornerRadius = r
		}
		if h.top && left {
			h.rect.TopLeftCornerRadius = r
		}
		if h.top && right {
			h.rect.TopRightCornerRadius = r
		}
		if h.foot && left {
			h.rect.BottomLeftCornerRadius = r
		}
		if h.foot && right {
			h.rect.BottomRightCornerRadius = r
		}
		if h.sign != nil {
			h.sign.place(h.rect.Position(), h.rect.Size())
		}
	}
}

func wholePixel(v float32) float32 { return float32(int(v + 0.5)) }

// AccessibilityLabel implements [fyne.Accessible].
func (f *Figure) AccessibilityLabel() string {
	if f.Spoken == nil {
		return ""
	}
	return f.Spoken()
}

// AccessibilityRole implements [fyne.Accessible].
func (f *Figure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (f *Figure) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }
