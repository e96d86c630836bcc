package speaker

import (
	"testing"
	"testing/synctest"
	"time"

	"outbreath/audio"
)

// pulled lets a governor be pulled by a card that takes a whole buffer each
// time it is through with one, and is late by so much in some rounds.
func pulled(rounds int, late func(round int) time.Duration) *governor {
	g := newGovernor(audio.Rate, Buffer)
	samples := make([][2]float64, 512)
	for round := range rounds {
		time.Sleep(late(round))
		for n := 0; n < audio.Rate.N(Buffer); n += len(samples) {
			g.Stream(samples)
		}
		time.Sleep(Buffer)
	}
	return g
}

func TestHunger(t *testing.T) {
	for name, c := range map[string]struct {
		late    func(int) time.Duration
		starved int64
		hungry  bool
	}{
		"never late":              {func(int) time.Duration { return 0 }, 0, false},
		"late, but in time":       {func(i int) time.Duration { return time.Duration(i%2) * 40 * time.Millisecond }, 0, false},
		"twice too late":          {func(i int) time.Duration { return when(i == 50 || i == 80, 150*time.Millisecond) }, 2, false},
		"three times in a minute": {func(i int) time.Duration { return when(i%280 == 279, 150*time.Millisecond) }, 2, false},
		"three times in a row":    {func(i int) time.Duration { return when(i >= 50 && i < 53, 150*time.Millisecond) }, 3, true},
		"a server that froze":     {func(i int) time.Duration { return when(i >= 50 && i < 53, 5*time.Second) }, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := pulled(600, c.late)
				if n := g.hunger.starved.Load(); n != c.starved {
					t.Errorf("%d starved blocks, want %d", n, c.starved)
				}
				if got := g.hunger.since(time.Since(g.began)) > 0; got != c.hungry {
					t.Errorf("hungry: %v, want %v", got, c.hungry)
				}
				g.begin(2 * Buffer)
				if g.hunger.since(time.Hour) > 0 {
					t.Error("hungry still, although another card was opened")
				}
			})
		})
	}
}

func when(so bool, d time.Duration) time.Duration {
	if so {
		return d
	}
	return 0
}

func TestGovernorKnowsSilence(t *testing.T) {
	g := newGovernor(audio.Rate, Buffer)
	samples := make([][2]float64, 512)
	g.Stream(samples)
	if !g.quiet.Load() {
		t.Error("nobody streams, and it is not quiet")
	}
	g.add(audio.Sample(4, audio.Rate, audio.DefaultSounds, audio.DefaultLevels))
	g.Stream(samples)
	if g.quiet.Load() {
		t.Error("a bell is taken for silence")
	}
}

func TestTheBufferGrowsUpToMost(t *testing.T) {
	s := newDevice(audio.Rate, Buffer)
	defer func() { grown = 0 }()
	var got []time.Duration
	for range 4 {
		got = append(got, s.Buffer())
		s.grow()
	}
	want := [4]time.Duration{Buffer, 2 * Buffer, Most, Most}
	if [4]time.Duration(got) != want {
		t.Errorf("buffers %v, want %v", got, want)
	}
	if s.Latency() <= Most {
		t.Errorf("a buffer of %v is heard after %v", Most, s.Latency())
	}
}
