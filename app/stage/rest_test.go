package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

// rested is a stage in its window whose pointer and keys have rested for so long.
func rested(t *testing.T, d time.Duration) (*Stage, *pacing.Player, *pacing.FakeClock) {
	t.Helper()
	player, clock := running(t, hamstrings)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	s.window = w // as Attach does, without its goroutine
	s.stir()
	clock.Advance(d)
	s.update()
	return s, player, clock
}

func TestControlsFadeWhenNobodyMoves(t *testing.T) {
	for _, tt := range []struct {
		d     time.Duration
		faded float64
	}{{0, 0}, {restAfter - 1, 0}, {restAfter + fadeFor/2, 0.5}, {restAfter + fadeFor, 1}, {time.Minute, 1}} {
		s, _, _ := rested(t, tt.d)
		if s.faded != tt.faded || s.end.Visible() != (tt.faded < 1) || !s.hold.Visible() {
			t.Errorf("after %v: faded %.2f, end shown: %v, hold shown: %v", tt.d, s.faded, s.end.Visible(), s.hold.Visible())
		}
	}
}

func TestWithMotionReducedTheyGoInOneStep(t *testing.T) {
	s, _, clock := rested(t, restAfter)
	s.breath.Calm = true
	clock.Advance(fadeFor / fadeSteps)
	s.update()
	if s.faded != 1 {
		t.Errorf("faded by %.2f", s.faded)
	}
}

func TestAnythingBringsThemBackAtOnce(t *testing.T) {
	for name, do := range map[string]func(*Stage){
		"the pointer":              func(s *Stage) { s.ground.MouseMoved(&desktop.MouseEvent{}) },
		"the pointer on a button":  func(s *Stage) { s.hold.MouseMoved(&desktop.MouseEvent{}) },
		"the pointer on the strip": func(s *Stage) { s.strip.MouseMoved(&desktop.MouseEvent{}) },
		"a tap beside everything":  func(s *Stage) { s.ground.MouseDown(primary(40, 700)) },
		"a key that does nothing":  func(s *Stage) { s.keyDown(&fyne.KeyEvent{Name: fyne.KeyF12}) },
		"a character":              func(s *Stage) { s.typed('ß') },
	} {
		s, player, _ := rested(t, time.Minute)
		do(s)
		if s.faded != 0 || !s.end.Visible() {
			t.Errorf("%s: faded %.2f", name, s.faded)
		}
		if player.Snapshot().State != pacing.Running {
			t.Errorf("%s does more than that", name)
		}
	}
}

func primary(x, y float32) *desktop.MouseEvent {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(x, y)
	return e
}

func TestWhatIsNeededDoesNotFade(t *testing.T) {
	for name, do := range map[string]func(*Stage, *pacing.Player){
		"in a hold":                       func(s *Stage, p *pacing.Player) { must(t, p.Hold(pacing.ReasonPause)) },
		"while one awaits a second press": func(s *Stage, p *pacing.Player) { press(s, fyne.KeyRight); s.stirred = -time.Hour },
		"with the keyboard on one":        func(s *Stage, p *pacing.Player) { s.window.Canvas().Focus(s.end) },
		"under the page of keys":          func(s *Stage, p *pacing.Player) { s.typed('?'); s.stirred = -time.Hour },
	} {
		s, player, clock := rested(t, 0)
		do(s, player)
		clock.Advance(restAfter + fadeFor)
		s.update()
		if s.faded != 0 {
			t.Errorf("%s they fade", name)
		}
	}
}

// The shape is a target as large as there is one, and the hold target one also
// where only a hint of it is left.
func TestHoldingAnywhere(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*Stage)
		held bool
	}{
		"on the shape":         {func(s *Stage) { s.ground.MouseDown(primary(640, 340)) }, true},
		"at its edge":          {func(s *Stage) { s.ground.MouseDown(primary(640, 130)) }, true},
		"on the hint":          {func(s *Stage) { s.hold.MouseDown(primary(0, 0)) }, true},
		"beside":               {func(s *Stage) { s.ground.MouseDown(primary(200, 300)) }, false},
		"with another button":  {func(s *Stage) { s.ground.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary}) }, false},
		"through the key page": {func(s *Stage) { s.help.toggle(); s.ground.MouseDown(primary(640, 340)) }, false},
	} {
		s, player, _ := rested(t, time.Minute)
		tt.do(s)
		if held := player.Snapshot().State == pacing.Held; held != tt.held {
			t.Errorf("%s: held %v", name, held)
		}
	}
}

