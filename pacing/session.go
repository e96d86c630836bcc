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
)

// BackGrace is how long after the start of a phase Back still goes to the
// phase before; later it goes to the start of the phase.
const BackGrace = 5 * time.Second

// MaxAdd is the most that one Add may ask for.
const MaxAdd = time.Hour

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

	plannedEnd time.Time     // as the first start set it
	heldSince  time.Duration // on the monotonic clock
	reason     Reason        // of the hold
	ending     time.Duration // where Next ends the phase; 0 when it was not asked to
}

// NewSession returns a session of the plan that has not started.
func NewSession(plan *Plan) *Session { return &Session{plan: plan} }

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

// Start begins the plan after lead.
func (s *Session) Start(at Instant, lead time.Duration) error {
	return s.Apply(Event{Kind: EventStart, At: at, Lead: lead})
}

// Hold stops the session where it is. Holding a held session gives the hold
// another reason.
func (s *Session) Hold(at Instant, why Reason) error {
	return s.Apply(Event{Kind: EventHold, At: at, Reason: why})
}

// Resume goes on after lead, from the beginning of the breath that was cut.
func (s *Session) Resume(at Instant, lead time.Duration) error {
	return s.Apply(Event{Kind: EventResume, At: at, Lead: lead})
}

// Next ends the phase with the breath that runs, a free phase at once. In the
// last phase that ends the plan. A held session stays held, at the start of the
// next phase.
func (s *Session) Next(at Instant) error {
	return s.Apply(Event{Kind: EventNext, At: at})
}

// Back goes to the start of the phase, or of the one before when it has only
// just begun, and starts there after lead. A held session stays held.
func (s *Session) Back(at Instant, lead time.Duration) error {
	return s.Apply(Event{Kind: EventBack, At: at, Lead: lead})
}

// Add makes what the hands do now last longer by d, in whole cycles where it
// is paced.
func (s *Session) Add(at Instant, d time.Duration) error {
	return s.Apply(Event{Kind: EventAdd, At: at, By: d})
}

// Finish ends the session, early or because the plan is over.
func (s *Session) Finish(at Instant) error {
	return s.Apply(Event{Kind: EventFinish, At: at})
}

// Apply lets an event happen. An event that is refused changes nothing: it
// wraps [ErrState], [ErrOrder] or [ErrEnding], or names the bad value.
func (s *Session) Apply(e Event) error {
	if n := len(s.events); n > 0 && e.At.Mono < s.events[n-1].At.Mono {
		return fmt.Errorf("%s at %v: %w", e.Kind, e.At.Mono, ErrOrder)
	}
	if e.Lead < 0 {
		return fmt.Errorf("%s with a lead of %v", e.Kind, e.Lead)
	}
	apply := map[EventKind]func(Event) error{
		EventStart:  s.start,
		EventHold:   s.hold,
		EventResume: s.resume,
		EventNext:   s.next,
		EventBack:   s.back,
		EventAdd:    s.add,
		EventFinish: s.finish,
	}[e.Kind]
	if apply == nil {
		return fmt.Errorf("unknown event %q", e.Kind)
	}
	if err := apply(e); err != nil {
		return err
	}
	s.events = append(s.events, e)
	s.revision++
	return nil
}

func (s *Session) start(e Event) error {
	if s.state != Ready {
		return s.refuse(e)
	}
	s.run(0, e)
	s.plannedEnd = e.At.Wall.Add(e.Lead + s.plan.Length)
	return nil
}

func (s *Session) hold(e Event) error {
	switch {
	case !slices.Contains(Reasons, e.Reason):
		return fmt.Errorf("unknown reason for a hold %q", e.Reason)
	case s.state == Held:
		s.reason = e.Reason
		return nil
	case s.state != Running:
		return s.refuse(e)
	}
	s.position = s.at(e.At)
	s.state, s.heldSince, s.reason = Held, e.At.Mono, e.Reason
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
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	now := s.at(e.At)
	if now >= s.plan.Length {
		return s.refuse(e)
	}
	if s.ending > now {
		return ErrEnding
	}
	if s.state == Held {
		s.position = s.plan.Spans[s.plan.spanAt(now)].End()
		return nil
	}
	s.plan, s.ending = s.plan.endingAt(now)
	return nil
}

func (s *Session) back(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	now := min(s.at(e.At), s.plan.Length-1)
	i := s.plan.spanAt(now)
	if i > 0 && now-s.plan.Spans[i].Start < BackGrace {
		i--
	}
	if start := s.plan.Spans[i].Start; s.state == Held {
		s.position, s.ending = start, 0
	} else {
		s.run(start, e)
	}
	return nil
}

func (s *Session) add(e Event) error {
	if s.state != Running && s.state != Held {
		return s.refuse(e)
	}
	if e.By < time.Second || e.By > MaxAdd {
		return fmt.Errorf("cannot add %v: it must be between a second and %v", e.By, MaxAdd)
	}
	now := s.at(e.At)
	if now >= s.plan.Length || s.plan.Length+e.By > MaxLength {
		return s.refuse(e)
	}
	s.plan, s.ending = s.plan.longerAt(now, e.By.Truncate(Grain)), 0
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
	s.state, s.position, s.anchor, s.reason, s.ending = Running, from, e.At.Mono+e.Lead, "", 0
}

// at returns the position in the plan at an instant.
func (s *Session) at(i Instant) time.Duration {
	if s.state != Running {
		return s.position
	}
	return min(s.position+max(i.Mono-s.anchor, 0), s.plan.Length)
}

func (s *Session) refuse(e Event) error {
	return fmt.Errorf("cannot %s a session that is %s: %w", e.Kind, s.state, ErrState)
}
