package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whoever opens the program for the first time gets a minute to try, and the
// library from then on.
func TestWindowForTheFirstTime(t *testing.T) {
	d := prepareDesk(t)
	d.open()
	d.await("screen", "name", "welcome")
	d.focus()
	time.Sleep(time.Second) // a few frames
	d.picture("welcome")
	d.press("Return")
	if start := d.event("start"); start["protocol"] != "minute" || start.number("length_ms") != 60_000 {
		t.Fatalf("started %v, want a minute", start)
	}
	time.Sleep(4 * time.Second) // past the quiet beginning
	d.picture("minute")
	time.Sleep(60 * time.Second)
	closing := d.await("screen", "name", "closing")
	if closing["complete"] != true || closing.number("done_ms")/100 != 600 {
		t.Errorf("the minute ended with %v", closing)
	}
	d.press("Return")
	d.await("screen", "name", "library")
	d.press("ctrl+q")
	d.gone()

	d.open()
	d.await("screen", "name", "library")
	for _, r := range d.records()[d.read:] {
		if r["name"] == "welcome" {
			t.Error("it is welcomed a second time")
		}
	}
}

// The page of settings, by keyboard alone: what is chosen is there the next time.
func TestWindowWithItsSettings(t *testing.T) {
	d := newDesk(t)
	d.press("ctrl+comma")
	d.await("screen", "name", "settings")
	time.Sleep(time.Second)
	d.picture("settings")
	d.press("Tab", "Tab", "Tab", "Tab", "space") // the fourth theme
	if look := d.await("look", "theme", "light"); look["text_scale"] != 1.0 {
		t.Errorf("the look is %v", look)
	}
	d.press("Tab", "Tab", "Tab")
	for range 10 {
		d.press("Return") // larger words
	}
	d.await("look", "text_scale", 2.0)
	time.Sleep(time.Second)
	d.picture("light-twice")
	d.press("shift+Tab", "shift+Tab", "shift+Tab")
	time.Sleep(time.Second)
	d.picture("light-twice-top")
	d.press("Escape")
	time.Sleep(time.Second)
	d.picture("library")
	d.press("ctrl+q")
	d.gone()
	text, err := os.ReadFile(filepath.Join(d.home, "config", "outbreath", "settings.toml"))
	if err != nil || !strings.Contains(string(text), `theme = "light"`) || !strings.Contains(string(text), "text_scale = 2.0") {
		t.Errorf("kept, %v:\n%s", err, text)
	}
}

// A second start shows the first one's window with its file, and ends; one that
// finds the remains of a crash is the first.
func TestWindowIsOne(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.home, "club.toml")
	if err := os.WriteFile(file, []byte("format = 1\nid = \"club\"\nname = \"Club\"\nkind = \"drill\"\n\n[[phase]]\nid = \"sit\"\nkind = \"settle\"\nname = \"Sit\"\nideal = \"1m\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	second := func(args ...string) {
		t.Helper()
		began := time.Now()
		cmd := d.command(args...)
		cmd.Dir = d.home
		out, err := cmd.CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Fatalf("the second start ended with %v: %s", err, out)
		}
		t.Logf("a second start took %v", time.Since(began).Round(time.Millisecond))
	}
	other := exec.Command("xdotool", "getwindowfocus")
	d.xdo("windowfocus", strings.TrimSpace(d.xdo("search", "--maxdepth", "0", ".*"))) // the root: nobody's
	before, _ := other.Output()
	second()
	d.await("instance", "files", 0.0)
	time.Sleep(time.Second)
	after, err := exec.Command("xdotool", "getwindowfocus").Output()
	if err != nil || string(after) == string(before) {
		t.Errorf("the window does not come to the front: %s has the keyboard, as before; %v", after, err)
	}
	second("club.toml")
	if shown := d.await("screen", "name", "prepare"); shown["protocol"] != "club" {
		t.Errorf("it shows %v", shown)
	}
	time.Sleep(time.Second)
	d.picture("club")

	d.program.Process.Kill() // a crash
	<-d.exited
	d.open(file)
	if shown := d.await("screen", "name", "prepare"); shown["protocol"] != "club" {
		t.Errorf("after a crash it shows %v", shown)
	}
	gone := d.command("no-such.toml")
	var exit *exec.ExitError
	if out, err := gone.CombinedOutput(); !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), "there is no file no-such.toml") {
		t.Errorf("a file that is not there: %v: %s", err, out)
	}
}
