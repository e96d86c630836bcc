package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Flow puts objects beside each other at their own sizes, and goes on in
// another row where there is no more room.
type Flow struct {
	widget.BaseWidget

	gap    float32
	height float32
	box    *fyne.Container
}

// NewFlow returns a flow of objects with gap between them, both ways.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap, box: container.NewWithoutLayout(objects...)}
	f.ExtendBaseWidget(f)
	return f
}

// FitWidth lays the rows out in width and returns their height. What is lower
// than its row stands in the middle of it.
func (f *Flow) FitWidth(width float32) float32 {
	x, y, row := float32(0), float32(0), float32(0)
	var begun []fyne.CanvasObject // the row
	end := func() {
		for _, o := range begun {
			o.Move(o.Position().AddXY(0, float32(int((row-o.Size().Height)/2))))
		}
		begun = nil
	}
	for _, o := range f.box.Objects {
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			end()
			x, y, row = 0, y+row+f.gap, 0
		}
		o.Resize(size)
		o.Move(fyne.NewPos(x, y))
		begun = append(begun, o)
		x += size.Width + f.gap
		row = max(row, size.Height)
	}
	end()
	f.height = y + row
	return f.height
}

// Resize lays the rows out in another width.
func (f *Flow) Resize(size fyne.Size) {
	f.BaseWidget.Resize(size)
	f.FitWidth(size.Width)
}

// MinSize is as high as the rows at their present width.
func (f *Flow) MinSize() fyne.Size { return fyne.NewSize(8*Step, f.height) }

// CreateRenderer implements [fyne.Widget].
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }
