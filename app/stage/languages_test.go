package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

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
		"paced": {hamstrings, nil},
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
		})
	}
}
