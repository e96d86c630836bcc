package pacing

import "time"

// refit lays the rest of the plan out again so that it ends at length, as near
// as its bounds allow; [Plan.Off] tells by how much it cannot. What was played
// up to t, and the breath that runs then, stay as they are. The rest starts
// from the original ideals, whatever earlier layouts made of them. The phase
// that runs at t keeps at least the length least; without one, the zones and
// sides still to come in it get as much as the ones before, if there is time.
func (p *Plan) refit(t, length, least time.Duration) *Plan {
	if t >= p.Length {
		return p
	}
	if even := p.evenLength(t); least == 0 && even > 0 {
		if plan := p.layAgain(t, length, even); plan.Off() <= 0 {
			return plan
		}
	}
	return p.layAgain(t, length, least)
}

func (p *Plan) layAgain(t, length, least time.Duration) *Plan {
	at := p.settledUntil(t)
	running := p.spanAt(max(t, 0))
	var rest []stint
	var played time.Duration
	for i := running; i < len(p.Spans); i++ {
		s := p.Protocol.stint(p.Spans[i].Phase, p.options)
		s.keep(p.promised[s.phase])
		if p.Spans[i].Start < at {
			p.begin(&s, i, at)
			played = s.done
		}
		if i == running {
			s.keep(least)
		}
		rest = append(rest, s)
	}
	rest, leftOut := p.Protocol.choose(rest, length-at+played)
	plan := *p
	plan.Requested = length
	plan.LeftOut = append(p.LeftOut[:len(p.LeftOut):len(p.LeftOut)], leftOut...)
	blocks := plan.fit(rest, length-at+played, p.rampAt(at))
	return plan.revised(append(p.upTo(at), segments(p.Protocol, blocks, p.options)...))
}

// paced returns the plan whose rest, from t on, is led by the pacer or free, and
// as long as it was.
func (p *Plan) paced(t time.Duration, free bool, least time.Duration) *Plan {
	plan := *p
	plan.options.Free = free
	return plan.refit(t, p.Length+p.Slack, least)
}

// evenLength returns the length of the phase at t that gives each of its zones
// and sides as much as the one that had most until now, within its bounds; 0
// where it has only one.
func (p *Plan) evenLength(t time.Duration) time.Duration {
	i := p.spanAt(max(t, 0))
	ph := p.Phase(i)
	if ph.places() == 1 {
		return 0
	}
	_, hi := ph.Bounds()
	return min(p.longestPlace(i, p.settledUntil(t))*time.Duration(ph.places()), hi)
}

// keep makes sure that the stint is no shorter than least.
func (s *stint) keep(least time.Duration) {
	s.lo = max(s.lo, least)
	s.ideal = max(s.ideal, s.lo)
	s.hi = max(s.hi, s.lo)
}

// begin marks the stint of a span as under way at a boundary of breaths within
// it or at its end.
func (p *Plan) begin(s *stint, i int, at time.Duration) {
	span := &p.Spans[i]
	last := &p.Segments[p.segment(at-1)]
	s.done, s.place = at-span.Start, last.place
	if !s.free && !last.Pattern.Free() {
		s.pace = pace{s.pace.pattern, last.Pattern.Cycle(), p.rampStep(i)}.skip(1)
	}
	if at < span.End() {
		s.place = p.Segments[p.segment(at)].place
	}
	if s.counted {
		s.breaths = 0
		for j := p.segment(at); j < span.First+span.Count; j++ {
			seg := &p.Segments[j]
			s.breaths += int((seg.End() - max(at, seg.Start)) / max(seg.Pattern.Cycle(), 1))
		}
	}
	s.keep(s.done)
}

// longestPlace returns the longest time that one place of a span has had
// until at.
func (p *Plan) longestPlace(i int, at time.Duration) time.Duration {
	span := &p.Spans[i]
	var longest, here time.Duration
	for j := span.First; j < span.First+span.Count && p.Segments[j].Start < at; j++ {
		if s := &p.Segments[j]; j > span.First && s.place != p.Segments[j-1].place {
			here = 0
		}
		here += min(p.Segments[j].End(), at) - p.Segments[j].Start
		longest = max(longest, here)
	}
	return longest
}

// settledUntil returns up to where a plan that is at t can no longer change:
// the end of the breath that runs, and of a fade that has begun.
func (p *Plan) settledUntil(t time.Duration) time.Duration {
	at := min(p.wholeBreaths(max(t, 0)), p.Length)
	if at < p.Length {
		if s := &p.Segments[p.segment(at)]; s.Fade && s.Start < at {
			at = s.End()
		}
	}
	return at
}

// rampStep returns the step of the ramp that the span is on, or comes after.
func (p *Plan) rampStep(span int) float64 {
	for ; span >= 0; span-- {
		if b := p.Phase(span).Breath; b.Ramped() {
			return b.Step
		}
	}
	return DefaultStep
}

// rampAt returns the ramp that is not finished at a boundary of phases.
func (p *Plan) rampAt(at time.Duration) pace {
	for i := p.segment(at); i >= 0; i-- {
		s := &p.Segments[i]
		if s.Start >= at || s.Cycles == 0 || s.Fade {
			continue
		}
		ramp := pace{p.Protocol.Phases[s.Phase].Breath.Pattern, s.Pattern.Cycle(), p.rampStep(p.spanAt(s.Start))}
		if !ramp.ramping() {
			return pace{}
		}
		return ramp.skip(1)
	}
	return pace{}
}
