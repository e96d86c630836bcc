package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pedalKey is the number of a key that the toolkit has no name for, as a pedal's.
const pedalKey = "172"

// settings returns what the program keeps.
func (d *desk) settings() string {
	text, _ := os.ReadFile(filepath.Join(d.home, "config", "outbreath", "settings.toml"))
	return string(text)
}

// keep waits until the settings have some words, or have them no more.
func (d *desk) keep(words string, there bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); strings.Contains(d.settings(), words) != there; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			d.picture("failed")
			d.t.Fatalf("%q in the settings is not %v: %s", words, there, d.settings())
		}
	}
}

func (d *desk) keyDown(key string) { d.t.Helper(); d.xdo("keydown", key) }
func (d *desk) keyUp(key string)   { d.t.Helper(); d.xdo("keyup", key) }

// TestWindowTakesAPedal gives holding a pedal, going back a key that holds, and
// runs a session with them.
func TestWindowTakesAPedal(t *testing.T) {
	d := newDesk(t)
	d.xdo("key", "question")
	d.await("screen", "title", "Keys")
	time.Sleep(500 * time.Millisecond)
	d.picture("keys")

	d.press("Tab", "Return") // the first line holds
	time.Sleep(300 * time.Millisecond)
	d.picture("waits")
	d.press("Escape")
	d.press("Return")
	d.press(pedalKey)
	d.keep(`hold = ["scan:172", "space", ".", "b"]`, true)
	time.Sleep(300 * time.Millisecond)
	d.picture("pedal")

	// What Ctrl does in the menu may hold on the stage; giving it that opens nothing,
	// and it can be taken away again.
	d.press("Return", "ctrl+l")
	d.keep(`hold = ["ctrl+l"`, true)
	d.press("Return", "ctrl+l")
	time.Sleep(300 * time.Millisecond)
	d.picture("has")
	d.press("Return")
	d.keep("ctrl+l", false)
	if _, opened := d.next("screen", "title", "Sound check"); opened {
		t.Error("the menu hears what was to become a key")
	}

	// b holds; it is taken from there on purpose, and that taken back.
	d.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab") // from holding to back
	d.press("Return", "b")
	time.Sleep(300 * time.Millisecond)
	d.picture("clash")
	d.press("Return")
	d.keep(`back = ["b", "left", "page up"]`, true)
	time.Sleep(300 * time.Millisecond)
	d.picture("taken")
	d.press("Escape")

	d.xdo("type", "--delay", "60", "/sprint")
	d.press("F5")
	d.await("screen", "name", "prepare")
	time.Sleep(300 * time.Millisecond)
	d.press("F5")
	d.event("start")
	time.Sleep(4 * time.Second)
	d.picture("stage")
	d.xdo("key", "question")
	time.Sleep(500 * time.Millisecond)
	d.picture("stage-keys")

	// The pedal holds through the page of keys, once however long it is down.
	d.keyDown(pedalKey)
	if held := d.event("hold"); held["state"] != "held" {
		t.Errorf("the pedal gave %v", held)
	}
	time.Sleep(1500 * time.Millisecond) // the X server repeats it meanwhile
	d.keyUp(pedalKey)
	d.quiet("a pedal that is held down holds once")
	d.picture("stage-held")
	d.press("F5", "F5")
	if on := d.event("resume"); on["state"] != "running" {
		t.Errorf("F5 gave %v", on)
	}
	d.press("b")
	d.quiet("b goes back now, and that is guarded")
	d.press("b")
	d.event("back")
	time.Sleep(500 * time.Millisecond)
	d.press("period")
	d.event("hold")
	d.press("q", "q")
	d.event("finish")
	d.press("ctrl+q")
	d.gone()
	d.keep(`back = ["b", "left", "page up"]`, true)
}

// TestWindowIgnoresHeldKeys keeps keys down that would do harm if they repeated:
// through the screens, over a character, and a guarded pedal.
func TestWindowIgnoresHeldKeys(t *testing.T) {
	d := newDesk(t, "[keys]\nforward = [\"enter\", \"F5\", \"scan:172\"]\nnext = [\"right\", \"scan:172\"]\n")
	d.xdo("type", "--delay", "60", "/sprint")
	d.keyDown(pedalKey)
	d.await("screen", "name", "prepare")
	time.Sleep(2 * time.Second)
	d.quiet("the pedal that prepared is still down")
	d.keyUp(pedalKey)
	d.keyDown("shift")
	d.keyDown("slash")
	d.await("screen", "title", "Keys")
	time.Sleep(2 * time.Second)
	d.keyUp("slash")
	d.keyUp("shift")
	if _, again := d.next("screen", "title", "Keys"); again {
		t.Error("a held question mark shows the keys again and again")
	}
	d.press("Escape")
	d.keyDown("ctrl")
	d.keyDown("d")
	theme := d.await("look", "text_scale", 1.0)["theme"]
	time.Sleep(2 * time.Second)
	d.keyUp("d")
	d.keyUp("ctrl")
	if again, ok := d.next("look", "text_scale", 1.0); ok {
		t.Errorf("a held Ctrl+D goes on from %v to %v", theme, again["theme"])
	}
	d.press(pedalKey)
	d.event("start")
	d.press("ctrl+d") // without a menu
	if next := d.await("look", "text_scale", 1.0)["theme"]; next == theme {
		t.Errorf("on the stage Ctrl+D leaves the theme %v", next)
	}
	time.Sleep(4 * time.Second)

	d.keyDown("plus")
	d.event("add")
	time.Sleep(1500 * time.Millisecond)
	d.keyUp("plus")
	d.quiet("one minute is added however long the key is down")

	d.keyDown(pedalKey) // one pedal gives what is guarded, by being held
	d.event("next")
	time.Sleep(2500 * time.Millisecond)
	d.quiet("a pedal that is held goes on once")
	d.keyUp(pedalKey)
	d.picture("held-pedal")
	d.press("Escape", "Escape")
	d.event("finish")
}
