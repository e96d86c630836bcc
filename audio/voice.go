package audio

import (
	"time"

	"outbreath/pacing"
)

const (
	// fadeOut is how long a voice takes to fall silent when its plan is left.
	// With a buffer of 100 ms on its way to the card it keeps a hold under 300 ms.
	fadeOut = 60 * time.Millisecond
	// fadeIn is how long a voice takes to come in when it is joined late, or comes
	// back.
	fadeIn = 60 * time.Millisecond
)

// source makes the sound of a voice. Fill writes the next samples and returns
// how many, at least one until all has sounded.
type source interface {
	fill(samples [][2]float64) int
}

// voice is the sound of one cue. A finished voice is used again for another.
type voice struct {
	cue    pacing.Cue
	onset  int64 // its first sample, in the stream
	wait   int   // samples until it begins
	spoken bool  // the line of a phase, not its bell

	source source // one of those below
	swell  swell
	strike strike
	player player

	level, step float64 // of a fade, and what it gains each sample; step 0: none
	buf         [piece][2]float64
}

// breathes reports whether cues of the kind belong to a breath.
func breathes(k pacing.CueKind) bool { return k <= pacing.CueRest }

// bound reports whether the voice is to end where its cue is left; a bell rings out.
func (v *voice) bound() bool { return v.spoken || breathes(v.cue.Kind) }

// begin makes the voice sound c from onset on, of which late samples have gone
// by: a breath is joined where it is by now, anything else starts late.
func (v *voice) begin(c pacing.Cue, sounds *Sounds, onset int64, wait, late int, rate float64) {
	v.cue, v.onset, v.wait = c, onset, wait
	v.level, v.step, v.spoken = 1, 0, false
	if breathes(c.Kind) && late > 0 {
		v.enter(rate)
	}
	stage := &sounds.stages[c.Kind%4]
	switch {
	case sounds.own[c.Kind] != nil:
		v.player.start(c, sounds.own[c.Kind], rate, late)
		v.source = &v.player
	case !breathes(c.Kind):
		v.strike.start(c, &sounds.marks[c.Kind-pacing.CuePhase], rate)
		v.source = &v.strike
	case stage.tick.gain > 0:
		v.strike.tick(c, &stage.tick, rate, late)
		v.source = &v.strike
	default:
		v.swell.start(c, stage, rate, late)
		v.source = &v.swell
	}
}

// say makes the voice speak the line of the phase that c begins, after a wait.
func (v *voice) say(c pacing.Cue, spoken clip, onset int64, wait int, rate float64) {
	c.Level = 1
	v.cue, v.onset, v.wait, v.spoken = c, onset, wait, true
	v.level, v.step = 1, 0
	v.player.start(c, spoken, rate, 0)
	v.source = &v.player
}

// enter makes the voice fade in.
func (v *voice) enter(rate float64) { v.level, v.step = 0, 1/(fadeIn.Seconds()*rate) }

// release makes the voice fade out.
func (v *voice) release(rate float64) {
	if !v.released() {
		v.step = -1 / (fadeOut.Seconds() * rate)
	}
}

func (v *voice) released() bool { return v.step < 0 }

// mix adds the voice to the samples and reports whether there is more to come.
func (v *voice) mix(samples [][2]float64) bool {
	skip := min(v.wait, len(samples))
	v.wait -= skip
	for samples = samples[skip:]; len(samples) > 0; {
		n := v.source.fill(v.buf[:min(piece, len(samples))])
		if n == 0 {
			return false
		}
		more := v.step == 0 || v.fade(v.buf[:n])
		for i, b := range v.buf[:n] {
			samples[i][0] += b[0]
			samples[i][1] += b[1]
		}
		if !more {
			return false
		}
		samples = samples[n:]
	}
	return true
}

// fade takes the samples through the fade and reports whether more will be
// heard after them.
func (v *voice) fade(samples [][2]float64) bool {
	for i := range samples {
		v.level = min(max(v.level+v.step, 0), 1)
		samples[i][0] *= v.level
		samples[i][1] *= v.level
	}
	if v.level == 1 {
		v.step = 0
	}
	return v.level > 0 || v.step > 0
}
