package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Whoever opens the program for the first time gets a minute to try, and the
// library from then on. The desktop keeps the screen on for that minute, and is
// told of its end because another window is in front by then.
func TestWindowForTheFirstTime(t *testing.T) {
	desktop := startDesktop(t)
	d := prepareDesk(t)
	d.open(nil)
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
	if got := desktop.next(t, time.Second); got != "on for Outbreath: A session is running" {
		t.Errorf("the desktop is asked for %q", got)
	}
	d.leave()
	told := []string{desktop.next(t, 70*time.Second), desktop.next(t, time.Second)}
	slices.Sort(told)
	if want := []string{"Outbreath: The session has ended.", "off"}; !slices.Equal(told, want) {
		t.Errorf("at the end the desktop is told %q, want %q", told, want)
	}
	closing := d.await("screen", "name", "closing")
	if closing["complete"] != true || closing.number("done_ms")/100 != 600 {
		t.Errorf("the minute ended with %v", closing)
	}
	d.focus()
	d.press("Return")
	d.await("screen", "name", "library")
	d.press("ctrl+q")
	d.gone()

	d.open(nil)
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
	d.press("Tab", "Tab", "Tab", "Tab", "Tab")   // the languages
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
	inFront := func() bool {
		name, _ := exec.Command("xdotool", "getwindowfocus", "getwindowname").Output() // which fails where nobody has the keyboard
		return strings.HasPrefix(string(name), "Outbreath")
	}
	if !inFront() {
		t.Fatal("the window does not begin in front")
	}
	d.leave()
	if inFront() {
		t.Fatal("the window is still in front")
	}
	second()
	d.await("instance", "files", 0.0)
	time.Sleep(time.Second)
	if !inFront() {
		t.Error("the window does not come to the front")
	}
	second("club.toml")
	if shown := d.await("screen", "name", "prepare"); shown["protocol"] != "club" {
		t.Errorf("it shows %v", shown)
	}
	time.Sleep(time.Second)
	d.picture("club")

	d.program.Process.Kill() // a crash
	<-d.exited
	d.open(nil, file)
	if shown := d.await("screen", "name", "prepare"); shown["protocol"] != "club" {
		t.Errorf("after a crash it shows %v", shown)
	}
	gone := d.command("no-such.toml")
	var exit *exec.ExitError
	if out, err := gone.CombinedOutput(); !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), "there is no file no-such.toml") {
		t.Errorf("a file that is not there: %v: %s", err, out)
	}
}
