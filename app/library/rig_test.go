package library_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/app/library"
	"outbreath/keys"
	"outbreath/protocols"
)

// rig is a screen in a window of the test driver.
type rig struct {
	t        *testing.T
	screen   *library.Screen
	window   fyne.Window
	prepared []string
	folder   int
	removals int
	last     map[string]string // what Again offers, by the id of the protocol
	again    []string
}

func newRig(t *testing.T, l *protocols.Library, width, height float32) *rig {
	t.Helper()
	kittest.App(t)
	t.Setenv("HOME", "/home/coach")
	r := &rig{t: t}
	r.screen = library.New(l, library.Options{
		OnPrepare: func(e protocols.Entry) { r.prepared = append(r.prepared, e.ID) },
		OnRemove:  func() { r.removals++ },
		OnFolder:  func() { r.folder++ },
		Again:     func(e protocols.Entry) string { return r.last[e.ID] },
		OnAgain:   func(e protocols.Entry) { r.again = append(r.again, e.ID) },
		OnKey:     func(keys.Key) bool { return false },
	})
	r.window = test.NewTempWindow(t, r.screen.CanvasObject())
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(width, height))
	r.screen.Attach(r.window)
	return r
}

// press is one stroke of a key, as the desktop delivers it.
func (r *rig) press(keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		focused := r.window.Canvas().Focused()
		if f, ok := focused.(desktop.Keyable); ok {
			f.KeyDown(key)
		}
		if f := r.window.Canvas().Focused(); f != nil {
			f.TypedKey(key)
		}
		if f, ok := r.window.Canvas().Focused().(desktop.Keyable); ok {
			f.KeyUp(key)
		}
	}
}

func (r *rig) write(words string) {
	for _, c := range words {
		r.window.Canvas().Focused().TypedRune(c)
	}
}

// chosen returns the protocol that Enter prepares.
func (r *rig) chosen() string {
	r.t.Helper()
	r.prepared = nil
	r.press(fyne.KeyReturn)
	return strings.Join(r.prepared, " ")
}

// words returns all text on the screen, in the order in which it is drawn.
func (r *rig) words() string { return strings.Join(kittest.Words(r.screen.CanvasObject()), "\n") }

func entry(t *testing.T, path, text string) protocols.Entry {
	t.Helper()
	p, ds := protocols.Read(path, []byte(text))
	e := protocols.Entry{Protocol: p, Path: path, Diagnostics: ds}
	if p != nil {
		e.ID = p.ID
	}
	return e
}

const calm = `
[breath.calm]
in = "4s"
out = "6s"
`

// shelf is a library that does not change with what ships.
func shelf(t *testing.T) *protocols.Library {
	t.Helper()
	shipped := func(text string) protocols.Entry {
		e := entry(t, "shipped.toml", text)
		if e.Protocol == nil {
			t.Fatal(e.Diagnostics)
		}
		e.Path, e.Shipped, e.Diagnostics = "", true, nil // what ships reads clean
		return e
	}
	return &protocols.Library{Folder: "/home/coach/.config/outbreath/protocols", Entries: []protocols.Entry{
		shipped(`format = 1
id = "back"
name = "Back and neck"
kind = "table"
summary = "An unhurried hour for the back, from the low back to the neck."
audience = "Adults after a long day of sitting"
length = "60m"
pressure_cap = 4
technique = "Glide on the out-breath."
background = "Nothing is known about which order is best."
` + calm + `
[[phase]]
id = "opening"
kind = "opening"
name = "Opening"
min = "4m"
ideal = "5m"
max = "6m"
[[phase]]
id = "low"
kind = "targeted"
name = "Low back"
zone = "low back"
sides = true
min = "20m"
ideal = "30m"
max = "40m"
breath = "calm"
[[phase]]
id = "neck"
kind = "targeted"
name = "Neck"
zone = "neck"
min = "15m"
ideal = "22m"
max = "30m"
breath = "calm"
[[phase]]
id = "guide"
kind = "guidance"
name = "Guidance"
ideal = "3m"
`),
		shipped(`format = 1
id = "start"
name = "Before the start"
kind = "drill"
summary = "Come down, then switch on."
length = "4m"
` + calm + `
[[phase]]
id = "slow"
kind = "breath"
name = "Slow"
min = "2m"
ideal = "3m"
max = "5m"
breath = "calm"
[[phase]]
id = "switch"
kind = "activate"
name = "Switch on"
min = "30s"
ideal = "1m"
`),
		entry(t, "/home/coach/.config/outbreath/protocols/evening.toml", `format = 1
id = "evening"
name = "Evening with the team after a long and wet run"
kind = "drill"
summary = "Five quiet minutes in the changing room, with shoulders down and nothing to win."
`+calm+`
[[phase]]
id = "calm"
kind = "breath"
name = "Calm"
ideal = "5m"
breath = "calm"
`),
		entry(t, "/home/coach/.config/outbreath/protocols/warm-up.toml", `format = 1
id = "warm-up"
name = "Warm-up"
kind = "drils"
[[phase]]
id = "slow"
kind = "breath"
name = "Slow"
ideal = 90
breath = "clam"
`),
	}}
}
