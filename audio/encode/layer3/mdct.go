package layer3

import "math"

// width is how many lines of a spectrum lie in a subband.
const width = 18

var (
	sine  [2 * width]float64        // the window of long blocks
	basis [width][width]float64     // of a DCT-IV, scaled so that a decoder's adds up to 1
	alias [8]struct{ c, s float64 } // butterflies between neighbouring subbands
)

func init() {
	for i := range sine {
		sine[i] = math.Sin(math.Pi / (2 * width) * (float64(i) + 0.5))
	}
	for k := range basis {
		for n := range basis[k] {
			basis[k][n] = math.Cos(math.Pi/width*(float64(n)+0.5)*(float64(k)+0.5)) / (width / 2)
		}
	}
	// ISO/IEC 11172-3, table B.9.
	for i, c := range [...]float64{-0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037} {
		alias[i].c, alias[i].s = 1/math.Sqrt(1+c*c), c/math.Sqrt(1+c*c)
	}
}

// block is what the subbands give in a granule's time.
type block [subbands][width]float64

// transform sets the first lines of the spectrum over two blocks, with the aliases
// between subbands reduced. Every other sample of every other subband is to be
// negated in them, which undoes that the filter bank turns these round.
func transform(before, now *block, lines []float64) {
	needed := min(len(lines)/width+2, subbands) // one more, for its aliases
	var all [granule]float64
	for s := range needed {
		var folded [width]float64
		a, b := &before[s], &now[s]
		for n := range width / 2 {
			folded[n] = -sine[26-n]*b[8-n] - sine[27+n]*b[9+n]
			folded[9+n] = sine[n]*a[n] - sine[17-n]*a[17-n]
		}
		for k := range basis {
			var sum float64
			for n, c := range basis[k] {
				sum += c * folded[n]
			}
			all[s*width+k] = sum
		}
	}
	for at := width; at < needed*width; at += width {
		for i, r := range alias {
			low, high := all[at-1-i], all[at+i]
			all[at-1-i], all[at+i] = low*r.c+high*r.s, high*r.c-low*r.s
		}
	}
	copy(lines, all[:])
}
