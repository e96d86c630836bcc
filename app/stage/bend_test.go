package stage

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

// losing lets a running session lose time to a break.
func losing(t testing.TB, p *pacing.Player, c *pacing.FakeClock, d time.Duration) {
	t.Helper()
	must(t, p.Hold(pacing.ReasonBreak))
	c.Advance(d)
	must(t, p.Resume())
	c.Advance(pacing.ResumeLead + 2*time.Second)
}

// gone lets a running session be without its player's heart while something
// happens to the clock.
func gone(t testing.TB, p *pacing.Player, happen func(), want pacing.Cause) {
	t.Helper()
	once, cancel := context.WithCancel(t.Context())
	cancel()
	p.Run(once)
	happen()
	p.Run(once)
	if got := p.Snapshot().Cause; got != want {
		t.Fatalf("it is held because of %q, want %q", got, want)
	}
}

// TestPicturesOfBending are the states of a session that does not go as planned.
func TestPicturesOfBending(t *testing.T) {
	type state struct {
		how pacing.LostTime
		at  time.Duration
		do  func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock)
	}
	states := map[string]state{
		"held-pain": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key2)
			c.Advance(75 * time.Second)
		}},
		"held-armed": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			press(s, fyne.KeySpace)
			press(s, fyne.Key6)
			c.Advance(4*time.Minute + 5*time.Second)
			s.update()
			press(s, fyne.KeyR)
		}},
		"refit": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 6*time.Minute)
		}},
		"asking": {pacing.Ask, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 9*time.Minute)
		}},
		"too-long": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 27*time.Minute)
		}},
		"leaving": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 27*time.Minute)
			s.update()
			press(s, fyne.Key2)
		}},
		"over": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 27*time.Minute)
			s.update()
			press(s, fyne.Key1)
			c.Advance(40 * time.Second)
		}},
		"slept": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			gone(t, p, func() { c.Sleep(12 * time.Minute) }, pacing.CauseSleep)
			s.update()
			c.Advance(40 * time.Second)
		}},
		"stalled": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			gone(t, p, func() { c.Advance(20 * time.Second) }, pacing.CauseStall)
		}},
		"zones": {pacing.Shrink, 47 * time.Minute, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			for range 4 {
				must(t, p.Add(time.Minute))
			}
			c.Advance(40 * time.Second)
			press(s, fyne.KeyZ)
		}},
		"held-zones": {pacing.Shrink, hamstrings, func(t *testing.T, s *Stage, p *pacing.Player, c *pacing.FakeClock) {
			losing(t, p, c, 5*time.Minute)
			press(s, fyne.KeySpace)
			press(s, fyne.KeyZ)
		}},
	}
	for name, state := range states {
		show := func(t *testing.T, size fyne.Size) fyne.Window {
			player, clock := bending(t, state.how, state.at)
			s, w := open(t, player, size)
			state.do(t, s, player, clock)
			s.update()
			return w
		}
		kittest.Looks(t, name, show)
		if name == "held-pain" {
			kittest.Look(t, name, kittest.Large, show)
		}
	}
}
