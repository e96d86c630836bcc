// Package peripheral is the session for the corner of the eye: no digits and no
// words. The whole field brightens and dims with the breath, its hue is the
// phase, and round its edge a line fills with the time of the session. In a hold
// the field rests and two calm bars stand in it.
//
//	Player.Snapshot ─▶ kit.PaceOf(now) ─▶ View.Show ─▶ field, edge, bars
//
// It never flashes: the field runs between two strengths over the ground in
// small steps, and draws only when it is a step further.
package peripheral

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// How strong the hue of the phase is over the ground: when the breath is out,
// when it is in, when nothing paces, and in a hold.
const (
	fieldOut  = 0.08
	fieldIn   = 0.62
	fieldRest = 0.26
	fieldHeld = 0.14
)

// steps is into how many the strengths are cut: the step from one to the next is
// about one of the 256 levels of a screen, and the field is drawn no more often
// than it takes one.
const steps = 128

// View is the picture. It lives on Fyne's goroutine.
type View struct {
	root  *fyne.Container
	field *canvas.Rectangle
	track [4]*canvas.Rectangle // the edge: top, right, bottom, left
	done  [5]*canvas.Rectangle // what is done of it, from the middle of the top on
	bars  [2]*canvas.Rectangle

	kind    pacing.PhaseKind
	mode    kit.Mode
	step    int
	filled  float32 // pixels of the edge
	session float64 // how much of it is done
	fresh   bool
}

// New returns a view of nothing yet.
func New() *View {
	v := &View{field: &canvas.Rectangle{}}
	objects := []fyne.CanvasObject{v.field}
	for i := range v.track {
		v.track[i] = &canvas.Rectangle{}
		objects = append(objects, v.track[i])
	}
	for i := range v.done {
		v.done[i] = &canvas.Rectangle{}
		objects = append(objects, v.done[i])
	}
	for i := range v.bars {
		v.bars[i] = &canvas.Rectangle{}
		objects = append(objects, v.bars[i])
	}
	v.root = container.New(v, objects...)
	return v
}

// CanvasObject returns what to show.
func (v *View) CanvasObject() fyne.CanvasObject { return v.root }

// Show brings the picture up to an instant.
func (v *View) Show(s *pacing.Snapshot, now pacing.Instant) {
	p := kit.PaceOf(s, now)
	kind := s.Plan.Phase(p.Moment.Span).Kind
	step := int(math.Round(strength(&p) * steps))
	v.session = p.Session
	if filled := v.edge(p.Session); !v.fresh || kind != v.kind || p.Mode != v.mode || step != v.step || filled != v.filled {
		v.fresh, v.kind, v.mode, v.step = true, kind, p.Mode, step
		v.paint(filled)
	}
}

// strength returns how strong the field is.
func strength(p *kit.Pace) float64 {
	switch p.Mode {
	case kit.Paced:
		follows := fieldOut + (fieldIn-fieldOut)*p.Full
		return fieldRest + (follows-fieldRest)*p.Level
	case kit.Held, kit.Finished, kit.Waiting:
		return fieldHeld
	case kit.Lead:
		return fieldOut
	}
	return fieldRest
}

// edge returns how many pixels of the edge a share of the session fills.
func (v *View) edge(session float64) float32 {
	size := v.root.Size()
	return float32(math.Floor(session * float64(2*(size.Width+size.Height))))
}

// paint colours everything, and lays out what the time has filled.
func (v *View) paint(filled float32) {
	look := kit.Look()
	hue := look.Phase(v.kind)
	if v.mode == kit.Finished {
		hue = look.Breath
	}
	field := look.Faint(hue, float64(v.step)/steps)
	v.field.FillColor = field
	for _, o := range v.track {
		o.FillColor = look.Faint(hue, 0.22)
	}
	for _, o := range v.done {
		o.FillColor = hue
	}
	for _, o := range v.bars {
		o.FillColor = look.Faint(hue, 0.8)
		o.Hidden = v.mode != kit.Held
	}
	if filled != v.filled {
		v.filled = filled
		v.fill()
	}
	canvas.Refresh(v.field)
}

// thick is how wide the edge is, as a share of the shorter side.
const thick = 1.0 / 36

// MinSize implements [fyne.Layout].
func (v *View) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }

// Layout implements [fyne.Layout].
func (v *View) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	v.field.Resize(size)
	t := v.thickness()
	for i, r := range [4][4]float32{
		{0, 0, size.Width, t}, {size.Width - t, t, t, size.Height - 2*t},
		{0, size.Height - t, size.Width, t}, {0, t, t, size.Height - 2*t},
	} {
		v.track[i].Move(fyne.NewPos(r[0], r[1]))
		v.track[i].Resize(fyne.NewSize(r[2], r[3]))
	}
	height := float32(int(min(size.Width, size.Height) / 3))
	width := float32(int(height / 4))
	for i, b := range v.bars {
		b.CornerRadius = width / 4
		b.Resize(fyne.NewSize(width, height))
		x := size.Width/2 - 1.5*width + 2*width*float32(i)
		b.Move(fyne.NewPos(float32(int(x)), float32(int((size.Height-height)/2))))
	}
	v.filled = v.edge(v.session)
	v.fill()
	if v.fresh { // the theme may be another
		v.paint(v.filled)
	}
}

func (v *View) thickness() float32 {
	size := v.root.Size()
	return float32(int(min(size.Width, size.Height)*thick + 0.5))
}

// fill lays out what is done of the edge: clockwise from the middle of the top,
// along half the top, the right, the bottom, the left and the other half.
func (v *View) fill() {
	size, t, left := v.root.Size(), v.thickness(), v.filled
	w, h := size.Width, size.Height
	sides := [5]float32{w / 2, h, w, h, w / 2}
	for i, o := range v.done {
		n := min(max(left, 0), sides[i])
		left -= sides[i]
		var at fyne.Position
		box := fyne.NewSize(n, t)
		switch i {
		case 0:
			at = fyne.NewPos(w/2, 0)
		case 1:
			at, box = fyne.NewPos(w-t, 0), fyne.NewSize(t, n)
		case 2:
			at = fyne.NewPos(w-n, h-t)
		case 3:
			at, box = fyne.NewPos(0, h-n), fyne.NewSize(t, n)
		}
		o.Hidden = n <= 0
		o.Move(at)
		o.Resize(box)
	}
}
