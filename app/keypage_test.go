package app

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/keys"
)

// goes is a key going down or coming up, wherever the keyboard is. The window of
// tests hears none where nothing has it, so a page is handed those.
func (a *app) goes(e fyne.KeyEvent, down bool) {
	focused, ok := a.window.Canvas().Focused().(desktop.Keyable)
	page, isPage := a.screen.(*sheet)
	switch {
	case ok && down:
		focused.KeyDown(&e)
	case ok:
		focused.KeyUp(&e)
	case down && kit.Struck(&e) && isPage:
		page.key(kit.KeyOf(&e), true)
	case !down:
		kit.Lifted(&e)
	}
}

func (a *app) stroke(e fyne.KeyEvent) { a.goes(e, true); a.goes(e, false) }

// typed is a character that a stroke types.
func (a *app) typed(r rune) {
	a.stroke(fyne.KeyEvent{Name: fyne.KeySlash})
	if focused := a.window.Canvas().Focused(); focused != nil {
		focused.TypedRune(r)
	} else {
		a.window.Canvas().OnTypedRune()(r)
	}
}

var pedal = fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: 123}}

// line presses the line of an action on the page of keys.
func (a *app) line(t *testing.T, action keys.Action) {
	t.Helper()
	b := kittest.Button(a.screen.CanvasObject(), keys.Enumerate(a.keys.Of(action)))
	if b == nil {
		t.Fatalf("there is no line for %s", action)
	}
	test.Tap(b)
}

func (a *app) press(t *testing.T, words string) {
	t.Helper()
	b := kittest.Button(a.screen.CanvasObject(), words)
	if b == nil {
		t.Fatalf("there is no %q among %q", words, kittest.Words(a.screen.CanvasObject()))
	}
	test.Tap(b)
}

func TestAPedalIsBoundByPressingIt(t *testing.T) {
	a := opened(t)
	a.showKeys()
	a.line(t, keys.Hold)
	a.stroke(pedal)
	if got := a.keys.Find(keys.Stage, "scan:123"); got != keys.Hold || !a.bar.says("scan:123 holds now.") {
		t.Fatalf("the pedal does %q", got)
	}
	text, err := os.ReadFile(a.path)
	if err != nil || !strings.Contains(string(text), `hold = ["scan:123", "space", ".", "b"]`) {
		t.Errorf("the settings are %s, %v", text, err)
	}
	again, err := readSettings(a.path)
	if err != nil {
		t.Fatal(err)
	}
	if b, faults := keys.Read(again.Keys); len(faults) > 0 || b.First(keys.Hold) != "scan:123" {
		t.Errorf("the next start finds %v, %q", b.Of(keys.Hold), faults)
	}
	a.press(t, "Undo")
	if got := a.keys.Find(keys.Stage, "scan:123"); got != "" || a.settings.Keys != nil {
		t.Errorf("undone, the pedal does %q", got)
	}
}

func TestAClashIsResolvedOnPurpose(t *testing.T) {
	b := fyne.KeyEvent{Name: fyne.KeyB}
	for name, c := range map[string]struct {
		answer fyne.KeyName
		want   keys.Action
	}{"taken": {fyne.KeyReturn, keys.Back}, "left": {fyne.KeyEscape, keys.Hold}, "neither": {fyne.KeyX, keys.Hold}} {
		t.Run(name, func(t *testing.T) {
			a := opened(t)
			a.showKeys()
			a.line(t, keys.Back)
			a.stroke(b)
			if !a.reads("b already holds") {
				t.Fatalf("it says %q", kittest.Words(a.screen.CanvasObject()))
			}
			a.stroke(fyne.KeyEvent{Name: c.answer})
			if got := a.keys.Find(keys.Stage, "b"); got != c.want {
				t.Errorf("b does %s, want %s", got, c.want)
			}
		})
	}
}

func TestWhatCannotBeIsSaid(t *testing.T) {
	a := opened(t)
	a.showKeys()
	a.line(t, keys.Forward)
	a.stroke(fyne.KeyEvent{Name: fyne.KeyX})
	if !a.reads("x begins a search in the library.") {
		t.Errorf("it says %q", kittest.Words(a.screen.CanvasObject()))
	}
	a.stroke(fyne.KeyEvent{Name: fyne.KeyEscape})
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyPeriod, fyne.KeyB} {
		a.line(t, keys.Hold)
		a.stroke(fyne.KeyEvent{Name: k})
		a.press(t, "Take it away")
	}
	if !a.reads("b is the only key that holds, and stays.") || a.keys.Find(keys.Stage, "b") != keys.Hold {
		t.Errorf("holding is on %v; it says %q", a.keys.Of(keys.Hold), kittest.Words(a.screen.CanvasObject()))
	}
	a.press(t, "As it was")
	if !a.keys.Usual(keys.Hold) {
		t.Errorf("as it was, holding is on %v", a.keys.Of(keys.Hold))
	}
	a.line(t, keys.Pacer)
	a.typed('?')
	if !a.reads("? already shows the keys") {
		t.Errorf("it says %q", kittest.Words(a.screen.CanvasObject()))
	}
	a.stroke(fyne.KeyEvent{Name: fyne.KeyReturn})
	a.press(t, "All as they were")
	if !a.keys.Usual(keys.Pacer) || !a.keys.Usual(keys.Help) || a.settings.Keys != nil {
		t.Errorf("as they were, the settings say %v", a.settings.Keys)
	}
}

