package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Head is the line above a section: its title, and a button at its right.
type Head struct {
	widget.BaseWidget

	title  *canvas.Text
	inset  float32
	button *Button
	box    *fyne.Container
}

// NewHead returns the line, with the title so far from the left.
func NewHead(title *canvas.Text, button *Button, inset float32) *Head {
	h := &Head{title: title, inset: inset, button: button, box: container.NewWithoutLayout(title, button)}
	h.ExtendBaseWidget(h)
	return h
}

// FitWidth lays the line out, below each other where both have no room, and
// returns the height.
func (h *Head) FitWidth(width float32) float32 {
	title, button := h.title.MinSize(), h.button.MinSize()
	line := max(title.Height, button.Height)
	h.title.Resize(title)
	h.title.Move(fyne.NewPos(h.inset, float32(int((line-title.Height)/2))))
	h.button.Resize(button)
	y := float32(0)
	if title.Width+button.Width+2*h.inset > width {
		y = line
	}
	h.button.Move(fyne.NewPos(width-button.Width, y+float32(int((line-button.Height)/2))))
	return y + line
}

// MinSize is as high as one line.
func (h *Head) MinSize() fyne.Size {
	return fyne.NewSize(8*Step, max(h.title.MinSize().Height, h.button.MinSize().Height))
}

// CreateRenderer implements [fyne.Widget].
func (h *Head) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
