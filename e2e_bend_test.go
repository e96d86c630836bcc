package main

import (
	"syscall"
	"testing"
	"time"
)

// bending is a table session that is short, and gives way.
const bending = `format = 1
id = "bending"
name = "Bending"
kind = "table"
lost_time = "shrink"
safety = ["breath.*", "massage.*"]

[breath.calm]
in = "4s"
out = "6s"

[[phase]]
id = "neck"
kind = "targeted"
name = "Neck"
zone = "neck"
min = "1m"
ideal = "3m"
max = "4m"
breath = "calm"

[[phase]]
id = "shoulders"
kind = "targeted"
name = "Upper shoulders"
zone = "upper shoulders"
min = "1m"
ideal = "3m"
max = "4m"
breath = "calm"

[[phase]]
id = "release"
kind = "release"
name = "Return to release"
min = "1m"
ideal = "2m"
max = "3m"

[[phase]]
id = "finish"
kind = "finishing"
name = "Finishing"
min = "1m"
ideal = "2m"
max = "3m"
protect = true
`

func TestWindowBends(t *testing.T) {
	d := deskWith(t, map[string]string{"protocols/bending.toml": bending})
	if start := d.run("bending"); start.number("length_ms") != 600_000 {
		t.Fatalf("started %v, want ten minutes", start)
	}
	time.Sleep(4 * time.Second)

	// A hold for each reason; the last asks for free breathing.
	d.press("space")
	d.event("hold")
	for i, reason := range []string{"pain", "numbness", "distress", "break", "other", "dizziness"} {
		d.press([]string{"2", "3", "5", "6", "7", "4"}[i])
		if held := d.event("hold"); held["reason"] != reason || held["state"] != "held" {
			t.Errorf("want a hold for %s, got %v", reason, held)
		}
		time.Sleep(300 * time.Millisecond)
		d.picture("held-" + reason)
	}

	// Lost time is made good by what comes later, and that can be undone.
	time.Sleep(31 * time.Second)
	d.hold("Return")
	on := d.event("resume")
	if on["state"] != "running" || on.number("length_ms") > 575_000 {
		t.Errorf("after more than half a minute lost: %v, want a shorter rest", on)
	}
	time.Sleep(1500 * time.Millisecond)
	d.picture("refit")
	d.press("u")
	if undo := d.event("undo"); undo.number("length_ms") != 600_000 {
		t.Errorf("undone: %v, want the plan as it was", undo)
	}
	time.Sleep(500 * time.Millisecond)
	d.picture("undone")

	// A program that stood still is held where it was, and says why.
	if err := d.program.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(5 * time.Second)
	if err := d.program.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if held := d.event("hold"); held["cause"] != "stall" || held["state"] != "held" {
		t.Errorf("stopped for five seconds: %v", held)
	}
	time.Sleep(time.Second)
	d.picture("stalled")
	d.press("Escape", "Escape")
	d.event("finish")
}