func TestTheEndIsShownForAWhile(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*Stage, *pacing.FakeClock)
		told bool
	}{
		"at first":       {func(s *Stage, c *pacing.FakeClock) { c.Advance(endShown - time.Second) }, false},
		"then":           {func(s *Stage, c *pacing.FakeClock) { c.Advance(endShown) }, true},
		"any key":        {func(s *Stage, c *pacing.FakeClock) { press(s, fyne.KeySpace) }, true},
		"but the screen": {func(s *Stage, c *pacing.FakeClock) { press(s, fyne.KeyF11) }, false},
		"the button":     {func(s *Stage, c *pacing.FakeClock) { s.onward.Tapped(nil) }, true},
	} {
		s, player, clock := rested(t, 0)
		told := 0
		s.options.OnFinished = func(*pacing.Snapshot) { told++ }
		clock.Advance(75 * time.Minute)
		must(t, player.Finish())
		s.update()
		if !s.onward.Visible() || s.hold.Visible() || s.end.Visible() || s.word.Text != "Finished" {
			t.Fatalf("%s: it reads %q", name, s.word.Text)
		}
		tt.do(s, clock)
		s.update()
		if (told == 1) != tt.told {
			t.Errorf("%s: told %d times", name, told)
		}
	}
}

func TestTheSecondsAreForThoseWhoWantThem(t *testing.T) {
	s, _, clock := rested(t, 0)
	var told []bool
	s.options.OnCounts = func(shown bool) { told = append(told, shown) }
	if s.count.Text == "" {
		t.Fatal("there is no count to begin with")
	}
	press(s, fyne.KeyC)
	clock.Advance(3 * time.Second)
	s.update()
	if s.count.Text != "" || len(told) != 1 || told[0] {
		t.Errorf("switched off it counts %q and told %v", s.count.Text, told)
	}
	press(s, fyne.KeyC)
	if s.count.Text == "" || len(told) != 2 || !told[1] {
		t.Errorf("switched on it counts %q and told %v", s.count.Text, told)
	}
}

// cover is a face that counts how often it is drawn.
type cover struct {
	picture *canvas.Rectangle
	drawn   int
}

func (c *cover) CanvasObject() fyne.CanvasObject       { return c.picture }
func (c *cover) Show(*pacing.Snapshot, pacing.Instant) { c.drawn++ }

// The peripheral view lies over the stage, whose keys go on; a question takes it
// away.
func TestThePeripheralViewLiesOver(t *testing.T) {
	kittest.App(t)
	player, clock := bending(t, pacing.Ask, hamstrings)
	over := &cover{picture: &canvas.Rectangle{}}
	s := New(player, Options{Peripheral: over})
	w := test.NewTempWindow(t, s.CanvasObject())
	w.Resize(fyne.NewSize(1280, 800))
	s.window = w
	if over.picture.Visible() {
		t.Fatal("it is there before it was asked for")
	}
	press(s, fyne.KeyP)
	drawn := over.drawn
	s.update()
	if !over.picture.Visible() || over.drawn == drawn || s.picture.Visible() {
		t.Errorf("covered: shown %v, drawn %d times, the stage shown %v", over.picture.Visible(), over.drawn, s.picture.Visible())
	}
	press(s, fyne.KeySpace)
	if player.Snapshot().State != pacing.Held || !over.picture.Visible() {
		t.Errorf("space: %v, shown %v", player.Snapshot().State, over.picture.Visible())
	}
	clock.Advance(3 * time.Minute)
	press(s, fyne.KeyReturn)
	press(s, fyne.KeyReturn)
	if over.picture.Visible() || !s.picture.Visible() || s.shown.question.topic != lostTime {
		t.Errorf("asked for topic %d it is still there: %v", s.shown.question.topic, over.picture.Visible())
	}
}
