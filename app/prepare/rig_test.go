package prepare_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
)

// rig is a screen in a window of the test driver, at ten to two.
type rig struct {
	t       testing.TB
	clock   *pacing.FakeClock
	screen  *prepare.Screen
	window  fyne.Window
	started []*pacing.Plan
	starts  []prepare.Start
	left    int
	tried   []pacing.CueKind
	volume  float64
	undoing int
	kept    []map[string]prepare.Answer
}

func newRig(t testing.TB, p *pacing.Protocol, silent string, width, height float32) *rig {
	t.Helper()
	return rigWith(t, p, prepare.Options{Silent: silent}, width, height)
}

// rigWith is newRig where the screen begins with more than the usual.
func rigWith(t testing.TB, p *pacing.Protocol, o prepare.Options, width, height float32) *rig {
	t.Helper()
	kittest.App(t)
	r := &rig{t: t, clock: pacing.NewFakeClock(time.Date(2026, 3, 5, 13, 50, 0, 0, time.UTC)), volume: -1}
	o.Now, o.Volume, o.Changeover = r.clock.Now, 0.8, 5*time.Minute
	o.OnStart = func(s prepare.Start) {
		r.started = append(r.started, s.Plan)
		r.starts = append(r.starts, s)
	}
	o.OnBack = func() { r.left++ }
	o.OnTry = func(k pacing.CueKind) { r.tried = append(r.tried, k) }
	o.OnVolume = func(v float64) { r.volume = v }
	o.OnKey = func(keys.Key) bool { return false }
	o.OnUndoable = func() { r.undoing++ }
	o.OnAnswers = func(a map[string]prepare.Answer) { r.kept = append(r.kept, a) }
	r.screen = prepare.New(p, o)
	r.window = test.NewTempWindow(t, r.screen.CanvasObject())
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(width, height))
	r.screen.Attach(r.window)
	return r
}

// looks holds a state of the screen for a protocol to its golden pictures.
func looks(t *testing.T, name string, p *pacing.Protocol, do func(*rig)) {
	t.Helper()
	kittest.Looks(t, name, func(t *testing.T, size fyne.Size) fyne.Window {
		size = kittest.UnderMenu(size)
		r := newRig(t, p, "", size.Width, size.Height)
		do(r)
		return r.window
	})
}

func (r *rig) press(keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		if f, ok := r.window.Canvas().Focused().(desktop.Keyable); ok {
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

// reads reports whether words are to be read on the screen, across lines too.
func (r *rig) reads(words string) bool {
	return strings.Contains(strings.Join(kittest.Words(r.screen.CanvasObject()), " "), words)
}

func (r *rig) mustRead(words ...string) {
	r.t.Helper()
	for _, w := range words {
		if !r.reads(w) {
			r.t.Errorf("%q is not to be read on:\n%s", w, strings.Join(kittest.Words(r.screen.CanvasObject()), "\n"))
		}
	}
}

// plan returns what Enter starts.
func (r *rig) plan() *pacing.Plan {
	r.t.Helper()
	n := len(r.started)
	if s := r.slider("Length"); s.Visible() { // a zone that was touched has the keyboard, and Enter touches it
		r.window.Canvas().Focus(s)
	}
	r.press(fyne.KeyReturn)
	if len(r.started) != n+1 {
		r.t.Fatalf("Enter started %d sessions", len(r.started)-n)
	}
	return r.started[n]
}

// session is a table session with all that the screen can show, and does not
// change with what ships.
func session(t *testing.T) *pacing.Protocol {
	t.Helper()
	p, ds := protocols.Read("back.toml", []byte(`format = 1
id = "back"
name = "Back and neck"
kind = "table"
length = "60m"
safety = ["breath.place", "breath.condition", "breath.comfort", "massage.fever", "massage.sharp"]
[breath.calm]
in = "4s"
out = "6s"
[breath.settle]
start_rate = 12
to = "calm"
[breath.leave]
from = "calm"
fade = 3
[[phase]]
id = "opening"
kind = "opening"
name = "Opening"
min = "4m"
ideal = "5m"
max = "6m"
[[phase]]
id = "breath"
kind = "breath"
name = "Breath"
min = "4m"
ideal = "5m"
max = "8m"
breath = "settle"
[[phase]]
id = "low"
kind = "targeted"
name = "Low back"
zone = "low back"
sides = true
min = "20m"
ideal = "25m"
max = "40m"
breath = "calm"
[[phase]]
id = "glutes"
kind = "targeted"
name = "Glutes"
zone = "glutes"
min = "5m"
ideal = "7m"
max = "9m"
optional = 1
breath = "calm"
safety = ["consent.glutes"]
[[phase]]
id = "neck"
kind = "targeted"
name = "Neck"
zone = "neck"
min = "10m"
ideal = "15m"
max = "20m"
breath = "calm"
[[phase]]
id = "finish"
kind = "finishing"
name = "Finishing"
min = "2m"
ideal = "3m"
max = "4m"
breath = "leave"
`))
	if p == nil {
		t.Fatal(ds)
	}
	return p
}

// zone returns the row of a zone.
func (r *rig) zone(name string) (found *kit.ZoneRow) {
	r.t.Helper()
	kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if z, ok := o.(*kit.ZoneRow); ok && z.Name == name {
			found = z
		}
	})
	if found == nil {
		r.t.Fatalf("there is no zone %q", name)
	}
	return found
}

// touch touches zones, by their rows.
func (r *rig) touch(names ...string) {
	r.t.Helper()
	for _, name := range names {
		test.Tap(r.zone(name))
	}
}

// answer answers the question that begins with some words.
func (r *rig) answer(question, answer string) {
	r.t.Helper()
	for _, b := range r.chips(answer) {
		if strings.HasPrefix(b.Spoken, question) {
			test.Tap(b)
			return
		}
	}
	r.t.Fatalf("there is no %q to %q", answer, question)
}

// chips returns the buttons with some words.
func (r *rig) chips(words string) (found []*kit.Button) {
	kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text == words {
			found = append(found, b)
		}
	})
	return found
}
