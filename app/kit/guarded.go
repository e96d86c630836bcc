package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Guarded is a button for what must not happen by a slip: it acts when it is
// held for a second, filling as it goes, or when it is pressed again within
// two. Text and Hint are its words at rest, Again those after one press.
type Guarded struct {
	Button

	Again string // "again to end"; empty keeps the words
	// OnState, if set, hears when it begins or ceases to wait for a second
	// press.
	OnState func(armed bool)
	// Now is the clock; nil is the monotonic one.
	Now func() time.Duration

	guard     Guard
	armed     bool
	rest      string
	animation *fyne.Animation
}

// NewGuarded returns a guarded button.
func NewGuarded(shape Shape, text, hint, again string, act func()) *Guarded {
	g := &Guarded{Again: again}
	g.Shape, g.Text, g.Hint, g.OnPress = shape, text, hint, act
	g.extend(g)
	return g
}

var start = time.Now()

func (g *Guarded) now() time.Duration {
	if g.Now != nil {
		return g.Now()
	}
	return time.Since(start)
}

// Press is what a pointer or a key going down does; a screen calls it for the
// key that stands for this button.
func (g *Guarded) Press() {
	if g.guard.Press(g.now()) {
		g.fire()
		return
	}
	g.Tick()
	if g.animation == nil {
		// Frames are asked for only while something waits.
		g.animation = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
			Curve: fyne.AnimationLinear, Tick: func(float32) { g.Tick() }}
		g.animation.Start()
	}
}

// Release is the pointer or key coming up again.
func (g *Guarded) Release() {
	g.guard.Release(g.now())
	g.Tick()
}

// Cancel forgets a press.
func (g *Guarded) Cancel() {
	g.guard.Reset()
	g.Tick()
}

// Tick brings the button up to its clock. It is called at each frame while it
// waits; tests with a clock of their own call it themselves.
func (g *Guarded) Tick() {
	now := g.now()
	if g.guard.Held(now) {
		g.fire()
		return
	}
	if progress := g.guard.Progress(now); progress != g.progress {
		g.progress = progress
		g.Refresh()
	}
	g.setArmed(g.guard.Armed(now))
	if !g.guard.Waiting(now) {
		g.stop()
	}
}

func (g *Guarded) fire() {
	g.progress = 0
	g.setArmed(false)
	g.stop()
	g.Refresh()
	g.act()
}

func (g *Guarded) setArmed(on bool) {
	if g.armed == on {
		return
	}
	g.armed = on
	if g.Again != "" {
		if on {
			g.rest = g.Text
			g.SetText(g.Again, g.Hint)
		} else {
			g.SetText(g.rest, g.Hint)
		}
	}
	if g.OnState != nil {
		g.OnState(on)
	}
}

func (g *Guarded) stop() {
	if g.animation != nil {
		g.animation.Stop()
		g.animation = nil
	}
}

// MouseDown implements [desktop.Mouseable].
func (g *Guarded) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		g.setPressed(true)
		g.Press()
	}
}

// MouseUp implements [desktop.Mouseable].
func (g *Guarded) MouseUp(*desktop.MouseEvent) {
	g.setPressed(false)
	g.Release()
}

// MouseOut implements [desktop.Hoverable]: a press that slides off is no wish.
func (g *Guarded) MouseOut() {
	if g.pressed {
		g.Cancel()
	}
	g.Button.MouseOut()
}

// FocusLost implements [fyne.Focusable].
func (g *Guarded) FocusLost() {
	g.Cancel()
	g.Button.FocusLost()
}

// Tapped implements [fyne.Tappable]; press and release have done the work.
func (g *Guarded) Tapped(*fyne.PointEvent) {}

// KeyDown implements [desktop.Keyable].
func (g *Guarded) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) {
		return
	}
	if g.OnKey != nil && g.OnKey(KeyOf(key), true) {
		return
	}
	if presses(key.Name) {
		g.setPressed(true)
		g.Press()
	}
}

// KeyUp implements [desktop.Keyable].
func (g *Guarded) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if g.OnKey != nil && g.OnKey(KeyOf(key), false) {
		return
	}
	if presses(key.Name) {
		g.setPressed(false)
		g.Release()
	}
}
