package audio

import (
	"math"
	"testing"
	"time"

	"outbreath/audio/loudness"
	"outbreath/pacing"
)

// under returns so much of a session in which a bed plays, by levels.
func under(t *testing.T, plan *pacing.Plan, bed string, l Levels, length time.Duration, next func() int) [][2]float64 {
	t.Helper()
	s := NewStreamer(Along(plan, Rate), Rate)
	s.SetLevels(l)
	s.SetSounds(sounds(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: bed}))
	samples := make([][2]float64, samplesIn(length, float64(Rate)))
	for at := 0; at < len(samples); {
		n, ok := s.Stream(samples[at:min(at+next(), len(samples))])
		if !ok {
			break
		}
		at += n
	}
	return samples
}

const bedLoudness = -39 // LUFS: 15 LU below the breath

func TestBedsAreEquallyLoud(t *testing.T) {
	if testing.Short() {
		t.Skip("renders minutes")
	}
	calm := breathing("a", time.Minute, 4*time.Second, 0, 6*time.Second, 0)
	for _, bed := range Beds()[1:] {
		for name, plan := range map[string]*pacing.Plan{"calm": fit(t, calm), "free": fit(t, free("a", time.Minute))} {
			samples := under(t, plan, bed, Levels{Master: 1, Bed: 1}, time.Minute, always(512))[3*48000:]
			if got := loudness.Of(samples, 48000); math.Abs(got-bedLoudness) > 0.7 {
				t.Errorf("%s, %s: %.1f LUFS, want %d", bed, name, got, bedLoudness)
			}
			for c := range 2 {
				sum := 0.0
				for _, s := range samples {
					sum += s[c]
				}
				if mean := math.Abs(sum) / float64(len(samples)); mean > 1e-5 {
					t.Errorf("%s: a mean of %g", bed, mean)
				}
			}
			whole := rms(samples)
			if low := rms(cut(samples, 100, false)) - whole; low > -10 {
				t.Errorf("%s: what lies below 100 Hz is only %.1f dB less than all", bed, -low)
			}
			if high := rms(cut(samples, 6000, true)) - whole; high > -15 {
				t.Errorf("%s: what lies above 6 kHz is only %.1f dB less than all", bed, -high)
			}
		}
	}
}

