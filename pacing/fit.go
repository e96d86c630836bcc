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
	// Free leaves the pacer off: every phase is free breathing.
	Free bool
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

// TooLongError is the error of [Fit] for a length over [MaxLength].
type TooLongError struct{ Requested time.Duration }

func (e *TooLongError) Error() string {
	return fmt.Sprintf("%s is longer than the %s a plan can last", FormatDuration(e.Requested), FormatDuration(MaxLength))
}

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
		return nil, &TooLongError{Requested: length}
	}
	stints := make([]stint, 0, len(p.Phases))
	for i := range p.Phases {
		if !p.Phases[i].LeftOut {
			stints = append(stints, p.stint(i, o))
		}
	}
	stints, leftOut := p.choose(stints, length)
	if shortest, _ := bounds(stints); length < shortest {
		return nil, &TooShortError{Protocol: p.Name, Requested: length, Shortest: shortest}
	}
	plan := &Plan{Protocol: p, Requested: length, LeftOut: leftOut, options: o, promised: map[int]time.Duration{}}
	blocks := plan.fit(stints, length, pace{})
	for i := range blocks {
		if b := &blocks[i]; p.Phases[b.phase].Protect {
			plan.promised[b.phase] += b.length
		}
	}
	return plan.assemble(segments(p, blocks, o)), nil
}

// fit fills the stints with a length, in whole cycles, and sets the plan's
// slack. A length shorter than the stints' bounds becomes their shortest, or
// what whole cycles make of it on the way there.
func (p *Plan) fit(stints []stint, length time.Duration, unfinished pace) []block {
	shortest, longest := bounds(stints)
	p.Slack = max(0, length-longest)
	length -= p.Slack
	fill(stints, max(length, shortest))
	blocks := layOut(p.Protocol, stints, unfinished)
	var sum time.Duration
	for i := range stints {
		sum += stints[i].done
	}
	for i := range blocks {
		sum += blocks[i].length
	}
	settle(blocks, min(max(sum, length), max(length, shortest))-sum)
	return blocks
}

// bounds returns the sums of the stints' bounds.
func bounds(stints []stint) (shortest, longest time.Duration) {
	for i := range stints {
		shortest += stints[i].lo
		longest += stints[i].hi
	}
	return shortest, longest
}

// choose leaves out as many optional phases, in their order, as it takes for
// the others to fit into length. A phase that is under way stays, and so does
// the last.
func (p *Protocol) choose(stints []stint, length time.Duration) (chosen []stint, leftOut []int) {
	var optional []int
	for i := range stints {
		if s := &stints[i]; p.Phases[s.phase].Optional > 0 && s.done == 0 {
			optional = append(optional, s.phase)
		}
	}
	slices.SortStableFunc(optional, func(a, b int) int { return p.Phases[a].Optional - p.Phases[b].Optional })
	for _, phase := range optional {
		if shortest, _ := bounds(stints); shortest <= length || len(stints) == 1 {
			break
		}
		leftOut = append(leftOut, phase)
		stints = slices.DeleteFunc(stints, func(s stint) bool { return s.phase == phase })
	}
	return stints, leftOut
}
