package audio

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// gauged runs thirty seconds on a simulated card and judges them. After half of
// it the card plays nothing for a while.
func gauged(t *testing.T, ppm, lost float64) Timing {
	t.Helper()
	plan := fit(t, breathing("a", 30*time.Second, time.Second, 0, time.Second, 0))
	r := newRig(plan, ppm)
	random := rand.New(rand.NewPCG(3, 4))
	r.unrest = func() float64 { return random.Float64() * 0.002 }
	g := NewGauge(r.player, Rate, r, 100*time.Millisecond)
	r.streamer = NewStreamer(g, Rate)
	r.play(2 * time.Second)
	if err := r.player.Start(); err != nil {
		t.Fatal(err)
	}
	r.play(r.clock.Now().Mono + 15*time.Second)
	r.lose(lost)
	r.play(r.clock.Now().Mono + 20*time.Second)
	return g.Timing()
}

func TestGaugeFindsWhatIsOff(t *testing.T) {
	for _, ppm := range []float64{-100, 0, 100} {
		got := gauged(t, ppm, 0)
		if math.Abs(got.PPM-ppm) > 20 {
			t.Errorf("a card that is off by %v ppm is said to be off by %.1f", ppm, got.PPM)
		}
		if got.Cues < 30 || got.Worst > 3*time.Millisecond || got.Mean > got.Worst {
			t.Errorf("at %v ppm: %+v", ppm, got)
		}
	}
	// What was lost is only known as exactly as two pulls are steady.
	if got := gauged(t, 50, 0.4); got.Worst < 100*time.Millisecond || math.Abs(got.PPM-50) > 150 {
		t.Errorf("0.4 s lost: %+v", got)
	}
}

func TestGaugeSaysNothingOfTooLittle(t *testing.T) {
	plan := fit(t, free("a", time.Minute))
	r := newRig(plan, 0)
	g := NewGauge(r.player, Rate, r, 100*time.Millisecond)
	r.streamer = NewStreamer(g, Rate)
	r.play(500 * time.Millisecond)
	if got := g.Timing(); got != (Timing{}) {
		t.Errorf("half a second: %+v", got)
	}
}
