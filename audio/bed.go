package audio

import (
	"math"

	"outbreath/pacing"
)

// bed is what sounds below everything else, without a beginning or an end of
// its own. It makes pieces of sound, one after the other.
type bed interface {
	// next writes a piece; tide says how far in the breath is, from 0 to 1.
	next(samples *[piece][2]float64, tide float64)
}

const (
	// A bed comes in and goes slowly, except that it must not outlast a hold.
	bedIn  = 2.0 // seconds
	bedOut = 6.0

	// A bed makes room for cues: by no more than ducked, and half of that where
	// they are as loud as half.
	ducked    = 0.55  // 5 dB less
	half      = 0.02  // what a cue in the middle of its breath comes to on average
	duckQuick = 0.080 // seconds, time constants
	duckSlow  = 0.6
)

// bedding plays the bed under a stream.
type bedding struct {
	rate   float64
	sounds *Sounds // whose bed plays
	bed    bed     // nil: none
	tide   tide
	piece  [piece][2]float64
	pos    int // within the piece

	level, want float64
	step        float64 // by which level moves each sample
	cues        float64 // how loud they are, smoothed
	gain        fader
}

// use changes the bed, at once where none is heard, else when what plays has
// gone.
func (b *bedding) use(s *Sounds) {
	if s == b.sounds {
		return
	}
	if b.level > 0 && b.bed != nil {
		b.aim(0, fadeOut.Seconds())
		return
	}
	b.sounds, b.bed, b.pos, b.level = s, nil, 0, 0
	if s.bed != nil {
		b.bed = s.bed(b.rate)
	}
}

// aim lets the bed come or go within so many seconds.
func (b *bedding) aim(want, seconds float64) {
	b.want, b.step = want, 1/(seconds*b.rate)
}

// follow lets the bed be there while the plan goes on, go softly when that has
// come to its end, and at once when it is held or left.
func (b *bedding) follow(s *Sounds, st *Stretch) {
	switch {
	case st.Moving:
		b.aim(1, bedIn)
	case st.Complete:
		b.aim(0, bedOut)
	default:
		b.aim(0, fadeOut.Seconds())
	}
	b.use(s)
}

// sounding reports whether the bed is still heard.
func (b *bedding) sounding() bool { return b.bed != nil && b.level > 0 }

// mix adds the bed to samples that hold all cues.
// The first of them is the stream's sample at.
func (b *bedding) mix(samples [][2]float64, at int64) {
	if b.bed == nil || b.level == 0 && b.want == 0 {
		b.gain.now = b.gain.want
		return
	}
	quick, slow := 1/(duckQuick*b.rate), 1/(duckSlow*b.rate)
	for i := range samples {
		if b.pos == 0 {
			b.bed.next(&b.piece, b.tide.next(at+int64(i), b.rate))
		}
		loud := math.Abs(samples[i][0]) + math.Abs(samples[i][1])
		if loud > b.cues {
			b.cues += (loud - b.cues) * quick
		} else {
			b.cues += (loud - b.cues) * slow
		}
		b.gain.now += (b.gain.want - b.gain.now) * b.gain.step
		if b.level < b.want {
			b.level = min(b.level+b.step, b.want)
		} else {
			b.level = max(b.level-b.step, b.want)
		}
		gain := b.gain.now * b.level * b.level * (1 - (1-ducked)*b.cues/(b.cues+half))
		samples[i][0] += gain * b.piece[b.pos][0]
		samples[i][1] += gain * b.piece[b.pos][1]
		b.pos = (b.pos + 1) % piece
	}
	b.gain.arrive()
}

// tide is how far in the breath is. It comes in with an in-breath and goes out
// with an out-breath, stands where the breath does, and comes and goes slowly by
// itself where nothing paces it.
type tide struct {
	from, to   float64
	at, length int64 // of the way from from to to
	coming     pacing.Cue
	onset      int64 // of what is coming
	waiting    bool
}

// alone is how long the tide takes to come in, or to go out, by itself; patience
// is how long it stands before.
const (
	alone    = 5.5 // seconds
	patience = 3.0
)

// breathe lets the tide go with a stage of the breath.
func (t *tide) breathe(c pacing.Cue, onset int64) {
	t.coming, t.onset, t.waiting = c, onset, true
}

// next returns where the tide is at a sample of the stream, later than the last.
func (t *tide) next(pos int64, rate float64) float64 {
	level := t.from + (t.to-t.from)*rise(min(float64(pos-t.at)/float64(max(t.length, 1)), 1))
	switch {
	case t.waiting && t.onset <= pos:
		to := level
		switch t.coming.Kind {
		case pacing.CueInhale:
			to = 1
		case pacing.CueExhale:
			to = 0
		}
		t.from, t.to, t.at, t.length = level, to, pos, samplesIn(t.coming.Length, rate)
		t.waiting = false
	case pos > t.at+t.length+int64(patience*rate):
		t.from, t.to, t.at, t.length = level, 0, pos, int64(alone*rate)
		if level < 0.5 {
			t.to = 1
		}
	}
	return level
}
