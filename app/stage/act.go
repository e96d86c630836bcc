package stage

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// do carries an action out. What comes of it is seen in the next snapshot.
func (s *Stage) do(a Action) {
	switch a {
	case Hold:
		if s.player.Snapshot().State == pacing.Running {
			s.try(s.player.Hold(pacing.ReasonPause))
		}
	case GoOn:
		s.try(s.player.Resume())
	case Next:
		s.try(s.player.Next())
	case Back:
		s.try(s.player.Back())
	case AddMinute:
		s.try(s.player.Add(time.Minute))
	case End:
		s.try(s.player.Finish())
	case FullScreen:
		if s.options.ToggleFullScreen != nil {
			s.options.ToggleFullScreen()
		}
	case Help:
		s.help.toggle()
	}
}

// refusalSeconds is how long a refused action is spoken of.
const refusalSeconds = 3

// try takes the answer to an action. A phase that ends anyway is already said
// to; anything else that is refused is said for a moment.
func (s *Stage) try(err error) {
	if err != nil && !errors.Is(err, pacing.ErrEnding) {
		s.refusal = refusalSeconds
	}
	s.update()
}

// guard returns the button that guards an action, nil for an unguarded one.
func (s *Stage) guard(a Action) *kit.Guarded {
	switch a {
	case GoOn:
		return s.goOn
	case Next:
		return s.next
	case Back:
		return s.back
	case End:
		return s.end
	}
	return nil
}

// keyDown is a key going down; Fyne does not repeat it.
func (s *Stage) keyDown(key *fyne.KeyEvent) {
	a, bound := actionFor(key.Name)
	if s.help.visible() && a != Hold {
		// Any key puts the page away; only the hold goes through.
		s.help.toggle()
		return
	}
	if !bound || a == GoOn && s.player.Snapshot().State != pacing.Held {
		return
	}
	if g := s.guard(a); g != nil {
		s.byKey = true
		g.Press()
		return
	}
	s.do(a)
}

// keyUp is a key coming up.
func (s *Stage) keyUp(key *fyne.KeyEvent) {
	if a, bound := actionFor(key.Name); bound {
		if g := s.guard(a); g != nil {
			g.Release()
		}
	}
	s.byKey = false
}

// typed is a character: the question mark lies on another key on many a
// keyboard.
func (s *Stage) typed(r rune) {
	if r == '?' {
		s.help.toggle()
	}
}

// focusedKey sees the keys of a focused button first. All are the stage's, so
// that Space holds from anywhere; Enter alone presses the button.
func (s *Stage) focusedKey(key *fyne.KeyEvent, down bool) bool {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		return false
	}
	if down {
		s.keyDown(key)
	} else {
		s.keyUp(key)
	}
	return true
}

// arm hears that a guarded action waits for a second press, or no longer does.
// It comes while focus moves too, so it changes words alone.
func (s *Stage) arm(a Action, on bool) {
	if on {
		s.armed, s.isArmed, s.armedByKey = a, true, s.byKey
	} else if s.armed == a {
		s.isArmed = false
	}
	s.announce(&s.shown)
}

// again says what a second press would do.
func (s *Stage) again() string {
	b := binding(s.armed)
	with := "Press " + b.Key + " again"
	if !s.armedByKey {
		with = "Press again"
	}
	switch s.armed {
	case Next:
		if s.shown.next == "" {
			return with + " to end the last phase"
		}
		return with + " to go on to " + s.shown.next
	case Back:
		return with + " to go back"
	case End:
		return with + " to end the session"
	}
	return with + " to go on"
}
