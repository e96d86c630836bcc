package pacing

import "time"

// Snapshot is an immutable picture of a session. With an instant it tells all
// that is to be shown and heard then; it stays true until the next event.
type Snapshot struct {
	State    State
	Plan     *Plan
	Revision int    // grows with every event
	Reason   Reason // of the hold
	// Ending is where in the plan Next ends the phase with the breath that
	// runs; 0 when it was not asked to.
	Ending time.Duration

	// From is where in the plan the present run began, or where it stands; no
	// earlier cue belongs to it. Since is the monotonic time at which a running
	// session is there; it may lie ahead.
	From, Since time.Duration

	plannedEnd time.Time
	heldSince  time.Duration
}

// Snapshot returns the session as it is.
func (s *Session) Snapshot() *Snapshot {
	return &Snapshot{
		State: s.state, Plan: s.plan, Revision: s.revision, Reason: s.reason, Ending: s.ending,
		From: s.position, Since: s.anchor, plannedEnd: s.plannedEnd, heldSince: s.heldSince,
	}
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
func (s *Snapshot) EndsAt(now Instant) time.Time {
	wait := time.Duration(0)
	if s.State == Running && s.From > 0 {
		wait = max(s.Since-now.Mono, 0)
	}
	return now.Wall.Add(wait + s.Left(now))
}

// Late returns by how much the session will end after the end it was started
// with: negative is ahead. It is 0 before the start.
func (s *Snapshot) Late(now Instant) time.Duration {
	if s.plannedEnd.IsZero() {
		return 0
	}
	return s.EndsAt(now).Sub(s.plannedEnd)
}

// HeldFor returns how long the session has been held, 0 when it is not.
func (s *Snapshot) HeldFor(now Instant) time.Duration {
	if s.State != Held {
		return 0
	}
	return now.Mono - s.heldSince
}

// Complete reports whether a finished session reached the end of its plan.
func (s *Snapshot) Complete() bool { return s.State == Finished && s.From >= s.Plan.Length }
