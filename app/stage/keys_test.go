package stage

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/keys"
	"outbreath/pacing"
)

func press(s *Stage, key fyne.KeyName) {
	s.keyDown(&fyne.KeyEvent{Name: key})
	s.keyUp(&fyne.KeyEvent{Name: key})
}

// kinds returns what has happened to a session.
func kinds(p *pacing.Player) (kinds []pacing.EventKind) {
	for _, e := range p.Events() {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func TestKeys(t *testing.T) {
	began := []pacing.EventKind{pacing.EventStart}
	for name, tt := range map[string]struct {
		keys []fyne.KeyName
		want []pacing.EventKind
	}{
		"space holds at once":               {[]fyne.KeyName{fyne.KeySpace}, []pacing.EventKind{pacing.EventHold}},
		"space never goes on":               {[]fyne.KeyName{fyne.KeySpace, fyne.KeySpace}, []pacing.EventKind{pacing.EventHold}},
		"enter does nothing while it runs":  {[]fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn}, nil},
		"enter once is a slip":              {[]fyne.KeyName{fyne.KeySpace, fyne.KeyReturn}, []pacing.EventKind{pacing.EventHold}},
		"enter twice goes on":               {[]fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn}, []pacing.EventKind{pacing.EventHold, pacing.EventResume}},
		"next once is a slip":               {[]fyne.KeyName{fyne.KeyRight}, nil},
		"next twice ends the phase":         {[]fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, []pacing.EventKind{pacing.EventNext}},
		"either of its keys is the second":  {[]fyne.KeyName{fyne.KeyRight, fyne.KeyN}, []pacing.EventKind{pacing.EventNext}},
		"two different actions are no pair": {[]fyne.KeyName{fyne.KeyRight, fyne.KeyLeft}, nil},
		"back":                              {[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyLeft}, []pacing.EventKind{pacing.EventBack}},
		"a presenter goes on":               {[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown}, []pacing.EventKind{pacing.EventNext}},
		"blank screen holds":                {[]fyne.KeyName{fyne.KeyPeriod}, []pacing.EventKind{pacing.EventHold}},
		"and so does the other one":         {[]fyne.KeyName{fyne.KeyB, fyne.KeyB}, []pacing.EventKind{pacing.EventHold}},
		"and F5 goes on after it":           {[]fyne.KeyName{fyne.KeyB, fyne.KeyF5, fyne.KeyF5}, []pacing.EventKind{pacing.EventHold, pacing.EventResume}},
		"a minute more at once":             {[]fyne.KeyName{fyne.KeyEqual}, []pacing.EventKind{pacing.EventAdd}},
		"escape twice ends":                 {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, []pacing.EventKind{pacing.EventFinish}},
		"a key puts the help away":          {[]fyne.KeyName{fyne.KeyF1, fyne.KeyEscape, fyne.KeyEscape}, nil},
		"but the hold goes through it":      {[]fyne.KeyName{fyne.KeyF1, fyne.KeySpace}, []pacing.EventKind{pacing.EventHold}},
	} {
		t.Run(name, func(t *testing.T) {
			player, _ := running(t, hamstrings)
			s, _ := open(t, player, fyne.NewSize(1280, 800))
			for _, key := range tt.keys {
				press(s, key)
			}
			if got := kinds(player); !slices.Equal(got, append(began, tt.want...)) {
				t.Errorf("happened: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSpaceHoldsFromAFocusedButton(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	w.Canvas().Focus(s.add)
	s.add.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := player.Snapshot().State; got != pacing.Held {
		t.Errorf("the session is %s", got)
	}
	s.add.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := kinds(player); got[len(got)-1] != pacing.EventAdd {
		t.Errorf("enter on the focused button: %v", got)
	}
}

func TestFocusNeverStaysOnWhatIsHidden(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	s.window = w
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	w.Canvas().Focus(s.hold)
	s.hold.KeyDown(enter)
	if got := w.Canvas().Focused(); got != s.goOn {
		t.Fatalf("after the hold the focus is on %v", got)
	}
	for range 2 {
		s.goOn.KeyDown(enter)
		s.goOn.KeyUp(enter)
	}
	if got := player.Snapshot().State; got != pacing.Running {
		t.Fatalf("after going on the session is %s", got)
	}
	if got := w.Canvas().Focused(); got != nil {
		t.Errorf("the focus is still on %v", got)
	}
}

func TestPointerHoldsOnTheWayDownAndGivesReasons(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	s.hold.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if got := player.Snapshot(); got.State != pacing.Held || got.Reason != pacing.ReasonPause {
		t.Fatalf("the session is %s for %s", got.State, got.Reason)
	}
	i := slices.Index(pacing.Reasons, pacing.ReasonPain)
	s.reasons[i].Tapped(&fyne.PointEvent{})
	if got := player.Snapshot().Reason; got != pacing.ReasonPain {
		t.Errorf("the reason is %s", got)
	}
	if s.reasons[0].Selected || !s.reasons[i].Selected {
		t.Error("the chips do not show the reason")
	}
}

func TestAPressThatIsAwaitedIsSaid(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	now := time.Duration(0)
	for _, g := range []*kit.Guarded{s.next, s.end} {
		g.Now = func() time.Duration { return now }
	}
	press(s, fyne.KeyRight)
	if want := "Press right arrow again to go on to Glutes"; s.banner.Text != want {
		t.Errorf("%q, want %q", s.banner.Text, want)
	}
	now += kit.GuardAgain
	s.next.Tick()
	if s.banner.Text != "" {
		t.Errorf("in vain, and still %q", s.banner.Text)
	}
	s.end.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	s.end.MouseUp(nil)
	if want := "Press the button again to end the session"; s.banner.Text != want {
		t.Errorf("%q, want %q", s.banner.Text, want)
	}
}

func TestTheEndIsHandedOverOnce(t *testing.T) {
	player, clock := running(t, 10*time.Minute)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	ended := 0
	s.options.OnFinished = func(snapshot *pacing.Snapshot) {
		ended++
		if snapshot.Complete() {
			t.Error("it did not reach the end of its plan")
		}
	}
	s.window = w // as Attach does, without its goroutine
	must(t, player.Finish())
	s.update()
	clock.Advance(time.Second)
	s.update()
	if ended != 1 {
		t.Errorf("told %d times", ended)
	}
}

// TestAnyFocusHolds gives the keyboard to everything on the stage in turn, in
// each of its states: whatever holds does so from there.
func TestAnyFocusHolds(t *testing.T) {
	for _, event := range []*fyne.KeyEvent{{Name: fyne.KeySpace}, {Name: fyne.KeyPeriod}, {Physical: fyne.HardwareKey{ScanCode: 123}}} {
		player, clock := bending(t, pacing.Ask, hamstrings)
		s, w := open(t, player, fyne.NewSize(1280, 800))
		s.options.Keys = pedalled(t)
		tried := 0
		for _, o := range s.all() {
			if !o.Visible() {
				continue
			}
			tried++
			w.Canvas().Focus(o.(fyne.Focusable))
			o.(desktop.Keyable).KeyDown(event)
			o.(desktop.Keyable).KeyUp(event)
			if got := player.Snapshot().State; got != pacing.Held {
				t.Fatalf("%v on %T %v leaves it %s", event, o, o, got)
			}
			must(t, player.Resume())
			clock.Advance(pacing.ResumeLead)
			s.update()
		}
		if tried < 4 {
			t.Errorf("only %d things to press were there", tried)
		}
	}
}

// pedalled are keys with a pedal that holds and another that goes back.
func pedalled(t *testing.T) *keys.Bindings {
	t.Helper()
	b, faults := keys.Read(map[string]any{"hold": []any{"scan:123", "space", "."}, "back": []any{"scan:124"}, "add-minute": []any{}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

func TestButtonsShowTheKeysOfTheUser(t *testing.T) {
	player, _ := running(t, hamstrings)
	kittest.App(t)
	s := New(player, Options{Keys: pedalled(t)})
	s.CanvasObject().Resize(kittest.Usual)
	for _, c := range []struct {
		b    *kit.Button
		hint string
	}{{s.hold, "scan:123"}, {&s.back.Button, "scan:124"}, {s.add, ""}, {&s.next.Button, ""}, {&s.end.Button, "esc"}, {&s.goOn.Button, "hold enter"}} {
		if c.b.Hint != c.hint {
			t.Errorf("%q shows %q, want %q", c.b.Text, c.b.Hint, c.hint)
		}
	}
}

// TestOnePedalGivesWhatIsGuarded holds a pedal as a keyboard reports it, and
// presses it twice.
func TestOnePedalGivesWhatIsGuarded(t *testing.T) {
	second := &fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: 124}}
	player, _ := running(t, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	s.options.Keys = pedalled(t)
	now := time.Duration(0)
	s.back.Now = func() time.Duration { return now }
	s.back.OnKey = s.focusedKey
	s.back.KeyDown(second)
	for range 30 {
		now += 40 * time.Millisecond
		s.back.KeyDown(second) // repeats
		s.back.Tick()
	}
	s.back.KeyUp(second)
	if got := kinds(player); len(got) != 2 || got[1] != pacing.EventBack {
		t.Errorf("held for 1.2 s: %v", got)
	}
	now += time.Minute
	s.keyDown(second)
	s.keyUp(second)
	if want := "Press scan:124 again to go back"; s.banner.Text != want {
		t.Errorf("%q, want %q", s.banner.Text, want)
	}
	now += time.Second
	s.keyDown(second)
	s.keyUp(second)
	if got := kinds(player); len(got) != 3 || got[2] != pacing.EventBack {
		t.Errorf("pressed twice: %v", got)
	}
}

// A character whose key is not known cannot be held down.
func TestACharacterIsPressedTwice(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	b := &keys.Bindings{}
	if why := b.Bind(keys.Next, "/"); why != "" {
		t.Fatal(why)
	}
	s.options.Keys = b
	now := time.Duration(0)
	s.next.Now = func() time.Duration { return now }
	s.typed('/')
	now += 1500 * time.Millisecond
	s.next.Tick()
	if got := kinds(player); len(got) != 1 {
		t.Fatalf("once: %v", got)
	}
	s.typed('/')
	if got := kinds(player); len(got) != 2 || got[1] != pacing.EventNext {
		t.Errorf("twice: %v", got)
	}
}
