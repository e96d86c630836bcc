package pacing

import (
	"slices"
	"time"
)

// without returns the plan in which the given phases end at a boundary of
// breaths, or never begin. What comes after moves forward.
func (p *Plan) without(at time.Duration, phases ...int) *Plan {
	segments := p.upTo(at)
	n := len(segments)
	if n > 0 && !slices.Contains(phases, segments[n-1].Phase) {
		segments[n-1] = p.Segments[n-1] // whole again
	}
	for _, s := range p.Segments[n:] {
		if !slices.Contains(phases, s.Phase) {
			segments = append(segments, s)
		}
	}
	return p.edited(segments)
}

// restored returns the plan in which the spans from first to last, as far as
// they were cut, are as another plan has them.
func (p *Plan) restored(from *Plan, first, last int) *Plan {
	var segments []Segment
	cut := false
	for i := range p.Spans {
		span, of := p.Spans[i], p
		j := slices.IndexFunc(from.Spans, func(s Span) bool { return s.Phase == span.Phase })
		if i >= first && i <= last && j >= 0 && from.Spans[j].Duration > span.Duration {
			span, of, cut = from.Spans[j], from, true
		}
		segments = append(segments, of.Segments[span.First:span.First+span.Count]...)
	}
	if !cut {
		return p
	}
	return p.edited(segments)
}

// wholeBreaths returns where the breath that runs at t ends, or t in whole
// grains where nothing paces or a breath is just to begin.
func (p *Plan) wholeBreaths(t time.Duration) time.Duration {
	end := t
	if p.breathStart(t) != t {
		end = p.breathEnd(t)
	}
	if over := end % Grain; over != 0 {
		end += Grain - over
	}
	return end
}

// upTo returns the segments before t, the last cut there. The caller owns them.
func (p *Plan) upTo(t time.Duration) []Segment {
	n, _ := slices.BinarySearchFunc(p.Segments, t, func(s Segment, t time.Duration) int { return int(s.Start - t) })
	segments := make([]Segment, n, len(p.Segments))
	copy(segments, p.Segments)
	if n > 0 {
		if last := &segments[n-1]; last.End() > t {
			last.Duration = t - last.Start
			if last.Cycles > 0 {
				last.Cycles = int(last.Duration / last.Pattern.Cycle())
			}
		}
	}
	return segments
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
		pattern := p.Protocol.Phases[span.Phase].Breath.Pattern
		pace := pace{pattern, like.Pattern.Cycle(), p.rampStep(p.spanAt(t))}.skip(1)
		n, _, _ := pace.nearest(d, 0, d+2*pattern.Cycle(), 1)
		more = pace.appendTo(nil, like, n)
	}
	return p.edited(slices.Insert(slices.Clone(p.Segments), last+1, more...))
}

// edited returns the plan with other segments, as long as they are: that is what
// was asked for.
func (p *Plan) edited(segments []Segment) *Plan {
	plan := p.revised(segments)
	plan.Requested = plan.Length + plan.Slack
	return plan
}

// revised returns the plan with other segments. Neighbours that do the same
// become one.
func (p *Plan) revised(segments []Segment) *Plan {
	plan := *p
	plan.Length, plan.Segments, plan.Spans, plan.marks = 0, nil, nil, nil
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
	return plan.assemble(joined)
}

// joins reports whether s and next, one after the other, are one segment.
func (s *Segment) joins(next *Segment) bool {
	return s.Phase == next.Phase && s.Zone == next.Zone && s.Side == next.Side &&
		s.Pattern == next.Pattern && !s.Fade && !next.Fade
}
