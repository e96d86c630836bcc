package audio

import (
	"math"
	"testing"
	"time"

	"outbreath/audio/loudness"
	"outbreath/pacing"
)

// sampleOf returns the sound of one cue, at full level.
func sampleOf(of pacing.Sound, c pacing.Cue, rate float64) [][2]float64 {
	s := NewStreamer(&silence{}, 48000)
	s.rate = rate
	s.SetLevels(fullLevels)
	s.SetSounds(sounds(of))
	c.Level = 1
	s.sound(c, 0)
	samples := make([][2]float64, int(12*rate))
	n, _ := s.Stream(samples)
	if breathes(c.Kind) {
		n = int(samplesIn(c.Length, rate))
	}
	return samples[:n]
}

// all returns the sounds of one cue set or bell, and what is usual elsewhere.
func all(set, bell string) pacing.Sound {
	return pacing.Sound{Inhale: set, Exhale: set, Bell: bell, Bed: "none"}
}

func stageOf(set string, kind pacing.CueKind, length time.Duration) [][2]float64 {
	return sampleOf(all(set, "bowl"), pacing.Cue{Kind: kind, Length: length}, 48000)
}

// How loud the stages of every set are, in LUFS: the out-breath is softer than
// the in-breath, and where the breath stands is much softer than both.
var stageLoudness = map[pacing.CueKind]float64{
	pacing.CueInhale: -23, pacing.CueExhale: -25, pacing.CueHold: -30, pacing.CueRest: -33,
}

func TestSetsAreEquallyLoud(t *testing.T) {
	if testing.Short() {
		t.Skip("renders minutes")
	}
	for _, set := range CueSets() {
		for kind, want := range stageLoudness {
			for _, length := range []time.Duration{3 * time.Second, 4 * time.Second, 6 * time.Second, 8 * time.Second} {
				for _, rate := range []float64{44100, 48000} {
					before := make([][2]float64, int(rate)) // or what begins at once is in few blocks
					got := loudness.Of(append(before, sampleOf(all(set, "bowl"), pacing.Cue{Kind: kind, Length: length}, rate)...), rate)
					if math.Abs(got-want) > 1 {
						t.Errorf("%s, %s of %v at %g: %.1f LUFS, want %g", set, kind, length, rate, got, want)
					}
				}
			}
		}
	}
}

// The same as whole sessions: what a listener who changes the set hears.
func TestSessionsInEverySetAreEquallyLoud(t *testing.T) {
	if testing.Short() {
		t.Skip("renders minutes")
	}
	for _, p := range []pacing.Pattern{
		{In: 4 * time.Second, Out: 6 * time.Second},
		{In: 3 * time.Second, Out: 4 * time.Second},
		{In: 4 * time.Second, Hold: 2 * time.Second, Out: 6 * time.Second, Rest: time.Second},
	} {
		least, most := math.Inf(1), math.Inf(-1)
		plan := fit(t, breathing("a", 10*p.Cycle(), p.In, p.Hold, p.Out, p.Rest))
		for _, set := range CueSets() {
			s := NewStreamer(Along(plan, Rate), Rate)
			s.SetLevels(Levels{Master: 1, Breath: 1})
			s.SetSounds(sounds(all(set, "bowl")))
			samples := make([][2]float64, samplesIn(plan.Length, float64(Rate)))
			s.Stream(samples)
			l := loudness.Of(samples, float64(Rate))
			least, most = min(least, l), max(most, l)
		}
		if most-least > 1 {
			t.Errorf("%+v: between %.2f and %.2f LUFS", p, least, most)
		}
	}
}

func TestBellsAreEquallyLoud(t *testing.T) {
	for kind := pacing.CuePhase; kind <= pacing.CueEnd; kind++ {
		want := loudness.Of(sampleOf(all("swell", "bowl"), pacing.Cue{Kind: kind}, 48000), 48000)
		for _, bell := range Bells() {
			got := loudness.Of(sampleOf(all("swell", bell), pacing.Cue{Kind: kind}, 48000), 48000)
			if math.Abs(got-want) > 1 {
				t.Errorf("%s of %s: %.1f LUFS, of bowl %.1f", kind, bell, got, want)
			}
		}
	}
}

// rms returns how much energy there is, in dB.
func rms(samples [][2]float64) float64 {
	var sum float64
	for _, s := range samples {
		sum += s[0]*s[0] + s[1]*s[1]
	}
	return 10 * math.Log10(sum/float64(2*len(samples))+1e-12)
}

// phone returns what the loudspeaker of a phone gives back of samples: little
// below 500 Hz.
func phone(samples [][2]float64) [][2]float64 {
	return cut(samples, 500, true)
}

// cut returns the samples without what is below, or above, a frequency: 24 dB an
// octave.
func cut(samples [][2]float64, freq float64, below bool) [][2]float64 {
	out := make([][2]float64, len(samples))
	g := math.Tan(math.Pi * freq / 48000)
	var state [2][2][2]float64
	for i, s := range samples {
		for c, x := range s {
			for pole := range state[c] {
				ic := &state[c][pole]
				v3 := x - ic[1]
				v1 := (ic[0] + g*v3) / (1 + g*(g+math.Sqrt2))
				v2 := ic[1] + g*v1
				ic[0], ic[1] = 2*v1-ic[0], 2*v2-ic[1]
				if below {
					x -= math.Sqrt2*v1 + v2
				} else {
					x = v2
				}
			}
			out[i][c] = x
		}
	}
	return out
}

