package preferences_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/preferences"

	"outbreath/keys"
)

// values are settings to be set, and what was done beside that.
type values struct {
	theme       string
	size, level float64
	awake       bool
	did         []string
}

var first = values{theme: "dark", size: 1, level: 0.8, awake: true}

func (v *values) sections() []preferences.Section {
	did := func(what string) func() { return func() { v.did = append(v.did, what) } }
	return []preferences.Section{
		{Title: "Look", Rows: []preferences.Row{
			&preferences.Choice{Label: "Theme", First: first.theme,
				Options: []preferences.Option{{"dark", "Dark"}, {"dim", "Dim"}, {"light", "Light"}, {"contrast", "High contrast"}},
				Get:     func() string { return v.theme }, Set: func(to string) { v.theme = to }},
			&preferences.Stepper{Label: "Size of words", Note: "Of all words, everywhere.", Less: "Smaller", More: "Larger",
				Least: 0.8, Most: 2, Step: 0.1, First: first.size, Words: func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
				Get: func() float64 { return v.size }, Set: func(to float64) { v.size = to }},
		}},
		{Title: "Sound", Rows: []preferences.Row{
			&preferences.Level{Label: "How loud everything is", First: first.level,
				Get: func() float64 { return v.level }, Set: func(to float64) { v.level = to }},
			&preferences.Door{Label: "Each sound by itself", Note: "Breath, bells, bed and voice.", Words: "Sound check", Open: did("sound check")},
		}},
		{Title: "Session", Rows: []preferences.Row{
			&preferences.Switch{Label: "Keep the screen on while a session runs", Note: "Where the desktop allows it.", First: first.awake,
				Get: func() bool { return v.awake }, Set: func(on bool) { v.awake = on }},
		}},
		{Title: "Folders", Rows: []preferences.Row{
			&preferences.Folder{Label: "Your protocols", Path: "/home/coach/.config/outbreath/protocols", Open: did("open"), Copy: did("copy")},
		}},
	}
}

func show(t *testing.T, v *values, size fyne.Size) (fyne.Window, *preferences.Screen) {
	t.Helper()
	kittest.App(t)
	t.Setenv("HOME", "/home/coach")
	s := preferences.New(v.sections, preferences.Options{
		OnClose: func() { v.did = append(v.did, "close") },
		OnKey:   func(k keys.Key) bool { return k == "F11" }, Keys: new(keys.Bindings),
	})
	w := test.NewTempWindow(t, s.CanvasObject())
	w.SetPadded(false)
	w.Resize(size)
	s.Attach(w)
	return w, s
}

func button(t *testing.T, s *preferences.Screen, words string) *kit.Button {
	t.Helper()
	b := kittest.Button(s.CanvasObject(), words)
	if b == nil {
		t.Fatalf("there is no %q among %q", words, kittest.Words(s.CanvasObject()))
	}
	return b
}

func find[T any](s *preferences.Screen) (found T) {
	kittest.Walk(s.CanvasObject(), func(o fyne.CanvasObject) {
		if x, ok := o.(T); ok {
			found = x
		}
	})
	return found
}

func TestWhatIsSetTakesEffectAtOnce(t *testing.T) {
	v := first
	_, s := show(t, &v, fyne.NewSize(1280, 769))
	if !button(t, s, "Dark").Selected {
		t.Error("what is so does not look chosen")
	}
	test.Tap(button(t, s, "High contrast"))
	if v.theme != "contrast" || !button(t, s, "High contrast").Selected || button(t, s, "Dark").Selected {
		t.Errorf("the theme is %q", v.theme)
	}
	for range 3 {
		test.Tap(button(t, s, "Larger"))
	}
	test.Tap(button(t, s, "Smaller"))
	if v.size != 1.2 || !slices.Contains(kittest.Words(s.CanvasObject()), "120 %") {
		t.Errorf("words are %v times as large: %q", v.size, kittest.Words(s.CanvasObject()))
	}
	for range 30 {
		test.Tap(button(t, s, "Larger"))
	}
	if v.size != 2 {
		t.Errorf("words grow to %v", v.size)
	}
	find[*kit.Slider](s).SetValue(0.25)
	test.Tap(find[*kit.Tick](s))
	if v.level != 0.25 || v.awake {
		t.Errorf("%+v", v)
	}
	test.Tap(button(t, s, "Sound check"))
	test.Tap(button(t, s, "Open"))
	test.Tap(button(t, s, "Copy the path"))
	button(t, s, "Copied")
	if want := []string{"sound check", "open", "copy"}; !slices.Equal(v.did, want) {
		t.Errorf("did %q, want %q", v.did, want)
	}
}

