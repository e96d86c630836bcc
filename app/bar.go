package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/keys"
)

// bar puts words above a screen for a while, with what can be done about them.
// The screen goes on meanwhile, and so do its keys. A question may be answered
// by asking for the same once more.
type bar struct {
	under screen
	do    func(func()) // runs a function on Fyne's goroutine

	said    string
	until   time.Time // when it goes; zero for not by itself
	root    *fyne.Container
	pill    *fyne.Container
	back    *canvas.Rectangle
	words   *canvas.Text
	buttons []barButton
}

// barButton is a button that fits into a bar.
type barButton interface {
	fyne.CanvasObject
	SetSize(float32)
}

// How long words stand: a note, a question, and what can be undone.
const (
	noteFor     = 6 * time.Second
	questionFor = 8 * time.Second
	undoFor     = 30 * time.Second
)

func newBar(under screen, do func(func())) *bar {
	b := &bar{under: under, do: do, back: &canvas.Rectangle{StrokeWidth: 1}, words: kit.Line("", kit.TextBody, kit.Plain, nil)}
	b.pill = container.NewWithoutLayout(b.back, b.words)
	b.pill.Hide()
	b.root = container.New(b, under.CanvasObject(), b.pill)
	return b
}

// say shows words for so long, 0 for as long as the screen is there.
func (b *bar) say(words string, lasts time.Duration, buttons ...barButton) {
	b.letGo()
	b.said, b.words.Text, b.buttons, b.until = words, words, buttons, time.Time{}
	b.pill.Objects = []fyne.CanvasObject{b.back, b.words}
	for _, o := range buttons {
		b.pill.Objects = append(b.pill.Objects, o)
	}
	b.pill.Show()
	b.root.Refresh()
	if lasts == 0 {
		return
	}
	b.until = time.Now().Add(lasts)
	time.AfterFunc(lasts, func() {
		b.do(func() {
			if !b.until.IsZero() && !time.Now().Before(b.until) {
				b.dismiss()
			}
		})
	})
}

// says reports whether these words are there now.
func (b *bar) says(words string) bool { return b.pill.Visible() && b.said == words }

// asks reports whether there is something to press.
func (b *bar) asks() bool { return b.pill.Visible() && len(b.buttons) > 0 }

func (b *bar) dismiss() {
	b.pill.Hide()
	b.letGo()
	b.root.Refresh()
}

// letGo gives the keyboard back to the screen, where one of the buttons has it.
func (b *bar) letGo() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(b.root)
	if canvas == nil {
		return
	}
	focused, _ := canvas.Focused().(fyne.CanvasObject)
	for _, o := range b.buttons {
		if focused == fyne.CanvasObject(o) {
			canvas.Unfocus()
		}
	}
}

// chip is a button of a bar that takes the bar away and then does something.
func (b *bar) chip(words string, act func()) *kit.Button {
	c := kit.NewButton(kit.Chip, words, "", func() { b.dismiss(); act() })
	c.OnKey = func(k keys.Key, down bool) bool {
		if down && k == keys.Esc {
			b.dismiss()
			return true
		}
		return false
	}
	return c
}

// MinSize implements [fyne.Layout].
func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout].
func (b *bar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.under.CanvasObject().Resize(size)
	k := kit.Scale(size.Width, size.Height)
	pad := float32(int(20 * k))
	look := kit.Look()
	b.words.TextSize, b.words.Color = kit.Text(kit.TextBody, k), look.Ink
	b.back.FillColor, b.back.StrokeColor = look.Raised, look.Line
	// As wide as a button's longer words need, so that nothing moves when they change.
	row, height := float32(0), b.words.TextSize*1.4
	for _, o := range b.buttons {
		o.SetSize(kit.Text(kit.TextLabel, k))
		row += o.MinSize().Width + kit.Step
		height = max(height, o.MinSize().Height)
	}
	if row > 0 {
		row += pad - kit.Step
	}
	height += pad / 2
	b.words.Text = kit.Cut(b.said, b.words.TextSize, kit.Plain, size.Width-4*pad-row)
	words := kit.Width(b.words.Text, b.words.TextSize, kit.Plain)
	width := pad + words + pad + row
	b.pill.Resize(fyne.NewSize(width, height))
	b.pill.Move(fyne.NewPos(float32(int((size.Width-width)/2)), float32(int(5*k))))
	b.back.CornerRadius = height / 2
	b.back.Resize(fyne.NewSize(width, height))
	kit.Seat(b.words, pad*1.2, height/2+b.words.TextSize*0.36, words)
	x := 2*pad + words
	for _, o := range b.buttons {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(x, float32(int((height-least.Height)/2))))
		x += least.Width + kit.Step
	}
}
