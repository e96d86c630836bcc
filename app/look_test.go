package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/protocols"
)

// menuItem returns the item of the main menu with some words on it.
func (a *app) menuItem(words string) (found *fyne.MenuItem) {
	var look func(items []*fyne.MenuItem)
	look = func(items []*fyne.MenuItem) {
		for _, m := range items {
			if m.Label == words {
				found = m
			}
			if m.ChildMenu != nil {
				look(m.ChildMenu.Items)
			}
		}
	}
	for _, m := range a.window.MainMenu().Items {
		look(m.Items)
	}
	return found
}

// inks returns the colours of the words that are shown.
func (a *app) inks() map[string]any {
	inks := map[string]any{}
	kittest.Walk(a.window.Content(), func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			inks[t.Text] = t.Color
		}
	})
	return inks
}

func TestAThemeIsChosenInTheMenuAndKept(t *testing.T) {
	a := opened(t)
	if !a.menuItem("Dark").Checked {
		t.Error("the first theme is not ticked")
	}
	for _, theme := range kit.Themes[1:] {
		a.menuItem(theme.Words()).Action()
		if !a.menuItem(theme.Words()).Checked || a.menuItem("As the system").Checked {
			t.Errorf("%s is chosen, and not ticked", theme.Words())
		}
		if got := a.inks()["Choose a session"]; got != theme.Palette.Ink {
			t.Errorf("%s: the library is written in %v", theme.Words(), got)
		}
		if kept, err := readSettings(a.path); err != nil || kept.Theme != theme.Name {
			t.Errorf("kept for the next time: %q, %v", kept.Theme, err)
		}
	}
	a.nextTheme()
	if a.settings.Theme != "system" || kit.Look() != &kit.Dark { // the test driver has no preference
		t.Errorf("after the last comes %q", a.settings.Theme)
	}
}

// A screen that was not shown when the theme changed has the new one when it is.
func TestWhatLiesBelowIsDressedToo(t *testing.T) {
	a := opened(t)
	a.down(fyne.KeyReturn)
	a.showAbout()
	a.menuItem("Light").Action()
	a.screen.(*sheet).onClose()
	if got := a.inks()["Relaxation for athletes"]; got != kit.Light.Ink {
		t.Errorf("what is prepared is written in %v", got)
	}
	a.showLibrary()
	if got := a.inks()["Choose a session"]; got != kit.Light.Ink {
		t.Errorf("the library is written in %v", got)
	}
}

func TestWordsGetLargerAndSmaller(t *testing.T) {
	a := opened(t)
	for _, c := range []struct {
		words string
		times int
		want  float64
	}{{"Larger words", 1, 1.1}, {"Smaller words", 4, 0.8}, {"Words as usual", 1, 1}, {"Larger words", 20, 2}} {
		for range c.times {
			a.menuItem(c.words).Action()
		}
		if a.settings.TextScale != c.want || kit.Text(100, 1) != float32(c.want*100) {
			t.Errorf("%s: %v", c.words, a.settings.TextScale)
		}
	}
	if kept, err := readSettings(a.path); err != nil || kept.TextScale != 2 {
		t.Errorf("kept for the next time: %v, %v", kept.TextScale, err)
	}
}

func TestLittleMotion(t *testing.T) {
	a := opened(t)
	calm := func() bool { return kit.DressFor(a.window.Canvas().Size()).Calm }
	for range 2 {
		a.menuItem("Little motion").Action()
		if !calm() || !a.menuItem("Little motion").Checked {
			t.Error("it is not still")
		}
		a.menuItem("Little motion").Action()
		if calm() || a.menuItem("Little motion").Checked { // the test driver shows animations
			t.Error("it is still")
		}
	}
}

func TestSettingsOfLooksThatMakeNoSense(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	for text, want := range map[string]settings{
		"theme = \"dim\"\ntext_scale = 1.5\nmotion = \"full\"": {Theme: "dim", TextScale: 1.5, Motion: kit.MotionFull},
		"theme = \"pink\"\ntext_scale = 9\nmotion = \"fast\"":  {Theme: kit.FirstTheme, TextScale: kit.TextScaleMost, Motion: kit.MotionSystem},
		"text_scale = nan": {Theme: kit.FirstTheme, TextScale: 1, Motion: kit.MotionSystem},
		"text_scale = 0.1": {Theme: kit.FirstTheme, TextScale: kit.TextScaleLeast, Motion: kit.MotionSystem},
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readSettings(path)
		if err != nil || got.Theme != want.Theme || got.TextScale != want.TextScale || got.Motion != want.Motion {
			t.Errorf("%s\nread as %q, %v, %q; %v", text, got.Theme, got.TextScale, got.Motion, err)
		}
	}
}

func TestLooksChangeWhileASessionRuns(t *testing.T) {
	noCard(t)
	a := opened(t)
	a.showPrepare(protocols.Entry{Protocol: protocols.Shipped()[0]})
	a.down(fyne.KeyReturn)
	if a.window.MainMenu() != nil {
		t.Fatal("the stage has a menu")
	}
	a.nextTheme()
	if got := a.inks()["Begins in"]; got != kit.Dim.Ink {
		t.Errorf("the stage is written in %v", got)
	}
	a.scaleText(1)
	if a.settings.TextScale != 1.1 || a.window.MainMenu() != nil {
		t.Errorf("words are %v as large", a.settings.TextScale)
	}
}
