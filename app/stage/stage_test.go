package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

// relax is a short table session with everything in it: free phases, sides,
// zones, prompts, a fade.
func relax() *pacing.Protocol {
	calm := pacing.Breath{Name: "calm", Pattern: pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	leave := calm
	leave.Fade = 3
	phase := func(id, name string, kind pacing.PhaseKind, minutes int, b pacing.Breath, say string, zones ...string) pacing.Phase {
		d := time.Duration(minutes) * time.Minute
		return pacing.Phase{ID: id, Name: name, Kind: kind, Min: d / 2, Ideal: d, Max: 2 * d, Weight: 1, Breath: b, Say: say, Zones: zones}
	}
	p := &pacing.Protocol{ID: "relax", Name: "Relaxation for athletes", Kind: pacing.Table, Phases: []pacing.Phase{
		phase("opening", "Opening and agreement", pacing.Opening, 5, pacing.Breath{}, "Agree areas, pressure words, pause word and hand signal. Ask today's questions."),
		phase("breath", "Breath", pacing.Breathing, 6, calm, "Follow the pacer only as far as it is comfortable. Smaller breaths are fine."),
		phase("assess", "Gradual tissue assessment", pacing.Assessment, 10, calm, "Broad slow strokes over the sheet, then skin. Notice warmth, guarding, difference between sides.", "back", "legs"),
		phase("calves", "Calves", pacing.Targeted, 6, calm, "Long strokes toward the knee, then kneading. Stay off the back of the knee.", "calves"),
		phase("hamstrings", "Hamstrings", pacing.Targeted, 7, calm, "Broad forearm or palm strokes. Ease off near the sit bone.", "hamstrings"),
		phase("glutes", "Glutes", pacing.Targeted, 7, calm, "Only after a fresh yes. Over the sheet is always possible.", "glutes"),
		phase("lowback", "Low back", pacing.Targeted, 8, calm, "Beside the spine, never on it; light over the lower ribs.", "low back"),
		phase("shoulders", "Upper shoulders", pacing.Targeted, 8, calm, "Slow compressions on the out-breath.", "upper shoulders"),
		phase("neck", "Neck", pacing.Targeted, 5, calm, "Back of the neck only. No pressure on throat or sides, no quick turns.", "neck"),
		phase("release", "Return to release", pacing.Release, 5, calm, "Go back to the one or two places that asked for more time; half the pressure.", "low back", "upper shoulders"),
		phase("finish", "Integrative finishing", pacing.Finishing, 5, leave, "Long joining strokes, then still hands. Pacer fades out.", "whole back"),
		phase("guide", "Post-session guidance", pacing.Guidance, 3, pacing.Breath{}, "Sit up in stages. Offer water, no need to drink more than thirst."),
	}}
	for i := range p.Phases {
		if ph := &p.Phases[i]; ph.Kind == pacing.Targeted && ph.ID != "neck" && ph.ID != "lowback" {
			ph.Sides = true
		}
	}
	p.Phases[4].Prompts = []pacing.Prompt{{Every: 90 * time.Second, Say: []string{"Longer strokes along the line", "Shorter, slower passes where it gives"}}}
	p.Safety = []pacing.Note{
		{ID: "breath.dizzy", When: "during", Action: pacing.FreeBreath, Text: "Light-headed or unsteady: let the pacer go, breathe as you like, stay seated or lie down until it passes. Next time: smaller breaths and a quicker pace."},
		{ID: "massage.sharp", When: "during", Action: pacing.Stop, Text: "Sharp, shooting or spreading pain: hands off, wait, ask. Leave the area out."},
	}
	return p
}

// running returns a player of relax, over 75 minutes from 13:45, that has run
// for into the plan, and its clock.
func running(t testing.TB, into time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	return runningAs(t, relax(), into)
}

// bending is running, with lost time answered as the protocol is told to, and
// the finishing protected.
func bending(t testing.TB, how pacing.LostTime, into time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	p := relax()
	p.LostTime = how
	p.Phases[10].Protect = true
	return runningAs(t, p, into)
}

func runningAs(t testing.TB, p *pacing.Protocol, into time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	plan, err := pacing.Fit(p, 75*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 44, 57, 0, time.UTC))
	player := pacing.NewPlayer(plan, clock)
	if err := player.Start(); err != nil {
		t.Fatal(err)
	}
	clock.Advance(pacing.StartLead + into)
	return player, clock
}

