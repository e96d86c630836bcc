package audio

import (
	"math"
	"time"

	"outbreath/pacing"
)

// piece is the number of samples over which a voice holds its filter and its
// pitch and moves its gains in a straight line: 2.7 ms at 48 kHz.
const piece = 128

// shape is what a stage of the breath sounds like: a band of noise and a tone,
// both of which glide, under one envelope; or ticks.
type shape struct {
	noise, tone float64 // gains at the top of the envelope
	band        sweep   // the centre of the noise
	pitch       sweep   // of the tone
	timbre      timbre  // of the tone
	vibrato     float64 // share by which the pitch sways
	arrive      float64 // share of the stage at which the glides have arrived; by the landing, they always have
	rise        float64 // share of the stage until the sound is full; 1 is until the landing
	sink        float64 // how full it is when the landing begins, as a share
	soonest     bool    // it is full as soon as is gentle, whatever the stage's length
	pulse       float64 // share by which it ebbs once a second

	tick tick // where set, nothing of the above sounds
}

// How a stage ends. The last second of each lets go in the same way, with the
// glides at rest: that is how a turn is felt coming.
const (
	landing     = 1.0 // seconds
	mostLanding = 0.4 // share of a stage that is short
	soon        = 0.5 // seconds in which a sound that does not wait is full
	mostSoon    = 0.3 // share of a stage that is short
)

// bandQ is the quality of each of the two filters the noise goes through: wide
// enough to be air, narrow enough that a glide is heard as one.
const bandQ = 1.3

// swell is the voice of one stage of a breath.
type swell struct {
	shape   *shape
	rate    float64
	level   float64
	pos     int     // samples since the onset
	length  int     // samples
	landing float64 // share of the stage at which the landing begins

	noise       noise
	mid, side   band    // the noise in the middle and what sets left and right apart
	phase       float64 // of the tone at the start of the piece, in turns
	tone        rotor
	gain, slope [2]float64 // of noise and tone, at pos and per sample
	next        [2]float64 // gains at the end of the piece
	overtones   spectrum   // of the tone
}

// start makes the swell sound a cue of which the first skipped samples have
// gone by.
func (s *swell) start(c pacing.Cue, shape *shape, rate float64, skipped int) {
	*s = swell{
		shape:  shape,
		rate:   rate,
		level:  c.Level,
		length: int(samplesIn(c.Length, rate)),
		noise:  seed(c),
	}
	s.landing = 1 - min(landing/c.Length.Seconds(), mostLanding)
	for s.pos < skipped-skipped%piece { // the tone's phase remembers the way it came
		_, _, pitch := s.glide(s.pos)
		s.turn(pitch)
		s.pos += piece
	}
	air, _, pitch := s.glide(s.pos)
	s.next = s.gains(s.pos, air)
	s.overtones.begin(&shape.timbre, pitch, s.way(s.pos), rate)
	if part := skipped % piece; part > 0 {
		var gone [piece][2]float64
		s.aim()
		s.run(gone[:part])
	}
}

// turn moves the tone's phase over a piece.
func (s *swell) turn(pitch float64) {
	_, s.phase = math.Modf(s.phase + pitch*piece/s.rate)
}

// share is how much of the stage has gone by at a sample.
func (s *swell) share(pos int) float64 { return min(float64(pos)/float64(s.length), 1) }

// way is how far the glides are on their way at a sample.
func (s *swell) way(pos int) float64 {
	return rise(min(s.share(pos)/min(s.shape.arrive, s.landing), 1))
}

// Singers sway about five times a second, once a note stands.
const (
	swayRate  = 5.2 // Hz
	swayAfter = 0.7 // seconds
)

// glide returns, at a sample, how loud the noise is let through its filter, and
// where the filter's centre and the tone are in Hz. Both move slowest at the
// ends of the stage. A band at a higher centre lets more noise through, and so
// does one at a lower rate; that is evened out.
func (s *swell) glide(pos int) (air, centre, pitch float64) {
	x := s.way(pos)
	pitch = s.shape.pitch.at(x)
	if s.shape.vibrato > 0 {
		t := float64(pos) / s.rate
		pitch *= 1 + s.shape.vibrato*min(t/swayAfter, 1)*math.Sin(2*math.Pi*swayRate*t)
	}
	if s.shape.noise == 0 {
		return 0, 0, pitch
	}
	centre = s.shape.band.at(x)
	return s.shape.noise * math.Sqrt(500/centre*s.rate/48000), centre, pitch
}

// envelope follows the breath: nothing at both turns.
func (s *swell) envelope(pos int) float64 {
	x := s.share(pos)
	up := s.shape.rise * s.landing
	if s.shape.soonest {
		up = min(soon*s.rate/float64(s.length), mostSoon)
	}
	switch {
	case x < up:
		return rise(x / up)
	case x < s.landing:
		return 1 - (1-s.shape.sink)*(x-up)/(s.landing-up)
	}
	return s.shape.sink * rise((1-x)/(1-s.landing))
}

// gains returns the gains of noise and tone at a sample. The tone stays longer
// at both turns than the noise.
func (s *swell) gains(pos int, air float64) [2]float64 {
	e := s.envelope(pos)
	if s.shape.pulse > 0 {
		e *= 1 - s.shape.pulse*rise(2*float64(pos)/s.rate)
	}
	return [2]float64{s.level * e * air, s.level * math.Sqrt(e) * s.shape.tone}
}

// aim sets filter, pitch and gains for the piece that begins at pos.
func (s *swell) aim() {
	air, centre, pitch := s.glide(s.pos)
	s.gain, s.next = s.next, s.gains(s.pos+piece, air)
	for i := range s.gain {
		s.slope[i] = (s.next[i] - s.gain[i]) / piece
	}
	if centre > 0 {
		s.mid.tune(centre, bandQ, s.rate)
		s.side.tune(centre, bandQ, s.rate)
	}
	s.tone = rotorAt(s.phase, pitch/s.rate)
	s.turn(pitch)
	_, _, pitch = s.glide(s.pos + piece)
	s.overtones.aim(&s.shape.timbre, pitch, s.way(s.pos+piece), s.rate)
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
	note := s.gain[1]
	for i := range samples {
		t := note * s.overtones.tone(s.tone.next())
		samples[i] = [2]float64{t, t}
		note += s.slope[1]
	}
	s.gain[1] = note
	if s.shape.noise > 0 {
		s.breathe(samples)
	}
	s.pos += len(samples)
}

// breathe adds the noise.
func (s *swell) breathe(samples [][2]float64) {
	var middle, side [piece]float64
	n := len(samples)
	s.noise.fill(middle[:n], side[:n])
	s.mid.filter(middle[:n])
	s.side.filter(side[:n])
	air := s.gain[0]
	for i := range samples {
		m, d := air*middle[i], air*width*side[i]
		samples[i][0] += m + d
		samples[i][1] += m - d
		air += s.slope[0]
	}
	s.gain[0] = air
}

// rise goes from 0 at 0 to 1 at 1 in half a cosine.
func rise(x float64) float64 { return (1 - math.Cos(math.Pi*x)) / 2 }

// sweep is a way from one frequency to another, in Hz.
type sweep struct{ from, octaves float64 }

func glides(from, to float64) sweep { return sweep{from, math.Log2(to / from)} }

// at returns the frequency so far on the way, which is as the ear has it: by
// ratio.
func (s sweep) at(x float64) float64 { return s.from * math.Exp2(s.octaves*x) }

// samplesIn returns the sample nearest to t, halves upwards.
func samplesIn(t time.Duration, rate float64) int64 {
	return place(t, int64(rate))
}
