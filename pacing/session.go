package pacing

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// State is where a session is between its start and its end.
type State uint8

// The states of a session.
const (
	Ready State = iota
	Running
	Held
	Finished
)

// String returns the state as it is written down.
func (s State) String() string {
	return [...]string{"ready", "running", "held", "finished"}[s]
}

var (
	// ErrState is wrapped when an event makes no sense in the session's state.
	ErrState = errors.New("not now")
	// ErrOrder is wrapped when an event is older than the one before it.
	ErrOrder = errors.New("out of order")
	// ErrEnding is returned by Next when the phase ends with this breath anyway.
	ErrEnding = errors.New("the phase already ends with this breath")
	// ErrUndo is returned by Undo when there is nothing to undo any more.
	ErrUndo = errors.New("nothing to undo")
)

const (
	// BackGrace is how long after the start of a phase Back still goes to the
	// phase before; later it goes to the start of the phase.
	BackGrace = 5 * time.Second
	// UndoGrace is how long, in session time, a changed plan can be undone.
	UndoGrace = 30 * time.Second
	// Hysteresis is the difference to the planned end that is left alone.
	Hysteresis = 30 * time.Second
	// MaxAdd is the most that one Add may ask for.
	MaxAdd = time.Hour
)

// Session is a plan being run: a state machine fed with events. No method reads
// a clock; each takes the instant at which it happens. A Session is not safe
// for several goroutines; [Player] makes it so.
type Session struct {
	state    State
	plan     *Plan
	events   []Event
	revision int

	// While running, the plan is at position when the monotonic clock is at
	// anchor. Otherwise it stands at position.
	position time.Duration
	anchor   time.Duration
	ending   time.Duration // where Next ends the phase; 0 when it was not asked to

	heldSince time.Duration // on the monotonic clock
	reason    Reason        // of the hold
	cause     Cause         // of the hold, when it was not a person

	first      *Plan
	earlier    []earlier       // plans that later ones replaced
	got        []time.Duration // what each phase had so far, up to counted
	counted    time.Duration   // position
	due        time.Duration   // when the appointment ends, on the monotonic clock
	accepted   time.Duration   // by how much the end may differ from it, as last settled
	aiming     bool            // the last out-breath is to end at target
	target     time.Duration   // on the monotonic clock
	asking     bool            // the user is to settle who pays for lost time
	least      time.Duration   // of the phase that runs, since minutes were added to it
	leastPhase int
}

// earlier is a plan that was replaced.
type earlier struct {
	plan   *Plan
	played time.Duration // session time when it was
}

// NewSession returns a session of the plan that has not started.
func NewSession(plan *Plan) *Session {
	return &Session{plan: plan, first: plan, got: make([]time.Duration, len(plan.Protocol.Phases))}
}

// Replay returns the session of the plan to which the events happened.
func Replay(plan *Plan, events []Event) (*Session, error) {
	s := NewSession(plan)
	for i, e := range events {
		if err := s.Apply(e); err != nil {
			return nil, fmt.Errorf("event %d: %w", i+1, err)
		}
	}
	return s, nil
}

// Events returns what happened so far. The caller owns the slice.
func (s *Session) Events() []Event { return slices.Clone(s.events) }

// Apply lets an event happen; see the [EventKind]s for what each does. An event
// that is refused changes nothing: the error wraps [ErrState], [ErrOrder],
// [ErrEnding] or [ErrUndo], or names the bad value.
func (s *Session) Apply(e Event) error {
	if n := len(s.events); n > 0 && e.At.Mono < s.events[n-1].At.Mono {
		return fmt.Errorf("%s at %v: %w", e.Kind, e.At.Mono, ErrOrder)
	}
	if e.Lead < 0 || e.Lead > MaxLength {
		return fmt.Errorf("%s with a lead of %v", e.Kind, e.Lead)
	}
	if e.How != "" && !slices.Contains(LostTimes, e.How) {
		return fmt.Errorf("%s: unknown answer to lost time %q", e.Kind, e.How)
	}
	apply, ok := transitions[e.Kind]
	if !ok {
		return fmt.Errorf("unknown event %q", e.Kind)
	}
	next := *s // so that a refusal leaves no trace
	next.got = slices.Clone(s.got)
	next.count(e.At)
	if err := apply(&next, e); err != nil {
		return err
	}
	if e.Kind != EventUndo {
		if next.state == Running && next.aiming {
			next.aim(e)
		} else if next.state == Running {
			next.balance(e)
		}
		if !slices.Equal(next.plan.Segments, s.plan.Segments) {
			next.earlier = append(next.earlier, earlier{s.plan, next.played()})
		}
	}
	next.events = append(next.events, e)
	next.revision++
	*s = next
	return nil
}

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
	if s.due = e.At.monoAt(e.End); e.End.IsZero() {
		s.due = s.anchor + s.plan.Length + s.plan.Slack
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
	s.state, s.heldSince, s.reason, s.cause = Held, e.At.Mono, e.Reason, e.Cause
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
	s.accepted = s.late(e.At) - 2*Hysteresis // whatever it is, it is looked at
	return nil
}

func (s *Session) move(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	if e.End.IsZero() {
		return errors.New("cannot move the appointment to no time at all")
	}
	s.due, s.accepted = e.At.monoAt(e.End), 0
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
	was := s.plan.At(now)
	s.plan, s.earlier = s.earlier[n-1].plan, s.earlier[:n-1]
	s.ending, s.least, s.asking = 0, 0, false
	if is := s.plan.At(now); s.state == Running && (is.Stage != was.Stage || is.Elapsed != was.Elapsed || is.Length != was.Length) {
		s.run(s.plan.breathStart(now), e) // the breath is another one: begin it afresh
	}
	s.accepted = s.late(e.At)
	return nil
}

func (s *Session) aimAt(e Event) error {
	if s.state == Finished {
		return s.refuse(e)
	}
	if _, ok := s.first.lastOut(); !ok && !e.End.IsZero() {
		return errors.New("cannot aim a plan in which nothing is paced")
	}
	s.aiming, s.target = !e.End.IsZero(), e.At.monoAt(e.End)
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

// run lets the plan go on from a position once the event's lead is over.
func (s *Session) run(from time.Duration, e Event) {
	s.state, s.position, s.anchor = Running, from, e.At.Mono+e.Lead
	s.reason, s.cause, s.ending, s.counted = "", "", 0, from
}

// at returns the position in the plan at an instant.
func (s *Session) at(i Instant) time.Duration {
	if s.state != Running {
		return s.position
	}
	return min(s.position+max(i.Mono-s.anchor, 0), s.plan.Length)
}

// underWay returns the position of a session that is running or held and has
// not reached the end of its plan.
func (s *Session) underWay(e Event) (time.Duration, error) {
	now := s.at(e.At)
	if s.state != Running && s.state != Held || now >= s.plan.Length {
		return 0, s.refuse(e)
	}
	return now, nil
}

func (s *Session) refuse(e Event) error {
	return fmt.Errorf("cannot %s a session that is %s: %w", e.Kind, s.state, ErrState)
}
