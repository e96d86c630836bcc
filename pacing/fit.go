package pacing

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Options are the user's wishes for a plan.
type Options struct {
	// StartRate is where ramps start, in breaths a minute; 0 leaves it to the
	// protocol. It is kept between a ramp's target and [MaxStartRate].
	StartRate float64
}

// ErrTooShort is wrapped by every [TooShortError].
var ErrTooShort = errors.New("too short")

// TooShortError says that no plan of a protocol is as short as was asked for.
type TooShortError struct {
	Protocol            string
	Requested, Shortest time.Duration
}

func (e *TooShortError) Error() string {
	return fmt.Sprintf("%s is too short for %q: it takes at least %s",
		FormatDuration(e.Requested), e.Protocol, FormatDuration(e.Shortest))
}

// Unwrap makes errors.Is(err, ErrTooShort) hold.
func (e *TooShortError) Unwrap() error { return ErrTooShort }

// Fit lays a protocol out over a length, which is taken to the millisecond.
//
// Each phase gets its ideal length plus or minus a share by its weight, within
// its bounds. Then paced stretches become whole cycles, each ending as near as
// it can to where the fit ends it, and what that leaves over goes to the free
// phases, the last first. A free phase keeps its bounds exactly, a paced one to
// within a cycle, and the sum is the length exactly wherever a free phase has
// room; [Plan.Off] tells where none had.
//
// Shorter than the phases' minimums, the optional phases are left out in their
// order; shorter than that is a [TooShortError]. Longer than their maximums,
// the rest is the plan's Slack.
func Fit(p *Protocol, length time.Duration, o Options) (*Plan, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	length = length.Truncate(Grain)
	if length > MaxLength {
		return nil, fmt.Errorf("%s is longer than the %s a plan can last", FormatDuration(length), FormatDuration(MaxLength))
	}
	phases, leftOut, err := choose(p, length)
	if err != nil {
		return nil, err
	}
	es := make([]elastic, len(phases))
	var longest time.Duration
	for k, i := range phases {
		ph := &p.Phases[i]
		lo, hi := ph.Bounds()
		es[k] = elastic{lo: lo, ideal: ph.Ideal, hi: hi, weight: ph.Weight}
		longest += hi
	}
	slack := max(0, length-longest)
	filled := length - slack
	blocks := layOut(p, phases, fill(es, filled), o)
	left := filled
	for i := range blocks {
		left -= blocks[i].length
	}
	settle(blocks, left)
	plan := newPlan(p, length, slack, segments(p, blocks))
	plan.LeftOut = leftOut
	return plan, nil
}

// choose returns the phases to fit into length: all of them, or as many as the
// optional ones left out in their order allow.
func choose(p *Protocol, length time.Duration) (phases, leftOut []int, err error) {
	var shortest time.Duration
	var optional []int
	for i := range p.Phases {
		phases = append(phases, i)
		lo, _ := p.Phases[i].Bounds()
		shortest += lo
		if p.Phases[i].Optional > 0 {
			optional = append(optional, i)
		}
	}
	slices.SortStableFunc(optional, func(a, b int) int { return p.Phases[a].Optional - p.Phases[b].Optional })
	for _, i := range optional {
		if shortest <= length {
			break
		}
		lo, _ := p.Phases[i].Bounds()
		shortest -= lo
		leftOut = append(leftOut, i)
		phases = slices.DeleteFunc(phases, func(j int) bool { return j == i })
	}
	if length < shortest || len(phases) == 0 {
		return nil, nil, &TooShortError{Protocol: p.Name, Requested: length, Shortest: shortest}
	}
	return phases, leftOut, nil
}
