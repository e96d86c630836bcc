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
	words   *kit.Paragraph
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
	b := &bar{under: under, do: do, back: &canvas.Rectangle{StrokeWidth: 1}, words: kit.NewParagraph(kit.TextBody, kit.Plain, kit.Look().Ink)}
	b.pill = container.NewWithoutLayout(b.back, b.words)
	b.pill.Hide()
	b.root = container.New(b, under.CanvasObject(), b.pill)
	return b
}

// say shows words for so long, 0 for as long as the screen is there.
func (b *bar) say(words string, lasts time.Duration, buttons ...barButton) {
	b.letGo()
	b.said, b.buttons, b.until = words, buttons, time.Time{}
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

// ask shows a question that stays until it is answered. The last button has the
// keyboard: it is to be the one that leaves everything as it is.
func (b *bar) ask(question string, buttons ...*kit.Button) {
	all := make([]barButton, len(buttons))
	for i, o := range buttons {
		all[i] = o
	}
	b.say(question, 0, all...)
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(b.root); canvas != nil {
		canvas.Focus(buttons[len(buttons)-1])
	}
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

// Layout implements [fyne.Layout]: words and buttons on one line, or, where there is
// no room for that, the buttons below as many lines as the words take.
func (b *bar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.under.CanvasObject().Resize(size)
	k := kit.Scale(size.Width, size.Height)
	pad, text, look := float32(int(20*k)), kit.Text(kit.TextBody, k), kit.Look()
	b.back.FillColor, b.back.StrokeColor = look.Raised, look.Line
	// As wide as a button's longer words need, so that nothing moves when they change.
	row, tall := float32(0), float32(0)
	for _, o := range b.buttons {
		o.SetSize(kit.Text(kit.TextLabel, k))
		row += o.MinSize().Width + kit.Step
		tall = max(tall, o.MinSize().Height)
	}
	if row > 0 {
		row += pad - kit.Step
	}
	most := size.Width - 4*pad
	said := kit.Width(b.said, text, kit.Plain)
	if said+row > most {
		b.stack(size, most, pad, text)
		return
	}
	height := max(text*1.4, tall) + pad/2
	width := pad + said + pad + row
	b.place(size, fyne.NewSize(width, height), height/2, k)
	b.words.Set(b.said, text, look.Ink, said+1, 1)
	b.words.Resize(fyne.NewSize(said+1, text))
	b.words.Move(fyne.NewPos(pad*1.2, height/2+text*0.36-float32(int(text*1.05))))
	x := 2*pad + said
	for _, o := range b.buttons {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(x, float32(int((height-least.Height)/2))))
		x += least.Width + kit.Step
	}
}

// stack lays the buttons out below the words, each in a row of its own where they
// have no room beside each other.
func (b *bar) stack(size fyne.Size, most, pad, text float32) {
	height := b.words.Set(b.said, text, kit.Look().Ink, most, 0)
	width := float32(0)
	for _, line := range kit.Wrap(b.said, text, kit.Plain, most, 0) {
		width = max(width, kit.Width(line, text, kit.Plain))
	}
	b.words.Resize(fyne.NewSize(most, height))
	b.words.Move(fyne.NewPos(pad, pad/2))
	x, y, tall := float32(0), height+pad/2, float32(0)
	for _, o := range b.buttons {
		least := o.MinSize()
		if x > 0 && x+least.Width > most {
			x, y = 0, y+tall+kit.Step
		}
		o.Resize(least)
		o.Move(fyne.NewPos(pad+x, y+kit.Step))
		x += least.Width + kit.Step
		width, tall = max(width, x-kit.Step), least.Height
	}
	if tall > 0 {
		y += tall + kit.Step
	}
	b.place(size, fyne.NewSize(width+2*pad, y+pad/2), pad, kit.Scale(size.Width, size.Height))
}

// place puts the pill in the middle of the top.
func (b *bar) place(size, pill fyne.Size, round, k float32) {
	b.pill.Resize(pill)
	b.pill.Move(fyne.NewPos(float32(int((size.Width-pill.Width)/2)), float32(int(5*k))))
	b.back.CornerRadius = round
	b.back.Resize(pill)
}
