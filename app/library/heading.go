package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// heading is a line of small capitals above what it names, or more lines where
// there is no room for one.
type heading struct {
	widget.BaseWidget

	line   *canvas.Text
	lines  *kit.Paragraph
	box    *fyne.Container
	height float32
}

func newHeading(text string, k float32) *heading {
	look := kit.Look()
	h := &heading{line: kit.Heading(text, k, look.Quiet), lines: kit.NewText(kit.Caps(text), kit.Text(kit.TextNote, k), kit.Plain, look.Quiet)}
	h.box = container.NewWithoutLayout(h.line, h.lines)
	h.ExtendBaseWidget(h)
	return h
}

// FitWidth lays the heading out in width and returns its height.
func (h *heading) FitWidth(width float32) float32 {
	one := h.line.MinSize()
	h.line.Hidden, h.lines.Hidden = one.Width > width, one.Width <= width
	h.height = one.Height
	h.line.Resize(one)
	if h.line.Hidden {
		h.height = h.lines.FitWidth(width)
	}
	return h.height
}

// MinSize is as high as the heading at its present width.
func (h *heading) MinSize() fyne.Size { return fyne.NewSize(8*kit.Step, h.height) }

// CreateRenderer implements [fyne.Widget].
func (h *heading) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
