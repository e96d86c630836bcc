package stage

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// The figure is drawn on a sheet of this size and scaled from there.
const (
	figureWidth  = 96
	figureHeight = 268
)

// part is a shape on the sheet's right half, seen from the back: right is
// right. The left half is its mirror image.
type part struct {
	name       string
	x, y, w, h float32
	radius     float32 // of all corners, or of the outer ones below
	top, foot  bool    // only the outer corner at the top, at the foot, is round
}

// spine is where the two halves meet.
const spine = figureWidth / 2

// silhouette is what is always there. What crosses the spine is whole, so that
// no seam shows.
var silhouette = []part{
	{name: "neck", x: spine - 7, y: 26, w: 14, h: 14},
	{name: "torso", x: spine - 29, y: 37, w: 58, h: 94, radius: 17},
	{name: "arms", x: 82, y: 44, w: 12, h: 80, radius: 6},
	{name: "hamstrings", x: 51, y: 137, w: 20, h: 62, radius: 9},
	{name: "calves", x: 52, y: 204, w: 17, h: 46, radius: 8},
	{name: "feet", x: 52, y: 255, w: 17, h: 12, radius: 5},
}

// zones are what lights up, over the silhouette.
var zones = []part{
	{name: "neck", x: spine, y: 27, w: 8, h: 15, radius: 3},
	{name: "upper shoulders", x: spine, y: 37, w: 29, h: 28, radius: 17, top: true},
	{name: "mid back", x: spine, y: 63, w: 29, h: 22},
	{name: "low back", x: spine, y: 85, w: 29, h: 22},
	{name: "glutes", x: spine, y: 105, w: 29, h: 26, radius: 17, foot: true},
	{name: "arms", x: 82, y: 44, w: 12, h: 80, radius: 6},
	{name: "hamstrings", x: 51, y: 137, w: 20, h: 62, radius: 9},
	{name: "calves", x: 52, y: 204, w: 17, h: 46, radius: 8},
	{name: "feet", x: 52, y: 255, w: 17, h: 12, radius: 5},
}

// zoneParts names the parts of zones that are more than one.
var zoneParts = map[string][]string{
	"back":       {"upper shoulders", "mid back", "low back"},
	"whole back": {"upper shoulders", "mid back", "low back"},
	"shoulders":  {"upper shoulders"},
	"legs":       {"hamstrings", "calves"},
}

// piece is a part on one side of the screen, or on both at once.
type piece struct {
	part
	side pacing.Side
	zone bool // lights up; hidden otherwise
	rect *canvas.Rectangle
}

// figure is a small body, seen from the back, that lights where the hands are.
// An unknown zone lights nothing.
type figure struct {
	widget.BaseWidget

	head   *canvas.Circle
	pieces []piece
	box    *fyne.Container

	zone string
	side pacing.Side
	kind pacing.PhaseKind
	said string // where that is, in the language in use
}

func newFigure() *figure {
	f := &figure{head: &canvas.Circle{}, box: container.NewWithoutLayout()}
	for _, p := range silhouette {
		f.add(p, false)
	}
	f.box.Add(f.head)
	for _, p := range zones {
		f.add(p, true)
	}
	f.ExtendBaseWidget(f)
	f.Refresh()
	return f
}

// add puts a part on both sides; one that reaches the spine also whole, so that
// both sides together show no seam.
func (f *figure) add(p part, zone bool) {
	put := func(p part, side pacing.Side) {
		f.pieces = append(f.pieces, piece{part: p, side: side, zone: zone, rect: &canvas.Rectangle{}})
		f.box.Add(f.pieces[len(f.pieces)-1].rect)
	}
	mirrored := p
	mirrored.x = figureWidth - p.x - p.w
	switch {
	case p.x < spine: // is whole as it is
		put(p, pacing.Both)
		return
	case p.x == spine:
		whole := mirrored
		whole.w = 2 * p.w
		put(whole, pacing.Both)
	}
	put(mirrored, pacing.Left)
	put(p, pacing.Right)
}

// lit reports whether a piece of a lit zone shows for a side: on both sides the
// whole piece where there is one, else its halves.
func (p *piece) lit(side pacing.Side) bool {
	halfOfWhole := p.side != pacing.Both && (p.x == spine || p.x+p.w == spine)
	return p.side == side || side == pacing.Both && !halfOfWhole
}

// light shows where the hands are, in the colour of the phase.
func (f *figure) light(zone string, side pacing.Side, kind pacing.PhaseKind) {
	if f.zone != zone || f.side != side || f.kind != kind {
		f.zone, f.side, f.kind = zone, side, kind
		f.Refresh()
	}
}

// Refresh colours the parts.
func (f *figure) Refresh() {
	look := kit.Look()
	f.head.FillColor = look.Line
	lit := zoneParts[f.zone]
	if lit == nil {
		lit = []string{f.zone}
	}
	for i := range f.pieces {
		h := &f.pieces[i]
		h.rect.FillColor = look.Line
		if h.zone {
			h.rect.FillColor = look.Phase(f.kind)
			h.rect.Hidden = !slices.Contains(lit, h.name) || !h.lit(f.side)
		}
	}
	f.box.Refresh()
}

// Resize scales the sheet to the height given.
func (f *figure) Resize(size fyne.Size) {
	f.BaseWidget.Resize(size)
	k := size.Height / figureHeight
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		// Edges on whole pixels, so that the halves meet without a seam.
		left, top := whole(x*k), whole(y*k)
		o.Move(fyne.NewPos(left, top))
		o.Resize(fyne.NewSize(whole((x+w)*k)-left, whole((y+h)*k)-top))
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
	}
}

// AccessibilityLabel implements [fyne.Accessible].
func (f *figure) AccessibilityLabel() string { return f.said }

// AccessibilityRole implements [fyne.Accessible].
func (f *figure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (f *figure) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }
