package audio

import (
	"math"
	"time"

	"outbreath/pacing"
)

// piece is the number of samples over which a voice holds its filter and its
// pitch and moves its gains in a straight line: 1.3 ms at 48 kHz.
const piece = 64

// shape is what a stage of the breath sounds like: a band of noise and a soft
// tone, both of which glide, under one envelope.
type shape struct {
	noise, tone  float64    // gains at the top of the envelope
	band         [2]float64 // centre of the noise at the start and at the end, Hz
	pitch        [2]float64 // of the tone, Hz
	rise, fall   float64    // shares of the stage; the rest between is level
	longest      float64    // seconds that rise and fall last at most
	overtone     float64    // share of the octave in the tone, for small loudspeakers
	settleBefore float64    // share of the stage at which the glides have arrived
}

// The four stages. In and out move against each other in pitch and in colour,
// and swell differently: the in-breath grows towards its end, the out-breath
// lets go early and thins out. A hold keeps the pitch at which the in-breath
// arrived, a rest the one at which the out-breath did.
var shapes = [...]shape{
	pacing.CueInhale: {
		noise: 1.25, tone: 0.055, band: [2]float64{300, 900}, pitch: [2]float64{220, 330},
		rise: 0.62, fall: 0.38, longest: math.Inf(1), overtone: 0.25, settleBefore: 0.9,
	},
	pacing.CueExhale: {
		noise: 0.95, tone: 0.045, band: [2]float64{620, 250}, pitch: [2]float64{294, 196},
		rise: 0.28, fall: 0.72, longest: math.Inf(1), overtone: 0.12, settleBefore: 0.9,
	},
	pacing.CueHold: {
		tone: 0.022, pitch: [2]float64{330, 330},
		rise: 0.3, fall: 0.4, longest: 0.5, overtone: 0.25, settleBefore: 1,
	},
	pacing.CueRest: {
		tone: 0.014, pitch: [2]float64{196, 196},
		rise: 0.3, fall: 0.4, longest: 0.5, overtone: 0.25, settleBefore: 1,
	},
}

// bandQ is the quality of each of the two filters the noise goes through: wide
// enough to be air, narrow enough that a glide is heard as one.
const bandQ = 1.3

// swell is the voice of one stage of a breath.
type swell struct {
	shape  *shape
	rate   float64
	level  float64
	pos    int // samples since the onset
	length int

	noise       noise
	mid, side   band    // the noise in the middle and what sets left and right apart
	phase       float64 // of the tone at the start of the piece, in turns
	tone        rotor
	gain, slope [2]float64 // of noise and tone, at pos and per sample
}

// start makes the swell sound a cue of which the first skipped samples have
// gone by.
func (s *swell) start(c pacing.Cue, rate float64, skipped int) {
	*s = swell{
		shape:  &shapes[c.Kind],
		rate:   rate,
		level:  c.Level,
		length: int(samplesIn(c.Length, rate)),
		noise:  seed(c),
	}
	for s.pos < skipped-skipped%piece { // the pitch remembers the way it came
		s.turn()
		s.pos += piece
	}
	if part := skipped % piece; part > 0 {
		s.aim()
		var gone [piece][2]float64
		s.run(gone[:part])
	}
}

// turn moves the phase over the piece that begins at pos.
func (s *swell) turn() {
	_, s.phase = math.Modf(s.phase + s.pitch()*piece/s.rate)
}

// share is how much of the stage has gone by at a sample.
func (s *swell) share(pos int) float64 { return min(float64(pos)/float64(s.length), 1) }

// glide runs from 0 to 1 over the part of the stage in which pitch and colour
// move, slowest at both ends.
func (s *swell) glide() float64 {
	return rise(min(s.share(s.pos)/s.shape.settleBefore, 1))
}

func (s *swell) pitch() float64  { return between(s.shape.pitch, s.glide()) }
func (s *swell) centre() float64 { return between(s.shape.band, s.glide()) }

// envelope follows the breath: nothing at both turns.
func (s *swell) envelope(pos int) float64 {
	x, whole := s.share(pos), float64(s.length)/s.rate
	up := min(s.shape.rise, s.shape.longest/whole)
	down := min(s.shape.fall, s.shape.longest/whole)
	switch {
	case x < up:
		return rise(x / up)
	case x > 1-down:
		return rise((1 - x) / down)
	}
	return 1
}

// gains returns the gains of noise and tone at a sample. A band at a higher
// centre lets more noise through; that is evened out here, and so is the rate.
func (s *swell) gains(pos int, centre float64) [2]float64 {
	e := s.envelope(pos) * s.level
	if s.shape.noise == 0 {
		return [2]float64{0, e * s.shape.tone}
	}
	even := math.Sqrt(500 / centre * s.rate / 48000)
	return [2]float64{e * s.shape.noise * even, e * s.shape.tone}
}

// aim sets filter, pitch and gains for the piece that begins at pos.
func (s *swell) aim() {
	centre := s.centre()
	now, then := s.gains(s.pos, centre), s.gains(s.pos+piece, centre)
	for i := range now {
		s.gain[i], s.slope[i] = now[i], (then[i]-now[i])/piece
	}
	if s.shape.noise > 0 {
		s.mid.tune(centre, bandQ, s.rate)
		s.side.tune(centre, bandQ, s.rate)
	}
	s.tone = rotorAt(s.phase, s.pitch()/s.rate)
	s.turn()
}

// fill writes the next samples, as many as are left of the piece at most, and
// returns how many; 0 when the stage is over.
func (s *swell) fill(samples [][2]float64) int {
	if s.pos >= s.length {
		return 0
	}
	if s.pos%piece == 0 {
		s.aim()
	}
	n := min(len(samples), piece-s.pos%piece, s.length-s.pos)
	s.run(samples[:n])
	return n
}

// width is how much of the noise differs between left and right.
const width = 0.35

func (s *swell) run(samples [][2]float64) {
	air, note := s.gain[0], s.gain[1]
	for i := range samples {
		sin, cos := s.tone.next()
		// sin·cos is half the octave.
		t := note * sin * (1 + 2*s.shape.overtone*cos)
		samples[i] = [2]float64{t, t}
		note += s.slope[1]
	}
	if s.shape.noise > 0 {
		for i := range samples {
			a, b := s.noise.next()
			m, d := air*s.mid.next(a), air*width*s.side.next(b)
			samples[i][0] += m + d
			samples[i][1] += m - d
			air += s.slope[0]
		}
	}
	s.gain = [2]float64{air, note}
	s.pos += len(samples)
}

// rise goes from 0 at 0 to 1 at 1 in half a cosine.
func rise(x float64) float64 { return (1 - math.Cos(math.Pi*x)) / 2 }

// between returns the frequency so far on the way, which is as the ear has it:
// by ratio.
func between(f [2]float64, x float64) float64 {
	if f[0] == f[1] {
		return f[0]
	}
	return f[0] * math.Pow(f[1]/f[0], x)
}

// samplesIn returns the sample nearest to t, halves upwards.
func samplesIn(t time.Duration, rate float64) int64 {
	return place(t, int64(rate))
}
