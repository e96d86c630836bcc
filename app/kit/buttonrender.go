package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

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
		text = Text(map[Shape]float32{Quiet: TextBody, Chip: TextLabel, Target: TextLead}[r.b.Shape], 1)
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
			back, edge, ink = p.Chosen(), p.Breath, p.Ink
		} else if b.hovered {
			back, ink = p.Raised, p.Ink
		}
	case Target:
		back, edge, ink = p.Raised, p.Line, p.Ink
		if b.Primary {
			back, edge = p.Chosen(), p.Faint(p.Breath, 0.55)
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
		edge, r.edge.StrokeWidth = p.Ink, 2.5
	}
	r.back.FillColor, r.edge.FillColor, r.edge.StrokeColor = back, color.Transparent, edge
	r.fill.FillColor = p.Filling()
	r.fill.Hidden = b.progress <= 0
	r.text.Color, r.hint.Color = ink, p.Quiet
	if b.Primary || b.Selected || b.pressed || b.progress > 0 { // stands on a coloured ground
		r.hint.Color = p.Ink
	}
	r.Layout(b.outer.Size())
	canvas.Refresh(b.outer)
}
