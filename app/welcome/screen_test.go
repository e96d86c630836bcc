package welcome_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/welcome"

	"outbreath/keys"
)

func show(t *testing.T, size fyne.Size) (w fyne.Window, s *welcome.Screen, did *[]string) {
	t.Helper()
	kittest.App(t)
	did = new([]string)
	note := func(what string) func() { return func() { *did = append(*did, what) } }
	s = welcome.New(welcome.Options{OnTaste: note("taste"), OnLibrary: note("library"),
		OnKey: func(k keys.Key) bool { return k == "F1" }, Keys: new(keys.Bindings)})
	w = test.NewTempWindow(t, s.CanvasObject())
	w.SetPadded(false)
	w.Resize(size)
	s.Attach(w)
	return w, s, did
}

func TestTheTasteIsSixWholeBreathsInAMinute(t *testing.T) {
	plan := welcome.Taste()
	if plan.Length != time.Minute {
		t.Errorf("it lasts %v", plan.Length)
	}
	cycles := 0
	for _, s := range plan.Segments {
		cycles += s.Cycles
	}
	if cycles != 6 {
		t.Errorf("it has %d breaths", cycles)
	}
	_, s, _ := show(t, fyne.NewSize(1280, 769))
	if words := strings.Join(kittest.Words(s.CanvasObject()), " "); !strings.Contains(words, "Not while driving") || !strings.Contains(words, "check first") {
		t.Errorf("the page does not say what is to be known before: %s", words)
	}
}

func TestKeysAndButtonsLeadOn(t *testing.T) {
	w, s, did := show(t, fyne.NewSize(1280, 769))
	test.Tap(kittest.Button(s.CanvasObject(), "Breathe for a minute"))
	test.Tap(kittest.Button(s.CanvasObject(), "Go to the library"))
	w.Canvas().Focus(kittest.Button(s.CanvasObject(), "Breathe for a minute"))
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyF1, fyne.KeyEscape, fyne.KeySpace} {
		w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: key})
	}
	for _, words := range []string{"Go to the library", "Breathe for a minute"} {
		w.Canvas().Focus(kittest.Button(s.CanvasObject(), words))
		w.Canvas().Focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if got := strings.Join(*did, " "); got != "taste library taste library taste library taste" {
		t.Errorf("they did %q", got)
	}
}

func TestInEveryLanguage(t *testing.T) {
	kittest.Languages(t, "welcome", func(t *testing.T, size fyne.Size) fyne.Window {
		w, _, _ := show(t, kittest.UnderMenu(size))
		return w
	})
}

// The minute is a protocol of the program's own, and said in the language too.
func TestTheTasteIsInTheLanguage(t *testing.T) {
	english := welcome.Taste().Protocol
	kittest.Speak(t, "de")
	p := welcome.Taste().Protocol
	for said, was := range map[string]string{p.Name: english.Name, p.Summary: english.Summary, p.Audience: english.Audience,
		p.Phases[0].Name: english.Phases[0].Name, p.Phases[0].Say: english.Phases[0].Say, p.Safety[0].Text: english.Safety[0].Text} {
		if said == was {
			t.Errorf("%q is not in German", said)
		}
	}
}

func TestLooks(t *testing.T) {
	open := func(t *testing.T, size fyne.Size) fyne.Window {
		w, _, _ := show(t, kittest.UnderMenu(size))
		return w
	}
	kittest.Looks(t, "welcome", open)
	kittest.Look(t, "welcome", kittest.Large, open)
	for _, size := range []fyne.Size{kittest.Small, kittest.Usual} {
		kittest.Look(t, "twice", size, func(t *testing.T, size fyne.Size) fyne.Window {
			w := open(t, size)
			fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: 2})
			return w
		})
	}
}
