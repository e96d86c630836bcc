package pacing

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// transitions are what each event does to a session. They may leave it half
// changed when they refuse: Apply works on a copy.
var transitions = map[EventKind]func(*Session, Event) error{
	EventStart:  (*Session).start,
	EventHold:   (*Session).hold,
	EventResume: (*Session).resume,
	EventNext:   (*Session).next,
	EventBack:   (*Session).back,
	EventAdd:    (*Session).add,
	EventLeave:  (*Session).leave,
	EventSettle: (*Session).settle,
	EventMove:   (*Session).move,
	EventUndo:   (*Session).undo,
	EventPacer:  (*Session).pacer,
	EventAim:    (*Session).aimAt,
	EventFinish: (*Session).finish,
}

func (s *Session) start(e Event) error {
	if s.state != Ready {
		return s.refuse(e)
	}
	s.run(0, e)
	if s.due = e.At.bootAt(e.End); e.End.IsZero() {
		s.due = e.At.Boot + e.Lead + s.plan.Length + s.plan.Slack
		s.accepted = -s.plan.Slack
	}
	return nil
}

func (s *Session) hold(e Event) error {
	switch {
	case !slices.Contains(Reasons, e.Reason):
		return fmt.Errorf("unknown reason for a hold %q", e.Reason)
	case s.state == Held:
		s.reason, s.cause = e.Reason, ""
		return nil
	case s.state != Running:
		return s.refuse(e)
	}
	s.position = s.at(e.At)
	s.state, s.heldSince, s.reason, s.cause, s.ending = Held, e.At.Boot, e.Reason, e.Cause, 0
	return nil
}

func (s *Session) resume(e Event) error {
	if s.state != Held {
		return s.refuse(e)
	}
	s.run(s.plan.breathStart(s.position), e)
	return nil
}

func (s *Session) next(e Event) error {
	now, err := s.underWay(e)
	if err != nil {
		return err
	}
	if s.ending > now {
		return ErrEnding
	}
	s.endPhases(now, s.plan.Spans[s.plan.spanAt(now)].Phase)
	return nil
}

func (s *Session) leave(e Event) error {
	now, err := s.underWay(e)
	if err != nil {
		return err
	}
	first := s.plan.spanAt(now)
	rest := s.plan.Spans[first:]
	gone := 0
	for _, phase := range e.Phases {
		if !slices.ContainsFunc(rest, func(span Span) bool { return span.Phase == phase }) {
			return fmt.Errorf("cannot leave out phase %d: it is not to come", phase)
		}
		gone++
	}
	if gone == 0 || gone >= len(rest) {
		return fmt.Errorf("cannot leave out %d of %d phases", gone, len(rest))
	}
	s.endPhases(now, e.Phases...)
	s.plan.LeftOut = append(slices.Clone(s.plan.LeftOut), e.Phases...)
	return nil
}

// endPhases ends phases now, or has them never begin. A phase that runs ends
// with the breath that runs; a held one before the breath that was cut.
func (s *Session) endPhases(now time.Duration, phases ...int) {
	at := s.plan.breathStart(now).Truncate(Grain)
	if s.state == Running {
		at = s.plan.wholeBreaths(now)
	}
	if span := s.plan.Spans[s.plan.spanAt(now)]; slices.Contains(phases, span.Phase) {
		if len(s.plan.Spans) == 1 {
			at = max(at, s.plan.wholeBreaths(Grain)) // a plan is never empty
		}
		at = min(at, span.End())
		s.ending = at
		if s.state == Held {
			s.position, s.ending = at, 0
		}
	}
	s.plan = s.plan.without(at, phases...)
}

func (s *Session) back(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	now := min(s.at(e.At), s.plan.Length-1)
	last := s.plan.spanAt(now)
	i := last
	if i > 0 && now-s.plan.Spans[i].Start < BackGrace {
		i--
	}
	s.plan, s.least = s.plan.restored(s.first, i, last), 0
	if start := s.plan.Spans[i].Start; s.state == Held {
		s.position, s.ending = start, 0
	} else {
		s.run(start, e)
	}
	return nil
}

func (s *Session) add(e Event) error {
	now, err := s.underWay(e)
	if err != nil {
		return err
	}
	if e.By < time.Second || e.By > MaxAdd || s.plan.Length+e.By > MaxLength {
		return fmt.Errorf("cannot add %v: it must be between a second and %v, and the plan no longer than %v", e.By, MaxAdd, MaxLength)
	}
	s.plan, s.ending = s.plan.longerAt(now, e.By.Truncate(Grain)), 0
	span := s.plan.Spans[s.plan.spanAt(now)]
	s.least, s.leastPhase = span.Duration, span.Phase
	return nil
}

func (s *Session) settle(e Event) error {
	if s.state != Running {
		return s.refuse(e)
	}
	if e.How != Shrink && e.How != Extend {
		return fmt.Errorf("cannot settle lost time by %q: it is %q or %q", e.How, Shrink, Extend)
	}
	s.asking = false // balance does what was answered
	return nil
}

func (s *Session) move(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	if e.End.IsZero() {
		return errors.New("cannot move the appointment to no time at all")
	}
	s.due, s.accepted = e.At.bootAt(e.End), 0
	return nil
}

func (s *Session) undo(e Event) error {
	now, err := s.underWay(e)
	if err != nil {
		return err
	}
	n := len(s.earlier)
	if n == 0 || s.played()-s.earlier[n-1].played > UndoGrace || now >= s.earlier[n-1].plan.Length {
		return ErrUndo
	}
	replaced, was, back := s.plan, s.plan.At(now), s.earlier[n-1]
	s.plan, s.earlier = back.plan, s.earlier[:n-1]
	s.least, s.leastPhase = back.least, back.leastPhase
	s.ending, s.asking = 0, false
	is := s.plan.At(now)
	from := s.plan.breathStart(now)
	over := s.plan.Spans[is.Span].Phase > replaced.Spans[was.Span].Phase
	if over {
		from = s.plan.Spans[is.Span].Start // what is undone ran into the time of the next phase
	}
	switch {
	case s.state == Held && over:
		s.position = from
	case s.state == Running && (over || is.Stage != was.Stage || is.Elapsed != was.Elapsed || is.Length != was.Length):
		s.run(from, e) // the breath is another one: begin it afresh
	}
	s.accepted = s.late(e.At)
	if s.state == Held {
		s.accepted -= e.At.Boot - s.heldSince // what this hold costs is yet to be answered
	}
	return nil
}

func (s *Session) aimAt(e Event) error {
	if s.state == Finished {
		return s.refuse(e)
	}
	if _, ok := s.first.LastOut(); !ok && !e.End.IsZero() {
		return ErrNothingPaced
	}
	if !e.End.IsZero() && !e.End.After(e.At.Wall) {
		return ErrPast
	}
	s.aiming, s.target = !e.End.IsZero(), e.At.bootAt(e.End)
	return nil
}

func (s *Session) pacer(e Event) error {
	now, err := s.underWay(e)
	if err != nil {
		return err
	}
	if s.state == Held {
		s.position = s.plan.breathStart(s.position)
		now = s.position
	}
	s.plan = s.plan.paced(max(now, s.ending), e.Free, s.leastAt(now))
	return nil
}

func (s *Session) finish(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	s.position, s.state = min(s.at(e.At), s.plan.Length), Finished
	return nil
}