func TestASectionCanBeAsItWasAtFirstAndThatUndone(t *testing.T) {
	v := first
	_, s := show(t, &v, fyne.NewSize(1280, 769))
	if kittest.Button(s.CanvasObject(), "As it was at first") != nil {
		t.Error("there is something to put back where nothing was changed")
	}
	test.Tap(button(t, s, "Light"))
	test.Tap(button(t, s, "Larger"))
	find[*kit.Slider](s).SetValue(0.5)
	changed := v
	var resets []*kit.Button
	kittest.Walk(s.CanvasObject(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text == "As it was at first" {
			resets = append(resets, b)
		}
	})
	if len(resets) != 2 {
		t.Fatalf("%d sections can be put back, want 2", len(resets))
	}
	look, sound := resets[0], resets[1]
	if got := look.AccessibilityLabel(); got != "Look: As it was at first" {
		t.Errorf("who does not see it hears %q", got)
	}
	test.Tap(look)
	if v.theme != first.theme || v.size != first.size || v.level != 0.5 {
		t.Errorf("the look put back: %+v", v)
	}
	test.Tap(button(t, s, "Undo"))
	if v.theme != changed.theme || v.size != changed.size {
		t.Errorf("undone: %+v, want %+v", v, changed)
	}
	test.Tap(sound)
	if v.level != first.level || find[*kit.Slider](s).Value() != first.level {
		t.Errorf("the sound put back: %+v", v)
	}
	test.Tap(sound)
	if v.level != 0.5 || find[*kit.Slider](s).Value() != 0.5 {
		t.Errorf("undone: %+v", v)
	}
	test.Tap(sound)
	find[*kit.Slider](s).SetValue(0.1)
	if kittest.Button(s.CanvasObject(), "Undo") != nil {
		t.Error("what was changed since would be lost with an undo")
	}
}

// Tab reaches everything from top to bottom, brings it into view, and what has
// the keyboard stays there while the page changes.
func TestByKeyboardAlone(t *testing.T) {
	v := first
	w, s := show(t, &v, fyne.NewSize(800, 569))
	var order []string
	for range 20 {
		w.Canvas().(interface{ FocusNext() }).FocusNext()
		o, ok := w.Canvas().Focused().(fyne.Accessible)
		if !ok || len(order) > 0 && o.AccessibilityLabel() == order[0] {
			break
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.(fyne.CanvasObject)).Y
		if label := o.AccessibilityLabel(); label != "Close" && (at < 0 || at+o.(fyne.CanvasObject).Size().Height > 569) {
			t.Errorf("%s has the keyboard at %v, out of sight", label, at)
		}
		order = append(order, o.AccessibilityLabel())
	}
	want := "Theme: Dark|Theme: Dim|Theme: Light|Theme: High contrast|Size of words: Smaller|Size of words: Larger|" +
		"How loud everything is|Sound check|Keep the screen on while a session runs|Open: Your protocols|Copy the path: Your protocols|Close"
	if got := strings.Join(order, "|"); got != want {
		t.Errorf("Tab goes\n%s\nwant\n%s", got, want)
	}
	copies := button(t, s, "Copy the path")
	w.Canvas().Focus(copies)
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(copies).Y
	copies.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v.theme = "light"
	s.Update() // a line appears above it
	if after := fyne.CurrentApp().Driver().AbsolutePositionForObject(copies).Y; after != before || w.Canvas().Focused() != fyne.Focusable(copies) {
		t.Errorf("what has the keyboard moved from %v to %v", before, after)
	}
	v.did = nil
	for _, key := range []fyne.KeyName{fyne.KeyF11, fyne.KeyEscape} {
		w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: key})
	}
	if len(v.did) != 1 || v.did[0] != "close" {
		t.Errorf("Escape did %q", v.did)
	}
}

// A deed is done once it is pressed, which its button says, and what it changed can
// be read beside it.
func TestADeedIsDoneAndSaid(t *testing.T) {
	kept := "They are kept."
	kittest.App(t)
	s := preferences.New(func() []preferences.Section {
		return []preferences.Section{{Title: "Session", Rows: []preferences.Row{
			&preferences.Deed{Label: "Answers", Words: "Forget them", Done: "Forgotten",
				Says: func() string { return kept }, Do: func() { kept = "None are kept." }},
		}}}
	}, preferences.Options{Keys: new(keys.Bindings)})
	w := test.NewTempWindow(t, s.CanvasObject())
	w.Resize(fyne.NewSize(1280, 769))
	words := func() string { return strings.Join(kittest.Words(s.CanvasObject()), " ") }
	if !strings.Contains(words(), "They are kept.") {
		t.Errorf("before, it says %q", words())
	}
	test.Tap(button(t, s, "Forget them"))
	if !strings.Contains(words(), "None are kept.") || button(t, s, "Forgotten").AccessibilityLabel() != "Answers: Forget them" {
		t.Errorf("after, it says %q", words())
	}
}

func TestLooks(t *testing.T) {
	kittest.Looks(t, "first", func(t *testing.T, size fyne.Size) fyne.Window {
		v := first
		w, _ := show(t, &v, kittest.UnderMenu(size))
		return w
	})
	changed := func(t *testing.T, size fyne.Size) fyne.Window {
		v := first
		w, s := show(t, &v, kittest.UnderMenu(size))
		test.Tap(button(t, s, "Light"))
		find[*kit.Slider](s).SetValue(0.3)
		test.Tap(find[*kit.Tick](s))
		w.Canvas().Focus(button(t, s, "Light"))
		return w
	}
	kittest.Looks(t, "changed", changed)
	kittest.Look(t, "changed", kittest.Large, changed)
	for _, size := range []fyne.Size{kittest.Small, kittest.Usual} {
		kittest.Look(t, "twice", size, func(t *testing.T, size fyne.Size) fyne.Window {
			w := changed(t, size)
			fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: 2})
			return w
		})
	}
}
