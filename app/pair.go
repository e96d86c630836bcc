package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// pair is a short word and what it stands for, in two columns; below each other
// where the first takes much of the width.
type pair struct {
	widget.BaseWidget

	left, right *kit.Paragraph
	first       float32 // how wide the first column is
	indent      float32
	height      float32
	box         *fyne.Container
}

func newPair(left, right string, first, k float32) *pair {
	look, text := kit.Look(), kit.Text(kit.TextBody, k)
	p := &pair{first: first, indent: text, left: kit.NewText(left, text, kit.Plain, look.Ink), right: kit.NewText(right, text, kit.Plain, look.Soft())}
	p.box = container.NewWithoutLayout(p.left, p.right)
	p.ExtendBaseWidget(p)
	return p
}

// firstColumn is how wide the first column of rows is, in a window of the given
// scale: as wide as the widest word in it.
func firstColumn(rows [][2]string, k float32) float32 {
	wide := 180 * k
	for _, r := range rows {
		wide = max(wide, kit.Width(r[0], kit.Text(kit.TextBody, k), kit.Plain)+16*k)
	}
	return float32(int(wide))
}

// FitWidth lays the two columns out and returns the height.
func (p *pair) FitWidth(width float32) float32 {
	x, y, first := p.first, float32(0), p.first
	if below := x > 0.45*width; below {
		x, first = p.indent, width
	}
	left := p.left.FitWidth(first)
	if first == width {
		y = left
	}
	right := p.right.FitWidth(width - x)
	p.right.Move(fyne.NewPos(x, y))
	p.right.Resize(fyne.NewSize(width-x, right))
	p.left.Resize(fyne.NewSize(first, left))
	p.height = max(left, y+right)
	return p.height
}

// MinSize is as high as the words at their present width.
func (p *pair) MinSize() fyne.Size { return fyne.NewSize(p.indent, p.height) }

// CreateRenderer implements [fyne.Widget].
func (p *pair) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }
