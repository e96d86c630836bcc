package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Strokes tells a key that goes down from one that is held. Fyne does not repeat
// KeyDown, except for keys that it has no name for, such as pedals: those go down
// again and again. Characters are repeated always. It is a pure state machine;
// the times are on any clock that only goes forward.
type Strokes struct {
	down  map[int]time.Duration // by scan code: when such a key was heard last
	fresh bool                  // a key went down, and has not typed anything
	spent time.Duration         // when the stroke that goes on was last a shortcut, 0 for never
}

// mayRepeat is the longest pause before a keyboard repeats. Whether a key came
// up is not heard while the window has no focus.
const mayRepeat = 2 * time.Second

// Down is a key that goes down, or is said to. It reports whether it does.
func (s *Strokes) Down(e *fyne.KeyEvent, now time.Duration) bool {
	if e.Name == fyne.KeyUnknown {
		last, held := s.down[e.Physical.ScanCode]
		if s.down == nil {
			s.down = map[int]time.Duration{}
		}
		s.down[e.Physical.ScanCode] = now
		if held && now-last < mayRepeat {
			return false
		}
	}
	s.fresh, s.spent = true, 0
	return true
}

// Up is a key that comes up.
func (s *Strokes) Up(e *fyne.KeyEvent) {
	delete(s.down, e.Physical.ScanCode)
	s.spent = 0
}

// Typed is a character. It reports whether a stroke typed it, rather than the
// repeating of a key that is held.
func (s *Strokes) Typed() bool {
	fresh := s.fresh
	s.fresh = false
	return fresh
}

// Shortcut is a shortcut that is heard, which are repeated too. It reports whether
// it is of a new stroke. Neither end of a stroke is heard while a widget of Fyne's
// own has the keyboard.
func (s *Strokes) Shortcut(now time.Duration) bool {
	again := s.spent > 0 && now-s.spent < mayRepeat
	s.spent = now
	return !again
}

// strokes are those of the one keyboard. They are of Fyne's goroutine.
var strokes Strokes

// Struck takes a key that goes down, and reports whether it really does. A widget
// with the focus hands it each and heeds none of which it says that it does not.
func Struck(e *fyne.KeyEvent) bool { return strokes.Down(e, time.Since(start)) }

// Lifted takes the keys that come up while a widget has the focus.
func Lifted(e *fyne.KeyEvent) { strokes.Up(e) }

// Shortcutting takes what the menu is asked for, and reports whether to do it: it
// is no repeat of a shortcut that is held.
func Shortcutting() bool { return modifiers() == 0 || strokes.Shortcut(time.Since(start)) }

// Spend lets the stroke that goes on be no shortcut any more.
func Spend() { strokes.Shortcut(time.Since(start)) }

// Ears are what hears the keys that no widget has; each may be nil.
type Ears struct {
	Down, Up func(*fyne.KeyEvent)
	Key      func(*fyne.KeyEvent) // repeated while it is held
	Rune     func(rune)           // of a stroke, or repeated
	// Typed sees what a stroke types before Rune does, and reports whether it took
	// it. It is not repeated.
	Typed func(rune) bool
}

// Listen lets ears hear a window, in place of those before.
func Listen(w fyne.Window, ears Ears) {
	if c, ok := w.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(func(e *fyne.KeyEvent) {
			if Struck(e) && ears.Down != nil {
				ears.Down(e)
			}
		})
		c.SetOnKeyUp(func(e *fyne.KeyEvent) {
			Lifted(e)
			if ears.Up != nil {
				ears.Up(e)
			}
		})
	}
	w.Canvas().SetOnTypedKey(ears.Key)
	w.Canvas().SetOnTypedRune(func(r rune) {
		if strokes.Typed() && ears.Typed != nil && ears.Typed(r) {
			return
		}
		if ears.Rune != nil {
			ears.Rune(r)
		}
	})
}

// Hears hands a window's ears a character that came to one of its widgets and
// means nothing there.
func Hears(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}
