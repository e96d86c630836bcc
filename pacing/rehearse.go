package pacing

import (
	"math/rand/v2"
	"slices"
	"time"
)

// Rehearsal asks for simulated messy sessions of a protocol: clients who come
// late, holds of every reason, extra minutes, phases cut short, changes undone,
// the pacer turned off, a laptop that sleeps. Whatever the protocol says of lost
// time, the rest is laid out again: whether that still ends on time is what is
// rehearsed. How often and how long things happen are design choices.
type Rehearsal struct {
	Length  time.Duration // of the appointment; 0 is the protocol's own
	Runs    int
	Seed    uint64 // of the first run; the others follow
	Options Options
}

// Report is what came of a rehearsal.
type Report struct {
	Length   time.Duration
	Runs     int
	Possible int // runs whose minimums left time enough to end on time
	OnTime   int // of those, how many did
	Late     int // runs that could not end on time
	Worst    time.Duration
	LeftOut  map[int]int // how often each phase was left out, by index
	Failures []Failure
}

// Failure is a run in which something was not kept that should have been.
type Failure struct {
	Seed  uint64
	Phase int           // index into Protocol.Phases; -1 is the end
	By    time.Duration // short of its minimum or what was promised, or late
}

// Run is one simulated session.
type Run struct {
	Seed     uint64
	Events   []Event
	Last     *Snapshot
	Late     time.Duration // against the appointment
	Possible bool          // the minimums left time enough to end on time
	Failures []Failure
}

// Rehearse runs the sessions through the real [Session]. The same rehearsal
// gives the same report.
func Rehearse(p *Protocol, r Rehearsal) (Report, error) {
	report := Report{Length: r.length(p), Runs: r.Runs, LeftOut: map[int]int{}}
	for i := range r.Runs {
		run, err := RehearseOne(p, r, r.Seed+uint64(i))
		if err != nil {
			return Report{}, err
		}
		switch {
		case !run.Possible:
			report.Late++
		case run.Late < Hysteresis:
			report.OnTime++
			report.Possible++
		default:
			report.Possible++
		}
		report.Worst = max(report.Worst, run.Late)
		for _, phase := range run.Last.Plan.LeftOut {
			report.LeftOut[phase]++
		}
		report.Failures = append(report.Failures, run.Failures...)
	}
	return report, nil
}

func (r Rehearsal) length(p *Protocol) time.Duration {
	if r.Length > 0 {
		return r.Length
	}
	return p.Length
}

// rehearsalStart is where the clocks of every simulated session start.
var rehearsalStart = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// RehearseOne runs the session of one seed.
func RehearseOne(p *Protocol, r Rehearsal, seed uint64) (*Run, error) {
	length := r.length(p)
	plan, err := Fit(p, length, r.Options)
	if err != nil {
		return nil, err
	}
	a := &actor{
		rand: rand.New(rand.NewPCG(seed, 0x6f757462726561)), session: NewSession(plan),
		now: Instant{Wall: rehearsalStart}, cut: map[int]bool{}, minimal: true,
	}
	due := rehearsalStart.Add(plan.Length)
	a.now = a.now.Add(a.lateness(length))
	a.do(Event{Kind: EventStart, Lead: StartLead, End: due, How: Shrink})
	for a.act(length) {
	}
	run := &Run{Seed: seed, Events: a.session.Events(), Last: a.session.Snapshot(), Late: a.now.Wall.Sub(due), Possible: a.minimal && !a.agreed}
	run.Failures = a.failures(run)
	return run, nil
}

// actor is everything that happens to one simulated session.
type actor struct {
	rand    *rand.Rand
	session *Session
	now     Instant
	cut     map[int]bool // phases that were ended or left out by hand
	// minimal tells whether the rest, at its minimums, still fitted after the
	// last thing that happened.
	minimal bool
	// agreed tells that a new layout was undone: the session may end late.
	agreed bool
}

// lateness draws how late the client comes: mostly not at all.
func (a *actor) lateness(length time.Duration) time.Duration {
	if a.rand.IntN(3) > 0 {
		return 0
	}
	return a.upTo(length / 12)
}

// upTo draws a duration below d, in grains.
func (a *actor) upTo(d time.Duration) time.Duration {
	return time.Duration(a.rand.Int64N(max(1, int64(d/Grain)))) * Grain
}

// act lets time pass until the next thing happens, does it, and reports whether
// the session goes on.
func (a *actor) act(length time.Duration) bool {
	s := a.session
	wait := time.Duration(a.rand.ExpFloat64() * float64(length) / 8).Truncate(Grain)
	if s.state == Held {
		wait = a.upTo(length / 40)
	}
	if left := s.Snapshot().ahead(a.now); s.state == Running && wait >= left {
		a.now = a.now.Add(left)
		a.do(Event{Kind: EventFinish})
		return false
	}
	a.now = a.now.Add(wait)
	if s.state == Held {
		a.whileHeld()
	} else {
		a.whileRunning(length)
	}
	a.minimal = a.fits()
	return true
}

