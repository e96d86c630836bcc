package pacing

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// StartLead is the quiet moment between Start and the beginning of the plan:
	// time to put the hands down, and for the first cue to be heard on time.
	StartLead = 3 * time.Second
	// ResumeLead is the quiet moment before the fresh in-breath after a hold.
	ResumeLead = time.Second

	heartbeat = 100 * time.Millisecond
	// gap is the time between two heartbeats from which on the program is taken
	// to have stood still.
	gap = 2 * time.Second
)

// Player runs a session in real time. It is the only thing here that knows a
// clock, and all its methods are safe for several goroutines.
//
// Whoever draws or sounds calls Snapshot at each frame and computes from it;
// that neither locks nor allocates. Whoever only waits for events receives from
// Changed.
type Player struct {
	clock    Clock
	snapshot atomic.Pointer[Snapshot]
	changed  chan struct{}

	mu       sync.Mutex // guards what follows; held for events only
	session  *Session
	watching bool
	last     Instant // when the clock was last looked at
}

// NewPlayer returns a player for a session of the plan that has not started.
func NewPlayer(plan *Plan, clock Clock) *Player {
	p := &Player{clock: clock, changed: make(chan struct{}, 1), session: NewSession(plan)}
	p.snapshot.Store(p.session.Snapshot())
	return p
}

// Now returns the present instant of the player's clock.
func (p *Player) Now() Instant { return p.clock.Now() }

// Snapshot returns the session as it is. Never nil, and never changed after.
func (p *Player) Snapshot() *Snapshot { return p.snapshot.Load() }

// Changed delivers a value after one or more events: it is a mailbox for one
// reader, which then looks at Snapshot.
func (p *Player) Changed() <-chan struct{} { return p.changed }

// Events returns what happened so far. The caller owns the slice.
func (p *Player) Events() []Event {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.session.Events()
}

// Start begins the plan after [StartLead].
func (p *Player) Start() error { return p.StartUntil(time.Time{}) }

// StartUntil is Start for an appointment that ends at a given time; see
// [Session.Start].
func (p *Player) StartUntil(end time.Time) error {
	return p.happen(Event{Kind: EventStart, Lead: StartLead, End: end})
}

// Hold stops at once; see [Session.Hold].
func (p *Player) Hold(why Reason) error {
	return p.happen(Event{Kind: EventHold, Reason: why})
}

// Resume goes on after [ResumeLead] with a fresh in-breath. The protocol says
// who pays for the hold.
func (p *Player) Resume() error { return p.ResumeBy("") }

// ResumeBy is Resume with the user's own answer to lost time.
func (p *Player) ResumeBy(how LostTime) error {
	return p.happen(Event{Kind: EventResume, Lead: ResumeLead, How: how})
}

// Next ends the phase with this breath; see [Session.Next].
func (p *Player) Next() error { return p.happen(Event{Kind: EventNext}) }

// Back begins the phase again, or the one before; see [Session.Back].
func (p *Player) Back() error {
	return p.happen(Event{Kind: EventBack, Lead: ResumeLead})
}

// Add makes what the hands do now last longer; see [Session.Add].
func (p *Player) Add(d time.Duration) error {
	return p.happen(Event{Kind: EventAdd, By: d})
}

// Leave leaves out phases; see [Session.Leave].
func (p *Player) Leave(phases ...int) error {
	return p.happen(Event{Kind: EventLeave, Phases: phases})
}

// Settle answers lost time; see [Session.Settle].
func (p *Player) Settle(how LostTime) error {
	return p.happen(Event{Kind: EventSettle, How: how})
}

// Move gives the appointment another end.
func (p *Player) Move(end time.Time) error {
	return p.happen(Event{Kind: EventMove, End: end})
}

// Undo restores the plan that the last change replaced; see [Session.Undo].
func (p *Player) Undo() error {
	return p.happen(Event{Kind: EventUndo, Lead: ResumeLead})
}

// Free turns the pacer off, or on again; see [Session.Pacer].
func (p *Player) Free(free bool) error {
	return p.happen(Event{Kind: EventPacer, Free: free})
}

// Aim has the last out-breath end at a time; see [Session.Aim].
func (p *Player) Aim(lastOut time.Time) error {
	return p.happen(Event{Kind: EventAim, End: lastOut})
}

// Finish ends the session.
func (p *Player) Finish() error { return p.happen(Event{Kind: EventFinish}) }

// Run watches the clock until ctx is done or the session is finished: it
// finishes the session when the plan is over, and holds it when the machine
// slept or the program stood still, from when it was last seen to run.
func (p *Player) Run(ctx context.Context) {
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for p.beat() {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// beat looks at the clock once and reports whether there will be more to see.
func (p *Player) beat() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.look()
	p.watching = true
	if s := p.session; s.state == Running && s.at(now) >= s.plan.Length {
		// Cannot be refused: the lock is held since the state was looked at.
		_ = p.apply(Event{Kind: EventFinish, At: now})
	}
	return p.session.state != Finished
}

// look reads the clock, and holds a session that time has passed by. It needs
// the lock.
func (p *Player) look() Instant {
	now, last := p.clock.Now(), p.last
	p.last = now
	if !p.watching || p.session.state != Running {
		return now
	}
	cause := Cause("")
	switch {
	case now.asleep(last).Abs() > gap:
		cause = CauseSleep
	case now.Mono-last.Mono > gap:
		cause = CauseStall
	default:
		return now
	}
	// Cannot be refused: it runs, and last is no older than its last event.
	_ = p.apply(Event{Kind: EventHold, At: last, Reason: ReasonOther, Cause: cause})
	return now
}

// happen lets an event happen now.
func (p *Player) happen(e Event) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	e.At = p.look()
	return p.apply(e)
}

// apply lets an event happen and publishes what came of it. It needs the lock.
func (p *Player) apply(e Event) error {
	if err := p.session.Apply(e); err != nil {
		return err
	}
	p.snapshot.Store(p.session.Snapshot())
	select {
	case p.changed <- struct{}{}:
	default:
	}
	return nil
}
