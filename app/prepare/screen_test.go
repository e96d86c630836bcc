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
}

func newRig(t testing.TB, p *pacing.Protocol, silent string, width, height float32) *rig {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(&kit.Dark))
	r := &rig{t: t, clock: pacing.NewFakeClock(time.Date(2026, 3, 5, 13, 50, 0, 0, time.UTC)), volume: -1}
	r.screen = prepare.New(p, prepare.Options{
		Now: r.clock.Now, Volume: 0.8, Silent: silent,
		OnStart: func(s prepare.Start) {
			r.started = append(r.started, s.Plan)
			r.starts = append(r.starts, s)
		},
		OnBack:   func() { r.left++ },
		OnTry:    func(k pacing.CueKind) { r.tried = append(r.tried, k) },
		OnVolume: func(v float64) { r.volume = v },
		OnKey:    func(*fyne.KeyEvent) bool { return false },
	})
	r.window = test.NewTempWindow(t, r.screen.CanvasObject())
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(width, height))
	r.screen.Attach(r.window)
	return r
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

const noCard = "No sound card was found. The session runs without sound."

func TestLooks(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height float32
	}{{"800", 800, 570}, {"1280", 1280, 769}} { // what the menu leaves
		t.Run(size.name, func(t *testing.T) {
			r := newRig(t, session(t), "", size.width, size.height)
			test.AssertImageMatches(t, "prepare-"+size.name+".png", r.window.Canvas().Capture())
			r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
			for i, tick := range ticks(r) {
				if i == 0 {
					test.Tap(tick)
				}
			}
			r.screen.SetSound(noCard)
			test.AssertImageMatches(t, "longer-"+size.name+".png", r.window.Canvas().Capture())
		})
	}
}

func ticks(r *rig) (list []*kit.Tick) {
	kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if t, ok := o.(*kit.Tick); ok {
			list = append(list, t)
		}
	})
	return list
}

// slider returns the slider with a label.
func (r *rig) slider(label string) (found *kit.Slider) {
	r.t.Helper()
	kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if s, ok := o.(*kit.Slider); ok && s.Label == label {
			found = s
		}
	})
	if found == nil {
		r.t.Fatalf("there is no slider for %q", label)
	}
	return found
}

func TestEnterStartsTheLengthOfferedFirst(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.mustRead("60 minutes", "14:50", "40 to 87 minutes are possible")
	if got := r.plan(); got.Length != 60*time.Minute || got.Requested != 60*time.Minute {
		t.Errorf("started %v", got.Length)
	}
}

func TestTheSliderFitsAnew(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.press(fyne.KeyRight, fyne.KeyRight)
	r.mustRead("62 minutes", "14:52", "+0:")
	if got := r.plan().Length; got != 62*time.Minute {
		t.Errorf("two minutes more gave %v", got)
	}
	r.press(fyne.KeyEnd)
	r.mustRead("87 minutes", "15:17")
	r.press(fyne.KeyHome)
	r.mustRead("40 minutes", "14:30", "without Glutes", "left out")
	if got := r.plan(); got.Length != 40*time.Minute || len(got.LeftOut) != 1 {
		t.Errorf("the shortest is %v and leaves out %d", got.Length, len(got.LeftOut))
	}
}

func TestTheEndMovesWithTheClock(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.mustRead("14:50")
	r.clock.Advance(61 * time.Second)
	r.screen.Tick()
	r.mustRead("14:51")
}

// Every length that every shipped protocol offers is had to the second, or the
// screen says that it is not.
func TestEveryLengthOfEveryShippedProtocol(t *testing.T) {
	for _, p := range protocols.Shipped() {
		t.Run(p.ID, func(t *testing.T) {
			r := newRig(t, p, "", 1280, 769)
			s := r.slider("Length")
			lo, hi := p.Range()
			if time.Duration(s.Min)*time.Second != lo || time.Duration(s.Max)*time.Second != hi {
				t.Errorf("from %v to %v s, want %v to %v", s.Min, s.Max, lo, hi)
			}
			for v := s.Min; v <= s.Max; v += s.Step {
				s.SetValue(v)
				plan := r.plan()
				if off := plan.Off(); off != 0 && !r.reads("the nearest that whole breaths allow") {
					t.Errorf("%v s is off by %v, and nothing says so", v, off)
				}
				if end := v == s.Min || v+s.Step > s.Max; end && !r.reads(kit.Spoken(plan.Length)) {
					t.Errorf("%v is not to be read", plan.Length)
				}
			}
		})
	}
}

func TestTheFirstBreaths(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.mustRead("12 breaths a minute, about 5 s each")
	r.slider("Breaths a minute at the start").SetValue(9.5)
	r.mustRead("9.5 breaths a minute, about 6.3 s each")
	plan := r.plan()
	first := plan.Segments[plan.Spans[1].First].Pattern.Rate()
	if first < 9.49 || first > 9.51 {
		t.Errorf("the first breath is at %v a minute", first)
	}
}

func TestTappingSetsTheFirstBreaths(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	tap := kittest.Button(r.screen.CanvasObject(), "Tap with each in-breath")
	if tap == nil {
		t.Fatal("there is nothing to tap")
	}
	press := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	for range 5 {
		tap.MouseDown(press)
		tap.MouseUp(press)
		r.clock.Advance(4 * time.Second)
	}
	r.mustRead("15 breaths a minute, about 4 s each")
}

func TestOpenQuestionsAreMentionedAndStopNobody(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.mustRead("2 questions are open", "Fever, feeling ill", "Heart, lung, kidney")
	if r.reads("Sharp, shooting") {
		t.Error("a note for during the session is shown before it")
	}
	list := ticks(r)
	if len(list) != 2 {
		t.Fatalf("%d questions, want that of the place and that of the zone", len(list))
	}
	test.Tap(list[0])
	r.mustRead("one question is open")
	r.window.Canvas().Focus(list[1])
	r.press(fyne.KeySpace)
	r.mustRead("all asked")
	r.plan()
}

func TestSoundIsTriedAndSet(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	test.Tap(kittest.Button(r.screen.CanvasObject(), "out"))
	if len(r.tried) != 1 || r.tried[0] != pacing.CueExhale {
		t.Errorf("tried %v", r.tried)
	}
	r.slider("Volume").SetValue(0.3)
	if r.volume < 0.29 || r.volume > 0.31 {
		t.Errorf("the volume is %v", r.volume)
	}
	r.mustRead("Volume 3 of 10")
	r.slider("Volume").SetValue(0)
	r.mustRead("The session runs without sound.")
	r.screen.SetSound(noCard)
	r.mustRead(noCard)
	if kittest.Button(r.screen.CanvasObject(), "out") != nil {
		t.Error("sounds are offered without a sound card")
	}
	r.screen.SetSound("")
	if kittest.Button(r.screen.CanvasObject(), "out") == nil {
		t.Error("sounds are not offered although the card came back")
	}
}

func TestEscapeGoesBack(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.press(fyne.KeyEscape)
	if r.left != 1 || len(r.started) != 0 {
		t.Errorf("left %d times, started %d", r.left, len(r.started))
	}
}
