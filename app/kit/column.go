package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Column stacks what it holds, each as wide as the column and as high as that
// makes it. Fyne asks for heights before it gives widths, so whoever places a
// column calls FitWidth first.
type Column struct {
	widget.BaseWidget

	// Inset is kept free at the right, for the bar of a scroll around it.
	Inset float32
	// Rim is kept free at the left and above, so that a scroll around it does not cut
	// off the edge of what stands there.
	Rim float32

	places        []columnPlace
	box           *fyne.Container
	width, height float32
}

type columnPlace struct{ gap, indent float32 }

// widthFitter is an object whose height follows from its width.
type widthFitter interface {
	FitWidth(width float32) (height float32)
}

// NewColumn returns an empty column.
func NewColumn() *Column {
	c := &Column{box: container.NewWithoutLayout()}
	c.ExtendBaseWidget(c)
	return c
}

// Add puts an object below the others, after a gap. The first gap counts too.
func (c *Column) Add(gap float32, o fyne.CanvasObject) {
	c.AddIndented(gap, 0, o)
}

// AddIndented is Add for an object that stands further in at both sides.
func (c *Column) AddIndented(gap, indent float32, o fyne.CanvasObject) {
	c.places = append(c.places, columnPlace{gap, indent})
	c.box.Objects = append(c.box.Objects, o)
}

// Clear takes everything out.
func (c *Column) Clear() { c.places, c.box.Objects = nil, nil }

// FitWidth lays the column out in width and returns its height.
func (c *Column) FitWidth(width float32) float32 {
	c.width, c.height = width, c.Rim
	for i, o := range c.box.Objects {
		if !o.Visible() {
			continue
		}
		at := c.places[i]
		c.height = float32(int(c.height + at.gap + 0.5))
		room := width - c.Rim - c.Inset - 2*at.indent
		h := o.MinSize().Height
		if f, ok := o.(widthFitter); ok {
			h = f.FitWidth(room)
		}
		o.Move(fyne.NewPos(c.Rim+at.indent, c.height))
		o.Resize(fyne.NewSize(room, h))
		c.height += h
	}
	c.box.Resize(fyne.NewSize(width, c.height))
	c.box.Refresh()
	return c.height
}

// Top returns how far down the object stands.
func (c *Column) Top(o fyne.CanvasObject) float32 { return o.Position().Y }

// Resize fits the column to another width.
func (c *Column) Resize(size fyne.Size) {
	c.BaseWidget.Resize(size)
	if size.Width != c.width {
		c.FitWidth(size.Width)
	}
}

// MinSize is as high as the column at its present width.
func (c *Column) MinSize() fyne.Size { return fyne.NewSize(8*Step, c.height) }

// CreateRenderer implements [fyne.Widget].
func (c *Column) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// FitWidth wraps the paragraph to width and returns the height that takes.
func (p *Paragraph) FitWidth(width float32) float32 {
	return p.Set(p.text, p.size, p.color, width, p.most)
}

// NewText returns a paragraph with words in it, of any number of lines.
func NewText(text string, size float32, style fyne.TextStyle, c color.NRGBA) *Paragraph {
	p := NewParagraph(size, style, c)
	p.text = text
	return p
}

// SetColor changes the colour of the text.
func (p *Paragraph) SetColor(c color.NRGBA) { p.Set(p.text, p.size, c, p.width, p.most) }

// SetSize changes the size of the text.
func (p *Paragraph) SetSize(size float32) { p.Set(p.text, size, p.color, p.width, p.most) }
