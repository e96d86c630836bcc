package pacing

import (
	"slices"
	"time"
)

// Snapshot is an immutable picture of a session. With an instant it tells all
// that is to be shown and heard then; it stays true until the next event.
type Snapshot struct {
	State    State
	Plan     *Plan
	Revision int    // grows with every event
	Reason   Reason // of the hold
	Cause    Cause  // of the hold, when it was not a person
	Free     bool   // the pacer is off
	Asking   bool   // the user is to settle who pays for lost time
	// Ending is where in the plan Next ends the phase with the breath that
	// runs; 0 when it was not asked to.
	Ending time.Duration

	// From is where in the plan the present run began, or where it stands; no
	// earlier cue belongs to it. Since is the monotonic time at which a running
	// session is there; it may lie ahead.
	From, Since time.Duration

	First *Plan // the plan the session was started with

	aiming    bool
	target    time.Duration
	due       time.Duration
	heldSince time.Duration
	undo      earlier // the plan that Undo restores, if any
	got       []time.Duration
	counted   time.Duration
}

// Snapshot returns the session as it is.
func (s *Session) Snapshot() *Snapshot {
	snap := &Snapshot{
		State: s.state, Plan: s.plan, Revision: s.revision, Reason: s.reason, Cause: s.cause, Asking: s.asking, Free: s.plan.options.Free,
		Ending: s.ending, From: s.position, Since: s.anchor, First: s.first,
		aiming: s.aiming, target: s.target, due: s.due, heldSince: s.heldSince, got: slices.Clone(s.got), counted: s.counted,
	}
	if n := len(s.earlier); n > 0 {
		snap.undo = s.earlier[n-1]
	}
	return snap
}

// Position returns where in the plan the session is: frozen while it is held,
// never past the end, and negative before the beginning.
func (s *Snapshot) Position(now Instant) time.Duration {
	if s.State != Running {
		return s.From
	}
	run := now.Mono - s.Since
	if s.From > 0 {
		run = max(run, 0)
	}
	return min(s.From+run, s.Plan.Length)
}

// Moment returns what the plan does now.
func (s *Snapshot) Moment(now Instant) Moment { return s.Plan.At(s.Position(now)) }

// Left returns what is left of the plan.
func (s *Snapshot) Left(now Instant) time.Duration {
	if s.State == Finished {
		return 0
	}
	return s.Plan.Length - s.Position(now)
}

// EndsAt returns when the plan is over if the session goes on now.
func (s *Snapshot) EndsAt(now Instant) time.Time { return now.Wall.Add(s.ahead(now)) }

// ahead returns how long it takes until the plan is over if the session goes on
// now.
func (s *Snapshot) ahead(now Instant) time.Duration {
	ahead := s.Left(now)
	if s.State == Running && s.From > 0 {
		ahead += max(s.Since-now.Mono, 0)
	}
	return ahead
}

// PlannedEnd returns when the appointment ends. A clock that was set moves it
// with the time of day.
func (s *Snapshot) PlannedEnd(now Instant) time.Time {
	if s.State == Ready {
		return s.EndsAt(now)
	}
	return now.Wall.Add(s.due - now.Boot)
}

// Target returns when the last out-breath is to end, of a session that is aimed.
func (s *Snapshot) Target(now Instant) (at time.Time, aimed bool) {
	return now.Wall.Add(s.target - now.Boot), s.aiming
}

// Late returns by how much the session will end after its planned end:
// negative is ahead. It is 0 before the start.
func (s *Snapshot) Late(now Instant) time.Duration {
	if s.State == Ready {
		return 0
	}
	return now.Boot + s.ahead(now) - s.due
}

// HeldFor returns how long the session has been held, 0 when it is not.
func (s *Snapshot) HeldFor(now Instant) time.Duration {
	if s.State != Held {
		return 0
	}
	return now.Boot - s.heldSince
}

// Complete reports whether a finished session reached the end of its plan.
func (s *Snapshot) Complete() bool { return s.State == Finished && s.From >= s.Plan.Length }

// Got returns what each of the protocol's phases has had so far, holds apart.
func (s *Snapshot) Got(now Instant) []time.Duration {
	got := slices.Clone(s.got)
	if s.State == Running {
		s.Plan.share(s.counted, s.Position(now), got)
	}
	return got
}

// Undoable returns the plan that Undo would restore now, nil when there is none.
func (s *Snapshot) Undoable(now Instant) *Plan {
	if s.undo.plan == nil || s.State == Ready || s.State == Finished || s.Position(now) >= s.undo.plan.Length {
		return nil
	}
	var played time.Duration
	for _, d := range s.Got(now) {
		played += d
	}
	if played-s.undo.played > UndoGrace {
		return nil
	}
	return s.undo.plan
}