func (a *actor) whileHeld() {
	phase := a.phase()
	switch a.rand.IntN(8) {
	case 0:
		if a.do(Event{Kind: EventNext}) {
			a.cut[phase] = true
		}
	case 1:
		a.do(Event{Kind: EventBack, Lead: ResumeLead})
	}
	how := Shrink
	if a.session.plan.Protocol.LostTime == Ask {
		how = "" // it asks, and is answered
	}
	a.do(Event{Kind: EventResume, Lead: ResumeLead, How: how})
	if a.session.asking {
		a.do(Event{Kind: EventSettle, How: Shrink})
	}
}

func (a *actor) whileRunning(length time.Duration) {
	s, phase := a.session, a.phase()
	switch n := a.rand.IntN(22); {
	case n == 20:
		a.do(Event{Kind: EventPacer, Free: !s.plan.options.Free, How: Shrink})
	case n == 21:
		if a.do(Event{Kind: EventUndo}) {
			a.agreed = true
		}
	case n < 10:
		a.do(Event{Kind: EventHold, Reason: Reasons[a.rand.IntN(len(Reasons))]})
	case n < 13:
		a.do(Event{Kind: EventAdd, By: time.Minute, How: Shrink})
	case n < 15:
		if a.do(Event{Kind: EventNext, How: Shrink}) {
			a.cut[phase] = true
		}
	case n < 16:
		a.do(Event{Kind: EventBack, Lead: ResumeLead, How: Shrink})
	case n < 18:
		if later := a.later(); len(later) > 1 {
			phase := later[a.rand.IntN(len(later))]
			if a.do(Event{Kind: EventLeave, Phases: []int{phase}, How: Shrink}) {
				a.cut[phase] = true
			}
		}
	default:
		a.do(Event{Kind: EventHold, Reason: ReasonOther, Cause: CauseSleep})
		slept := a.upTo(length / 20)
		a.now.Boot += slept
		a.now.Wall = a.now.Wall.Add(slept)
	}
}

// do lets an event happen now and reports whether it was accepted.
func (a *actor) do(e Event) bool {
	e.At = a.now
	return a.session.Apply(e) == nil
}

// phase returns the index of the phase that runs.
func (a *actor) phase() int {
	s := a.session
	return s.plan.Spans[s.plan.spanAt(max(0, s.at(a.now)))].Phase
}

// later returns the phases that are to come and may be left out.
func (a *actor) later() (phases []int) {
	s := a.session
	for i := s.plan.spanAt(max(0, s.at(a.now))) + 1; i < len(s.plan.Spans); i++ {
		if !s.plan.Phase(i).Protect {
			phases = append(phases, s.plan.Spans[i].Phase)
		}
	}
	return phases
}

// fits reports whether what is to come, at its minimums and promises, ends on
// time. It knows the protocol and the clock, not how a session is laid out.
func (a *actor) fits() bool {
	s := a.session
	at := s.at(a.now)
	if at >= s.plan.Length {
		return a.now.Boot <= s.due
	}
	need := max(s.anchor-a.now.Mono, 0)
	for i := s.plan.spanAt(max(at, 0)); i < len(s.plan.Spans); i++ {
		span := &s.plan.Spans[i]
		lo, _ := s.plan.Protocol.Phases[span.Phase].Bounds()
		lo = max(lo, s.plan.promised[span.Phase])
		if at >= span.Start {
			if span.Phase == s.leastPhase {
				lo = max(lo, s.least)
			}
			lo = max(0, min(lo, span.Duration)-(at-span.Start))
		}
		need += lo
	}
	return s.state != Running || a.now.Boot+need <= s.due
}

// failures looks for what was not kept: the end where it could be kept, and the
// minimum and promise of every phase that was not cut by hand.
func (a *actor) failures(run *Run) (failures []Failure) {
	slack := Hysteresis + longestCycleOf(run.Last.Plan.Protocol)
	if run.Possible && run.Late >= slack {
		failures = append(failures, Failure{run.Seed, -1, run.Late})
	}
	got := run.Last.Got(a.now)
	for i := range got {
		ph := &run.Last.Plan.Protocol.Phases[i]
		if a.cut[i] || slices.Contains(run.Last.Plan.LeftOut, i) {
			continue
		}
		lo, _ := ph.Bounds()
		lo = max(lo, run.Last.Plan.promised[i])
		if !ph.Breath.unled() {
			lo -= ph.Breath.Cycle()
		}
		if got[i] < lo {
			failures = append(failures, Failure{run.Seed, i, lo - got[i]})
		}
	}
	return failures
}

func longestCycleOf(p *Protocol) (longest time.Duration) {
	for i := range p.Phases {
		longest = max(longest, p.Phases[i].Breath.Cycle())
	}
	return longest
}
