package pacing

import "time"

// Start begins the plan after lead. Lost time before it counts against the
// appointment that ends at end; without one the appointment ends with the plan.
func (s *Session) Start(at Instant, lead time.Duration, end time.Time) error {
	return s.Apply(Event{Kind: EventStart, At: at, Lead: lead, End: end})
}

// Hold stops the session where it is. Holding a held session gives the hold
// another reason.
func (s *Session) Hold(at Instant, why Reason) error {
	return s.Apply(Event{Kind: EventHold, At: at, Reason: why})
}

// Resume goes on after lead, from the beginning of the breath that was cut.
func (s *Session) Resume(at Instant, lead time.Duration, how LostTime) error {
	return s.Apply(Event{Kind: EventResume, At: at, Lead: lead, How: how})
}

// Next ends the phase with the breath that runs, a free phase at once, a held
// one before the breath that was cut. In the last phase that ends the plan.
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

// Leave leaves out phases that are to come; one that runs ends as by Next.
func (s *Session) Leave(at Instant, phases ...int) error {
	return s.Apply(Event{Kind: EventLeave, At: at, Phases: phases})
}

// Settle answers lost time: [Shrink] lays the rest out again, [Extend] lets the
// end move.
func (s *Session) Settle(at Instant, how LostTime) error {
	return s.Apply(Event{Kind: EventSettle, At: at, How: how})
}

// Move gives the appointment another end.
func (s *Session) Move(at Instant, end time.Time) error {
	return s.Apply(Event{Kind: EventMove, At: at, End: end})
}

// Undo restores the plan that the last change replaced, exactly, within
// [UndoGrace] of session time.
func (s *Session) Undo(at Instant, lead time.Duration) error {
	return s.Apply(Event{Kind: EventUndo, At: at, Lead: lead})
}

// Pacer turns the pacer off for the rest of the plan, from the end of the breath
// that runs or, held, from the start of the one that was cut; or on again.
func (s *Session) Pacer(at Instant, free bool) error {
	return s.Apply(Event{Kind: EventPacer, At: at, Free: free})
}

// Aim has the last out-breath end at a time of the wall clock, such as 90 s
// before the gun: the session waits when it is early and leaves whole cycles out
// when it is late; no out-breath is cut. Zero ends the aiming.
func (s *Session) Aim(at Instant, lastOut time.Time) error {
	return s.Apply(Event{Kind: EventAim, At: at, End: lastOut})
}

// Finish ends the session, early or because the plan is over.
func (s *Session) Finish(at Instant) error {
	return s.Apply(Event{Kind: EventFinish, At: at})
}
