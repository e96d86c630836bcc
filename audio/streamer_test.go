package audio

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/pacing"
)

// firstSound returns the first sample from at on that is not silent.
func firstSound(samples [][2]float64, at int) int {
	i := slices.IndexFunc(samples[at:], func(s [2]float64) bool { return s != [2]float64{} })
	if i < 0 {
		return -1
	}
	return at + i
}

func TestVoicesBeginAtTheirSample(t *testing.T) {
	// Free stretches between, longer than the bell rings, so that each onset is
	// the first sound after true silence. 1,001 ms at 44.1 kHz is 44,144.1.
	for _, at := range []time.Duration{9 * time.Second, 10001 * time.Millisecond, 11499 * time.Millisecond} {
		for _, c := range []struct {
			name string
			ph   pacing.Phase
		}{
			{"bell", free("b", 20*time.Second)},
			{"bell and in-breath", breathing("b", 20*time.Second, 4*time.Second, 0, 6*time.Second, 0)},
		} {
			plan := fit(t, free("a", at), c.ph)
			got := stream(plan, fullLevels, always(512))
			want := int(at.Milliseconds()) * 48
			// An oscillator's first sample is sin 0, so the first that is heard is the next.
			if first := firstSound(got, want-48000); first != want+1 {
				t.Errorf("%s after %v: first sound at sample %d, want %d", c.name, at, first, want+1)
			}
		}
	}
}

func TestBreathsBeginAndEndAtTheirSamples(t *testing.T) {
	plan := fit(t, breathing("a", 40*time.Second, 2*time.Second, 0, 3*time.Second, 5*time.Second))
	mute := Levels{Master: 1, Breath: 1}
	got := stream(plan, mute, always(512))
	for k := range 4 {
		in, out := k*480000, k*480000+96000
		for _, at := range []int{in, out} {
			if got[at] != [2]float64{} || got[at+1] == [2]float64{} {
				t.Errorf("cycle %d: sample %d is %v and the next %v, want silence and then sound", k, at, got[at], got[at+1])
			}
		}
	}
	if last := firstSound(got, 40*48000); last >= 0 {
		t.Errorf("breath sounds at sample %d, after the plan", last)
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		t    time.Duration
		rate int64
		want int64
	}{
		{0, 48000, 0},
		{time.Millisecond, 48000, 48},
		{5 * time.Millisecond, 44100, 221},       // 220.5
		{5005 * time.Millisecond, 44100, 220721}, // 220,720.5
		{90 * time.Minute, 44100, 238140000},
		{24 * time.Hour, 192000, 16588800000},
		{-time.Millisecond, 48000, -48},
	} {
		if got := place(c.t, c.rate); got != c.want {
			t.Errorf("place(%v, %d) = %d, want %d", c.t, c.rate, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		ms := rapid.Int64Range(0, pacing.MaxLength.Milliseconds()).Draw(t, "ms")
		rate := rapid.SampledFrom([]int64{44100, 48000, 96000}).Draw(t, "rate")
		if got, want := place(time.Duration(ms)*time.Millisecond, rate), (ms*rate+500)/1000; got != want {
			t.Errorf("place(%d ms, %d) = %d, want %d", ms, rate, got, want)
		}
	})
}

func TestSoundDoesNotDependOnBlockSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	b := breathing("b", 4*time.Second, 600*time.Millisecond, 400*time.Millisecond, 701*time.Millisecond, 299*time.Millisecond)
	b.Warn = []time.Duration{time.Second}
	plan := fit(t, free("a", time.Second), b)
	const length = 6 * 48000 // the whole plan and the beginning of the end
	want := beginning(plan, length, DefaultLevels, always(length))
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(1, 6000), 1, 20).Draw(t, "sizes")
		i := 0
		got := beginning(plan, length, DefaultLevels, func() int { i++; return sizes[i%len(sizes)] })
		if at := differ(got, want); at >= 0 {
			t.Fatalf("sample %d is %v, want %v", at, got[at], want[at])
		}
	})
}

// differ returns the first sample at which two streams part, -1 if nowhere.
func differ(a, b [][2]float64) int {
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return -1
}

func TestFreeBreathingIsSilent(t *testing.T) {
	plan := fit(t, free("a", 30*time.Second))
	got := stream(plan, fullLevels, always(4800))
	if at := firstSound(got[:30*48000], 8*48000); at >= 0 {
		t.Errorf("sound at sample %d, long after the bell and before the end", at)
	}
}

