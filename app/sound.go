package app

import (
	"sync"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/pacing"
)

// card is a sound card: a speaker.Speaker, where the program is built with one.
type card interface {
	Rate() beep.SampleRate
	Latency() time.Duration
	Play(...beep.Streamer)
	Err() error
	Changed() <-chan struct{}
	Close()
}

// sound is the sound card as the window uses it: open from the moment a session
// is prepared until the library is shown again, so that a program that only
// waits leaves the card alone. No method blocks. Open and shut are called on
// Fyne's goroutine, the rest on any.
type sound struct {
	changed func() // the card came or went; called on any goroutine
	wanted  chan bool
	tasks   chan func()  // that want the card for themselves
	user    pacing.Sound // what the user wants to hear

	mu      sync.Mutex // guards what follows
	levels  audio.Levels
	card    card           // nil while it is shut
	fault   error          // why it could not be claimed at all
	player  *pacing.Player // whose session is to be heard
	playing *audio.Streamer
}

func newSound(levels audio.Levels, user pacing.Sound, changed func()) *sound {
	s := &sound{changed: changed, wanted: make(chan bool, 1), tasks: make(chan func()), user: user, levels: levels}
	go s.run()
	return s
}

// open asks for the sound card, shut lets go of it. What was asked for last
// counts.
func (s *sound) open() { s.want(true) }
func (s *sound) shut() { s.want(false) }

func (s *sound) want(on bool) {
	select {
	case <-s.wanted:
	default:
	}
	s.wanted <- on
}

// without runs a task, on another goroutine, while nobody has the sound card
// open; what is asked for meanwhile waits.
func (s *sound) without(task func()) { go func() { s.tasks <- task }() }

// run is the only goroutine that opens and closes the card, both of which take
// their time.
func (s *sound) run() {
	var open card
	var changed <-chan struct{}
	for {
		select {
		case on := <-s.wanted:
			switch {
			case on && open == nil:
				c, err := openCard()
				if err == nil {
					open, changed = c, c.Changed()
				}
				s.put(open, err)
			case !on && open != nil:
				s.put(nil, nil)
				open.Close()
				open, changed = nil, nil
			}
		case task := <-s.tasks:
			if open == nil {
				task()
				continue
			}
			s.put(nil, nil)
			open.Close()
			open, changed = nil, nil
			task()
			select {
			case s.wanted <- true: // as it was, unless something newer is asked for
			default:
			}
		case <-changed:
			logger.Info("sound", "fault", errorText(open.Err()))
			s.changed()
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (s *sound) put(c card, err error) {
	s.mu.Lock()
	s.card, s.fault, s.playing = c, err, nil
	s.playLocked()
	s.mu.Unlock()
	s.changed()
}

// play lets a session be heard, from now or from when there is a card.
func (s *sound) play(p *pacing.Player) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.player, s.playing = p, nil
	s.playLocked()
}

func (s *sound) playLocked() {
	if s.card == nil || s.player == nil || s.player.Snapshot().State == pacing.Finished {
		return
	}
	rate := s.card.Rate()
	playing := audio.NewStreamer(audio.Follow(s.player, rate, s.card.Latency), rate)
	playing.SetLevels(s.levels)
	s.with(s.player.Snapshot().Plan.Protocol.Sound, rate, playing.SetSounds)
	s.playing = playing
	s.card.Play(playing)
}

// with hands over the sounds that the user and a protocol want: at once, and
// where recordings have to be read for them, those later. Without them it is as
// usual, and the log says why.
func (s *sound) with(wish pacing.Sound, rate beep.SampleRate, use func(*audio.Sounds)) {
	want := audio.Choose(s.user, wish)
	open := func() {
		sounds, err := audio.Open(want, rate)
		if err != nil {
			logger.Warn("sound", "fault", err)
			sounds = audio.DefaultSounds
		}
		use(sounds)
	}
	if audio.Recorded(want) {
		go open()
		return
	}
	open()
}

// try sounds one cue.
func (s *sound) try(kind pacing.CueKind) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.card == nil {
		return
	}
	card, rate, levels := s.card, s.card.Rate(), s.levels
	s.with(pacing.Sound{}, rate, func(sounds *audio.Sounds) {
		card.Play(audio.Sample(kind, rate, sounds, levels))
	})
}

// setVolume sets how loud everything is, from 0 to 1.
func (s *sound) setVolume(volume float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.levels.Master = volume
	if s.playing != nil {
		s.playing.SetLevels(s.levels)
	}
}

// why says in words why nothing is heard; short for the edge of the stage. Both
// are "" while sound is heard or the card is being opened.
func (s *sound) why() (words, short string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.fault
	if s.card != nil {
		err = s.card.Err()
	}
	switch {
	case err == nil && s.levels.Master == 0:
		return "", "sound off"
	case err == nil:
		return "", ""
	case s.fault != nil:
		return "This build of Outbreath has no sound. Picture and words carry the session.", "no sound"
	case stopped(err):
		return "The sound card has stopped playing. The session runs without sound until it is back.", "no sound"
	}
	return "No sound card was found. The session runs without sound; picture and words carry it. A card that is plugged in is found by itself.", "no sound"
}
