package kit

import (
	"fmt"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"outbreath/keys"
)

// Form is how a [Field] writes its value.
type Form string

// The forms of fields. Each 0 is a digit to type.
const (
	FormMinutes Form = "00:00"    // a time of day
	FormSeconds Form = "00:00:00" // a time of day, to the second
	FormCount   Form = "000"      // seconds, up to 999
)

// Field is a time of day or a number of seconds: typed digit by digit, or moved
// in steps by the arrow keys and by pressing its ends. What cannot be a time
// cannot be typed. Enter and leaving the field take what was typed so far,
// Escape forgets it.
type Field struct {
	widget.BaseWidget

	Form     Form
	Step     time.Duration // of the arrows
	Label    string        // what is set, for those who do not see it
	TextSize float32       // 0 is [TextLabel]
	// OnChanged hears each new value.
	OnChanged func(time.Duration)
	// OnKey, if set, sees every key first that does not end the typing, as a
	// [Button]'s does.
	OnKey func(key keys.Key, down bool) bool

	value            time.Duration
	typed            string // digits, while one types
	focused, hovered bool
	back             *canvas.Rectangle
	text, less, more *canvas.Text
}

var (
	_ fyne.Focusable    = (*Field)(nil)
	_ fyne.Tappable     = (*Field)(nil)
	_ fyne.Accessible   = (*Field)(nil)
	_ desktop.Keyable   = (*Field)(nil)
	_ desktop.Hoverable = (*Field)(nil)
)

// NewField returns a field with a value: the time since midnight, or seconds.
func NewField(form Form, step, value time.Duration) *Field {
	f := &Field{Form: form, Step: step, back: &canvas.Rectangle{}, text: Line("", 0, Plain, Look().Ink),
		less: Line("‹", 0, Plain, Look().Quiet), more: Line("›", 0, Plain, Look().Quiet)}
	f.value = f.within(value)
	f.ExtendBaseWidget(f)
	return f
}

// Value returns what the field was last set to.
func (f *Field) Value() time.Duration { return f.value }

// Follow sets the field to a value without telling OnChanged, unless one types.
func (f *Field) Follow(value time.Duration) {
	if value = f.within(value); f.typed == "" && value != f.value {
		f.value = value
		f.Refresh()
	}
}

// SetValue sets the field to a value and tells OnChanged when it is another.
func (f *Field) SetValue(value time.Duration) {
	value = f.within(value)
	was := f.value
	f.value, f.typed = value, ""
	f.Refresh()
	if value != was && f.OnChanged != nil {
		f.OnChanged(value)
	}
}

// within returns the value as the form can have it: a time of day goes round.
func (f *Field) within(value time.Duration) time.Duration {
	switch f.Form {
	case FormCount:
		return min(max(value, 0), 999*time.Second).Truncate(time.Second)
	case FormMinutes:
		value = value.Truncate(time.Minute)
	default:
		value = value.Truncate(time.Second)
	}
	const day = 24 * time.Hour
	return (value%day + day) % day
}

// digits returns the digits of the form.
func (f *Field) digits() (n int) {
	for _, r := range f.Form {
		if r == '0' {
			n++
		}
	}
	return n
}

// words is what the field reads: the value, or what was typed of it.
func (f *Field) words() string {
	s := int(f.value / time.Second)
	if f.Form == FormCount {
		if f.typed != "" {
			return f.typed
		}
		return fmt.Sprint(s)
	}
	all := fmt.Sprintf("%02d%02d%02d", s/3600, s/60%60, s%60)
	if f.typed != "" {
		all = f.typed + "––––––"
	}
	digits, i := []rune(all), 0
	words := []rune(f.Form)
	for at, r := range words {
		if r == '0' {
			words[at] = digits[i]
			i++
		}
	}
	return string(words)
}

