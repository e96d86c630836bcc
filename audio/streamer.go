package audio

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

const (
	// block is the most samples placed and mixed at a time.
	block = 512
	// ahead is how much of a plan is asked for cues at a time.
	ahead = 10 * time.Second

	// A cue whose sample has gone by when it turns up (after a gap, or because
	// the plan just changed) still sounds when it is late by no more than this:
	// a breath is joined softly where it is by now, so that it ends on time; a
	// mark is struck at once. What is later is left out, and the next cue is back
	// on the plan. A breath is never joined past its first third: sound must not
	// come back in the middle of a breath.
	joinBreath = 600 * time.Millisecond
	joinMark   = time.Second

	// same is how far apart two onsets of one cue may be, since a card's clock is
	// only known so well.
	same = 20 * time.Millisecond

	// adrift is by how much a voice may be out of time when the sound comes back
	// after it had broken off; what is more is let go.
	adrift = 250 * time.Millisecond
)

// Streamer sounds a plan. It is a [beep.Streamer] that drains when its line is
// over and everything has rung out; it never fails. Stream must be called from
// one goroutine; SetLevels and SetSounds are safe from any.
type Streamer struct {
	line   Line
	rate   float64
	levels atomic.Pointer[Levels]
	sounds atomic.Pointer[Sounds]

	at       int64 // samples streamed
	revision int
	moved    bool // the plan has gone on at least once
	ended    bool // the end cue has been struck

	cues  []pacing.Cue  // to come, by time
	taken time.Duration // cues before this are in cues, or gone

	voices       []*voice // sounding
	idle         []*voice // to be used again
	bus          [3][block][2]float64
	breath, bell fader
	voice        fader // of spoken lines
	bed          bedding
}

// NewStreamer returns a streamer of what lies along the line, at
// [DefaultLevels], in [DefaultSounds].
func NewStreamer(line Line, rate beep.SampleRate) *Streamer {
	s := &Streamer{line: line, rate: float64(rate), revision: -1}
	s.SetLevels(DefaultLevels)
	s.SetSounds(DefaultSounds)
	s.breath.step = 1 / (0.01 * s.rate)
	s.bell.step, s.voice.step, s.bed.gain.step = s.breath.step, s.breath.step, s.breath.step
	s.bed.rate = s.rate
	return s
}

// SetLevels changes how loud things are from the next block on, softly; before
// the first block, at once.
func (s *Streamer) SetLevels(l Levels) { s.levels.Store(&l) }

// SetSounds changes what things sound like, from the next cue on.
func (s *Streamer) SetSounds(sounds *Sounds) { s.sounds.Store(sounds) }

// Err returns nil: nothing can go wrong.
func (s *Streamer) Err() error { return nil }

// Stream implements [beep.Streamer].
func (s *Streamer) Stream(samples [][2]float64) (n int, ok bool) {
	s.fade()
	for n < len(samples) {
		part := samples[n:min(n+block, len(samples))]
		if !s.next(part) {
			break
		}
		n += len(part)
	}
	return n, n > 0
}

// fade aims the faders at the levels.
func (s *Streamer) fade() {
	s.breath.want, s.bell.want, s.bed.gain.want, s.voice.want = s.levels.Load().gains()
	if s.at == 0 {
		s.breath.now, s.bell.now, s.bed.gain.now, s.voice.now = s.breath.want, s.bell.want, s.bed.gain.want, s.voice.want
	}
}

// next makes one block and reports whether there was anything left to make.
func (s *Streamer) next(samples [][2]float64) bool {
	st := s.line.Advance(len(samples))
	if st.Revision != s.revision {
		s.revision = st.Revision
		s.turn(&st)
	}
	if st.Broken {
		s.rejoin(&st)
	}
	if st.Moving {
		s.moved = true
		s.schedule(&st, s.at+int64(len(samples)))
	} else if st.Complete && s.moved && !s.ended {
		// The plan was cut short here and now, before its end came into a block.
		s.sound(pacing.Cue{Kind: pacing.CueEnd, At: st.Plan.Length, Level: 1}, s.at)
	}
	s.bed.follow(s.sounds.Load(), &st)
	if st.Over && len(s.voices) == 0 && !s.bed.sounding() {
		return false
	}
	s.mix(samples)
	s.at += int64(len(samples))
	return true
}

// rejoin lets the sound come back after it had broken off: from nothing, without
// what is out of time by now, and with what should just have begun.
func (s *Streamer) rejoin(st *Stretch) {
	s.look(st)
	sounding := s.voices[:0]
	for _, v := range s.voices {
		if v.released() || v.wait == 0 && (st.From-s.planned(v, v.cue.At)).Abs() > adrift {
			s.idle = append(s.idle, v)
			continue
		}
		v.enter(s.rate)
		sounding = append(sounding, v)
	}
	s.voices = sounding
	s.bed.level = 0
}

// planned returns where in a plan the next block is for the voice of a cue that
// lies at a time in it.
func (s *Streamer) planned(v *voice, at time.Duration) time.Duration {
	return at + time.Duration(float64(s.at-v.onset)/s.rate*float64(time.Second))
}

