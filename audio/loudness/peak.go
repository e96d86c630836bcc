package loudness

import "math"

const (
	between = 4  // points at which a peak is looked for in each sample
	reach   = 12 // samples to either side that tell what lies between two
)

// taps are the windowed sines that give the wave between two samples.
var taps = func() (t [between][2 * reach]float64) {
	for phase := range t {
		for i := range t[phase] {
			x := float64(i-reach+1) - float64(phase)/between
			t[phase][i] = sinc(x) * math.Pow(math.Cos(math.Pi*x/(2*reach+1)), 2)
		}
	}
	return t
}()

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// TruePeak returns the highest peak of the wave that the samples stand for,
// which may lie between two of them, in dB of full scale (dBTP). Silence is -Inf.
func TruePeak(samples [][2]float64) float64 {
	at := func(i, c int) float64 {
		if i < 0 || i >= len(samples) {
			return 0
		}
		return samples[i][c]
	}
	var peak, sampled float64
	for _, s := range samples {
		sampled = max(sampled, math.Abs(s[0]), math.Abs(s[1]))
	}
	for i := range samples {
		for c := range 2 {
			// Between two small samples the wave stays below twice their size.
			if max(math.Abs(at(i, c)), math.Abs(at(i+1, c))) < sampled/2 {
				continue
			}
			for phase := range taps {
				var y float64
				for k, tap := range taps[phase] {
					y += tap * at(i+k-reach+1, c)
				}
				peak = max(peak, math.Abs(y))
			}
		}
	}
	return 20 * math.Log10(peak)
}
