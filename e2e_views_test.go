package main

import (
	"strings"
	"testing"
	"time"
)

// breathing is one long phase of breaths.
const breathing = `format = 1
id = "breathing"
name = "Breathing"
kind = "drill"

[breath.calm]
in = "4s"
out = "6s"

[[phase]]
id = "calm"
kind = "breath"
name = "Calm breaths"
min = "2m"
ideal = "10m"
max = "20m"
breath = "calm"
`

// The other views of a session: for the corner of the eye, and on a second
// screen, whose window has the same keys.
func TestWindowsOtherViews(t *testing.T) {
	d := deskWith(t, map[string]string{"protocols/breathing.toml": breathing})
	d.run("breathing")
	time.Sleep(5 * time.Second)
	d.press("p")
	time.Sleep(time.Second)
	d.picture("peripheral")
	d.press("space")
	d.event("hold")
	time.Sleep(500 * time.Millisecond)
	d.picture("peripheral-held")
	d.hold("Return")
	d.event("resume")
	d.press("p", "c")
	time.Sleep(2 * time.Second)
	d.picture("uncounted")

	d.press("v")
	d.await("second screen", "shows", "client")
	windows := strings.Fields(d.xdo("search", "--onlyvisible", "--name", "Outbreath"))
	if len(windows) != 2 {
		t.Fatalf("there are %d windows", len(windows))
	}
	stage := d.window
	for _, w := range windows {
		if w != stage {
			d.xdo("windowraise", w, "windowfocus", "--sync", w)
		}
	}
	time.Sleep(500 * time.Millisecond)
	d.picture("client")
	d.press("space")
	d.event("hold")
	time.Sleep(500 * time.Millisecond)
	d.picture("client-held")
	d.press("v")
	d.await("second screen", "shows", "peripheral")
	d.xdo("windowfocus", "--sync", stage)
	d.press("v")
	d.await("second screen", "shows", "")
	d.hold("Return")
	d.event("resume")

	// Left alone the controls go, and the pointer brings them back.
	d.xdo("mousemove", "300", "300")
	time.Sleep(10 * time.Second)
	d.picture("rested")
	d.xdo("mousemove", "320", "320")
	time.Sleep(200 * time.Millisecond)
	d.picture("stirred")
	d.xdo("mousemove", "640", "330", "click", "1")
	d.event("hold") // on the shape
	d.press("Escape", "Escape")
	d.event("finish")
}
