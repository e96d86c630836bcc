package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
)

// leaving puts a question above the stage when the window is asked to close
// while a session runs. The session goes on meanwhile, and so do its keys; a
// second wish within the time of the question is the answer.
type leaving struct {
	stage screen
	leave func()

	until time.Time
	root  *fyne.Container
	bar   *fyne.Container
	back  *canvas.Rectangle
	words *canvas.Text
	end   *kit.Guarded
	stay  *kit.Button
}

// leavingFor is how long the question stands.
const leavingFor = 8 * time.Second

func newLeaving(stage screen, leave func()) *leaving {
	look := kit.Look()
	l := &leaving{stage: stage, leave: leave,
		back:  &canvas.Rectangle{FillColor: look.Raised, StrokeColor: look.Line, StrokeWidth: 1},
		words: kit.Line("A session is running. Close again to end it here.", kit.TextBody, kit.Plain, look.Ink)}
	l.end = kit.NewGuarded(kit.Chip, "End and close", "", "Press again", leave)
	l.stay = kit.NewButton(kit.Chip, "Go on", "", l.dismiss)
	l.bar = container.NewWithoutLayout(l.back, l.words, l.stay, l.end)
	l.bar.Hide()
	l.root = container.New(l, stage.CanvasObject(), l.bar)
	return l
}

// ask shows the question, or takes a second wish as the answer.
func (l *leaving) ask() {
	if l.bar.Visible() && time.Now().Before(l.until) {
		l.leave()
		return
	}
	l.until = time.Now().Add(leavingFor)
	l.bar.Show()
	l.root.Refresh()
	time.AfterFunc(leavingFor, func() {
		fyne.Do(func() {
			if !time.Now().Before(l.until) {
				l.dismiss()
			}
		})
	})
}

func (l *leaving) dismiss() {
	l.bar.Hide()
	l.root.Refresh()
}

// CanvasObject implements screen.
func (l *leaving) CanvasObject() fyne.CanvasObject { return l.root }

// Attach implements screen.
func (l *leaving) Attach(w fyne.Window) { l.stage.Attach(w) }

// Detach implements screen.
func (l *leaving) Detach() { l.stage.Detach() }

// MinSize implements [fyne.Layout].
func (l *leaving) MinSize([]fyne.CanvasObject) fyne.Size { return kit.LeastSize() }

// Layout implements [fyne.Layout].
func (l *leaving) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.stage.CanvasObject().Resize(size)
	k := kit.Scale(size.Width, size.Height)
	l.words.TextSize = kit.Text(kit.TextBody, k)
	l.end.SetSize(kit.Text(kit.TextLabel, k))
	l.stay.SetSize(kit.Text(kit.TextLabel, k))
	pad := float32(int(20 * k))
	words := kit.Width(l.words.Text, l.words.TextSize, kit.Plain)
	// As wide as its longer words need, so that nothing moves when they change.
	end, stay := l.end.MinSize(), l.stay.MinSize()
	height := end.Height + pad
	width := pad + words + pad + stay.Width + kit.Step + end.Width + pad
	l.bar.Resize(fyne.NewSize(width, height))
	l.bar.Move(fyne.NewPos(float32(int((size.Width-width)/2)), pad/2))
	l.back.CornerRadius = height / 2
	l.back.Resize(fyne.NewSize(width, height))
	kit.Seat(l.words, pad*1.2, height/2+l.words.TextSize*0.36, words)
	l.stay.Move(fyne.NewPos(2*pad+words, pad/2))
	l.stay.Resize(stay)
	l.end.Move(fyne.NewPos(2*pad+words+stay.Width+kit.Step, pad/2))
	l.end.Resize(end)
}
