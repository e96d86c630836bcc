package app

import (
	"errors"

	"outbreath/audio"
	"outbreath/audio/speaker"
)

// openCard opens the sound card, or waits for one in the background. It may
// take its time.
func openCard() (card, error) {
	c, err := speaker.Await(audio.Rate, speaker.Buffer)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// stopped reports whether there is a card that no longer plays.
func stopped(err error) bool { return errors.Is(err, speaker.ErrSilent) }
