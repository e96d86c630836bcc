package loudness

import (
	"math"
	"testing"
)

// tone returns a sine in both channels, with its peak in dB of full scale.
func tone(freq, peak, seconds, rate float64) [][2]float64 {
	samples := make([][2]float64, int(seconds*rate))
	gain := math.Pow(10, peak/20)
	for i := range samples {
		x := gain * math.Sin(2*math.Pi*freq*float64(i)/rate)
		samples[i] = [2]float64{x, x}
	}
	return samples
}

func join(parts ...[][2]float64) (all [][2]float64) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// The cases of EBU Tech 3341, which ask for ±0.1 LU.
func TestIntegrated(t *testing.T) {
	for _, rate := range []float64{44100, 48000, 96000} {
		of := func(peak, seconds float64) [][2]float64 { return tone(1000, peak, seconds, rate) }
		for _, c := range []struct {
			name    string
			samples [][2]float64
			want    float64
		}{
			{"steady", of(-23, 20), -23},
			{"soft", of(-33, 20), -33},
			{"what is 13 LU softer is left out", join(of(-36, 10), of(-23, 60), of(-36, 10)), -23},
			{"silence is left out", join(of(-72, 10), of(-36, 10), of(-23, 60), of(-36, 10), of(-72, 10)), -23},
			{"three steps", join(of(-26, 20), of(-20, 20.1), of(-26, 20)), -23},
		} {
			if got := Of(c.samples, rate); math.Abs(got-c.want) > 0.1 {
				t.Errorf("%s at %g: %.2f LUFS, want %.1f", c.name, rate, got, c.want)
			}
		}
	}
}

func TestSilenceHasNoLoudness(t *testing.T) {
	for _, samples := range [][][2]float64{nil, make([][2]float64, 96000), tone(1000, -20, 0.3, 48000)} {
		if got := Of(samples, 48000); !math.IsInf(got, -1) {
			t.Errorf("%d samples: %g LUFS, want -Inf", len(samples), got)
		}
	}
}

func TestTruePeakLiesBetweenSamples(t *testing.T) {
	for _, c := range []struct {
		freq, phase float64
	}{{12000, math.Pi / 4}, {8000, math.Pi / 6}, {6000, math.Pi / 8}, {997, 0}} {
		samples := make([][2]float64, 4800)
		for i := range samples {
			// Fading in and out: a wave that is cut off has higher peaks of its own.
			x := 0.5 * math.Sin(2*math.Pi*c.freq*float64(i)/48000+c.phase) * math.Sin(math.Pi*float64(i)/4800)
			samples[i][1] = x
		}
		if got, want := TruePeak(samples), 20*math.Log10(0.5); math.Abs(got-want) > 0.2 {
			t.Errorf("%g Hz: %.2f dBTP, want %.2f", c.freq, got, want)
		}
	}
	if got := TruePeak(make([][2]float64, 100)); !math.IsInf(got, -1) {
		t.Errorf("silence: %g dBTP", got)
	}
}
