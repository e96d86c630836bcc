package prepare

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// aside is a note with a line down its left side: bright where it is strict.
type aside struct {
	widget.BaseWidget

	k    float32
	rule *canvas.Rectangle
	text *kit.Paragraph
	box  *fyne.Container
}

func newAside(words string, k float32, ink color.NRGBA, strict bool) *aside {
	look := kit.Look()
	a := &aside{k: k, rule: &canvas.Rectangle{FillColor: look.Line, CornerRadius: 1},
		text: kit.NewText(words, kit.Text(kit.TextLabel, k), kit.Plain, ink)}
	if strict {
		a.rule.FillColor = look.Quiet
	}
	a.box = container.NewWithoutLayout(a.rule, a.text)
	a.ExtendBaseWidget(a)
	return a
}

// FitWidth wraps the words and returns their height.
func (a *aside) FitWidth(width float32) float32 {
	x := float32(int(16 * a.k))
	h := a.text.FitWidth(width - x)
	a.text.Move(fyne.NewPos(x, 0))
	a.text.Resize(fyne.NewSize(width-x, h))
	a.rule.Move(fyne.NewPos(0, 4))
	a.rule.Resize(fyne.NewSize(2, h-6))
	return h
}

// MinSize is as high as the words at their present width.
func (a *aside) MinSize() fyne.Size { return a.text.MinSize() }

// CreateRenderer implements [fyne.Widget].
func (a *aside) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.box) }
