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
	larger float32 // than in the tokens
	height float32
	box    *fyne.Container
}

// The columns of the page of keys, in tokens.
const (
	keyColumn = 270
	keyPad    = 18 // of a button's words
)

func newKeyLine(chip *kit.Button, list, words string, k float32) *keyLine {
	look, size := kit.Look(), kit.Text(kit.TextBody, k)
	l := &keyLine{chip: chip, words: kit.NewText(words, size, kit.Plain, look.Soft()), larger: size / kit.TextBody}
	if chip == nil {
		l.fixed = kit.NewText(list, size, kit.Plain, look.Quiet)
		l.box = container.NewWithoutLayout(l.fixed, l.words)
	} else {
		l.box = container.NewWithoutLayout(chip, l.words)
	}
	l.ExtendBaseWidget(l)
	return l
}

// FitWidth lays the two columns out and returns the height. Where there is no
// room for both, or keys are too wide for theirs, the words stand below the keys.
func (l *keyLine) FitWidth(width float32) float32 {
	x, pad := float32(int(keyColumn*l.larger)), float32(int(keyPad*l.larger))
	keys, y := l.fitKeys(x-kit.Step, pad), float32(0)
	below := keys.Width > x-kit.Step || x > width/2
	if below {
		keys = l.fitKeys(width, pad)
		x, y = pad, keys.Height
	}
	words := l.words.FitWidth(width - x)
	if l.chip != nil && !below {
		y = max((keys.Height-words)/2, 0)
	}
	l.words.Move(fyne.NewPos(x, float32(int(y))))
	l.words.Resize(fyne.NewSize(width-x, words))
	l.height = max(keys.Height, y+words)
	return l.height
}

// fitKeys lays the keys out within a width, if they can be so narrow, and returns
// their size.
func (l *keyLine) fitKeys(width, pad float32) fyne.Size {
	if l.chip != nil {
		l.chip.Resize(l.chip.MinSize())
		return l.chip.Size()
	}
	size := fyne.NewSize(width-2*pad, l.fixed.FitWidth(width-2*pad))
	l.fixed.Move(fyne.NewPos(pad, 0))
	l.fixed.Resize(size)
	return size
}

// MinSize is as high as the line at its present width.
func (l *keyLine) MinSize() fyne.Size { return fyne.NewSize(0, l.height) }

// CreateRenderer implements [fyne.Widget].
func (l *keyLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }
