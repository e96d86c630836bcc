package kit

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// stripRenderer lays a strip out once a plan or size and afterwards moves only
// what stands in the present: the part that is done, and the mark.
type stripRenderer struct {
	s      *Strip
	pieces []piece
	done   *canvas.Rectangle // the part of the present piece that is past
	head   *canvas.Rectangle // the mark

	present int // the piece that is shown as present; -1 none
	objects []fyne.CanvasObject
}

type piece struct {
	x, width float32
	color    color.NRGBA
	bar      *canvas.Rectangle
	name     *canvas.Text
	note     *canvas.Text // over it
	words    []string     // names for it, the longest first
}

// gap lies between two pieces.
const gap = Step / 2

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *stripRenderer) height() float32 {
	if r.s.Height == 0 {
		return 12
	}
	return r.s.Height
}

func (r *stripRenderer) textSize() float32 {
	if r.s.TextSize == 0 {
		return Text(TextNote, 1)
	}
	return r.s.TextSize
}

// overhang is how far the mark stands out above and below.
func (r *stripRenderer) overhang() float32 {
	if r.s.Whole {
		return 0
	}
	return float32(int(r.height() * 0.8))
}

func (r *stripRenderer) MinSize() fyne.Size {
	h := r.height() + 2*r.overhang()
	if r.s.Names != NamesNone {
		h = r.overhang() + r.height() + max(r.overhang(), Step) + r.textSize()*1.5
	}
	return fyne.NewSize(20*Step, h)
}

// Refresh builds the strip anew: another plan, another palette.
func (r *stripRenderer) Refresh() {
	look, plan := Look(), r.s.plan
	r.pieces, r.objects, r.present = r.pieces[:0], nil, -1
	if plan == nil {
		canvas.Refresh(r.s)
		return
	}
	for i := range plan.Spans {
		ph := plan.Phase(i)
		p := piece{color: look.Phase(ph.Kind), bar: &canvas.Rectangle{}, words: shortNames(ph)}
		p.name = Line("", r.textSize(), Plain, look.Quiet)
		p.name.Alignment = fyne.TextAlignCenter
		p.note = Line("", r.textSize(), Plain, look.Soft())
		r.pieces = append(r.pieces, p)
		r.objects = append(r.objects, p.bar)
	}
	r.head.FillColor = look.Ink
	r.objects = append(r.objects, r.done, r.head)
	for i := range r.pieces {
		r.objects = append(r.objects, r.pieces[i].name, r.pieces[i].note)
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *stripRenderer) Layout(size fyne.Size) {
	if r.s.plan == nil || size.Width <= 0 || len(r.pieces) == 0 {
		return
	}
	plan, n := r.s.plan, len(r.pieces)
	room := float64(size.Width - gap*float32(n-1))
	x := func(d float64, i int) float32 {
		return float32(math.Round(room*d/float64(plan.Length))) + gap*float32(i)
	}
	top := r.overhang()
	for i := range r.pieces {
		p, span := &r.pieces[i], &plan.Spans[i]
		p.x = x(float64(span.Start), i)
		p.width = max(x(float64(span.End()), i)-p.x, 2)
		p.bar.CornerRadius = min(r.height(), p.width) / 2
		p.bar.Move(fyne.NewPos(p.x, top))
		p.bar.Resize(fyne.NewSize(p.width, r.height()))
	}
	r.head.Resize(fyne.NewSize(2, r.height()+2*top))
	r.done.TopLeftCornerRadius, r.done.BottomLeftCornerRadius = r.height()/2, r.height()/2
	r.noting()
	r.mark(true)
}

// mark shows the present. Everything is coloured and named anew only when it
// has passed into another piece, or when all is asked for.
func (r *stripRenderer) mark(all bool) {
	if len(r.pieces) == 0 || r.s.Size().Width <= 0 {
		return
	}
	if r.s.Whole {
		r.done.Hidden, r.head.Hidden = true, true
		if all {
			r.paint(len(r.pieces))
			r.naming(-1)
		}
		return
	}
	m := r.s.plan.At(r.s.at)
	if all || m.Span != r.present {
		r.present = m.Span
		r.paint(m.Span)
		r.naming(m.Span)
		r.done.FillColor = r.pieces[m.Span].color
	}
	p, span := &r.pieces[m.Span], &r.s.plan.Spans[m.Span]
	share := min(max(float64(r.s.at-span.Start)/float64(span.Duration), 0), 1)
	// Half pixels, so that the mark never blurs over more than two columns.
	x := p.x + float32(math.Round(share*float64(p.width)*2))/2
	if pos := fyne.NewPos(x-1, 0); all || r.head.Position() != pos {
		r.head.Move(pos)
		r.done.Move(p.bar.Position())
		r.done.Hidden = x-p.x < r.height()/2
		r.done.Resize(fyne.NewSize(x-p.x, r.height()))
	}
}

func (r *stripRenderer) paint(present int) {
	look := Look()
	for i := range r.pieces {
		p := &r.pieces[i]
		c := p.color
		if i >= present {
			c = look.Faint(p.color, 0.25)
		}
		if p.bar.FillColor != c {
			p.bar.FillColor = c
			p.bar.Refresh()
		}
	}
}

// shortNames returns what a phase may be called where room is short, longest
// first: its name; on a targeted one where the hands are and the last word of
// that ("shoulders"), on the others what it is for.
func shortNames(ph *pacing.Phase) []string {
	names := []string{words.Inner(ph.Name)}
	add := func(name string) {
		if name != "" && len(name) < len(names[len(names)-1]) {
			names = append(names, name)
		}
	}
	if ph.Kind != pacing.Targeted {
		add(tell.PhaseKind(ph.Kind))
		return names
	}
	if len(ph.Zones) == 1 {
		add(ph.Zones[0])
		add(ph.Zones[0][strings.LastIndexByte(ph.Zones[0], ' ')+1:])
	}
	return names
}
