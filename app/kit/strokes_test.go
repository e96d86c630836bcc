package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/keys"
)

var (
	pedal = &fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: 123}}
	other = &fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: 124}}
)

func TestAHeldPedalGoesDownOnce(t *testing.T) {
	var s kit.Strokes
	now := time.Duration(0)
	down := func(e *fyne.KeyEvent, want bool) {
		t.Helper()
		if got := s.Down(e, now); got != want {
			t.Errorf("at %v: goes down %v, want %v", now, got, want)
		}
	}
	down(pedal, true)
	now += 660 * time.Millisecond // the delay of an X server
	for range 200 {
		down(pedal, false)
		now += 40 * time.Millisecond
	}
	down(other, true) // beside it
	s.Up(pedal)
	down(pedal, true)
	s.Up(pedal)
	down(pedal, true) // twice, as quickly as a foot can
	// The window lost the keyboard while it was down: it never came up here.
	now += 3 * time.Second
	down(pedal, true)
	// Fyne does not repeat the keys that have a name.
	down(&fyne.KeyEvent{Name: fyne.KeyReturn}, true)
	down(&fyne.KeyEvent{Name: fyne.KeyReturn}, true)
}

func TestAHeldCharacterIsOneStroke(t *testing.T) {
	var s kit.Strokes
	if s.Typed() {
		t.Error("typed without a key")
	}
	s.Down(&fyne.KeyEvent{Name: fyne.KeySlash}, 0)
	if !s.Typed() || s.Typed() || s.Typed() {
		t.Error("a held question mark is not one stroke")
	}
	s.Up(&fyne.KeyEvent{Name: fyne.KeySlash})
	s.Down(&fyne.KeyEvent{Name: fyne.KeySlash}, 0)
	if !s.Typed() {
		t.Error("the next stroke types nothing")
	}
}

func TestKeyOf(t *testing.T) {
	test.NewTempApp(t)
	for event, want := range map[fyne.KeyEvent]keys.Key{
		{Name: fyne.KeySpace}: keys.Space, {Name: fyne.KeyReturn}: keys.Enter, {Name: fyne.KeyEnter}: keys.Enter,
		{Name: fyne.KeyPageDown}: keys.PageDown, {Name: fyne.KeyB}: "b", {Name: fyne.KeyPeriod}: ".", {Name: fyne.KeyF5}: "F5",
		{Name: fyne.KeyPlus}: "+", {Name: fyne.Key7}: "7", *pedal: "scan:123",
		{Name: desktop.KeyShiftLeft}: "", {Name: desktop.KeyControlRight}: "", {Name: fyne.KeySlash}: "", {}: "",
	} {
		if got := kit.KeyOf(&event); got != want {
			t.Errorf("%v is %q, want %q", event, got, want)
		}
	}
	for i := range keys.Table {
		for _, k := range keys.Table[i].Keys {
			held, alone := k.With()
			s := kit.Shortcut(k).(*desktop.CustomShortcut)
			if back := kit.KeyOf(&fyne.KeyEvent{Name: s.KeyName}); len(held) == 0 && back != k && !k.Typed() || len(held) > 0 && back != alone || (s.Modifier != 0) != (len(held) > 0) {
				t.Errorf("%s is shown as %v, which is %q", k, s, back)
			}
		}
	}
}

// TestAFocusedWidgetIgnoresAHeldPedal holds each widget of the kit to it.
func TestAFocusedWidgetIgnoresAHeldPedal(t *testing.T) {
	test.NewTempApp(t)
	heard := 0
	hear := func(k keys.Key, down bool) bool {
		if down && k == "scan:123" {
			heard++
		}
		return true
	}
	button, tick, slider := kit.NewButton(kit.Chip, "", "", nil), kit.NewTick("", "", nil), kit.NewSlider(0, 1, 0.1, 0)
	guarded, field := kit.NewGuarded(kit.Chip, "", "", "", nil), kit.NewField(kit.FormMinutes, 0, 0)
	button.OnKey, tick.OnKey, slider.OnKey, guarded.OnKey, field.OnKey = hear, hear, hear, hear, hear
	for _, w := range []desktop.Keyable{button, tick, slider, guarded, field} {
		heard = 0
		for range 2 {
			for range 5 {
				w.KeyDown(pedal)
			}
			w.KeyUp(pedal)
		}
		if heard != 2 {
			t.Errorf("%T heard %d of 2 strokes", w, heard)
		}
	}
}

func TestAHeldShortcutActsOnce(t *testing.T) {
	var s kit.Strokes
	d, now := &fyne.KeyEvent{Name: fyne.KeyD}, time.Second
	for range 3 { // strokes
		s.Down(d, now)
		if !s.Shortcut(now) {
			t.Error("a stroke does not act")
		}
		for range 100 {
			now += 40 * time.Millisecond
			if s.Shortcut(now) {
				t.Fatal("a held shortcut acts again")
			}
		}
		s.Up(d)
	}
	// While a field of a dialog has the keyboard neither end is heard.
	now += 3 * time.Second
	if !s.Shortcut(now) {
		t.Error("in a dialog a shortcut does nothing")
	}
}
