package library_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/library"
	"outbreath/pacing"
	"outbreath/protocols"
)

// rig is a screen in a window of the test driver.
type rig struct {
	t        *testing.T
	screen   *library.Screen
	window   fyne.Window
	prepared []string
	folder   int
}

func newRig(t *testing.T, l *protocols.Library, width, height float32) *rig {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(&kit.Dark))
	t.Setenv("HOME", "/home/coach")
	r := &rig{t: t}
	r.screen = library.New(l, library.Options{
		OnPrepare: func(p *pacing.Protocol) { r.prepared = append(r.prepared, p.ID) },
		OnFolder:  func() { r.folder++ },
		OnKey:     func(*fyne.KeyEvent) bool { return false },
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
		e.Path, e.Shipped = "", true
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

func TestLooks(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height float32
	}{{"800", 800, 570}, {"1280", 1280, 769}} { // what the menu leaves
		t.Run(size.name, func(t *testing.T) {
			r := newRig(t, shelf(t), size.width, size.height)
			r.press(fyne.KeyDown)
			test.AssertImageMatches(t, "library-"+size.name+".png", r.window.Canvas().Capture())
			r.press(fyne.KeyHome)
			test.AssertImageMatches(t, "faults-"+size.name+".png", r.window.Canvas().Capture())
			r.write("zzz")
			test.AssertImageMatches(t, "nothing-"+size.name+".png", r.window.Canvas().Capture())
		})
	}
}

func TestSearchLooksThroughNameSummaryZoneAndAudience(t *testing.T) {
	for _, c := range []struct{ query, chosen, others string }{
		{"before", "start", "Back and neck"},
		{"CHANGING", "evening", "Back and neck"},
		{"low back", "back", "Before the start"},
		{"neck unhurried", "back", "Before the start"},
		{"sitting", "back", "Before the start"},
		{"drill team", "evening", "Before the start"},
	} {
		t.Run(c.query, func(t *testing.T) {
			r := newRig(t, shelf(t), 1280, 769)
			r.write("/" + c.query)
			if got := r.chosen(); got != c.chosen {
				t.Errorf("Enter prepares %q, want %q", got, c.chosen)
			}
			if strings.Contains(r.words(), c.others) {
				t.Errorf("%q is still shown", c.others)
			}
			r.press(fyne.KeyEscape)
			if got := r.chosen(); got != c.chosen {
				t.Errorf("after clearing, Enter prepares %q, want still %q", got, c.chosen)
			}
			if !strings.Contains(r.words(), c.others) {
				t.Errorf("after clearing, %q is not shown", c.others)
			}
		})
	}
}

func TestANameThatIsSearchedForComesBeforeAnotherMention(t *testing.T) {
	l := shelf(t)
	p := *l.Entries[0].Protocol
	p.Audience = "Athletes in the evening"
	l.Entries[0].Protocol = &p
	r := newRig(t, l, 1280, 769)
	r.write("evening")
	if got := r.chosen(); got != "evening" {
		t.Errorf("Enter prepares %q", got)
	}
}

func TestArrowsChooseAndEnterPrepares(t *testing.T) {
	r := newRig(t, shelf(t), 800, 570)
	if got := r.chosen(); got != "" {
		t.Errorf("a file with faults was prepared: %q", got)
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "back"}, {fyne.KeyDown, "start"}, {fyne.KeyEnd, "evening"}, {fyne.KeyDown, "evening"}, {fyne.KeyUp, "start"}} {
		r.press(c.key)
		if got := r.chosen(); got != c.want {
			t.Errorf("after %s, Enter prepares %q, want %q", c.key, got, c.want)
		}
	}
}

func TestABrokenFileShowsItsFaultsAndHidesNothing(t *testing.T) {
	r := newRig(t, shelf(t), 1280, 769)
	words := r.words()
	for _, want := range []string{
		"warm-up.toml", "Three faults keep this file from running.", "line 4:8 · OB017", `Did you mean "drill"?`,
		"line 9:9", "line 10:10", "Back and neck", "Before the start",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not to be read on:\n%s", want, words)
		}
	}
}

func TestALibraryWithoutOwnFilesSaysWhereTheyGo(t *testing.T) {
	l := shelf(t)
	l.Entries = l.Entries[:2]
	r := newRig(t, l, 1280, 769)
	if words := strings.ReplaceAll(r.words(), "\n", " "); !strings.Contains(words, "None yet. A .toml file in ~/.config/outbreath/protocols") {
		t.Errorf("the folder is not named on:\n%s", words)
	}
	test.Tap(kittest.Button(r.screen.CanvasObject(), "Open the folder"))
	if r.folder != 1 {
		t.Errorf("the folder was asked for %d times", r.folder)
	}
}

// What a coach saves shows by itself, and the choice and the search stay.
func TestTheListFollowsTheFolder(t *testing.T) {
	folder := t.TempDir()
	r := newRig(t, protocols.Load(folder), 1280, 769)
	r.write("sprint")
	libraries := make(chan *protocols.Library, 8)
	if err := protocols.Watch(t.Context(), folder, func(l *protocols.Library) { libraries <- l }); err != nil {
		t.Fatal(err)
	}
	<-libraries
	text, _ := protocols.ShippedText("sprint")
	own := strings.NewReplacer(`id       = "sprint"`, `id = "a-sprint"`, `"Pre-sprint 4/6"`, `"A sprint of ours"`).Replace(string(text))
	if err := os.WriteFile(filepath.Join(folder, "a.toml"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for !strings.Contains(r.words(), "A sprint of ours") {
		select {
		case l := <-libraries:
			r.screen.SetLibrary(l)
		case <-ctx.Done():
			t.Fatal("the new file never showed")
		}
	}
	if got := r.chosen(); got != "sprint" {
		t.Errorf("Enter prepares %q, want sprint as before", got)
	}
	if strings.Contains(r.words(), "Relaxation") {
		t.Error("the search was forgotten")
	}
}

func TestANewFileMovesNothingUnderTheEye(t *testing.T) {
	l := protocols.Load("")
	r := newRig(t, l, 1280, 769)
	r.press(fyne.KeyEnd)
	where := func() (y float32) {
		kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if text, ok := o.(*canvas.Text); ok && text.Text == "Learn the breath" && text.TextStyle == kit.Plain {
				y = fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y
			}
		})
		return y
	}
	before := where()
	more := *l
	more.Entries = append(slices.Clone(l.Entries), shelf(t).Entries[3])
	r.screen.SetLibrary(&more)
	if after := where(); before == 0 || after != before {
		t.Errorf("the chosen card went from %v to %v", before, after)
	}
	if !strings.Contains(r.words(), "warm-up.toml") {
		t.Error("the new file is not in the list")
	}
}
