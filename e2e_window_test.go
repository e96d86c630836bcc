package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The window is driven here as a person drives it: the built program, a real X
// server, key strokes. What happened is read from the program's own log.
//
// scripts/window-rig.sh gives the X server; OUTBREATH_BIN names the program, and
// OUTBREATH_ARTIFACTS a folder for pictures and logs.

func TestWindowWithKeysAlone(t *testing.T) {
	d := newDesk(t)
	d.picture("library")
	start := d.begin()
	if start["protocol"] != "sprint" || start.number("length_ms") != 280_000 {
		t.Fatalf("started %v, want sprint for 280 s", start)
	}

	time.Sleep(4 * time.Second) // past the quiet beginning
	d.picture("running")
	d.press("space")
	if held := d.event("hold"); held["reason"] != "pause" || held["state"] != "held" {
		t.Errorf("space gave %v", held)
	}
	d.picture("held")
	d.press("space")
	d.quiet("Space does not end a hold")

	d.press("Return")
	d.quiet("one stroke of Enter does not end a hold")
	time.Sleep(2 * time.Second) // until it is forgotten
	d.hold("Return")
	if on := d.event("resume"); on["state"] != "running" {
		t.Errorf("Enter gave %v", on)
	}

	d.press("Right")
	d.quiet("one arrow does not leave a phase")
	d.press("Right")
	next := d.event("next")
	time.Sleep(2 * time.Second) // into the paced phase
	d.press("plus")
	add := d.event("add")
	if by := add.number("length_ms") - next.number("length_ms"); add.number("by_ms") != 60_000 || by != 60_000 {
		t.Errorf("a minute more made the plan longer by %d ms: %v", by, add)
	}
	d.picture("longer")

	d.press("Escape")
	d.quiet("Escape alone does not end a session")
	d.press("Escape")
	d.event("finish")
	d.picture("closing")
	d.press("r")
	again := d.event("start")
	if again.number("length_ms") != 280_000 {
		t.Errorf("again gave %v, want the plan as it was prepared", again)
	}
	d.press("Escape", "Escape")
	d.event("finish")
	d.press("Return")
	d.await("screen", "name", "library")

	d.press("ctrl+q")
	d.gone()
	settings, err := os.ReadFile(filepath.Join(d.home, "config", "outbreath", "settings.toml"))
	if err != nil || !strings.Contains(string(settings), `protocol = "sprint"`) {
		t.Errorf("the settings are %q, %v", settings, err)
	}
}

func TestWindowFollowsTheFolder(t *testing.T) {
	d := newDesk(t)
	before := d.await("library", "faults", 0.0).number("entries")
	folder := filepath.Join(d.home, "config", "outbreath", "protocols")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "mine.toml"), []byte("format = 1\nid = 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if after := d.await("library", "faults", 1.0).number("entries"); after != before+1 {
		t.Errorf("%d entries became %d", before, after)
	}
	time.Sleep(time.Second) // a few frames
	d.picture("faults")
}

func TestWindowIsNotClosedUnderASession(t *testing.T) {
	d := newDesk(t)
	d.begin()
	d.press("ctrl+q")
	d.picture("asked")
	d.quiet("the window was asked to close once")
	d.press("space")
	d.event("hold") // it still listens
	d.press("ctrl+q")
	d.event("finish")
	d.gone()
}

func TestNoDisplay(t *testing.T) {
	bin, _ := rigged(t)
	for _, display := range []string{"", ":65000"} {
		cmd := exec.Command(bin)
		for _, v := range os.Environ() {
			if !strings.HasPrefix(v, "DISPLAY=") && !strings.HasPrefix(v, "WAYLAND_DISPLAY=") {
				cmd.Env = append(cmd.Env, v)
			}
		}
		if display != "" {
			cmd.Env = append(cmd.Env, "DISPLAY="+display)
		}
		var said strings.Builder
		cmd.Stdout, cmd.Stderr = io.Discard, &said
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(said.String(), "outbreath play sprint") {
			t.Errorf("on display %q it ended with %v and said: %s", display, err, said.String())
		}
		if strings.Contains(said.String(), "goroutine") {
			t.Errorf("on display %q it panicked: %s", display, said.String())
		}
	}
}
