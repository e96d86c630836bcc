package audio

import (
	"math"
	"time"

	"outbreath/pacing"
)

// partial is one tone of something struck.
type partial struct {
	after float64 // seconds from the onset of the cue
	freq  float64 // Hz
	gain  float64
	decay float64 // seconds in which it falls by 60 dB
}

// bowl returns the partials of a singing bowl. They are not whole multiples of
// the first and the higher they are the sooner they are gone; the first two are
// a hair apart, which makes the slow beat.
func bowl(after, freq, gain, decay float64) []partial {
	return []partial{
		{after, freq, gain * 0.64, decay},
		{after, freq * 1.0032, gain * 0.18, decay},
		{after, freq * 2.73, gain * 0.28, decay * 0.55},
		{after, freq * 5.12, gain * 0.09, decay * 0.28},
		{after, freq * 8.17, gain * 0.025, decay * 0.14},
	}
}

// chime returns the partials of a small bar of metal, hung up.
func chime(after, freq, gain, decay float64) []partial {
	return []partial{
		{after, freq, gain * 0.8, decay},
		{after, freq * 2.756, gain * 0.2, decay * 0.4},
		{after, freq * 5.404, gain * 0.04, decay * 0.15},
	}
}

// note returns the partials of a soft mallet on a wooden bar.
func note(after, freq, gain, decay float64) []partial {
	return []partial{
		{after, freq, gain * 0.85, decay},
		{after, freq * 2, gain * 0.15, decay * 0.6},
		{after, freq * 3.93, gain * 0.05, decay * 0.3},
	}
}

// sound is a whole struck cue.
type sound struct {
	length   float64 // seconds until nothing is left
	partials []partial
}

func join(parts ...[]partial) []partial {
	var all []partial
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// EndLength is how long the end cue rings, and so how much longer a rendered
// file is than its plan.
const EndLength = 10 * time.Second

const (
	attack  = 15 * time.Millisecond  // time constant; from a tenth to nine tenths takes 33 ms
	ringOut = 400 * time.Millisecond // the last of a strike, taken down to nothing
)

// ringing is a partial that sounds.
type ringing struct {
	rotor
	from   int     // its first sample, from the onset of the cue
	soft   float64 // what is missing of the attack, from gain to 0
	soften float64 // soft is multiplied by this each sample
	gain   float64
}

// strike is the voice of something struck.
type strike struct {
	rate   float64
	pos    int
	length int
	out    int // samples of the ring-out
	left   float64
	right  float64
	count  int
	parts  [16]ringing
}

// start makes the strike sound a cue from its beginning. A cue that has a side
// leans to it.
func (s *strike) start(c pacing.Cue, what *sound, rate float64) {
	s.begin(int(what.length*rate), rate)
	s.left, s.right = lean(c)
	for _, p := range what.partials {
		s.add(p, c.Level)
	}
}

// begin makes room for partials.
func (s *strike) begin(length int, rate float64) {
	s.rate, s.pos, s.length, s.count = rate, 0, length, 0
	s.left, s.right = 1, 1
	s.out = min(int(samplesIn(ringOut, rate)), length)
}

func (s *strike) add(p partial, level float64) {
	gain := p.gain * level
	s.parts[s.count] = ringing{
		rotor:  rotorAt(0, p.freq/s.rate).shrunk(math.Pow(0.001, 1/(p.decay*s.rate))),
		from:   int(p.after * s.rate),
		soft:   gain,
		soften: math.Exp(-1 / (attack.Seconds() * s.rate)),
		gain:   gain,
	}
	s.count++
}

// lean returns the gains of left and right.
func lean(c pacing.Cue) (left, right float64) {
	if c.Kind == pacing.CueSide {
		switch c.Side {
		case pacing.Left:
			return 1, 0.5
		case pacing.Right:
			return 0.5, 1
		}
	}
	return 1, 1
}

// fill writes the next samples, as many as are left of the piece at most, and
// returns how many; 0 when all has rung out.
func (s *strike) fill(samples [][2]float64) int {
	n := min(len(samples), piece-s.pos%piece, s.length-s.pos)
	samples = samples[:n]
	clear(samples)
	for i := range s.count {
		p := &s.parts[i]
		if skip := p.from - s.pos; skip < n {
			p.add(samples[max(skip, 0):])
		}
	}
	for i := range samples {
		if left := s.length - s.pos; left < s.out {
			samples[i][0] *= float64(left) / float64(s.out)
		}
		samples[i] = [2]float64{samples[i][0] * s.left, samples[i][0] * s.right}
		s.pos++
	}
	return n
}

// add adds the partial to the left of the samples.
func (p *ringing) add(samples [][2]float64) {
	for i := range samples {
		sin, _ := p.next()
		samples[i][0] += (p.gain - p.soft) * sin
		p.soft *= p.soften
	}
}