func TestBedMakesRoomForCues(t *testing.T) {
	// The difference between a stream with a bed and one without is the bed.
	plan := fit(t, free("a", 12*time.Second), breathing("b", 20*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	for _, bed := range []string{"brown", "pink", "rain"} {
		with := under(t, plan, bed, fullLevels, 30*time.Second, always(512))
		without := under(t, plan, "none", fullLevels, 30*time.Second, always(512))
		for i := range with {
			with[i][0] -= without[i][0]
			with[i][1] -= without[i][1]
		}
		alone, below := rms(with[9*48000:12*48000]), rms(with[14*48000:16*48000])
		if d := alone - below; d < 3 || d > 6 {
			t.Errorf("%s is %.1f dB softer under a breath, want 3 to 6", bed, d)
		}
	}
}

func TestSeaBreathesWithThePattern(t *testing.T) {
	plan := fit(t, breathing("a", time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	samples := under(t, plan, "sea", Levels{Master: 1, Bed: 1}, time.Minute, always(512))
	for k := 1; k < 5; k++ {
		in, out := (10*k+4)*48000, (10*k+10)*48000 // the turns
		top, bottom := samples[in-12000:in+12000], samples[out-12000:out+12000]
		if d := rms(top) - rms(bottom); d < 5 {
			t.Errorf("cycle %d: only %.1f dB louder when the breath is in than when it is out", k, d)
		}
	}
}

func TestBedDoesNotDependOnBlockSize(t *testing.T) {
	plan := fit(t, free("a", time.Second), breathing("b", 8*time.Second, time.Second, time.Second, time.Second, time.Second))
	for _, bed := range Beds() {
		want := under(t, plan, bed, fullLevels, 6*time.Second, always(1000))
		sizes := []int{1, 127, 128, 129, 511, 512, 513, 4800, 7}
		i := 0
		got := under(t, plan, bed, fullLevels, 6*time.Second, func() int { i++; return sizes[i%len(sizes)] })
		if at := differ(got, want); at >= 0 {
			t.Errorf("%s: sample %d is %v, want %v", bed, at, got[at], want[at])
		}
	}
}

func TestBedComesAndGoesWithThePlan(t *testing.T) {
	plan := fit(t, free("a", 20*time.Second))
	samples := under(t, plan, "pink", Levels{Master: 1, Bed: 1}, 31*time.Second, always(512))
	if early, later := rms(samples[:9600]), rms(samples[5*48000:10*48000]); early > later-15 {
		t.Errorf("begins at %.1f dB, later %.1f", early, later)
	}
	if at := firstSound(samples, 27*48000); at >= 0 {
		t.Errorf("sounds at sample %d, seven seconds after the end", at)
	}
}

func TestBedIsGoneSoonAfterAHold(t *testing.T) {
	r := newRig(fit(t, free("a", time.Minute)), 0)
	r.streamer.SetSounds(sounds(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: "sea"}))
	r.player.Start()
	r.play(12 * time.Second)
	r.player.Hold(pacing.ReasonPain)
	r.pull()
	if at := firstSound(r.pull(), 0); at >= 0 {
		t.Errorf("sounds %d samples after the block in which it was held", at)
	}
}

func TestNothingAllocatesInAnySounds(t *testing.T) {
	if testing.Short() {
		t.Skip("renders minutes")
	}
	plan := fit(t, breathing("a", time.Hour, time.Second, time.Second, time.Second, time.Second))
	for _, set := range CueSets() {
		for _, bed := range Beds() {
			s := NewStreamer(Along(plan, Rate), Rate)
			s.SetSounds(sounds(pacing.Sound{Inhale: set, Exhale: set, Bell: "bowl", Bed: bed}))
			samples := make([][2]float64, 4800)
			for range 100 {
				s.Stream(samples)
			}
			if n := testing.AllocsPerRun(100, func() { s.Stream(samples) }); n > 0 {
				t.Errorf("%s, %s: a block of 100 ms allocates %v times", set, bed, n)
			}
		}
	}
}

func TestTruePeakOfEverythingAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	// The densest thing a plan can ask for: short phases, every kind of cue.
	var phases []pacing.Phase
	for _, id := range []string{"a", "b"} {
		ph := breathing(id, 12*time.Second, time.Second, time.Second, time.Second, time.Second)
		ph.Sides, ph.Zones, ph.Warn = true, []string{"calves"}, []time.Duration{2 * time.Second, time.Second}
		phases = append(phases, ph)
	}
	phases = append(phases, breathing("d", 20*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	plan := fit(t, phases...)
	loud := make(clip, 10*48000) // a voice that is as loud as one is ever made
	for i := range loud {
		x := float32(linePeak * math.Sin(2*math.Pi*220/48000*float64(i)))
		loud[i] = [2]float32{x, x}
	}
	lines := &Lines{phases: make([]line, len(phases))}
	for i := range lines.phases {
		lines.phases[i].words = "loud"
		lines.phases[i].ready.Store(&loud)
	}
	for _, set := range CueSets() {
		for _, bell := range Bells() {
			for _, bed := range Beds() {
				s := NewStreamer(Along(plan, Rate), Rate)
				s.SetLevels(fullLevels)
				s.SetSounds(sounds(pacing.Sound{Inhale: set, Exhale: set, Bell: bell, Bed: bed}).Speaking(lines))
				samples := make([][2]float64, 50*48000)
				s.Stream(samples)
				if peak := loudness.TruePeak(samples); peak > -3 {
					t.Errorf("%s, %s, %s: %.1f dBTP", set, bell, bed, peak)
				}
			}
		}
	}
}

func BenchmarkRenderEverySound(b *testing.B) {
	plan := fit(b, breathing("b", 10*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	for _, set := range CueSets() {
		for _, bed := range Beds() {
			b.Run(set+","+bed, func(b *testing.B) {
				samples := make([][2]float64, 4800)
				for b.Loop() {
					s := NewStreamer(Along(plan, Rate), Rate)
					s.SetSounds(sounds(pacing.Sound{Inhale: set, Exhale: set, Bell: "bowl", Bed: bed}))
					for ok := true; ok; {
						_, ok = s.Stream(samples)
					}
				}
				b.ReportMetric(float64(b.N)*plan.Length.Seconds()/b.Elapsed().Seconds(), "x-real-time")
			})
		}
	}
}
