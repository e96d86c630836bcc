package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

// start is a short drill: half a minute of quiet, fifteen calm breaths, three
// that fade, and a minute free.
func start() *pacing.Protocol {
	calm := pacing.Breath{Name: "calm", Pattern: pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	leave := calm
	leave.Fade = 3
	phase := func(id, name string, kind pacing.PhaseKind, seconds int, b pacing.Breath, say string) pacing.Phase {
		d := time.Duration(seconds) * time.Second
		return pacing.Phase{ID: id, Name: name, Kind: kind, Min: d, Ideal: d, Max: d, Weight: 1, Breath: b, Say: say}
	}
	return &pacing.Protocol{ID: "start", Name: "Before a start", Kind: pacing.Drill, LostTime: pacing.Extend, Phases: []pacing.Phase{
		phase("settle", "Settle", pacing.Opening, 30, pacing.Breath{}, "Sit or stand as you like."),
		phase("slow", "Slow breathing", pacing.Breathing, 150, calm, "Longer out than in, without effort."),
		phase("back", "Let it go", pacing.Breathing, 30, leave, "The pacer fades."),
		phase("switch", "Switch on", pacing.Finishing, 60, pacing.Breath{}, "Eyes up, move."),
	}}
}

// aiming returns a player of start, begun at 13:44:57, whose last out-breath is
// aimed at a time so much later.
func aiming(t testing.TB, target time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	plan, err := pacing.Fit(start(), 270*time.Second, pacing.Options{})
	must(t, err)
	clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 44, 57, 0, time.UTC))
	player := pacing.NewPlayer(plan, clock)
	must(t, player.Aim(clock.Now().Wall.Add(target)))
	must(t, player.Start())
	return player, clock
}

func TestWhatAnAimedDrillSays(t *testing.T) {
	const full = 213 * second // from the start to the end of the last out-breath
	for name, tt := range map[string]struct {
		target                             time.Duration
		do                                 func(*pacing.Player, *pacing.FakeClock) error
		ends, left, late, leftOut, holding string
	}{
		"early: it waits":          {10 * time.Minute, nil, "13:54:57", "in 10:00", "on time", "", ""},
		"just in time":             {full, nil, "13:48:30", "in 3:33", "on time", "", ""},
		"a breath less":            {full - second, nil, "13:48:29", "in 3:32", "on time", "1 breath left out", ""},
		"six breaths less":         {full - 60*second, nil, "13:47:30", "in 2:33", "on time", "6 breaths left out", ""},
		"too late to make it good": {10 * second, nil, "13:45:07", "in 0:10", "0:33 late", "14 breaths left out", ""},
		"within a breath of it":    {35 * second, nil, "13:45:32", "in 0:35", "on time", "14 breaths left out", ""},
		"held": {full, func(p *pacing.Player, c *pacing.FakeClock) error {
			c.Advance(73 * second)
			defer c.Advance(80 * second)
			return p.Hold(pacing.ReasonPause)
		}, "13:48:30", "in 1:00", "1:20 late", "", "1 min left, last out at 13:48:30"},
		"held for too long": {full, func(p *pacing.Player, c *pacing.FakeClock) error {
			c.Advance(73 * second)
			defer c.Advance(265 * second)
			return p.Hold(pacing.ReasonPause)
		}, "13:48:30", "2:05 ago", "4:25 late", "", "2 min over, last out was at 13:48:30"},
		"going on after the hold": {full, func(p *pacing.Player, c *pacing.FakeClock) error {
			c.Advance(73 * second)
			if err := p.Hold(pacing.ReasonPause); err != nil {
				return err
			}
			c.Advance(58 * second)
			return p.Resume()
		}, "13:48:30", "in 1:22", "on time", "6 breaths left out", ""},
		"with the pacer off no breath is late, or left out": {full, func(p *pacing.Player, c *pacing.FakeClock) error {
			c.Advance(73 * second)
			return p.Free(true)
		}, "13:48:30", "in 2:20", "", "", ""},
		"after it": {full, func(p *pacing.Player, c *pacing.FakeClock) error {
			c.Advance(full + 20*second)
			return nil
		}, "13:48:30", "0:20 ago", "on time", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			player, clock := aiming(t, tt.target)
			if tt.do != nil {
				must(t, tt.do(player, clock))
			}
			var viewer viewer
			v := viewer.look(player.Snapshot(), player.Now())
			holding := v.appointment[0] + ", " + v.appointment[1]
			if holding == ", " {
				holding = ""
			}
			for _, c := range []struct{ what, got, want string }{
				{"label", v.endsLabel, "last out"}, {"clock", v.ends, tt.ends}, {"countdown", v.left, tt.left},
				{"late", v.late, tt.late}, {"left out", v.leftOut, tt.leftOut}, {"holding", holding, tt.holding},
			} {
				if c.got != c.want {
					t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
				}
			}
		})
	}
}

func TestOffTarget(t *testing.T) {
	for _, tt := range []struct {
		seconds int
		want    string
		late    bool
	}{{0, "on time", false}, {9, "on time", false}, {-9, "on time", false}, {10, "0:10 late", true}, {80, "1:20 late", true}, {-40, "0:40 early", false}} {
		if got, late := targetWords(tt.seconds); got != tt.want || late != tt.late {
			t.Errorf("%d: %q, %v", tt.seconds, got, late)
		}
	}
}

func TestTheTimeAimedAtFitsItsColumn(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 640, Height: 480}, {Width: 800, Height: 600}, {Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
		player, _ := aiming(t, 10*time.Minute)
		s, _ := open(t, player, size)
		g := s.grid()
		if w := kit.Width(s.ends.Text, s.ends.TextSize, kit.Plain); w > g.column {
			t.Errorf("%v: %q takes %v of %v", size, s.ends.Text, w, g.column)
		}
	}
}

func TestASleepInAnAimedDrillOffersToGoOn(t *testing.T) {
	player, clock := aiming(t, 213*second)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	clock.Advance(73 * second)
	gone(t, player, func() { clock.Sleep(40 * second) }, pacing.CauseSleep)
	s.update()
	if s.layOut.Visible() || s.goOn.Text != "Go on" {
		t.Errorf("laying out is offered: %v, going on says %q", s.layOut.Visible(), s.goOn.Text)
	}
}

// TestPicturesOfADrill are the states of a session that is aimed at a time.
func TestPicturesOfADrill(t *testing.T) {
	aimed := func(t *testing.T, size fyne.Size) (*Stage, fyne.Window, *pacing.FakeClock) {
		player, clock := aiming(t, 153*second)
		s, w := open(t, player, size)
		clock.Advance(60 * second)
		s.options.Sound = func() string { return "no sound" }
		s.hear()
		s.update()
		return s, w, clock
	}
	kittest.Looks(t, "aimed", func(t *testing.T, size fyne.Size) fyne.Window {
		_, w, _ := aimed(t, size)
		return w
	})
	kittest.Looks(t, "aimed-held", func(t *testing.T, size fyne.Size) fyne.Window {
		s, w, clock := aimed(t, size)
		press(s, fyne.KeySpace)
		clock.Advance(25 * time.Second)
		s.update()
		return w
	})
}
