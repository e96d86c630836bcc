package preferences

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// row is what a [Row] looks like: words at the left and what can be done at the
// right, or below where there is no room beside them.
type row struct {
	label, note string
	below       string              // words in all the width of the page
	objects     []fyne.CanvasObject // chips
	tick        *kit.Tick           // in place of label and objects
	slider      *kit.Slider         // in place of objects
	words       func() string       // what the value is, after the objects; nil for nothing
	update      func()              // shows the value anew; nil for nothing
	memory
}

// halo is how far the mark of the keyboard reaches beyond a slider or a tick.
const halo = 8

// fill adds the row to a column.
func (r *row) fill(c *kit.Column, gap, k float32) {
	look := kit.Look()
	body, small := kit.Text(kit.TextBody, k), kit.Text(kit.TextLabel, k)
	if r.tick != nil {
		r.tick.TextSize = body
		c.AddIndented(gap, halo, r.tick)
		if r.note != "" {
			c.AddIndented(0, halo+body+1.5*kit.Step, kit.NewText(r.note, small, kit.Plain, look.Quiet))
		}
		return
	}
	w := &pair{k: k, body: body, left: kit.NewText(r.label, body, kit.Plain, look.Ink)}
	if r.note != "" {
		w.note = kit.NewText(r.note, small, kit.Plain, look.Quiet)
	}
	switch {
	case r.slider != nil:
		w.right, w.line = r.slider, r.slider.MinSize().Height
	default:
		for _, o := range r.objects {
			o.(*kit.Button).SetSize(body)
		}
		w.line = r.objects[0].MinSize().Height
		objects := r.objects
		if r.words != nil {
			objects = append(slices.Clone(objects), kit.Line(r.words(), body, kit.Plain, look.Ink))
		}
		w.right = kit.NewFlow(8*k, objects...)
	}
	w.box = container.NewWithoutLayout(w.left, w.right)
	if w.note != nil {
		w.box.Add(w.note)
	}
	w.ExtendBaseWidget(w)
	c.AddIndented(gap, halo, w)
	if r.below != "" {
		c.AddIndented(2*k, halo, kit.NewText(r.below, small, kit.Plain, look.Quiet))
	}
}

// pair lays the two halves of a row out.
type pair struct {
	widget.BaseWidget

	k, body    float32
	line       float32        // the height of the first thing at the right
	left, note *kit.Paragraph // the note may be nil
	right      fyne.CanvasObject
	box        *fyne.Container
	height     float32
}

// FitWidth lays the halves out beside each other where a line of the left one
// has room for a few words, and returns the height.
func (p *pair) FitWidth(width float32) float32 {
	left := float32(int(width * 0.32))
	gap := float32(int(24 * p.k))
	beside := left > 12*p.body
	if !beside {
		left = width
	}
	put := func(t *kit.Paragraph, y float32) float32 {
		h := t.FitWidth(left)
		t.Move(fyne.NewPos(0, y))
		t.Resize(fyne.NewSize(left, h))
		return y + h
	}
	y := float32(0)
	if beside {
		y = max(float32(int((p.line-p.body*kit.LineHeight)/2)), 0) // so that both stand on one line
	}
	y = put(p.left, y)
	if p.note != nil {
		y = put(p.note, y)
	}
	x, at := left+gap, float32(0)
	if !beside {
		x, at = 0, y+float32(int(6*p.k))
	}
	h := p.right.MinSize().Height
	if f, ok := p.right.(interface{ FitWidth(float32) float32 }); ok {
		h = f.FitWidth(width - x)
	}
	p.right.Move(fyne.NewPos(x, at))
	p.right.Resize(fyne.NewSize(width-x, h))
	p.height = max(y, at+h)
	return p.height
}

// MinSize is as high as the row at its present width.
func (p *pair) MinSize() fyne.Size { return fyne.NewSize(8*kit.Step, p.height) }

// CreateRenderer implements [fyne.Widget].
func (p *pair) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// head is the line above a section: its title, and the button at its right.
type head struct {
	widget.BaseWidget

	title  *canvas.Text
	button *kit.Button
	box    *fyne.Container
}

func newHead(title *canvas.Text, button *kit.Button) *head {
	h := &head{title: title, button: button, box: container.NewWithoutLayout(title, button)}
	h.ExtendBaseWidget(h)
	return h
}

// FitWidth lays the line out, below each other where both have no room, and
// returns the height.
func (h *head) FitWidth(width float32) float32 {
	title, button := h.title.MinSize(), h.button.MinSize()
	line := max(title.Height, button.Height)
	h.title.Resize(title)
	h.title.Move(fyne.NewPos(halo, float32(int((line-title.Height)/2))))
	h.button.Resize(button)
	y := float32(0)
	if title.Width+button.Width+2*halo > width {
		y = line
	}
	h.button.Move(fyne.NewPos(width-button.Width, y+float32(int((line-button.Height)/2))))
	return y + line
}

// MinSize is as high as one line.
func (h *head) MinSize() fyne.Size {
	return fyne.NewSize(8*kit.Step, max(h.title.MinSize().Height, h.button.MinSize().Height))
}

// CreateRenderer implements [fyne.Widget].
func (h *head) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