// colour returns the middle of the spectrum, in Hz.
func colour(samples [][2]float64) float64 {
	var sum, diff float64
	for i := 1; i < len(samples); i++ {
		d := samples[i][0] - samples[i-1][0]
		sum += samples[i][0] * samples[i][0]
		diff += d * d
	}
	return 48000 / (2 * math.Pi) * math.Sqrt(diff/sum)
}

func TestInAndOutTellThemselvesApart(t *testing.T) {
	for _, set := range CueSets() {
		in, out := stageOf(set, pacing.CueInhale, 4*time.Second), stageOf(set, pacing.CueExhale, 4*time.Second)
		for name, on := range map[string]func([][2]float64) [][2]float64{
			"headphones": func(s [][2]float64) [][2]float64 { return s }, "a phone": phone,
		} {
			in, out := on(in), on(out)
			if set == "tick" { // two notes up, or two down
				in, out = in[1200:21000], out[1200:21000]
			}
			third := len(in) / 3
			if first, last := colour(in[:third]), colour(in[2*third:]); last < 1.1*first {
				t.Errorf("%s on %s: the in-breath goes from %.0f to %.0f Hz, which is not up", set, name, first, last)
			}
			if first, last := colour(out[:third]), colour(out[2*third:]); last > first/1.1 {
				t.Errorf("%s on %s: the out-breath goes from %.0f to %.0f Hz, which is not down", set, name, first, last)
			}
			if soft := rms(in) - rms(stageOf(set, pacing.CueInhale, 4*time.Second)); soft < -20 {
				t.Errorf("%s on %s: the in-breath loses %.0f dB", set, name, -soft)
			}
		}
	}
}

func TestLastSecondIsFeltComing(t *testing.T) {
	const second = 48000
	for _, set := range CueSets() {
		for _, kind := range []pacing.CueKind{pacing.CueInhale, pacing.CueExhale} {
			for _, length := range []time.Duration{3 * time.Second, 4 * time.Second, 8 * time.Second} {
				s := stageOf(set, kind, length)
				last := s[len(s)-second:]
				if set == "tick" {
					// A note a second before the turn, and another half a second before.
					for _, at := range []int{0, second / 2} {
						before, after := s[len(s)-second+at-2400:][:2400], last[at+1200:][:2400]
						if gain := rms(after) - rms(before); gain < 3 {
							t.Errorf("tick, %s of %v: %.1f dB more after the hint, want one to be heard", kind, length, gain)
						}
					}
					continue
				}
				for i := range 3 { // in four parts, each softer than the one before
					a, b := rms(last[i*second/4:(i+1)*second/4]), rms(last[(i+1)*second/4:(i+2)*second/4])
					if b > a-1 {
						t.Errorf("%s, %s of %v: part %d of the last second is %.1f dB, the next %.1f", set, kind, length, i, a, b)
					}
				}
				if fall := rms(s[len(s)-second-2400:len(s)-second]) - rms(last[second-2400:]); fall < 12 {
					t.Errorf("%s, %s of %v: falls by %.1f dB in its last second", set, kind, length, fall)
				}
			}
		}
	}
}

func TestHoldIsHeardAsAHold(t *testing.T) {
	for _, set := range CueSets() {
		s := stageOf(set, pacing.CueHold, 4*time.Second)
		tops := [2]float64{colour(s[24000:48000]), colour(s[96000:120000])}
		if math.Abs(tops[0]/tops[1]-1) > 0.03 {
			t.Errorf("%s: its colour goes from %.0f to %.0f Hz, want it to stand", set, tops[0], tops[1])
		}
		if ebbs := rms(s[91200:100800]) - rms(s[67200:76800]); ebbs < 2 {
			t.Errorf("%s: it is only %.1f dB louder at a second than between two", set, ebbs)
		}
	}
}

func TestSoundsAreGentle(t *testing.T) {
	try := func(name string, s [][2]float64) {
		whole := rms(s)
		if low := rms(cut(s, 150, false)) - whole; low > -12 {
			t.Errorf("%s: what lies below 150 Hz is only %.1f dB less than all", name, -low)
		}
		if high := rms(cut(s, 6000, true)) - whole; high > -30 {
			t.Errorf("%s: what lies above 6 kHz is only %.1f dB less than all", name, -high)
		}
		var peak, sum float64
		for _, x := range s {
			peak = max(peak, math.Abs(x[0]))
			sum += x[0]
		}
		if dc := math.Abs(sum) / float64(len(s)); dc > 1e-4 {
			t.Errorf("%s: a mean of %g", name, dc)
		}
		for i, x := range s[:240] { // 5 ms in, a sixth of the attack
			if math.Abs(x[0]) > 0.5*peak {
				t.Errorf("%s: at %.1f%% of its peak after %d samples", name, 100*math.Abs(x[0])/peak, i)
				break
			}
		}
	}
	for _, set := range CueSets() {
		for kind := pacing.CueInhale; kind <= pacing.CueRest; kind++ {
			try(set+" "+kind.String(), stageOf(set, kind, 4*time.Second))
		}
	}
	for _, bell := range Bells() {
		for kind := pacing.CuePhase; kind <= pacing.CueEnd; kind++ {
			try(bell+" "+kind.String(), sampleOf(all("swell", bell), pacing.Cue{Kind: kind}, 48000))
		}
	}
}
