package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer implements [fyne.Widget].
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f}
	r.Refresh()
	return r
}

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) Destroy() {}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.back, r.f.less, r.f.text, r.f.more}
}

func (r *fieldRenderer) size() float32 {
	if r.f.TextSize == 0 {
		return Text(TextLabel, 1)
	}
	return r.f.TextSize
}

// MinSize is as high as a chip, and the same whatever is typed.
func (r *fieldRenderer) MinSize() fyne.Size {
	size := r.size()
	return fyne.NewSize(Width(string(r.f.Form), size, Plain)+2*size+2*Step, float32(int(size*1.4))+2*Step)
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	f, text := r.f, r.size()
	f.back.Resize(size)
	f.back.CornerRadius = Step
	y := float32(int(size.Height/2 + text*0.36))
	Seat(f.less, Step*0.75, y, text)
	Seat(f.more, size.Width-Step*0.75-text, y, text)
	Seat(f.text, 0, y, size.Width)
}

// Refresh shows the value, and by its edge whether one can type.
func (r *fieldRenderer) Refresh() {
	f, p, text := r.f, Look(), r.size()
	f.text.Text, f.text.Color, f.text.TextSize, f.text.Alignment = f.words(), p.Ink, text, fyne.TextAlignCenter
	f.less.Color, f.more.Color, f.less.TextSize, f.more.TextSize = p.Quiet, p.Quiet, text, text
	f.more.Alignment = fyne.TextAlignTrailing
	if f.hovered {
		f.less.Color, f.more.Color = p.Ink, p.Ink
	}
	f.back.FillColor, f.back.StrokeColor, f.back.StrokeWidth = p.Raised, p.Line, 1
	if f.focused {
		f.back.StrokeColor, f.back.StrokeWidth = p.Ink, 2
	}
	r.Layout(f.Size())
	canvas.Refresh(f)
}
