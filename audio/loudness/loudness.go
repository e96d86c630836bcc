// Package loudness measures how loud sound is to the ear, and how high its
// peaks are, as ITU-R BS.1770-5 lays down.
package loudness

import (
	"math"
	"slices"
)

// Meter measures a stereo stream. Its zero value is not ready; see [NewMeter].
type Meter struct {
	weight [2][2]biquad // by channel: the shelf, then the high-pass
	tenth  int          // samples in a tenth of a second
	count  int          // samples in the present tenth
	energy float64      // of the present tenth
	tenths []float64    // mean squares, both channels added
}

// NewMeter returns a meter for a sample rate.
func NewMeter(rate float64) *Meter {
	m := &Meter{tenth: int(math.Round(rate / 10))}
	for c := range m.weight {
		m.weight[c] = [2]biquad{shelf(rate), highPass(rate)}
	}
	return m
}

// Add measures more samples.
func (m *Meter) Add(samples [][2]float64) {
	for _, s := range samples {
		for c, x := range s {
			y := m.weight[c][1].next(m.weight[c][0].next(x))
			m.energy += y * y
		}
		if m.count++; m.count == m.tenth {
			m.tenths = append(m.tenths, m.energy/float64(m.tenth))
			m.count, m.energy = 0, 0
		}
	}
}

// What is not counted: silence, and what is much softer than the rest.
const (
	silent = -70.0 // LUFS
	softer = 10.0  // LU
)

// Integrated returns the loudness of all that was added, in LUFS: of its gated
// blocks of 400 ms. It is -Inf where that is silence, or shorter than a block.
func (m *Meter) Integrated() float64 {
	var blocks []float64
	for i := 4; i <= len(m.tenths); i++ {
		t := m.tenths[i-4 : i]
		if b := (t[0] + t[1] + t[2] + t[3]) / 4; lufs(b) > silent {
			blocks = append(blocks, b)
		}
	}
	gate := lufs(mean(blocks)) - softer
	return lufs(mean(slices.DeleteFunc(blocks, func(b float64) bool { return lufs(b) <= gate })))
}

// Of returns the integrated loudness of samples, in LUFS.
func Of(samples [][2]float64, rate float64) float64 {
	m := NewMeter(rate)
	m.Add(samples)
	return m.Integrated()
}

func mean(values []float64) (m float64) {
	for _, v := range values {
		m += v / float64(len(values))
	}
	return m
}

// lufs turns a weighted mean square into a loudness.
func lufs(square float64) float64 { return -0.691 + 10*math.Log10(square) }

// biquad is a filter of the second order, in transposed direct form II.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             float64
}

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.z1
	f.z1 = f.b1*x - f.a1*y + f.z2
	f.z2 = f.b2*x - f.a2*y
	return y
}

// The standard gives its two filters as coefficients at 48 kHz. Centre, quality
// and gain of the analogue filters behind them give the same at 48 kHz, and
// the right ones elsewhere.

// shelf is what a head does to sound: 4 dB more above 1.7 kHz.
func shelf(rate float64) biquad {
	const centre, quality, gain = 1681.974450955533, 0.7071752369554196, 3.999843853973347
	k := math.Tan(math.Pi * centre / rate)
	high := math.Pow(10, gain/20)
	mid := math.Pow(high, 0.4996667741545416)
	a0 := 1 + k/quality + k*k
	return biquad{
		b0: (high + mid*k/quality + k*k) / a0, b1: 2 * (k*k - high) / a0, b2: (high - mid*k/quality + k*k) / a0,
		a1: 2 * (k*k - 1) / a0, a2: (1 - k/quality + k*k) / a0,
	}
}

// highPass leaves out what is too low to sound loud.
func highPass(rate float64) biquad {
	const centre, quality = 38.13547087602444, 0.5003270373238773
	k := math.Tan(math.Pi * centre / rate)
	a0 := 1 + k/quality + k*k
	return biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (k*k - 1) / a0, a2: (1 - k/quality + k*k) / a0}
}
