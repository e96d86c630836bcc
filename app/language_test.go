package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/app/welcome"
	"outbreath/audio"
	"outbreath/audio/encode"
	"outbreath/keys"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

// pages opens each page of the window, but for those that have a package of their
// own, and what is said above one.
var pages = map[string]func(t *testing.T, a *app){
	"settings": func(_ *testing.T, a *app) { a.showSettings() },
	"keys":     func(_ *testing.T, a *app) { a.showKeys() },
	"keys-waits": func(t *testing.T, a *app) {
		a.showKeys()
		a.line(t, keys.Back)
	},
	"sound-check": func(_ *testing.T, a *app) {
		a.showSoundCheck()
		a.sound.put(&pulled{}, nil)
		a.soundChanged()
	},
	"bar-takes": func(_ *testing.T, a *app) {
		a.showSheet("", "")
		a.bar.say(words.Say("Your folder has another %s.", "calm.toml"), 0,
			a.bar.chip(words.Say("Copy it as %s", "calm-2.toml"), func() {}), a.bar.chip(words.Say("Leave it"), func() {}))
	},
}

// stays are what the pages show in every language: keys, names of languages and of
// files, numbers.
var stays = []string{`[A-Z]`, `F6|F11|F1, \?`, "5 minutes", `(ctrl\+)?.`, `ctrl\+\+, ctrl\+=`, "esc, q", "tab", `\d+ (%|ms)`, "English|Deutsch|Français|Español", ".*/.*"}

func TestPagesInEveryLanguage(t *testing.T) {
	noCard(t)
	for name, reach := range pages {
		kittest.Languages(t, name, reached(reach), stays...)
	}
}

// others are what more pages show: licences and what stands under them.
var others = []string{"[A-Z0-9.-]+", "BSD-3-Clause|Bitstream Vera|Zlib|Licence", "(DejaVu|Emoji|Noto) .*", "1 minute"}

// TestMorePagesInEveryLanguage has no pictures: they differ with the machine, or are
// much like others.
func TestMorePagesInEveryLanguage(t *testing.T) {
	noCard(t)
	for name, reach := range map[string]func(t *testing.T, a *app){
		"keys-clash": func(t *testing.T, a *app) {
			a.showKeys()
			a.line(t, keys.Back)
			a.stroke(fyne.KeyEvent{Name: fyne.KeyB})
		},
		"bar-asks": func(_ *testing.T, a *app) {
			a.showSheet("", "")
			a.session = newSession(welcome.Taste())
			a.closeAsked()
		},
		"about":   func(_ *testing.T, a *app) { a.showAbout() },
		"machine": func(_ *testing.T, a *app) { a.showMachine() },
		"taken": func(_ *testing.T, a *app) {
			a.take(welcome.Taste(), "/home/coach/minute.flac")
			a.screen.(*sheet).onLeave()
			a.taken(a.screen.(*sheet), "/home/coach/minute.flac", "", encode.FLAC, nil)
		},
	} {
		kittest.Translated(t, name, reached(reach), append(slices.Clone(stays), others...)...)
	}
}

// reached opens the program in a window of a size, and goes to a page of it.
func reached(page func(*testing.T, *app)) func(*testing.T, fyne.Size) fyne.Window {
	return func(t *testing.T, size fyne.Size) fyne.Window {
		a := opened(t)
		a.window.Resize(kittest.UnderMenu(size))
		page(t, a)
		return a.window
	}
}

