package audio

import "math"

// band lets through what lies round its centre: two state variable filters in a
// row (A. Simper, "Linear Trapezoidal Integrated SVF", Cytomic 2013), 12 dB an
// octave on either side, which may be tuned while sound goes through.
type band struct {
	a1, a2, a3 float64
	k          float64
	ic         [4]float64 // what the two filters keep from sample to sample
}

// tune sets the centre in Hz; q is the quality of each filter.
func (b *band) tune(centre, q, rate float64) {
	g := math.Tan(math.Pi * centre / rate)
	b.k = 1 / q
	b.a1 = 1 / (1 + g*(g+b.k))
	b.a2 = g * b.a1
	b.a3 = g * b.a2
}

// filter filters the samples in place. At the centre the gain is 1.
func (b *band) filter(samples []float64) {
	a1, a2, a3, k := b.a1, b.a2, b.a3, b.k
	p, q, r, s := b.ic[0], b.ic[1], b.ic[2], b.ic[3]
	for i, x := range samples {
		d := x - q
		v := a1*p + a2*d
		w := q + a2*p + a3*d
		p, q = 2*v-p, 2*w-q

		d = v*k - s
		v = a1*r + a2*d
		w = s + a2*r + a3*d
		r, s = 2*v-r, 2*w-s
		samples[i] = v * k
	}
	b.ic = [4]float64{p, q, r, s}
}
