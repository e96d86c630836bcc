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
	// ErrNothingPaced is returned by Aim for a plan without a breath to aim.
	ErrNothingPaced = errors.New("cannot aim a plan in which nothing is paced")
	// ErrPast is returned by Aim for a time that is over.
	ErrPast = errors.New("cannot aim at what is past")
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
	soonest  time.Duration // anchor, were there nothing to wait for
	ending   time.Duration // where Next ends the phase; 0 when it was not asked to

	heldSince time.Duration // as Instant.Boot counts
	reason    Reason        // of the hold
	cause     Cause         // of the hold, when it was not a person

	first      *Plan
	earlier    []earlier       // plans that later ones replaced
	got        []time.Duration // what each phase had so far, up to counted
	counted    time.Duration   // position
	due        time.Duration   // when the appointment ends, as Instant.Boot counts
	accepted   time.Duration   // by how much the end may differ from it, as last settled
	aiming     bool            // the last out-breath is to end at target
	target     time.Duration   // as Instant.Boot counts
	asking     bool            // the user is to settle who pays for lost time
	least      time.Duration   // of the phase that runs, since minutes were added to it
	leastPhase int
}

// earlier is a plan that was replaced.
type earlier struct {
	plan       *Plan
	played     time.Duration // session time when it was
	least      time.Duration // what its running phase had to keep
	leastPhase int
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

// Apply lets an event happen; see Start, Hold and the others for what each does. An event
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
		if next.replaces(s, e) {
			next.earlier = append(next.earlier, earlier{s.plan, next.played(), s.least, s.leastPhase})
		}
	}
	next.events = append(next.events, e)
	next.revision++
	*s = next
	return nil
}

// replaces reports whether the event gave the session another plan, one to be
// undone by itself. What aiming changes follows from the target; and going on
// after something was left out in a hold belongs to that.
func (s *Session) replaces(before *Session, e Event) bool {
	if s.aiming || slices.Equal(s.plan.Segments, before.plan.Segments) {
		return false
	}
	n := len(s.earlier)
	return e.Kind != EventResume || n == 0 || s.earlier[n-1].played != s.played()
}

// run lets the plan go on from a position once the event's lead is over.
func (s *Session) run(from time.Duration, e Event) {
	s.state, s.position, s.anchor = Running, from, e.At.Mono+e.Lead
	s.soonest = s.anchor
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