func TestSoundIsKindToTheEar(t *testing.T) {
	// The densest thing a plan can ask for: short phases, every kind of cue.
	var phases []pacing.Phase
	for _, id := range []string{"a", "b", "c"} {
		ph := breathing(id, 12*time.Second, time.Second, time.Second, time.Second, time.Second)
		ph.Sides, ph.Zones, ph.Warn = true, []string{"calves"}, []time.Duration{2 * time.Second, time.Second}
		phases = append(phases, ph)
	}
	phases = append(phases, breathing("d", 40*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	samples := stream(fit(t, phases...), fullLevels, always(512))
	var peak, step float64
	var sum [2]float64
	for i, s := range samples {
		for c := range s {
			peak = max(peak, math.Abs(s[c]))
			sum[c] += s[c]
			if i > 0 {
				step = max(step, math.Abs(s[c]-samples[i-1][c]))
			}
		}
	}
	t.Logf("peak %.1f dBFS", 20*math.Log10(peak))
	if limit := math.Pow(10, -3.0/20); peak > limit {
		t.Errorf("peak %.3f, want at most %.3f (-3 dBFS)", peak, limit)
	}
	// A tone of 6 kHz and of the peak's size would step by 0.77 peaks; a click by more.
	if step > peak/5 {
		t.Errorf("steps by up to %.4f between samples, a peak is %.3f: that clicks", step, peak)
	}
	for c := range sum {
		if dc := math.Abs(sum[c]) / float64(len(samples)); dc > 1e-5 {
			t.Errorf("channel %d has a mean of %g", c, dc)
		}
	}
}

func TestNothingAllocatesInSteadyState(t *testing.T) {
	plan := fit(t, breathing("a", time.Hour, time.Second, time.Second, time.Second, time.Second))
	s := NewStreamer(Along(plan, Rate), Rate)
	samples := make([][2]float64, 4800)
	for range 100 {
		s.Stream(samples)
	}
	if n := testing.AllocsPerRun(600, func() { s.Stream(samples) }); n > 0 {
		t.Errorf("a block of 100 ms allocates %v times", n)
	}
}

func TestLevelsMoveWithoutAClick(t *testing.T) {
	plan := fit(t, breathing("a", 40*time.Second, 10*time.Second, 0, 10*time.Second, 0))
	loudest := func(change bool) (step float64) {
		s := NewStreamer(Along(plan, Rate), Rate)
		s.SetLevels(fullLevels)
		samples := make([][2]float64, 480)
		last := [2]float64{}
		for i := range 3000 {
			if change && i%100 == 50 {
				s.SetLevels(Levels{Master: 1, Breath: 1, Bell: 1, Mute: i%200 == 50})
			}
			s.Stream(samples)
			for _, x := range samples {
				step = max(step, math.Abs(x[0]-last[0]))
				last = x
			}
		}
		return step
	}
	if still, moved := loudest(false), loudest(true); moved > still*1.05 {
		t.Errorf("steps by up to %.4f when levels change, %.4f when they do not", moved, still)
	}
}

func TestMuteIsSilence(t *testing.T) {
	plan := fit(t, breathing("a", 20*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	for _, l := range []Levels{{Master: 1, Breath: 1, Bell: 1, Mute: true}, {Breath: 1, Bell: 1}, {Master: 1}} {
		if at := firstSound(stream(plan, l, always(512)), 0); at >= 0 {
			t.Errorf("%+v sounds at sample %d", l, at)
		}
	}
}

func TestEveryKindHasASample(t *testing.T) {
	for k := pacing.CueInhale; k <= pacing.CueEnd; k++ {
		s := Sample(k, Rate, DefaultSounds, DefaultLevels)
		samples := make([][2]float64, 20*48000)
		n, ok := s.Stream(samples)
		if !ok || n > 11*48000 || firstSound(samples[:n], 0) != 1 {
			t.Errorf("%s: %d samples, the first that sounds is %d", k, n, firstSound(samples[:n], 0))
		}
		if n, ok := s.Stream(samples[:512]); n != 0 || ok {
			t.Errorf("%s: does not drain", k)
		}
	}
}

func TestABreathToTry(t *testing.T) {
	for _, bed := range Beds() {
		sounds := sounds(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: bed})
		s := Breath(Rate, sounds, DefaultLevels)
		samples := make([][2]float64, 30*48000)
		n, _ := s.Stream(samples)
		if at := firstSound(samples[:n], 0); at != 0 && at != 1 {
			t.Errorf("%s: the first sample that sounds is %d, want 0 or 1", bed, at)
		}
		if n < 10*48000 || n == len(samples) {
			t.Errorf("%s: it lasts %v", bed, Rate.D(n))
		}
		if at := firstSound(samples[:n], 11*48000); bed == "none" && at >= 0 {
			t.Errorf("after the breath something sounds at sample %d", at)
		}
	}
}

func BenchmarkStreamer(b *testing.B) {
	plan := fit(b, breathing("a", 90*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	s := NewStreamer(Along(plan, Rate), Rate)
	samples := make([][2]float64, 4800)
	for b.Loop() {
		if n, _ := s.Stream(samples); n == 0 {
			s = NewStreamer(Along(plan, Rate), Rate)
		}
	}
	b.ReportMetric(float64(b.N)*0.1/b.Elapsed().Seconds(), "x-real-time")
}
