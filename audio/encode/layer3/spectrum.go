package layer3

import "math"

// granule is how many lines a spectrum has, and how many samples lie between two.
const granule = 576

// spectrum is what is written of one channel in a granule.
type spectrum struct {
	lines  [granule]float64
	powers [granule]float64 // of the lines, to 3/4, each band amplified as its factor says
	values [granule]int32   // quantised, without signs
	factors
	wanted int // the gain that makes noise just masked
	least  int // the gain that makes no value too great
	gain   int // as it is written: the steps between values are 2^((gain-210)/4)
	layout
}

// shape sets the factors so that the noise of each band is in proportion to what is
// masked there, and finds the gain at which it is just that.
func (s *spectrum) shape(edges *[bands + 1]int, masked *[bands]float64) {
	var steps [bands]float64 // binary logarithms; endless where there is nothing
	coarsest := math.Inf(-1)
	for b := range steps {
		steps[b] = s.step(edges[b], edges[b+1], masked[b])
		if !math.IsInf(steps[b], 1) {
			coarsest = max(coarsest, steps[b])
		}
	}
	s.factors, s.wanted, s.least = factors{}, 0, 0
	if math.IsInf(coarsest, -1) {
		return // silence
	}
	base := s.factors.choose(&steps, coarsest)
	s.wanted = 210 + int(math.Round(4*base))
	peak := 0.0
	for b, f := range s.of {
		amplify := math.Exp2(0.75 * float64(f))
		for i := edges[b]; i < edges[b+1]; i++ {
			s.powers[i] *= amplify
			peak = max(peak, s.powers[i])
		}
	}
	s.least = max(0, 210+int(math.Ceil(math.Log2(peak/mostValue)*16/3)))
}

// step returns between which steps some lines are to be quantised for so much noise,
// and sets their powers.
//
// A value that is off by e makes a line x off by e·4/3·√√x·s^(3/4), where the step
// is s. Values are off evenly by up to a half, which makes for a mean e² of 1/12
// and a noise of s^(3/2)·4/27·Σ√x.
func (s *spectrum) step(from, to int, noise float64) (log2 float64) {
	roots := 0.0
	for i := from; i < to; i++ {
		root := math.Sqrt(math.Abs(s.lines[i]))
		roots += root
		s.powers[i] = root * math.Sqrt(root)
	}
	return math.Log2(noise/(roots*4/27)) * 2 / 3
}

const (
	mostValue = 15 + 1<<13 - 1
	rounding  = 0.4054 // a little less than a half: smaller values are likelier
)

// steps are 2^(-3/16·(gain-210)).
var steps [256]float64

func init() {
	for gain := range steps {
		steps[gain] = math.Exp2(-3.0 / 16 * float64(gain-210))
	}
}

// quantise sets the values and their layout, so much above the wanted gain.
func (s *spectrum) quantise(edges *[bands + 1]int, above int) {
	s.gain = min(max(s.wanted+above, s.least), len(steps)-1)
	step := steps[s.gain]
	for i, p := range s.powers[:edges[bands]] {
		s.values[i] = int32(p*step + rounding)
	}
	s.layOut(edges, &s.values)
}

// length returns how many bits the spectrum takes.
func (s *spectrum) length() int {
	if s.fours == 0 {
		return 0 // silence: not even factors are written
	}
	return s.factors.bits() + s.layout.bits
}
