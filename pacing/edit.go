package pacing

import (
	"slices"
	"time"
)

// endingAt returns the plan in which the phase that runs at t ends with the
// breath that runs then, or at t where nothing paces, and when that is. What
// comes after moves forward.
func (p *Plan) endingAt(t time.Duration) (*Plan, time.Duration) {
	span := p.Spans[p.spanAt(t)]
	end := p.breathEnd(t)
	if over := end % Grain; over != 0 {
		end += Grain - over
	}
	if len(p.Spans) == 1 {
		end = max(end, Grain) // a plan is never empty
	}
	end = min(end, span.End())
	segments := slices.Clone(p.Segments)
	for i := span.First; i < span.First+span.Count; i++ {
		s := &segments[i]
		s.Duration = min(max(end-s.Start, 0), s.Duration)
		if s.Cycles > 0 {
			s.Cycles = int(s.Duration / s.Pattern.Cycle())
		}
	}
	return p.revised(segments), end
}

// longerAt returns the plan in which what the hands do at t lasts longer by
// the whole number of cycles nearest to d, or by d where nothing paces. What
// comes after moves back.
func (p *Plan) longerAt(t, d time.Duration) *Plan {
	span := p.Spans[p.spanAt(t)]
	last := p.segment(t)
	for ; last+1 < span.First+span.Count; last++ {
		s, next := &p.Segments[last], &p.Segments[last+1]
		if s.Zone != next.Zone || s.Side != next.Side {
			break
		}
	}
	like := p.Segments[last]
	var more []Segment
	if like.Cycles == 0 || like.Fade {
		like.Pattern, like.Cycles, like.Fade, like.Duration = Pattern{}, 0, false, d
		more = append(more, like)
	} else {
		b := p.Protocol.Phases[span.Phase].Breath
		pace := pace{pattern: b.Pattern, first: like.Pattern.Cycle(), step: b.Step}
		if pace.ramping() {
			pace = pace.skip(1)
		}
		n, _ := pace.nearest(d, 0, d+2*b.Cycle(), 1)
		more = pace.appendTo(nil, like, n)
	}
	return p.revised(slices.Insert(slices.Clone(p.Segments), last+1, more...))
}

// revised returns the plan with other segments. Neighbours that do the same
// become one.
func (p *Plan) revised(segments []Segment) *Plan {
	joined := segments[:0]
	for _, s := range segments {
		if s.Duration == 0 {
			continue
		}
		if n := len(joined); n > 0 && joined[n-1].joins(&s) {
			joined[n-1].Cycles += s.Cycles
			joined[n-1].Duration += s.Duration
			continue
		}
		joined = append(joined, s)
	}
	plan := newPlan(p.Protocol, p.Requested, p.Slack, joined)
	plan.LeftOut = p.LeftOut
	return plan
}

// joins reports whether s and next, one after the other, are one segment.
func (s *Segment) joins(next *Segment) bool {
	return s.Phase == next.Phase && s.Zone == next.Zone && s.Side == next.Side &&
		s.Pattern == next.Pattern && !s.Fade && !next.Fade
}