func TestTheKeysAreShownFromEverywhere(t *testing.T) {
	a := opened(t)
	shown := func(where string) {
		t.Helper()
		if !a.reads("goes on after a hold") {
			t.Errorf("%s: the keys are not shown", where)
		}
		a.typed('?')
	}
	before := a.screen
	a.typed('?')
	shown("in the library")
	if a.screen != before {
		t.Error("and do not go away")
	}
	a.library.Search()
	a.typed('?')
	shown("from the search field")
	a.down(fyne.KeyReturn)
	a.window.Canvas().Focus(kittest.Button(a.screen.CanvasObject(), "Start"))
	a.typed('?')
	shown("from a button")
	a.stroke(fyne.KeyEvent{Name: fyne.KeyF5})
	if a.session == nil || !a.session.running() {
		t.Fatal("F5 does not start")
	}
	a.typed('?')
	if !a.reads("goes on after a hold, guarded") {
		t.Error("the stage does not show its keys")
	}
}

func TestKeysOfTheUserActEverywhere(t *testing.T) {
	a := opened(t)
	for action, k := range map[keys.Action]keys.Key{keys.Forward: "scan:123", keys.FullScreen: "F9", keys.Search: "F3", keys.Hold: "scan:123", keys.Export: "ctrl+p"} {
		if why := a.keys.Bind(action, k); why != "" {
			t.Fatal(why)
		}
	}
	a.keysChanged()
	a.stroke(fyne.KeyEvent{Name: fyne.KeyF9})
	if !a.window.FullScreen() {
		t.Error("F9 does not fill the screen")
	}
	shortcuts := map[string]fyne.Shortcut{}
	for _, m := range a.window.MainMenu().Items {
		for _, item := range m.Items {
			shortcuts[item.Label] = item.Shortcut
		}
	}
	if got := shortcuts["Export…"].(*desktop.CustomShortcut); got.KeyName != fyne.KeyP || got.Modifier != fyne.KeyModifierShortcutDefault {
		t.Errorf("the menu has %v for Export", got)
	}
	if got := shortcuts["Full screen"].(*desktop.CustomShortcut); got.KeyName != fyne.KeyF9 || got.Modifier != 0 {
		t.Errorf("the menu has %v for the full screen", got)
	}
	before := a.screen
	a.stroke(fyne.KeyEvent{Name: fyne.KeyF3})
	if a.screen != before || a.window.Canvas().Focused() == nil {
		t.Error("F3 does not search")
	}
	a.stroke(fyne.KeyEvent{Name: fyne.KeyEscape})
	// One pedal, held from the library on: each stroke acts once.
	for range 5 {
		a.goes(pedal, true)
	}
	if a.prepare == nil {
		t.Fatal("the pedal does not prepare, or starts as well")
	}
	if got := kittest.Button(a.screen.CanvasObject(), "Start").Hint; got != "scan:123" {
		t.Errorf("the button shows %q", got)
	}
	a.goes(pedal, false)
	if a.prepare == nil {
		t.Fatal("a held pedal starts")
	}
	a.stroke(pedal)
	if !a.session.running() {
		t.Fatal("the pedal does not start")
	}
	if b := kittest.Button(a.screen.CanvasObject(), "Hold"); b == nil || b.Hint != "scan:123" {
		t.Errorf("the target shows %v", b)
	}
}

func TestFaultsOfTheSettingsAreSaid(t *testing.T) {
	a := opened(t)
	a.settings.Keys = map[string]any{"hodl": []any{"F9"}, "hold": []any{"spcae", "F9"}}
	a.readKeys()
	a.showKeys()
	for _, words := range []string{`"hodl" is not an action.`, `"spcae" is not a key`} {
		if !a.reads(words) {
			t.Errorf("the page does not say that %s", words)
		}
	}
	a.line(t, keys.Pacer)
	a.stroke(pedal)
	text, err := os.ReadFile(a.path)
	if err != nil || !strings.Contains(string(text), `hodl = ["F9"]`) || !strings.Contains(string(text), `hold = ["F9", "spcae"]`) {
		t.Errorf("the settings are %s, %v", text, err)
	}
}

func TestKeyPictures(t *testing.T) {
	for name, reach := range map[string]func(t *testing.T, a *app){
		"table": func(t *testing.T, a *app) {},
		"waits": func(t *testing.T, a *app) { a.line(t, keys.Back) },
		"clash": func(t *testing.T, a *app) { a.line(t, keys.Back); a.stroke(fyne.KeyEvent{Name: fyne.KeyB}) },
		"changed": func(t *testing.T, a *app) {
			a.line(t, keys.Back)
			a.stroke(fyne.KeyEvent{Name: fyne.KeyB})
			a.press(t, "Take it")
		},
		"refused": func(t *testing.T, a *app) { a.line(t, keys.Forward); a.stroke(fyne.KeyEvent{Name: fyne.KeyX}) },
	} {
		kittest.Looks(t, "keys-"+name, func(t *testing.T, size fyne.Size) fyne.Window {
			a := opened(t)
			a.window.Resize(kittest.UnderMenu(size))
			a.showKeys()
			reach(t, a)
			return a.window
		})
	}
}
