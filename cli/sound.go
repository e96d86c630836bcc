package cli

import (
	"context"
	"time"

	"outbreath/audio"
	"outbreath/words"
)

// sound is a session as the sound card plays it.
type sound interface {
	// Err returns nil while sound is heard, and otherwise why it is not.
	Err() error
	// Changed delivers a value after Err has changed.
	Changed() <-chan struct{}
	// Starved returns how many blocks of sound came too late in the session.
	Starved() int
	// Close lets what still sounds ring out until ctx is done, then closes the
	// card.
	Close(ctx context.Context)
}

// How long what sounds may ring out: the end of a session, and the fade of one
// that was ended.
const (
	ringOutEnd  = audio.EndLength + time.Second
	ringOutStop = 300 * time.Millisecond
)

// closeSound ends the sound of a finished session. Whoever does not want to hear
// its end is done with ctx.
func closeSound(ctx context.Context, s sound, complete bool) {
	if s == nil {
		return
	}
	ringOut := ringOutStop
	if complete {
		ringOut = ringOutEnd
	} else {
		ctx = context.WithoutCancel(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, ringOut)
	defer cancel()
	s.Close(ctx)
}

// unheard says what was not heard of a session as it should have been: lines that
// are at fault, lines that were not ready in time, and blocks of sound that came
// too late.
func unheard(s sound, lines *audio.Lines, faults error) (said []string) {
	for _, fault := range audio.Faults(faults) {
		said = append(said, words.Say("%v, so it was not spoken", fault))
	}
	if n := lines.LeftOut(); n > 0 {
		said = append(said, words.Count("%d spoken line was not ready in time and left out", "%d spoken lines were not ready in time and left out", int(n)))
	}
	if s == nil {
		return said
	}
	if n := s.Starved(); n > 0 {
		said = append(said, words.Count("%d block of sound came too late: the machine was busy", "%d blocks of sound came too late: the machine was busy", n))
	}
	return said
}
