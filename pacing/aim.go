package pacing

import (
	"slices"
	"time"
)

// LastOut returns when the last paced out-breath of the plan ends; when nothing
// is paced, that is its end, and ok is false.
func (p *Plan) LastOut() (end time.Duration, ok bool) {
	for i := len(p.Segments) - 1; i >= 0; i-- {
		if s := &p.Segments[i]; s.Cycles > 0 {
			return s.End() - s.Pattern.Rest, true
		}
	}
	return p.Length, false
}

// Breaths returns how many breaths the plan paces.
func (p *Plan) Breaths() (n int) {
	for i := range p.Segments {
		n += p.Segments[i].Cycles
	}
	return n
}

// steady returns the segment after a position with the most whole cycles to
// come: the one that can do with fewer, or take more. It is -1 when there is
// none.
func (p *Plan) steady(from time.Duration) (segment, toCome int) {
	segment = -1
	for i := range p.Segments {
		s := &p.Segments[i]
		if s.Cycles == 0 || s.Fade || s.End() <= from {
			continue
		}
		if n := int((s.End() - max(from, s.Start)) / s.Pattern.Cycle()); n > toCome {
			segment, toCome = i, n
		}
	}
	return segment, toCome
}

// aimed returns the plan with as many whole cycles more or less after a position
// as it takes for its last out-breath to end at target or, where that falls
// within a cycle, before it. It never has more cycles than most allows, keeps
// one where the steady breathing has not begun, and then gives up free phases
// before it. The position must be a boundary of breaths.
func (p *Plan) aimed(from, target time.Duration, most int) *Plan {
	last, ok := p.LastOut()
	i, toCome := p.steady(from)
	if !ok || i < 0 {
		return p
	}
	steady := p.Segments[i]
	cycle := steady.Pattern.Cycle()
	// Floor division: positive is cycles to add, negative to leave out.
	n := int((target - last) / cycle)
	if target < last && (target-last)%cycle != 0 {
		n--
	}
	least := -toCome
	if steady.Start >= from {
		least++
	}
	n = max(min(n, most-steady.Cycles), least)
	segments := append([]Segment(nil), p.Segments...)
	segments[i].Cycles += n
	segments[i].Duration += time.Duration(n) * cycle
	over := last + time.Duration(n)*cycle - target
	for j := i - 1; j >= 0 && over > 0; j-- {
		if s := &segments[j]; s.Cycles == 0 {
			cut := min(over, s.End()-max(from, s.Start))
			if cut > 0 {
				s.Duration -= cut
				over -= cut
			}
		}
	}
	return p.edited(segments)
}

// renewed returns the plan that is at t and whose rest, from the next boundary
// of breaths on, is again what another plan of the protocol has there: cycles
// that were left out come back.
func (p *Plan) renewed(from *Plan, t, at time.Duration) *Plan {
	segments := p.upTo(at)
	span := p.Spans[p.spanAt(max(t, 0))]
	played := at - span.Start // of the phase that runs
	for _, s := range from.Segments {
		switch {
		case s.Phase < span.Phase || slices.Contains(p.LeftOut, s.Phase):
			continue
		case s.Phase == span.Phase:
			gone := min(played, s.Duration)
			if s.Cycles > 0 {
				gone -= gone % s.Pattern.Cycle()
				s.Cycles -= int(gone / s.Pattern.Cycle())
			}
			played -= gone
			s.Duration -= gone
		}
		segments = append(segments, s)
	}
	return p.edited(segments)
}
