package kit_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/keys"
)

// at is a time of day.
func at(h, m, s time.Duration) time.Duration {
	return h*time.Hour + m*time.Minute + s*time.Second
}

func TestAFieldTakesOnlyTimes(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		form  kit.Form
		typed string // < is Backspace, ! Enter, ? Escape
		want  time.Duration
		shows string
	}{
		{kit.FormMinutes, "1500", at(15, 0, 0), "15:00"},
		{kit.FormMinutes, "15:0", at(14, 50, 0), "15:0–"},
		{kit.FormMinutes, "9:05", at(9, 5, 0), "09:05"},
		{kit.FormMinutes, "905", at(9, 5, 0), "09:05"},
		{kit.FormMinutes, "1:30", at(1, 30, 0), "01:30"},
		{kit.FormMinutes, "2x93:740", at(23, 40, 0), "23:40"}, // 29 and :7 cannot be
		{kit.FormMinutes, "15!", at(15, 0, 0), "15:00"},
		{kit.FormMinutes, "15?", at(14, 50, 0), "14:50"},
		{kit.FormMinutes, "15<<", at(14, 50, 0), "14:50"},
		{kit.FormMinutes, "16<500", at(15, 0, 0), "15:00"},
		{kit.FormSeconds, "143210", at(14, 32, 10), "14:32:10"},
		{kit.FormSeconds, "1432!", at(14, 32, 0), "14:32:00"},
		{kit.FormCount, "75!", 75 * time.Second, "75"},
		{kit.FormCount, "120", 120 * time.Second, "120"},
		{kit.FormCount, "0!", 0, "0"},
	} {
		f := kit.NewField(c.form, time.Second, at(14, 50, 0))
		for _, r := range c.typed {
			switch r {
			case '<':
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			case '!':
				f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
			case '?':
				f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyEscape})
			default:
				f.TypedRune(r)
			}
		}
		if shows := kittest.Words(f)[1]; f.Value() != c.want || shows != c.shows {
			t.Errorf("%q gave %v, shown as %q; want %v, %q", c.typed, f.Value(), shows, c.want, c.shows)
		}
	}
}

func TestAFieldStepsAndTellsOnce(t *testing.T) {
	test.NewTempApp(t)
	f := kit.NewField(kit.FormMinutes, 5*time.Minute, at(23, 52, 0))
	var heard []time.Duration
	var passed []keys.Key
	f.OnChanged = func(v time.Duration) { heard = append(heard, v) }
	f.OnKey = func(key keys.Key, down bool) bool { passed = append(passed, key); return true }
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(100, 40))
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyRight, fyne.KeyDown, fyne.KeyDown} {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
	test.TapAt(f, fyne.NewPos(2, 5))
	if w.Canvas().Focused() != f {
		t.Error("pressing it does not give it the keyboard")
	}
	f.TypedRune('1')
	f.TypedRune('4')
	w.Canvas().Unfocus() // takes what was typed
	f.Follow(at(9, 0, 0))
	want := []time.Duration{at(23, 55, 0), at(0, 0, 0), at(23, 55, 0), at(23, 50, 0), at(23, 45, 0), at(14, 0, 0)}
	if !slices.Equal(heard, want) || f.Value() != at(9, 0, 0) {
		t.Errorf("heard %v, want %v; it shows %v", heard, want, f.Value())
	}
	f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedRune('1')
	f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(passed, []keys.Key{keys.Enter}) {
		t.Errorf("passed on %v, want Enter while nothing is typed", passed)
	}
}
