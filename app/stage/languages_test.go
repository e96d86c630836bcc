package stage

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

// TestTheStageSpeaksEachLanguage runs the first table session that ships: what it
// says and what the stage says of it.
func TestTheStageSpeaksEachLanguage(t *testing.T) {
	for name, state := range map[string]struct {
		at time.Duration
		do func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock)
	}{
		"lead":  {-1500 * time.Millisecond, nil},
		"armed": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { press(s, fyne.KeyRight) }},
		"ending": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			must(t, p.Next())
		}},
		"held": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key4)
			c.Advance(82 * time.Second)
		}},
		"held-armed": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key2)
			press(s, fyne.KeyX)
		}},
		"lost": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 6*time.Minute)
		}},
		"too-long": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 27*time.Minute)
		}},
		"leaving": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 27*time.Minute)
			s.update()
			press(s, fyne.Key2)
		}},
		"slept": {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			gone(t, p, func() { c.Sleep(12 * time.Minute) }, pacing.CauseSleep)
		}},
		"zones": {47 * time.Minute, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			for range 4 {
				must(t, p.Add(time.Minute))
			}
			press(s, fyne.KeyZ)
		}},
		"finished": {75 * time.Minute, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { must(t, p.Finish()) }},
		"keys":     {hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) { s.typed('?') }},
	} {
		kittest.Languages(t, "said-"+name, func(t *testing.T, size fyne.Size) fyne.Window {
			player, clock := runningAs(t, protocols.Shipped()[0], state.at)
			s, w := open(t, player, size)
			if state.do != nil {
				state.do(t, s, player, clock)
			}
			s.update()
			return w
		}, untold...)
	}
}

// untold is what is written the same in several languages: keys, and words that
// they share.
var untold = []string{`\+1 min`, `1 h 15 min`, `in [0-9:]+`, `plan|zones|pause`, `[a-z0-9]|esc(, q)?|F1, \?|F11|ctrl\+.*`}

func TestAnAimedDrillSpeaksEachLanguage(t *testing.T) {
	i := slices.IndexFunc(protocols.Shipped(), func(p *pacing.Protocol) bool { return p.ID == "sprint" })
	drill := protocols.Shipped()[i]
	kittest.Languages(t, "said-aimed", func(t *testing.T, size fyne.Size) fyne.Window {
		plan, err := pacing.Fit(drill, drill.Length, pacing.Options{})
		must(t, err)
		clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 44, 57, 0, time.UTC))
		player := pacing.NewPlayer(plan, clock)
		last, _ := plan.LastOut()
		must(t, player.Aim(clock.Now().Wall.Add(last-20*time.Second)))
		must(t, player.Start())
		clock.Advance(time.Minute)
		s, w := open(t, player, size)
		press(s, fyne.KeySpace)
		clock.Advance(25 * time.Second)
		s.update()
		return w
	}, untold...)
}

// TestWordsTwiceAsLarge are two busy states in the longest language, in a window
// with room for words to grow.
func TestWordsTwiceAsLarge(t *testing.T) {
	for name, do := range map[string]func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock){
		"twice-held": func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key4)
		},
		"twice-amiss": func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			s.options.Sound = func() string { return "kein Ton" }
			s.options.Screen = func() string { return "Bildschirm kann dunkel werden" }
			s.hear()
			press(s, fyne.KeySpace)
		},
		"twice-zones": func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			must(t, p.Add(4*time.Minute))
			press(s, fyne.KeyZ)
		},
	} {
		kittest.Look(t, name, kittest.Usual, func(t *testing.T, size fyne.Size) fyne.Window {
			kittest.Speak(t, "de")
			player, clock := runningAs(t, protocols.Shipped()[0], 47*time.Minute)
			s, w := open(t, player, size)
			fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: 2})
			do(t, s, player, clock)
			s.update()
			return w
		})
	}
}

// TestTheLanguageChangesWhileItRuns holds that a stage follows, and that its
// session goes on.
func TestTheLanguageChangesWhileItRuns(t *testing.T) {
	player, _ := runningAs(t, protocols.Shipped()[0], hamstrings)
	s, _ := open(t, player, kittest.Usual)
	before := player.Snapshot().Revision
	for tag, want := range map[string][4]string{
		"de": {"Hintere Oberschenkel", "Einatmen", "Anhalten", "hintere Oberschenkel, linke Seite"},
		"fr": {"Ischio-jambiers", "Inspirer", "Suspendre", "ischio-jambiers, côté gauche"},
		"es": {"Isquiotibiales", "Inspirar", "Detener", "isquiotibiales, lado izquierdo"},
		"en": {"Hamstrings", "Breathe in", "Hold", "hamstrings, left side"},
	} {
		kittest.Speak(t, tag)
		fyne.CurrentApp().Settings().SetTheme(fyne.CurrentApp().Settings().Theme())
		s.update()
		if got := [4]string{s.shown.phase, s.word.Text, s.hold.Text, s.figure.AccessibilityLabel()}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	if player.Snapshot().Revision != before {
		t.Error("something happened to the session")
	}
}
