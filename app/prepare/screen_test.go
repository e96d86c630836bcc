package prepare_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

const noCard = "No sound card was found. The session runs without sound."

func TestLooks(t *testing.T) {
	looks(t, "prepare", session(t), func(*rig) {})
	looks(t, "longer", session(t), func(r *rig) {
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
		r.answer("Sit or lie", "yes")
		r.screen.SetSound(noCard, "")
	})
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
	r.screen.SetSound(noCard, "")
	r.mustRead(noCard)
	if kittest.Button(r.screen.CanvasObject(), "out") != nil {
		t.Error("sounds are offered without a sound card")
	}
	r.screen.SetSound("", "")
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
