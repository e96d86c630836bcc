package cli

import (
	"context"
	"time"

	"outbreath/audio"
)

// sound is a session as the sound card plays it.
type sound interface {
	// Err returns nil while sound is heard, and otherwise why it is not.
	Err() error
	// Changed delivers a value after Err has changed.
	Changed() <-chan struct{}
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
