package app

import (
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"

	"outbreath/audio"
	"outbreath/audio/speech"
	"outbreath/words"
)

// faults are why the user's own sounds are not heard, as it was found out last.
// They may be used from several goroutines.
type faults struct {
	changed       func()                // they are others than before; called on any goroutine
	sounds, lines atomic.Pointer[error] // nil for none
}

// ofSounds and ofLines take note of what is at fault; nil is nothing.
func (f *faults) ofSounds(err error) { f.note(&f.sounds, err) }
func (f *faults) ofLines(err error)  { f.note(&f.lines, err) }

func (f *faults) note(in *atomic.Pointer[error], err error) {
	var now *error
	if err != nil {
		logger.Warn("sound", "fault", err)
		now = &err
	}
	before := in.Swap(now)
	if (before == nil) != (now == nil) || now != nil && (*before).Error() != err.Error() {
		go f.changed() // whoever is told asks for what the caller may hold
	}
}

// words says what is at fault; short for the edge of the stage. Both are "" where
// nothing is.
func (f *faults) words() (told, short string) {
	if err := f.sounds.Load(); err != nil {
		return words.Say("Built-in sounds play in place of what is at fault. %s", sentences(*err)),
			words.Say("%s cannot be played: built-in sounds instead", named(*err))
	}
	err := f.lines.Load()
	switch {
	case err == nil:
		return "", ""
	case errors.Is(*err, speech.ErrNone):
		short = words.Say("no speech was found: nothing is spoken")
	case errors.Is(*err, audio.ErrUnknown):
		short = words.Say("no spoken lines for this session")
	default:
		short = words.Say("%s cannot be spoken", named(*err))
	}
	return words.Say("Not all is spoken. %s", sentences(*err)), short
}

// named names what is at fault.
func named(err error) string {
	all := audio.Faults(err)
	if len(all) == 0 {
		return words.Say("a sound")
	}
	name := filepath.Base(all[0].Name)
	if more := len(all) - 1; more > 0 {
		return words.Count("%[2]s and %[1]d more", "%[2]s and %[1]d more", more, name)
	}
	return name
}

// sentences makes a sentence of each fault.
func sentences(err error) string {
	var all []string
	for _, f := range audio.Faults(err) {
		all = append(all, sentence(f))
	}
	return strings.Join(all, " ")
}

// why says in words why nothing is heard; short for the edge of the stage. Both
// are "" while sound is heard or the card is being opened.
func (s *sound) why() (told, short string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.fault
	if s.card != nil {
		err = s.card.Err()
	}
	switch {
	case err == nil && s.levels.Master == 0:
		return "", words.Say("sound off")
	case err == nil:
		return "", ""
	case s.fault != nil:
		return words.Say("This build of Outbreath has no sound. Picture and words carry the session."), words.Say("no sound")
	case stopped(err):
		return words.Say("The sound card has stopped playing. The session goes on without sound until it is back."), words.Say("no sound")
	case s.heard:
		return words.Say("The sound card went away. The session goes on without sound; picture and words carry it. A card that is back is found by itself."), words.Say("no sound")
	}
	return words.Say("No sound card was found. The session runs without sound; picture and words carry it. A card that is plugged in is found by itself."), words.Say("no sound")
}
