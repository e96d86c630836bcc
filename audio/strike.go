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

// The struck cues. A phase is a bowl; a change of side two notes; a warning a
// soft double knock; the end three notes that come home to a deep bowl.
var sounds = map[pacing.CueKind]sound{
	pacing.CuePhase: {7, bowl(0, 262, 0.24, 6.5)},
	pacing.CueSide:  {2, join(note(0, 330, 0.17, 1.4), note(0.3, 440, 0.17, 1.6))},
	pacing.CueWarn:  {1, join(note(0, 294, 0.24, 0.35), note(0.22, 262, 0.2, 0.4))},
	pacing.CueEnd: {EndLength.Seconds(), join(
		note(0, 523, 0.12, 3.5), note(0.55, 440, 0.12, 3.7), note(1.1, 349, 0.13, 4),
		bowl(1.75, 175, 0.26, 7.5))},
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
func (s *strike) start(c pacing.Cue, rate float64) {
	what := sounds[c.Kind]
	s.pos, s.length = 0, int(what.length*rate)
	s.out = int(samplesIn(ringOut, rate))
	s.left, s.right = lean(c)
	s.count = len(what.partials)
	for i, p := range what.partials {
		s.parts[i] = ringing{
			rotor:  rotorAt(0, p.freq/rate).shrunk(math.Pow(0.001, 1/(p.decay*rate))),
			from:   int(p.after * rate),
			soft:   p.gain,
			soften: math.Exp(-1 / (attack.Seconds() * rate)),
			gain:   p.gain * c.Level,
		}
		s.parts[i].soft = s.parts[i].gain
	}
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