// TestTheLanguageIsChosen changes it as a user does, with a file at fault in the
// folder and a session prepared.
func TestTheLanguageIsChosen(t *testing.T) {
	noCard(t)
	a, own, _ := home(t)
	kittest.Speak(t, words.English) // again at the end, whatever is chosen here
	a.do = func(f func()) { f() }
	save(t, own, "format = 1\n")
	a.reload()
	faulty := func() string {
		e, _ := a.own(own)
		return e.Diagnostics[0].Message
	}
	fault := faulty()
	a.showSettings()
	page, focus := a.screen, func() fyne.Accessible { return a.window.Canvas().Focused().(fyne.Accessible) }
	press := func(said string) {
		t.Helper()
		b := kittest.Button(page.CanvasObject(), said)
		if b == nil {
			t.Fatalf("there is no %q among %q", said, kittest.Words(page.CanvasObject()))
		}
		a.window.Canvas().Focus(b)
		test.Tap(b)
	}
	press("Light")
	press("As it was at first")
	press("Deutsch")
	if a.screen != page || !a.reads("Einstellungen") || !kittest.Button(page.CanvasObject(), "Deutsch").Selected {
		t.Errorf("the page reads %q", kittest.Words(page.CanvasObject()))
	}
	if got := focus().AccessibilityLabel(); got != "Sprache des Programms: Deutsch" {
		t.Errorf("the keyboard is with %q", got)
	}
	if kittest.Button(page.CanvasObject(), "Rückgängig") == nil {
		t.Error("what was put back cannot be undone any more")
	}
	if a.menuItem("Vollbild") == nil || a.menuItem("Full screen") != nil {
		t.Error("the menu stays in English")
	}
	if said := faulty(); said == fault {
		t.Errorf("the fault of a file stays in English: %s", said)
	}
	if kept, err := readSettings(a.path); err != nil || kept.Language != "de" {
		t.Errorf("kept for the next time: %q, %v", kept.Language, err)
	}
	a.showLibrary()
	if a.reads("Choose a session") {
		t.Error("the library stays in English")
	}
	a.showSettings()
	page = a.screen
	press("Español")
	press("English")
	press("As the system")
	if words.InUse() != words.OfSystem() {
		t.Errorf("%s is spoken, and the system speaks %s", words.InUse(), words.OfSystem())
	}
}

func TestALanguageThatIsNotSpokenIsTheSystems(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	for kept, want := range map[string]string{"": "", "de": "de", "fr": "fr", "tlh": "", "Deutsch": ""} {
		save(t, path, fmt.Sprintf("language = %q\n", kept))
		if s, err := readSettings(path); err != nil || s.Language != want {
			t.Errorf("%q is read as %q, %v", kept, s.Language, err)
		}
	}
}

// TestFyneSpeaksTheLanguage whatever the system speaks.
func TestFyneSpeaksTheLanguage(t *testing.T) {
	opened(t)
	kittest.Speak(t, words.English)
	for _, system := range []string{"", "C", "en_GB.UTF-8", "de_AT.UTF-8", "fr_FR.UTF-8", "pt_BR.UTF-8", "tr_TR.UTF-8"} {
		t.Setenv("LC_ALL", system)
		for tag, want := range map[string]string{"de": "Abbrechen", "fr": "Annuler", "es": "Cancelar", "en": "Cancel"} {
			speak(tag)
			if got := lang.L("Cancel"); got != want {
				t.Errorf("on a system that speaks %q, %q is %q in %s", system, "Cancel", got, tag)
			}
		}
	}
}

// TestWhatIsTakenAlongIsInTheLanguage so that chapters and spoken lines are, too.
func TestWhatIsTakenAlongIsInTheLanguage(t *testing.T) {
	kittest.Speak(t, "es")
	a := opened(t)
	for _, prepared := range []bool{false, true} {
		a.library.Choose("relax")
		if prepared {
			e, _ := a.library.Chosen()
			a.showPrepare(e)
		}
		plan, err := a.planToTake()
		if err != nil {
			t.Fatal(err)
		}
		if p := protocols.Shipped()[0]; p.ID != "relax" || plan.Protocol.Name == p.Name || plan.Phase(0).Name == p.Phases[0].Name {
			t.Errorf("prepared %v: %q begins with %q", prepared, plan.Protocol.Name, plan.Phase(0).Name)
		}
	}
}

func TestTheMenuInEveryLanguage(t *testing.T) {
	labels := func(t *testing.T, tag string) (all []string) {
		kittest.Speak(t, tag)
		a := opened(t)
		var walk func(m *fyne.Menu)
		walk = func(m *fyne.Menu) {
			all = append(all, m.Label)
			for _, item := range m.Items {
				all = append(all, item.Label)
				if item.ChildMenu != nil {
					walk(item.ChildMenu)
				}
			}
		}
		for _, m := range a.menu().Items {
			walk(m)
		}
		return all
	}
	english := labels(t, words.English)
	for _, tag := range []string{"de", "es", "fr"} {
		t.Run(tag, func(t *testing.T) {
			for i, label := range labels(t, tag) {
				if label == english[i] && label != "" {
					t.Errorf("%q is said in English", label)
				}
			}
		})
	}
}

// TestEverySoundHasAName asks in German, where each reads otherwise.
func TestEverySoundHasAName(t *testing.T) {
	kittest.Speak(t, "de")
	for _, name := range slices.Concat(audio.CueSets(), audio.Bells(), audio.Beds(), audio.Inhales(), audio.Exhales(), []string{audio.SystemVoice}) {
		if tell.Sound(name) == name {
			t.Errorf("%q has no name", name)
		}
	}
}
