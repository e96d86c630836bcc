package audio

import (
	"time"

	"outbreath/pacing"
)

// gently is how long a recording takes to come in and to go.
const gently = 40 * time.Millisecond

// letGo is how long before the end of its stage a recording that is longer
// begins to go.
const letGo = time.Second

// clip is a recording, at the rate of the stream.
type clip [][2]float32

// player is the voice of a recorded cue.
type player struct {
	clip   clip
	pos    int
	length int     // samples that sound
	in     float64 // samples of the fade at the beginning
	out    float64 // and at the end
	level  float64
}

// start plays the clip for the cue from where late samples have gone by: all
// of a mark, and of a breath as much as its stage is long.
func (p *player) start(c pacing.Cue, what clip, rate float64, late int) {
	*p = player{clip: what, length: len(what), level: c.Level}
	p.in = gently.Seconds() * rate
	p.out = p.in
	if !breathes(c.Kind) {
		return
	}
	p.pos = min(late, p.length)
	if stage := int(samplesIn(c.Length, rate)); stage < p.length {
		p.length = stage
		p.out = min(letGo.Seconds()*rate, mostLanding*float64(stage))
	}
}

// fill implements source.
func (p *player) fill(samples [][2]float64) int {
	n := min(len(samples), p.length-p.pos)
	for i := range samples[:n] {
		gain := p.level * rise(min(float64(p.pos)/p.in, 1)) * rise(min(float64(p.length-p.pos)/p.out, 1))
		s := p.clip[p.pos]
		samples[i] = [2]float64{gain * float64(s[0]), gain * float64(s[1])}
		p.pos++
	}
	return n
}
