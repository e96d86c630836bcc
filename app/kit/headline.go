package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Headline is a line of small capitals above what it names, or more lines where
// there is no room for one.
type Headline struct {
	widget.BaseWidget

	line   *canvas.Text
	lines  *Paragraph
	box    *fyne.Container
	height float32
}

// NewHeadline returns the heading in a window of the given scale.
func NewHeadline(text string, scale float32) *Headline {
	look := Look()
	h := &Headline{line: Heading(text, scale, look.Quiet), lines: NewText(Caps(text), Text(TextNote, scale), Plain, look.Quiet)}
	h.box = container.NewWithoutLayout(h.line, h.lines)
	h.ExtendBaseWidget(h)
	return h
}

// FitWidth lays the heading out in width and returns its height.
func (h *Headline) FitWidth(width float32) float32 {
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
func (h *Headline) MinSize() fyne.Size { return fyne.NewSize(8*Step, h.height) }

// CreateRenderer implements [fyne.Widget].
func (h *Headline) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
