package stage

import (
	"errors"
	"time"

	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
)

// do carries an action out; which says which of its keys it was, where that
// matters. What comes of it is seen in the next snapshot.
func (s *Stage) do(a keys.Action, which int) {
	switch a {
	case keys.Hold:
		if s.player.Snapshot().State == pacing.Running {
			s.try(s.player.Hold(pacing.ReasonPause))
		}
	case keys.GoOn:
		how := pacing.LostTime("")
		if s.shown.question.topic == woke {
			how = pacing.Extend
		}
		s.try(s.player.ResumeBy(how))
	case keys.LayOut:
		if s.player.Snapshot().State == pacing.Held {
			s.try(s.player.ResumeBy(pacing.Shrink))
		} else {
			s.try(s.player.Settle(pacing.Shrink))
		}
	case keys.LeaveZone:
		s.goWithout(s.shown.ways.leave)
	case keys.Return:
		s.goWithout(s.shown.ways.before)
	case keys.Pacer:
		s.try(s.player.Free(!s.player.Snapshot().Free))
	case keys.Next:
		s.try(s.player.Next())
	case keys.Back:
		s.try(s.player.Back())
	case keys.AddMinute:
		if !s.moveStart(time.Minute) {
			s.try(s.player.Add(time.Minute))
		}
	case keys.Earlier:
		s.moveStart(-time.Minute)
	case keys.Undo:
		s.try(s.player.Undo())
	case keys.Finish:
		s.try(s.player.Finish())
	case keys.Answer:
		s.answer(which)
	case keys.AnswerUp:
		s.choose(-1)
	case keys.AnswerOn:
		s.choose(1)
	case keys.Zones:
		s.viewer.ledger = !s.viewer.ledger && s.hands
		s.update()
	case keys.Help:
		s.help.toggle()
	default:
		if keys.Everywhere(a) && s.options.OnAction != nil {
			s.options.OnAction(a)
		}
	}
}

// choose moves the focus among the answers.
func (s *Stage) choose(by int) {
	if s.window != nil {
		s.step(s.window.Canvas(), by)
	}
}

// moveStart moves the start that a drill is aimed at, and reports whether it is
// aimed at one.
func (s *Stage) moveStart(by time.Duration) bool {
	target, aimed := s.player.Snapshot().Target(s.player.Now())
	if aimed {
		s.try(s.player.Aim(target.Add(by)))
	}
	return aimed
}

// goWithout leaves phases out, the one that is held first, and goes on.
func (s *Stage) goWithout(phases []int) {
	err := s.player.Leave(phases...)
	if err == nil {
		err = s.player.Resume()
	}
	s.try(err)
}

// answer is a number: it answers what is asked, or says why the session is held.
func (s *Stage) answer(which int) {
	q := &s.shown.question
	switch {
	case q.topic == lostTime && which < len(s.answers):
		how := [...]pacing.LostTime{pacing.Shrink, pacing.Extend}[which]
		s.try(s.player.Settle(how))
		if how == pacing.Extend {
			s.accept()
		}
	case q.topic == tooLong && which == 0:
		s.try(s.player.Settle(pacing.Extend))
		s.accept()
	case q.topic == tooLong && which == 1:
		s.viewer.choosing = true
		s.update()
	case q.topic == leaving && which < len(q.offers):
		s.viewer.choosing = false
		s.leaveOut(q.offers[which].phase)
	case q.topic == leaving:
		s.viewer.choosing = false
		s.update()
	case s.shown.mode == held && which < len(pacing.Reasons):
		s.give(pacing.Reasons[which])
	}
}

// leaveOut leaves a phase to come out, so that the rest ends nearer to the plan:
// that needs no further question.
func (s *Stage) leaveOut(phase int) {
	err := s.player.Leave(phase)
	if err == nil && s.player.Snapshot().Asking {
		err = s.player.Settle(pacing.Shrink)
	}
	s.try(err)
}

// accept remembers that the end of the plan, late as it is, is the user's wish.
func (s *Stage) accept() {
	s.viewer.settled = s.player.Snapshot().Plan
	s.update()
}

// give says why the session is held. Where the reason's note asks for free
// breathing the pacer goes off; another reason takes that back.
func (s *Stage) give(why pacing.Reason) {
	s.try(s.player.Hold(why))
	snapshot := s.player.Snapshot()
	if snapshot.State != pacing.Held {
		return
	}
	span := snapshot.Plan.At(snapshot.From).Span
	note := protocols.NoteFor(why, snapshot.Plan.Protocol, snapshot.Plan.Phase(span))
	free := note.Action == pacing.FreeBreath
	switch {
	case free && !snapshot.Free && s.shown.ways.pacer:
		s.freed = true
		s.try(s.player.Free(true))
	case !free && s.freed && snapshot.Free:
		s.try(s.player.Free(false))
		s.freed = false
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
