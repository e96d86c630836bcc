package prepare

import (
	"time"

	"outbreath/pacing"
)

// Start is a session as it is to be started.
type Start struct {
	Plan *pacing.Plan
	// End is when the appointment ends; zero without one.
	End time.Time
	// Over says that the plan may run over the end, as far as it does.
	Over bool
	// Leave are phases to leave out, so that the end is kept.
	Leave []int
	// LastOut is when the last out-breath is to end; zero where the session is
	// not aimed.
	LastOut time.Time
	// Setup is how to start the same again; zero where it cannot be.
	Setup Setup
}

// begin starts what is prepared, laid out to the second.
func (s *Screen) begin() {
	now := s.options.Now()
	start := Start{Plan: s.plan, End: s.appointment.end}
	if !start.End.IsZero() {
		// Whenever it was to begin, it begins now.
		a := appointment{end: start.End}
		if plan := s.layOut(a.room(now.Wall).Round(time.Second)); plan != nil {
			start.Plan = plan
		}
		if s.bounds.short(a.room(now.Wall)) {
			start.Over, start.Leave = s.over, s.leave
		}
	}
	if s.aimedAt(now) {
		start.LastOut = s.gun.lastOut()
	}
	start.Setup = s.setup(start.Plan)
	s.options.OnStart(start)
}

// aimedAt reports whether there is a start to aim at.
func (s *Screen) aimedAt(now pacing.Instant) bool {
	return s.aim != nil && s.aim.on && s.gun.lastOut().After(now.Wall)
}

// layOut fits the protocol to a length, or to the nearest that it can have; nil
// where it cannot be fitted.
func (s *Screen) layOut(length time.Duration) *pacing.Plan {
	o := pacing.Options{}
	if s.rate != nil {
		o.StartRate = s.rate.Value()
	}
	plan, err := pacing.Fit(s.wished, s.bounds.clamp(length), o)
	if err != nil {
		return nil
	}
	return plan
}

// without returns how the plan is when phases are left out as soon as it is
// started, for an appointment.
func without(plan *pacing.Plan, phases []int, now pacing.Instant, end time.Time) *pacing.Plan {
	s := pacing.NewSession(plan)
	if s.Start(now, pacing.StartLead, end) != nil || s.Leave(now, phases...) != nil {
		return plan
	}
	return s.Snapshot().Plan
}