// TypedRune implements [fyne.Focusable]: a digit that can be part of a value is
// taken, a colon goes on to the next pair.
func (f *Field) TypedRune(r rune) {
	switch {
	case r == ':' && len(f.typed)%2 == 1 && f.Form != FormCount:
		n := len(f.typed)
		f.typed = f.typed[:n-1] + "0" + f.typed[n-1:]
	case r > unicode.MaxASCII || !unicode.IsDigit(r):
		Hears(f, r)
		return
	case len(f.typed) == f.digits():
		return
	case f.Form != FormCount && len(f.typed) == 0 && r > '2':
		f.typed = "0" + string(r)
	case f.Form != FormCount && len(f.typed) == 1 && f.typed == "2" && r > '3',
		f.Form != FormCount && len(f.typed) >= 2 && len(f.typed)%2 == 0 && r > '5':
		return
	default:
		f.typed += string(r)
	}
	if len(f.typed) == f.digits() {
		f.take()
		return
	}
	f.Refresh()
}

// take makes what was typed the value; what is missing of a time is nought.
func (f *Field) take() {
	if f.typed == "" {
		return
	}
	if f.Form == FormCount {
		var n int
		fmt.Sscan(f.typed, &n)
		f.SetValue(time.Duration(n) * time.Second)
		return
	}
	if len(f.typed) == 1 {
		f.typed = "0" + f.typed
	}
	all := (f.typed + "000000")[:6]
	var h, m, s time.Duration
	fmt.Sscanf(all, "%2d%2d%2d", &h, &m, &s)
	f.SetValue(h*time.Hour + m*time.Minute + s*time.Second)
}

// TypedKey implements [fyne.Focusable]; a held arrow goes on.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyRight:
		f.step(1)
	case fyne.KeyDown, fyne.KeyLeft:
		f.step(-1)
	case fyne.KeyBackspace:
		if n := len(f.typed); n > 0 {
			f.typed = f.typed[:n-1]
			f.Refresh()
		}
	}
}

// step moves the value to the next step up or down.
func (f *Field) step(by time.Duration) {
	f.take()
	next := f.value - f.value%f.Step + by*f.Step
	if by < 0 && f.value%f.Step != 0 {
		next += f.Step
	}
	f.SetValue(next)
}

// KeyDown implements [desktop.Keyable]. While one types, Enter takes it and
// Escape forgets it; otherwise both are the screen's.
func (f *Field) KeyDown(key *fyne.KeyEvent) {
	if !Struck(key) {
		return
	}
	if f.typed != "" {
		switch key.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			f.take()
			return
		case fyne.KeyEscape:
			f.typed = ""
			f.Refresh()
			return
		}
	}
	if f.OnKey != nil {
		f.OnKey(KeyOf(key), true)
	}
}

// KeyUp implements [desktop.Keyable].
func (f *Field) KeyUp(key *fyne.KeyEvent) {
	Lifted(key)
	if f.OnKey != nil {
		f.OnKey(KeyOf(key), false)
	}
}

// Tapped implements [fyne.Tappable]: the ends move the value, all of it gets the
// keyboard.
func (f *Field) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		c.Focus(f)
	}
	switch width := f.Size().Width; {
	case e.Position.X < width*0.3:
		f.step(-1)
	case e.Position.X > width*0.7:
		f.step(1)
	}
}

// MouseIn implements [desktop.Hoverable].
func (f *Field) MouseIn(*desktop.MouseEvent) { f.hovered = true; f.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (f *Field) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (f *Field) MouseOut() { f.hovered = false; f.Refresh() }

// FocusGained implements [fyne.Focusable].
func (f *Field) FocusGained() { f.focused = true; f.Refresh() }

// FocusLost implements [fyne.Focusable].
func (f *Field) FocusLost() { f.focused = false; f.take(); f.Refresh() }

// AccessibilityLabel implements [fyne.Accessible].
func (f *Field) AccessibilityLabel() string { return f.Label + " " + f.words() }

// AccessibilityRole implements [fyne.Accessible].
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