func open(t testing.TB, player *pacing.Player, size fyne.Size) (*Stage, fyne.Window) {
	t.Helper()
	kittest.App(t)
	s := New(player, Options{})
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.SetContent(s.CanvasObject())
	w.Resize(size)
	return s, w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// hamstrings is within the left side of the hamstrings, at an in-breath.
const hamstrings = 28*time.Minute + 52*time.Second

func TestPictures(t *testing.T) {
	states := map[string]struct {
		at time.Duration
		do func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock)
	}{
		"preroll": {-1500 * time.Millisecond, nil},
		"free":    {2 * time.Minute, nil},
		"in":      {hamstrings, nil},
		"out":     {hamstrings + 3*time.Second, nil},
		"held": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			s.keyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
			c.Advance(82 * time.Second)
		}},
		"held-dizziness": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key4)
			c.Advance(12 * time.Second)
		}},
		"ending": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			must(t, p.Next())
		}},
		"armed": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			s.keyDown(&fyne.KeyEvent{Name: fyne.KeyRight})
			s.keyUp(&fyne.KeyEvent{Name: fyne.KeyRight})
		}},
		"behind": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			must(t, p.Hold(pacing.ReasonBreak))
			c.Advance(80 * time.Second)
			must(t, p.Resume())
			c.Advance(3 * time.Second)
			s.options.Sound = func() string { return "no sound" }
			s.options.Screen = func() string { return "screen may go dark" }
			s.hear()
		}},
		"amiss": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			s.options.Sound = func() string { return "rain.mp3 cannot be played: built-in sounds instead" }
			s.hear()
		}},
		"rested": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			s.window, s.stirred = fyne.CurrentApp().Driver().AllWindows()[0], -time.Hour
		}},
		"uncounted": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { press(s, fyne.KeyC) }},
		"finished":  {75 * time.Minute, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { must(t, p.Finish()) }},
		"keys":      {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { s.typed('?') }},
	}
	for name, state := range states {
		show := func(t *testing.T, size fyne.Size) fyne.Window {
			player, clock := running(t, state.at)
			s, w := open(t, player, size)
			if state.do != nil {
				state.do(t, s, player, clock)
			}
			s.update()
			return w
		}
		kittest.Looks(t, name, show)
		if name == "out" {
			kittest.Look(t, name, kittest.Large, show)
		}
	}
}

// Words about the sound are as wide as their column at most, whatever a file is
// called, and are laid out anew when the window changes.
func TestWordsAboutTheSoundKeepToTheirColumn(t *testing.T) {
	player, _ := running(t, hamstrings)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	said := "two-hours-of-rain-on-a-roof-of-leaves-in-the-evening.flac and 3 more cannot be played: built-in sounds instead"
	s.options.Sound = func() string { return said }
	for _, width := range []float32{1280, 800} {
		w.Resize(fyne.NewSize(width, 600))
		s.hear()
		for _, line := range s.sound[:2] {
			if got, most := kit.Width(line.Text, line.TextSize, kit.Plain), s.grid().column; line.Text == "" || got > most {
				t.Errorf("%v: %q is %v wide, its column %v", width, line.Text, got, most)
			}
		}
	}
	said = "no sound"
	s.hear()
	s.options.Screen = func() string { return "screen may go dark" }
	s.hear()
	if s.sound[0].Text != "no sound" || s.sound[1].Text != "screen may go dark" {
		t.Errorf("sound and screen say %q and %q", s.sound[0].Text, s.sound[1].Text)
	}
	s.options.Screen = nil
	s.hear()
	if s.sound[0].Text != "no sound" || s.sound[1].Text != "" {
		t.Errorf("it says %q and %q", s.sound[0].Text, s.sound[1].Text)
	}
}
