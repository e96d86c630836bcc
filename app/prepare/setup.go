package prepare

import (
	"maps"
	"time"

	"outbreath/pacing"
)

// Setup is how a session was set up: enough to start the same again, at any time.
type Setup struct {
	Length    time.Duration
	StartRate float64 // in breaths a minute; 0 leaves it to the protocol
	Wishes    pacing.Wishes
}

// setup returns how the session is set up for a plan.
func (s *Screen) setup(plan *pacing.Plan) Setup {
	u := Setup{Length: plan.Requested, Wishes: maps.Clone(s.wishes)}
	if s.rate != nil {
		u.StartRate = s.rate.Value()
	}
	return u
}

// Again returns the session of a protocol as it was set up once, without an
// appointment. A length that the protocol cannot have any more becomes the nearest
// that it can; zones that it does not have any more play no part.
func Again(p *pacing.Protocol, u Setup) (Start, error) {
	wished, _, err := p.With(u.Wishes)
	if err != nil {
		return Start{}, err
	}
	least, most := wished.Range()
	plan, err := pacing.Fit(wished, bounds{least, most}.clamp(u.Length), pacing.Options{StartRate: u.StartRate})
	return Start{Plan: plan, Setup: u}, err
}
