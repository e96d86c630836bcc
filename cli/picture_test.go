package cli

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// afternoon is when the sessions of these tests start, and where.
var afternoon = time.Date(2026, 3, 2, 14, 0, 0, 0, time.UTC)

// drawn returns the picture of a session that has run for a while.
func drawn(t testing.TB, id string, width, height int, run time.Duration, then func(*pacing.Player, *pacing.FakeClock)) *picture {
	t.Helper()
	clock := pacing.NewFakeClock(afternoon)
	player := pacing.NewPlayer(shippedPlan(t, id), clock)
	if err := player.Start(); err != nil {
		t.Fatal(err)
	}
	clock.Advance(run)
	if then != nil {
		then(player, clock)
	}
	p := &picture{Canvas: &terminal.Canvas{}, view: view{Instant: player.Now(), snapshot: player.Snapshot()}}
	p.Reset(width, height)
	p.draw()
	return p
}

// speak speaks a language until the test is over.
func speak(t *testing.T, tag string) {
	t.Helper()
	words.Use(tag)
	t.Cleanup(func() { words.Use(words.English) })
}

func TestPictures(t *testing.T) {
	holdFor := func(why pacing.Reason) func(*pacing.Player, *pacing.FakeClock) {
		return func(p *pacing.Player, c *pacing.FakeClock) {
			if err := p.Hold(why); err != nil {
				t.Fatal(err)
			}
			c.Advance(42 * time.Second)
		}
	}
	lost := func(d time.Duration) func(*pacing.Player, *pacing.FakeClock) {
		return func(p *pacing.Player, c *pacing.FakeClock) {
			if err := p.Hold(pacing.ReasonBreak); err != nil {
				t.Fatal(err)
			}
			c.Advance(d)
			if err := p.Resume(); err != nil {
				t.Fatal(err)
			}
			c.Advance(2 * time.Second)
		}
	}
	cases := []struct {
		name          string
		protocol      string
		width, height int
		run           time.Duration
		then          func(*pacing.Player, *pacing.FakeClock)
	}{
		{"before the first breath", "sprint", 80, 24, time.Second, nil},
		{"free", "relax", 80, 24, time.Minute, nil},
		{"left side, full", "relax", 80, 24, 28*time.Minute + 5*time.Second, nil},
		{"the end of a phase is near", "relax", 80, 24, 33*time.Minute + 5*time.Second, nil},
		{"held", "relax", 80, 24, 28 * time.Minute, holdFor(pacing.ReasonPause)},
		{"held for numbness", "relax", 100, 30, 28 * time.Minute, holdFor(pacing.ReasonNumbness)},
		{"held in a tall one", "relax", 80, 30, 28 * time.Minute, holdFor(pacing.ReasonDizzy)},
		{"laid out again", "relax", 80, 24, 28 * time.Minute, lost(5 * time.Minute)},
		{"too late to lay out again", "relax", 80, 24, 28 * time.Minute, lost(20 * time.Minute)},
		{"narrow, too late", "relax", 40, 24, 28 * time.Minute, lost(20 * time.Minute)},
		{"a prompt", "relax", 80, 24, 23 * time.Minute, nil},
		{"fading", "relax", 80, 24, 67*time.Minute + 25*time.Second, nil},
		{"last phase", "relax", 80, 24, 74 * time.Minute, nil},
		{"large", "relax", 160, 50, 28*time.Minute + 5*time.Second, nil},
		{"narrow", "relax", 40, 24, 28*time.Minute + 5*time.Second, nil},
		{"narrow, held", "relax", 40, 24, 28 * time.Minute, holdFor(pacing.ReasonPain)},
		{"narrow and low", "relax", 40, 12, 28*time.Minute + 5*time.Second, nil},
		{"tiny", "relax", 20, 5, 28*time.Minute + 5*time.Second, nil},
	}
	for _, l := range words.Languages {
		t.Run(l.Tag, func(t *testing.T) {
			speak(t, l.Tag)
			var all strings.Builder
			for _, c := range cases {
				p := drawn(t, c.protocol, c.width, c.height, c.run, c.then)
				fmt.Fprintf(&all, "── %s, %d×%d\n%s", c.name, c.width, c.height, p.String())
			}
			golden(t, "pictures-"+l.Tag+".txt", []byte(all.String()))
		})
	}
}

// TestEverySizeIsDrawn draws every small size in every state: nothing panics,
// and no line is wider than the terminal.
func TestEverySizeIsDrawn(t *testing.T) {
	states := map[string]func(*pacing.Player, *pacing.FakeClock){
		"running": nil,
		"refit":   func(p *pacing.Player, c *pacing.FakeClock) { _ = p.Next() },
		"held":    func(p *pacing.Player, _ *pacing.FakeClock) { _ = p.Hold(pacing.ReasonDizzy) },
		"over":    func(p *pacing.Player, _ *pacing.FakeClock) { _ = p.Finish() },
	}
	for name, state := range states {
		p := drawn(t, "sprint", 80, 24, 100*time.Second, state)
		for width := range 100 {
			for height := range 30 {
				p.Reset(width, height)
				p.draw()
				lines := strings.Split(strings.TrimSuffix(p.String(), "\n"), "\n")
				if height > 0 && len(lines) != height {
					t.Fatalf("%s, %d×%d: %d lines", name, width, height, len(lines))
				}
				for _, line := range lines {
					if terminal.Width(line) > width {
						t.Fatalf("%s, %d×%d: %q is too wide", name, width, height, line)
					}
				}
			}
		}
	}
}

// TestWordsKeepToTheRules holds the words of the commands to what none may say.
func TestWordsKeepToTheRules(t *testing.T) {
	var all []string
	for _, cmd := range rootCommand().Commands() {
		all = append(all, cmd.Short, cmd.Long, cmd.Example)
		if cmd.Example == "" {
			t.Errorf("%s has no example", cmd.Name())
		}
	}
	for _, w := range all {
		if banned := protocols.Banned(w); banned != nil {
			t.Errorf("%q says %q", w, banned)
		}
	}
}

func TestClocks(t *testing.T) {
	for _, c := range []struct {
		d                time.Duration
		clock, countdown string
	}{
		{0, "0:00", "0:00"},
		{time.Millisecond, "0:00", "0:01"},
		{59*time.Second + 600*time.Millisecond, "1:00", "1:00"},
		{61 * time.Second, "1:01", "1:01"},
		{time.Hour, "1:00:00", "1:00:00"},
		{3661 * time.Second, "1:01:01", "1:01:01"},
	} {
		if clock(c.d) != c.clock || countdown(c.d) != c.countdown {
			t.Errorf("%v: %s and %s, want %s and %s", c.d, clock(c.d), countdown(c.d), c.clock, c.countdown)
		}
	}
	for late, want := range map[time.Duration]string{
		0: "on time", 4 * time.Second: "on time", 5 * time.Second: "0:05 behind", -90 * time.Second: "1:30 ahead",
	} {
		if got := aheadOrBehind(late); got != want {
			t.Errorf("late by %v: %q, want %q", late, got, want)
		}
	}
}

// BenchmarkFrame draws one frame of a running session and turns it into lines.
func BenchmarkFrame(b *testing.B) {
	p := drawn(b, "relax", 120, 40, 28*time.Minute, nil)
	screen := terminal.Screen{Out: writerFunc(func(p []byte) (int, error) { return len(p), nil }), Depth: terminal.TrueColour}
	for b.Loop() {
		p.Instant = p.Instant.Add(frame)
		p.Reset(120, 40)
		p.draw()
		if err := screen.Show(p.Canvas); err != nil {
			b.Fatal(err)
		}
	}
}
