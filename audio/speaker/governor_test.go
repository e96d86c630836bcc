package speaker

import (
	"testing"
	"testing/synctest"
	"time"

	"outbreath/audio"
)

// told reports whether the governor has said that nobody plays what is pulled.
func told(g *governor) bool {
	select {
	case <-g.wild:
		return true
	default:
		return false
	}
}

func TestGovernorHoldsBackAWildCard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGovernor(audio.Rate, Buffer)
		samples := make([][2]float64, 512)
		began, pulled := time.Now(), 0
		for time.Since(began) < 10*time.Second {
			g.Stream(samples)
			pulled += len(samples)
		}
		limit := float64(audio.Rate.N(10*time.Second+slack*Buffer)+len(samples)) * (1 + spare)
		if float64(pulled) > limit {
			t.Errorf("%d samples pulled in 10 s, want at most %.0f", pulled, limit)
		}
		if !told(g) {
			t.Error("nobody was told")
		}
	})
}

func TestGovernorLetsACardPlay(t *testing.T) {
	for _, card := range []struct {
		name string
		wait time.Duration // between bursts of a whole buffer
	}{
		{"exact", Buffer},
		{"fast by 500 ppm", Buffer - 50*time.Microsecond},
		{"slow by 500 ppm", Buffer + 50*time.Microsecond},
	} {
		t.Run(card.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGovernor(audio.Rate, Buffer)
				samples := make([][2]float64, audio.Rate.N(Buffer))
				for range 3 { // the card is filled
					g.Stream(samples)
				}
				for range 36000 { // an hour
					time.Sleep(card.wait)
					before := time.Now()
					g.Stream(samples)
					if held := time.Since(before); held > 0 {
						t.Fatalf("a pull was held back by %v", held)
					}
				}
				if told(g) {
					t.Error("the card was taken for wild")
				}
			})
		})
	}
}

func TestGovernorAllowsNoBacklogAfterASilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGovernor(audio.Rate, Buffer)
		samples := make([][2]float64, audio.Rate.N(Buffer))
		g.Stream(samples)
		time.Sleep(time.Minute) // the server is frozen
		if g.silent() < 59*time.Second {
			t.Errorf("silent for %v", g.silent())
		}
		began := time.Now()
		for range slack + 10 {
			g.Stream(samples)
		}
		if took := time.Since(began); took < 9*Buffer {
			t.Errorf("%d buffers were pulled in %v", slack+10, took)
		}
	})
}

func TestGovernorLetsEverythingThroughOnceStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGovernor(audio.Rate, Buffer)
		close(g.stop)
		samples := make([][2]float64, audio.Rate.N(10*Buffer))
		samples[0] = [2]float64{1, 1}
		began := time.Now()
		if n, ok := g.Stream(samples); n != len(samples) || !ok || samples[0] != [2]float64{} {
			t.Errorf("Stream = %d, %v, first sample %v", n, ok, samples[0])
		}
		if took := time.Since(began); took > 0 {
			t.Errorf("held back by %v", took)
		}
	})
}

func TestAMurmurKeepsASpeakerAwakeAndIsNotHeard(t *testing.T) {
	g := newGovernor(audio.Rate, Buffer)
	samples := make([][2]float64, 4800)
	for _, awake := range []bool{false, true, false} {
		g.awake.Store(awake)
		g.Stream(samples)
		steps := map[int]int{} // in 16 bit, as beep makes them
		for _, s := range samples {
			steps[int(s[0]*(1<<15-1))]++
		}
		if heard := len(steps) > 1; heard != awake {
			t.Errorf("awake %v: %v", awake, steps)
		}
		for step := range steps {
			if step < -loudest || step > loudest {
				t.Errorf("a step of %d in 16 bit", step)
			}
		}
	}
}
