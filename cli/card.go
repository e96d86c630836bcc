package cli

import (
	"context"
	"errors"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/audio/speaker"
	"outbreath/pacing"
)

// cardSound plays a session on the sound card.
type cardSound struct {
	*speaker.Speaker
	drained chan struct{} // closed when the session's last sound is over
	before  int           // blocks that had come too late when the session began
}

// output is what the user knows of the speaker, and how loud it is to be.
type output struct {
	delay  time.Duration // how much later than the card says sounds are heard
	awake  bool          // it goes to sleep in silence
	levels levels
}

// late is a card behind which the user has found sounds to be later still.
type late struct {
	*speaker.Speaker
	by time.Duration
}

func (l late) Latency() time.Duration { return l.Speaker.Latency() + l.by }

func openCard(player *pacing.Player, sounds *audio.Sounds, to output) (sound, error) {
	s, err := speaker.Await(audio.Rate, speaker.Buffer)
	if err != nil {
		return nil, err
	}
	c := &cardSound{s, make(chan struct{}), s.Starved()}
	s.KeepAwake(to.awake)
	line := audio.Follow(player, s.Rate(), late{s, to.delay})
	streamer := audio.NewStreamer(line, s.Rate())
	streamer.SetSounds(sounds)
	streamer.SetLevels(to.levels.Levels)
	s.Play(beep.Seq(streamer, beep.Callback(func() { close(c.drained) })))
	return c, nil
}

// Err leaves out what the layers below say of a missing card.
func (c *cardSound) Err() error {
	err := c.Speaker.Err()
	if errors.Is(err, speaker.ErrNoSound) {
		return speaker.ErrNoSound
	}
	return err
}

func (c *cardSound) Starved() int { return c.Speaker.Starved() - c.before }

func (c *cardSound) Close(ctx context.Context) {
	if c.Err() == nil {
		select {
		case <-c.drained:
			time.Sleep(c.Latency()) // what was pulled last is yet to be heard
		case <-ctx.Done():
		}
	}
	c.Speaker.Close()
}