// look makes the streamer look for cues anew.
func (s *Streamer) look(st *Stretch) {
	s.cues = s.cues[:0]
	s.taken = max(st.First, st.From-joinMark)
}

// turn fits what sounds, and what is to come, to another revision of the plan.
func (s *Streamer) turn(st *Stretch) {
	s.look(st)
	for _, v := range s.voices {
		switch {
		case st.Over:
			if v.bound() && !st.Complete {
				v.release(s.rate)
			}
		case !st.Moving, v.bound() && !s.goesOn(v, st):
			v.release(s.rate)
		}
	}
}

// goesOn reports whether the cue that the voice sounds is part of the stretch's
// plan too, at the same moment.
func (s *Streamer) goesOn(v *voice, st *Stretch) bool {
	at := st.From - s.planned(v, 0)
	for c := range st.Plan.Cues(max(st.First, at-same), at+same+1) {
		if c.Kind == v.cue.Kind && (c.Length == v.cue.Length || v.spoken && c.Phase == v.cue.Phase) {
			return true
		}
	}
	return false
}

// schedule starts the voices of the cues that lie before the sample end.
func (s *Streamer) schedule(st *Stretch, end int64) {
	for {
		if len(s.cues) == 0 && !s.take(st) {
			return
		}
		for i, c := range s.cues {
			onset := s.line.Sample(c.At)
			if onset >= end {
				s.cues = slices.Delete(s.cues, 0, i)
				return
			}
			s.sound(c, onset)
		}
		s.cues = s.cues[:0]
	}
}

// take asks the plan for cues until some are found, and reports whether that
// was before the end of the stretch.
func (s *Streamer) take(st *Stretch) bool {
	s.taken = max(s.taken, st.First, st.From-joinMark) // never a backlog
	for len(s.cues) == 0 {
		if s.taken > st.To+time.Millisecond || s.taken > st.Plan.Length {
			return false
		}
		for c := range st.Plan.Cues(s.taken, s.taken+ahead) {
			s.cues = append(s.cues, c)
		}
		s.taken += ahead
	}
	return true
}

// sound starts a voice for the cue, unless it is too late for it or it sounds
// already.
func (s *Streamer) sound(c pacing.Cue, onset int64) {
	late := max(int(s.at-onset), 0)
	if late > s.patience(c) || s.heard(c.Kind, onset) {
		return
	}
	if c.Kind == pacing.CueEnd {
		s.ended = true
	}
	v := s.spare()
	v.begin(c, s.sounds.Load(), onset, max(int(onset-s.at), 0), late, s.rate)
	s.voices = append(s.voices, v)
	switch {
	case breathes(c.Kind):
		s.bed.tide.breathe(c, onset)
	case c.Kind == pacing.CuePhase:
		s.speak(c, onset)
	}
}

// speak starts the line of the phase that the cue begins.
func (s *Streamer) speak(c pacing.Cue, onset int64) {
	spoken := s.sounds.Load().lines.of(c.Phase)
	if spoken == nil {
		return
	}
	v := s.spare()
	v.say(c, spoken, onset, max(int(onset+samplesIn(afterBell, s.rate)-s.at), 0), s.rate)
	s.voices = append(s.voices, v)
}

// patience returns by how many samples a cue may be late.
func (s *Streamer) patience(c pacing.Cue) int {
	limit := joinMark
	if breathes(c.Kind) {
		limit = min(joinBreath, c.Length/3)
	}
	return int(samplesIn(limit, s.rate))
}

// heard reports whether a cue of the kind and onset has a voice already.
func (s *Streamer) heard(k pacing.CueKind, onset int64) bool {
	near := samplesIn(same, s.rate)
	return slices.ContainsFunc(s.voices, func(v *voice) bool {
		return v.cue.Kind == k && !v.released() && max(v.onset-onset, onset-v.onset) <= near
	})
}

// spare returns a voice that is not in use. There are as many as have ever
// sounded together.
func (s *Streamer) spare() *voice {
	if n := len(s.idle); n > 0 {
		v := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return v
	}
	return new(voice)
}

// mix writes all voices to the samples and puts away those that are done.
func (s *Streamer) mix(samples [][2]float64) {
	clear(samples)
	n := len(samples)
	var used [3]bool
	sounding := s.voices[:0]
	for _, v := range s.voices {
		bus := 0
		switch {
		case v.spoken:
			bus = 2
		case !breathes(v.cue.Kind):
			bus = 1
		}
		used[bus] = true
		if v.mix(s.bus[bus][:n]) {
			sounding = append(sounding, v)
		} else {
			s.idle = append(s.idle, v)
		}
	}
	s.voices = sounding
	for i, f := range [...]*fader{&s.breath, &s.bell, &s.voice} {
		if used[i] {
			f.apply(samples, s.bus[i][:])
		} else {
			f.now = f.want
		}
	}
	s.bed.mix(samples, s.at)
}
