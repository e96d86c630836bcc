package audio

import (
	"time"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

// Sample returns how the sounds have one cue of the kind, to be tried out: a
// breath lasts as long as in the calm pattern. It drains when the sound is over.
func Sample(kind pacing.CueKind, rate beep.SampleRate, sounds *Sounds, l Levels) beep.Streamer {
	c := pacing.Cue{Kind: kind, Level: 1}
	switch kind {
	case pacing.CueExhale:
		c.Length = 6 * time.Second
	case pacing.CueInhale, pacing.CueHold, pacing.CueRest:
		c.Length = 4 * time.Second
	}
	s := NewStreamer(&silence{}, rate)
	s.SetSounds(sounds)
	s.SetLevels(l)
	s.sound(c, 0)
	return s
}

// silence is a line along which nothing lies.
type silence struct{}

func (silence) Advance(int) Stretch        { return Stretch{Revision: -1, Over: true} }
func (silence) Sample(time.Duration) int64 { return 0 }
