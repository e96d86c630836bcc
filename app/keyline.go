package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit"
)

// keyLine is one line of the page of keys: a button that shows the keys, or
// words where they are fixed, and what they do beside it.
type keyLine struct {
	widget.BaseWidget

	chip   *kit.Button    // nil for fixed ones
	fixed  *kit.Paragraph // nil for others
	words  *kit.Paragraph
	k      float32
	height float32
	box    *fyne.Container
}

// The columns of the page of keys, in tokens.
const (
	keyColumn = 270
	keyPad    = 18 // of a button's words
)

func newKeyLine(chip *kit.Button, list, words string, k float32) *keyLine {
	look := kit.Look()
	l := &keyLine{chip: chip, words: kit.NewText(words, kit.Text(kit.TextBody, k), kit.Plain, look.Soft()), k: k}
	if chip == nil {
		l.fixed = kit.NewText(list, kit.Text(kit.TextBody, k), kit.Plain, look.Quiet)
		l.box = container.NewWithoutLayout(l.fixed, l.words)
	} else {
		l.box = container.NewWithoutLayout(chip, l.words)
	}
	l.ExtendBaseWidget(l)
	return l
}

// FitWidth lays the two columns out and returns the height. Keys that are too
// wide for theirs stand above the words.
func (l *keyLine) FitWidth(width float32) float32 {
	x := float32(int(keyColumn * l.k))
	words, y := l.words.FitWidth(width-x), float32(0)
	if l.fixed != nil {
		pad := float32(int(keyPad * l.k))
		height := l.fixed.FitWidth(x - 2*pad)
		l.fixed.Move(fyne.NewPos(pad, 0))
		l.fixed.Resize(fyne.NewSize(x-2*pad, height))
		l.height = max(height, words)
	} else {
		chip := l.chip.MinSize()
		l.chip.Resize(fyne.NewSize(min(chip.Width, width), chip.Height))
		if y, l.height = max((chip.Height-words)/2, 0), max(chip.Height, words); chip.Width > x-kit.Step {
			y, l.height = chip.Height, chip.Height+words
		}
	}
	l.words.Move(fyne.NewPos(x, float32(int(y))))
	l.words.Resize(fyne.NewSize(width-x, words))
	return l.height
}

// MinSize is as high as the line at its present width.
func (l *keyLine) MinSize() fyne.Size { return fyne.NewSize(0, l.height) }

// CreateRenderer implements [fyne.Widget].
func (l *keyLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }
