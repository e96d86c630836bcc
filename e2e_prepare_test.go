package main

import (
	"fmt"
	"testing"
	"time"
)

// tap presses the pointer's button at a place of the window.
func (d *desk) tap(x, y int) {
	d.t.Helper()
	d.xdo("mousemove", "--window", d.window, fmt.Sprint(x), fmt.Sprint(y), "click", "1")
	time.Sleep(300 * time.Millisecond) // longer than between the two of a double click
}

// wished waits for what is wished for zones, as the log has it.
func (d *desk) wished(phases float64) record {
	d.t.Helper()
	return d.await("wishes", "phases", phases)
}

// A zone is touched on the body: it is given more, then left out, that is taken
// back and done again; the session that starts does not have it, and neither does
// the one that is started again from the library, in one action.
func TestWindowTouchesAZone(t *testing.T) {
	const neckX, neckY = 577, 428 // of the back, in a window of 1280×800
	d := newDesk(t)
	d.xdo("type", "--delay", "60", "/relax")
	d.press("Return")
	d.await("screen", "name", "prepare")
	time.Sleep(500 * time.Millisecond)
	d.picture("prepare")
	zone := func(r record) any { zones, _ := r["zones"].(map[string]any); return zones["neck"] }
	d.tap(neckX, neckY)
	if r := d.wished(12); zone(r) != "more" || r.number("length_ms") != 4_500_000 {
		t.Fatalf("touched once: %v", r)
	}
	d.picture("more")
	d.tap(neckX, neckY)
	if r := d.wished(11); zone(r) != "left out" || r.number("length_ms") != 4_500_000 {
		t.Fatalf("touched twice: %v", r)
	}
	d.picture("left-out")
	d.press("ctrl+z")
	if r := d.wished(12); zone(r) != "more" {
		t.Errorf("taken back: %v", r)
	}
	d.tap(neckX, neckY)
	d.wished(11)
	before := d.read // the session and its screen may come in either order
	d.press("Return")
	if r := d.event("start"); r.number("length_ms") != 4_500_000 {
		t.Errorf("started %v", r)
	}
	d.read = before
	d.await("screen", "phases", 11.0)
	time.Sleep(4 * time.Second)
	d.picture("stage")
	d.press("Escape", "Escape")
	d.await("screen", "name", "closing")
	d.press("Return")
	d.await("screen", "name", "library")
	time.Sleep(500 * time.Millisecond)
	d.picture("library")
	before = d.read
	d.press("F6")
	if r := d.event("start"); r["protocol"] != "relax" || r.number("length_ms") != 4_500_000 {
		t.Errorf("again: %v", r)
	}
	d.read = before
	if r := d.await("screen", "name", "stage"); r.number("phases") != 11 {
		t.Errorf("again with %v", r)
	}
	d.press("Escape", "Escape")
	d.event("finish")
}
