package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/app/welcome"
	"outbreath/audio/encode"
	"outbreath/keys"
	"outbreath/words"
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
var stays = []string{`[A-Z]`, `F11|F1, \?`, `(ctrl\+)?.`, `ctrl\+\+, ctrl\+=`, "esc, q", "tab", `\d+ (%|ms)`, "English|Deutsch|Français|Español", ".*/.*"}

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
