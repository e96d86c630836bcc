package prepare

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// bodyHead is what stands above the figure: a title, words below it, and at the
// right what takes the last touch back. It keeps room for that and for two lines
// of words, so that nothing moves under the finger.
type bodyHead struct {
	widget.BaseWidget

	title  *canvas.Text
	words  *kit.Paragraph
	back   *kit.Button
	box    *fyne.Container
	line   float32 // how high a line of words is
	height float32
}

func newBodyHead(title *canvas.Text, words *kit.Paragraph, line float32, back *kit.Button) *bodyHead {
	h := &bodyHead{title: title, words: words, back: back, line: line, box: container.NewWithoutLayout(title, words, back)}
	h.ExtendBaseWidget(h)
	return h
}

// FitWidth lays the head out and returns its height.
func (h *bodyHead) FitWidth(width float32) float32 {
	title, back := h.title.MinSize(), h.back.MinSize()
	room := width - back.Width - kit.Step
	h.title.Move(fyne.NewPos(0, 0))
	h.title.Resize(title)
	words := h.words.FitWidth(room)
	h.words.Move(fyne.NewPos(0, title.Height+2))
	h.words.Resize(fyne.NewSize(room, words))
	h.back.Move(fyne.NewPos(width-back.Width, 0))
	h.back.Resize(back)
	h.height = title.Height + 2 + max(words, 2*h.line)
	return h.height
}

// MinSize is as high as the head at its present width.
func (h *bodyHead) MinSize() fyne.Size { return fyne.NewSize(8*kit.Step, h.height) }

// CreateRenderer implements [fyne.Widget].
func (h *bodyHead) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
