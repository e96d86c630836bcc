package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Sign is two strokes that say without colour what a shape stands for: a plus, or
// a stroke across.
type Sign struct {
	box         *fyne.Container
	flat, other *canvas.Line
	at          fyne.Position
	size        fyne.Size
	lit         Lit
}

func newSign() *Sign {
	s := &Sign{flat: &canvas.Line{StrokeWidth: 2}, other: &canvas.Line{StrokeWidth: 2}}
	s.box = container.NewWithoutLayout(s.flat, s.other)
	return s
}

// show draws the sign for how its shape is lit.
func (s *Sign) show(lit Lit, hidden bool) {
	look := Look()
	s.lit = lit
	s.flat.StrokeColor, s.other.StrokeColor = look.Ground, look.Ground
	if lit == Crossed {
		s.flat.StrokeColor = look.Quiet
	}
	s.flat.Hidden, s.other.Hidden = hidden || lit < Plus, hidden || lit != Plus
	s.draw()
}

// place says where the shape is.
func (s *Sign) place(at fyne.Position, size fyne.Size) {
	s.at, s.size = at, size
	s.draw()
}

func (s *Sign) draw() {
	middle := s.at.AddXY(s.size.Width/2, s.size.Height/2)
	r := min(s.size.Width, s.size.Height) * 0.28
	if s.lit == Crossed {
		s.flat.Position1, s.flat.Position2 = middle.AddXY(-r, r), middle.AddXY(r, -r)
		return
	}
	s.flat.Position1, s.flat.Position2 = middle.AddXY(-r, 0), middle.AddXY(r, 0)
	s.other.Position1, s.other.Position2 = middle.AddXY(0, -r), middle.AddXY(0, r)
}
