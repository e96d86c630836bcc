package audio

import (
	"slices"

	"outbreath/pacing"
)

// Sounds is what a session sounds like, at one sample rate. It does not change,
// and may serve several streamers.
type Sounds struct {
	stages [4]shape
	marks  [4]sound
	own    [8]clip                // by kind of cue; nil where there is none
	bed    func(rate float64) bed // nil: none
	lines  *Lines                 // nil: nothing is spoken
}

// Speaking returns the same sounds with lines that are spoken, whose rate must be
// theirs; nil is nothing.
func (s *Sounds) Speaking(lines *Lines) *Sounds {
	spoken := *s
	spoken.lines = lines
	return &spoken
}

// The sounds of somebody who has not asked for others.
var defaults = pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: "none"}

// DefaultSounds is what sounds unless something else is asked for.
var DefaultSounds = sounds(defaults)

// CueSets returns the names of the cue sets: each is an in-breath and an
// out-breath.
func CueSets() []string { return names(cueSets, func(s cueSet) string { return s.name }) }

// Bells returns the names of the bells.
func Bells() []string { return names(bells, func(b bell) string { return b.name }) }

// Beds returns the names of the beds, none among them.
func Beds() []string { return names(beds, func(b namedBed) string { return b.name }) }

// Inhales returns the names that a protocol may give its in-breaths.
func Inhales() []string { return halves(0) }

// Exhales returns the names that a protocol may give its out-breaths.
func Exhales() []string { return halves(1) }

// halves returns the names of the sets and those of one half of each.
func halves(half int) []string {
	all := CueSets()
	for _, s := range cueSets {
		if name := s.halves[half]; name != "" {
			all = append(all, name)
		}
	}
	return all
}

func names[T any](of []T, name func(T) string) (all []string) {
	for _, t := range of {
		all = append(all, name(t))
	}
	return all
}

// set returns the cue set whose half has a name, or nil.
func set(half int, name string) *cueSet {
	i := slices.IndexFunc(cueSets, func(s cueSet) bool { return name == s.name || name != "" && name == s.halves[half] })
	if i < 0 {
		return nil
	}
	return &cueSets[i]
}

// sounds returns the sounds of names that are known.
func sounds(of pacing.Sound) *Sounds {
	in, out := set(0, of.Inhale), set(1, of.Exhale)
	s := &Sounds{}
	for kind, from := range map[pacing.CueKind]*cueSet{
		pacing.CueInhale: in, pacing.CueHold: in, pacing.CueExhale: out, pacing.CueRest: out,
	} {
		s.stages[kind] = from.stages[kind]
	}
	s.marks = bells[slices.Index(Bells(), of.Bell)].marks
	s.bed = beds[slices.Index(Beds(), of.Bed)].begin
	return s
}

// Choose returns what a session sounds like: what the user asks for, else what
// the protocol wishes, where that is known, else what is usual. Of the user's
// names none is left out, known or not.
func Choose(user, wish pacing.Sound) pacing.Sound {
	choose := func(user, wish, usual string, known []string) string {
		switch {
		case user != "":
			return user
		case slices.Contains(known, wish):
			return wish
		}
		return usual
	}
	return pacing.Sound{
		Inhale: choose(user.Inhale, wish.Inhale, defaults.Inhale, Inhales()),
		Exhale: choose(user.Exhale, wish.Exhale, defaults.Exhale, Exhales()),
		Bell:   choose(user.Bell, wish.Bell, defaults.Bell, Bells()),
		Bed:    choose(user.Bed, wish.Bed, defaults.Bed, Beds()),
	}
}
