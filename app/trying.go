package app

import (
	"context"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/pacing"
)

// tryLine speaks the first line of the user's.
func (s *sound) tryLine() {
	s.mu.Lock()
	card, voice, levels := s.card, s.voice, s.levels
	s.mu.Unlock()
	if voice == "" {
		s.hush()
		return
	}
	go func() {
		line, err := audio.FirstLine(context.Background(), voice, audio.Rate, levels)
		s.faults.ofLines(err)
		if err == nil && card != nil {
			s.let(line)
		}
	}()
}

// tryTime sounds a session that is only there to be tapped along with, and
// reports whether there is a card for it.
func (s *sound) tryTime(player *pacing.Player) bool {
	s.mu.Lock()
	card, levels := s.card, s.levels
	s.mu.Unlock()
	if card == nil || card.Err() != nil {
		return false
	}
	streamer := audio.NewStreamer(audio.Follow(player, card.Rate(), delayed{card, &s.delay}), card.Rate())
	streamer.SetLevels(levels)
	s.let(streamer)
	return true
}

// try sounds one cue.
func (s *sound) try(kind pacing.CueKind) {
	s.audition(func(rate beep.SampleRate, sounds *audio.Sounds, l audio.Levels) *audio.Streamer {
		return audio.Sample(kind, rate, sounds, l)
	})
}

// tryBreath sounds one breath with its bed.
func (s *sound) tryBreath() { s.audition(audio.Breath) }

// audition sounds what is made of the user's sounds.
func (s *sound) audition(of func(beep.SampleRate, *audio.Sounds, audio.Levels) *audio.Streamer) {
	s.mu.Lock()
	card, user, levels := s.card, s.user, s.levels
	s.mu.Unlock()
	if card == nil {
		return
	}
	openSounds(audio.Choose(user, pacing.Sound{}), func(sounds *audio.Sounds, err error) {
		s.faults.ofSounds(err)
		s.let(of(audio.Rate, sounds, levels))
	})
}

// let lets something to try sound in place of what was tried before it.
func (s *sound) let(trying *audio.Streamer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hushLocked()
	if s.card == nil {
		return
	}
	s.trying = trying
	s.card.Play(trying)
}

// hush ends what is tried.
func (s *sound) hush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hushLocked()
}

func (s *sound) hushLocked() {
	if s.trying != nil {
		s.trying.SetLevels(audio.Levels{Mute: true}) // which fades
		s.trying = nil
	}
}
