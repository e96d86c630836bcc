package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The distance of baselines in text sizes: in running text, and in bold
// headings, which stand closer.
const (
	LineHeight    = 1.5
	HeadingHeight = 1.22
)

// Paragraph is text that wraps to the width it is given.
type Paragraph struct {
	widget.BaseWidget

	text  string
	size  float32
	style fyne.TextStyle
	color color.NRGBA
	most  int

	width float32
	box   *fyne.Container
}

// NewParagraph returns an empty paragraph.
func NewParagraph(size float32, style fyne.TextStyle, c color.NRGBA) *Paragraph {
	p := &Paragraph{size: size, style: style, color: c, box: container.NewWithoutLayout()}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes text, size and colour at once and wraps to width in at most most
// lines (0: no limit); nothing is drawn anew when all are as before. It returns
// the height that is taken up.
func (p *Paragraph) Set(text string, size float32, c color.NRGBA, width float32, most int) float32 {
	if p.text != text || p.size != size || p.color != c || p.width != width || p.most != most {
		p.text, p.size, p.color, p.width, p.most = text, size, c, width, most
		p.wrap()
	}
	return p.height()
}

// SetText changes the words.
func (p *Paragraph) SetText(text string) { p.Set(text, p.size, p.color, p.width, p.most) }

// Resize wraps to the new width.
func (p *Paragraph) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	p.Set(p.text, p.size, p.color, size.Width, p.most)
}

// MinSize is as high as the text at its present width.
func (p *Paragraph) MinSize() fyne.Size { return fyne.NewSize(p.size*4, p.height()) }

func (p *Paragraph) height() float32 { return float32(len(p.box.Objects)) * p.pitch() }

func (p *Paragraph) pitch() float32 {
	if p.style.Bold {
		return float32(int(p.size*HeadingHeight + 0.5))
	}
	return float32(int(p.size*LineHeight + 0.5))
}

func (p *Paragraph) wrap() {
	var lines []string
	if p.width > 0 {
		lines = Wrap(p.text, p.size, p.style, p.width, p.most)
	}
	p.box.Objects = slices.Grow(p.box.Objects[:0:0], len(lines))
	for i, s := range lines {
		t := Line(s, p.size, p.style, p.color)
		Seat(t, 0, float32(i)*p.pitch()+float32(int(p.size*1.05)), p.width)
		p.box.Objects = append(p.box.Objects, t)
	}
	p.box.Resize(fyne.NewSize(p.width, p.height()))
	p.box.Refresh()
	canvas.Refresh(p)
}

// AccessibilityLabel implements [fyne.Accessible].
func (p *Paragraph) AccessibilityLabel() string { return p.text }

// AccessibilityRole implements [fyne.Accessible].
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements [fyne.Widget].
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }
