package prepare

import (
	"maps"
	"time"

	"outbreath/pacing"
)

// wanted is what a touch can change, and an undo puts back.
type wanted struct {
	wishes  pacing.Wishes
	answers map[string]Answer
	length  time.Duration
}

// remember keeps how things are, to be put back.
func (s *Screen) remember() {
	s.before = append(s.before, wanted{maps.Clone(s.wishes), maps.Clone(s.answers), s.askedFor})
	if len(s.before) == 1 {
		s.options.OnUndoable()
	}
}

// Undoable reports whether there is something that Undo puts back.
func (s *Screen) Undoable() bool { return len(s.before) > 0 }

// Undo puts zones, answers and length back to how they were before the last touch.
func (s *Screen) Undo() {
	n := len(s.before) - 1
	if n < 0 {
		return
	}
	was := s.before[n]
	s.before = s.before[:n]
	s.stays = ""
	s.wishes, s.answers, s.askedFor = was.wishes, was.answers, was.length
	s.wish()
	s.answered()
	if n == 0 {
		s.options.OnUndoable()
	}
}
