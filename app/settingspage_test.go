package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/adrg/xdg"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
)

func TestSettingsTakeEffectAndAreKept(t *testing.T) {
	noCard(t)
	a := opened(t)
	a.do = func(f func()) { f() }
	a.showSettings()
	press := func(words string) {
		t.Helper()
		b := kittest.Button(a.screen.CanvasObject(), words)
		if b == nil {
			t.Fatalf("there is no %q among %q", words, kittest.Words(a.screen.CanvasObject()))
		}
		test.Tap(b)
	}
	press("Light")
	press("Larger")
	press("Little")
	kittest.Walk(a.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if tick, ok := o.(*kit.Tick); ok {
			test.Tap(tick)
		}
	})
	if kit.Look() != &kit.Light || kit.TextScale() != 1.1 {
		t.Errorf("the window wears %v at %v", kit.Look(), kit.TextScale())
	}
	kept, err := readSettings(a.path)
	if err != nil || kept.Theme != "light" || kept.TextScale != 1.1 || kept.Motion != kit.MotionReduced || kept.ScreenOn || kept.Notify {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	a.slider("How loud everything is").SetValue(0.25)
	if a.sound.levels.Master != 0.25 {
		t.Errorf("what plays is as loud as %v", a.sound.levels.Master)
	}
	press("Copy the path") // the last of three
	if got := a.fyne.Clipboard().Content(); got != filepath.Dir(logPath(xdg.StateHome)) {
		t.Errorf("copied %q", got)
	}
	page := a.screen
	press("Sound check")
	if !a.sound.asked {
		t.Error("the sound check has no card to try sounds with")
	}
	press("Close")
	if a.screen != page || a.sound.asked {
		t.Error("the sound check does not lead back to a page that needs no card")
	}
	a.nextTheme()
	if b := kittest.Button(a.screen.CanvasObject(), "High contrast"); !b.Selected {
		t.Error("a theme that is chosen elsewhere does not show here")
	}
	a.showKeys()
	a.showSettings()
	if a.screen != page {
		t.Error("the page is shown above itself")
	}
	press("Close")
	if a.screen != screen(a.library) {
		t.Error("closing does not lead back to the library")
	}
}
