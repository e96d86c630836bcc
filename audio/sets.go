package audio

import "outbreath/pacing"

// cueSet is what the four stages of a breath sound like. In and out move
// against each other in pitch and in colour, and swell differently: the
// in-breath grows towards its end, the out-breath lets go early and thins out. A
// hold keeps the pitch at which the in-breath arrived and ebbs once a second, a
// rest stays where the out-breath did.
//
// The gains are such that the in-breaths of all sets are equally loud, and so
// are the out-breaths, holds and rests: a test measures them.
type cueSet struct {
	name   string
	halves [2]string // other names of the in-breath and of the out-breath, or ""
	stages [4]shape  // by kind of cue
}

var cueSets = []cueSet{
	{"swell", [2]string{"rise", "fall"}, [4]shape{
		pacing.CueInhale: {
			noise: 0.937, tone: 0.0412, band: glides(300, 900), pitch: glides(220, 330),
			timbre: timbre{plain: []float64{1, 0.25}}, arrive: 0.9, rise: 1, sink: 1,
		},
		pacing.CueExhale: {
			noise: 0.818, tone: 0.0387, band: glides(620, 250), pitch: glides(294, 196),
			timbre: timbre{plain: []float64{1, 0.12}}, arrive: 0.9, rise: 0.25, sink: 0.35,
		},
		pacing.CueHold: hold(0.0431, 330, 1, 0.25),
		pacing.CueRest: rest(0.0261, 196, 1, 0.25),
	}},
	{"glide", [2]string{}, [4]shape{
		pacing.CueInhale: {
			tone: 0.0871, pitch: glides(220, 330),
			timbre: timbre{plain: []float64{1, 0.5, 0.25, 0.1}}, arrive: 0.9, rise: 1, sink: 1,
		},
		pacing.CueExhale: {
			tone: 0.0759, pitch: glides(330, 208),
			timbre: timbre{plain: []float64{1, 0.3, 0.06}}, arrive: 0.9, rise: 0.2, sink: 0.35,
		},
		pacing.CueHold: hold(0.0384, 330, 1, 0.5, 0.25, 0.1),
		pacing.CueRest: rest(0.0255, 208, 1, 0.3, 0.06),
	}},
	{"sung", [2]string{}, [4]shape{
		pacing.CueInhale: {
			tone: 0.151, pitch: glides(220, 294), vibrato: 0.004,
			timbre: timbre{from: oo, to: ah}, arrive: 0.55, rise: 1, sink: 1,
		},
		pacing.CueExhale: {
			tone: 0.0841, pitch: glides(294, 196), vibrato: 0.004,
			timbre: timbre{from: oh, to: mm}, arrive: 0.55, rise: 0.15, sink: 0.4,
		},
		pacing.CueHold: {
			tone: 0.0676, pitch: glides(294, 294), vibrato: 0.003,
			timbre: timbre{from: ah, to: ah}, arrive: 1, soonest: true, sink: 1, pulse: ebb,
		},
		pacing.CueRest: {
			tone: 0.0282, pitch: glides(196, 196), timbre: timbre{from: mm, to: mm}, arrive: 1, soonest: true, sink: 1,
		},
	}},
	{"tick", [2]string{}, [4]shape{
		pacing.CueInhale: {tick: tick{gain: 0.36, first: 587, second: 784, hint: 587}},
		pacing.CueExhale: {tick: tick{gain: 0.285, first: 587, second: 440, hint: 587}},
		pacing.CueHold:   hold(0.0436, 784, 1, 0.1),
		pacing.CueRest:   rest(0.0255, 440, 1, 0.25),
	}},
}

// ebb is by how much a hold ebbs.
const ebb = 0.6

// rest returns a stage that keeps a pitch.
func rest(gain, pitch float64, overtones ...float64) shape {
	return shape{
		tone: gain, pitch: glides(pitch, pitch), timbre: timbre{plain: overtones},
		arrive: 1, soonest: true, sink: 1,
	}
}

// hold returns a stage that keeps a pitch and ebbs.
func hold(gain, pitch float64, overtones ...float64) shape {
	s := rest(gain, pitch, overtones...)
	s.pulse = ebb
	return s
}

// bell is what the marks of a session sound like: a phase, a change of side, a
// warning, the end.
type bell struct {
	name  string
	marks [4]sound // by kind of cue, from CuePhase
}

// Two notes are a change of side, a soft double knock a warning; the end is three
// notes that come home to a deep bowl.
var bells = []bell{
	{"bowl", [4]sound{
		{7, bowl(0, 262, 0.2, 6.5)},
		{2, join(note(0, 330, 0.145, 1.4), note(0.3, 440, 0.145, 1.6))},
		{1, join(note(0, 294, 0.24, 0.35), note(0.22, 262, 0.2, 0.4))},
		{EndLength.Seconds(), join(
			note(0, 523, 0.1, 3.5), note(0.55, 440, 0.1, 3.7), note(1.1, 349, 0.11, 4),
			bowl(1.75, 196, 0.22, 7.5))},
	}},
	{"chime", [4]sound{
		{5, chime(0, 523, 0.17, 4.5)},
		{2, join(note(0, 440, 0.145, 1.4), note(0.3, 587, 0.145, 1.6))},
		{1, join(note(0, 294, 0.24, 0.35), note(0.22, 262, 0.2, 0.4))},
		{EndLength.Seconds(), join(
			chime(0, 659, 0.1, 3.5), chime(0.55, 523, 0.1, 3.7), chime(1.1, 440, 0.11, 4),
			bowl(1.75, 220, 0.22, 7.5))},
	}},
}
