package layer3

import "math"

// factors say how much finer than the coarsest each band is quantised, as powers of 2.
type factors struct {
	of      [bands]int
	lengths int // in which they are written, by number
}

// lengths are how many bits a factor has in the low bands and in the others (ISO/IEC
// 11172-3, 2.4.2.7).
var lengths = [16][2]int{
	{0, 0}, {0, 1}, {0, 2}, {0, 3}, {3, 0}, {1, 1}, {1, 2}, {1, 3},
	{2, 1}, {2, 2}, {2, 3}, {3, 1}, {3, 2}, {3, 3}, {4, 2}, {4, 3},
}

const lowBands = 11

// most returns the greatest factor of a band.
func most(band int) int {
	if band < lowBands {
		return 15
	}
	return 7
}

// bits returns how many bits the factors take.
func (f *factors) bits() int {
	l := lengths[f.lengths]
	return lowBands*l[0] + (bands-lowBands)*l[1]
}

// shorten chooses the lengths that take the fewest bits.
func (f *factors) shorten() {
	low, high := 0, 0
	for b, x := range f.of {
		if b < lowBands {
			low = max(low, x)
		} else {
			high = max(high, x)
		}
	}
	f.lengths = len(lengths) - 1
	for i, l := range lengths {
		try := factors{lengths: i}
		if low < 1<<l[0] && high < 1<<l[1] && try.bits() < f.bits() {
			f.lengths = i
		}
	}
}

// choose sets factors for steps as powers of 2, of which that is the coarsest, and
// returns to which step they refer: to a finer one where they do not reach so far.
func (f *factors) choose(steps *[bands]float64, coarsest float64) (base float64) {
	base = coarsest
	for b, step := range steps {
		base = min(base, step+float64(most(b)))
	}
	for b, step := range steps {
		f.of[b] = int(max(0, min(math.Round(base-step), float64(most(b)))))
	}
	f.shorten()
	return base
}
