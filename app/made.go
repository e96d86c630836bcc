package app

import (
	"context"
	"sync"

	"outbreath/audio"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// made is what one session is to sound like. It is made while the session is
// prepared, so that nothing is missing at its start; a session that begins before
// gets what there is, and the rest later.
type made struct {
	protocol *pacing.Protocol
	user     pacing.Sound
	voice    string
	language string
	cancel   context.CancelFunc
	lines    *audio.Lines // nil where nothing is spoken

	mu     sync.Mutex // guards what follows
	sounds *audio.Sounds
	users  []*audio.Streamer // that wait for them
}

// makeSounds makes the sounds that the user and a protocol want: at once, or where
// recordings have to be read for them, on other goroutines. What is at fault sounds
// as usual, and faults takes note of it.
func makeSounds(p *pacing.Protocol, user pacing.Sound, voice string, faults *faults) *made {
	ctx, cancel := context.WithCancel(context.Background())
	m := &made{protocol: p, user: user, voice: voice, language: words.InUse(), cancel: cancel}
	if voice == "" {
		faults.ofLines(nil)
	} else if lines, err := audio.FindLines(voice, protocols.InLanguage(p)); err != nil {
		faults.ofLines(err)
	} else {
		m.lines = lines
		go func() {
			err := lines.Load(ctx, audio.Rate, nil)
			if ctx.Err() == nil {
				faults.ofLines(err)
			}
		}()
	}
	openSounds(audio.Choose(user, p.Sound), func(sounds *audio.Sounds, err error) {
		if ctx.Err() == nil {
			faults.ofSounds(err)
			m.put(sounds.Speaking(m.lines))
		}
	})
	return m
}

// openSounds hands over sounds, with what is at fault in them: at once, or where
// recordings have to be read, on another goroutine.
func openSounds(want pacing.Sound, use func(*audio.Sounds, error)) {
	if audio.Recorded(want) {
		go func() { use(audio.Open(want, audio.Rate)) }()
		return
	}
	use(audio.Open(want, audio.Rate))
}

// of reports whether these are the sounds of a protocol and a user, in the language
// in use.
func (m *made) of(p *pacing.Protocol, user pacing.Sound, voice string) bool {
	return m != nil && m.protocol == p && m.user == user && m.voice == voice && m.language == words.InUse()
}

func (m *made) put(sounds *audio.Sounds) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sounds = sounds
	for _, s := range m.users {
		s.SetSounds(sounds)
	}
	m.users = nil
}

// use gives a streamer the sounds: what there is, and the rest as soon as it is.
func (m *made) use(s *audio.Streamer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sounds != nil {
		s.SetSounds(m.sounds)
		return
	}
	s.SetSounds(audio.DefaultSounds.Speaking(m.lines))
	m.users = append(m.users, s)
}

// stop gives up what is still to be made.
func (m *made) stop() {
	if m != nil {
		m.cancel()
	}
}
