package audio

import "math"

// band lets through what lies round its centre: two state variable filters in a
// row (A. Simper, "Linear Trapezoidal Integrated SVF", Cytomic 2013), 12 dB an
// octave on either side, which may be tuned while sound goes through.
type band struct {
	a1, a2, a3 float64
	k          float64
	ic         [4]float64
}

// tune sets the centre in Hz; q is the quality of each filter.
func (b *band) tune(centre, q, rate float64) {
	g := math.Tan(math.Pi * centre / rate)
	b.k = 1 / q
	b.a1 = 1 / (1 + g*(g+b.k))
	b.a2 = g * b.a1
	b.a3 = g * b.a2
}

// next filters one sample. At the centre the gain is 1.
func (b *band) next(x float64) float64 {
	d := x - b.ic[1]
	v := b.a1*b.ic[0] + b.a2*d
	w := b.ic[1] + b.a2*b.ic[0] + b.a3*d
	b.ic[0], b.ic[1] = 2*v-b.ic[0], 2*w-b.ic[1]
	x = v * b.k

	d = x - b.ic[3]
	v = b.a1*b.ic[2] + b.a2*d
	w = b.ic[3] + b.a2*b.ic[2] + b.a3*d
	b.ic[2], b.ic[3] = 2*v-b.ic[2], 2*w-b.ic[3]
	return v * b.k
}
