package pacing

import "time"

// late returns by how much a running session will end after the planned end.
func (s *Session) late(now Instant) time.Duration {
	over := now.Boot + max(0, s.anchor-now.Mono) + s.plan.Length - s.at(now)
	return over - s.due
}

// balance answers a planned end that is no longer met, as the event says or
// else the protocol: the rest is laid out again, the end moves, or the user is
// asked. A difference below [Hysteresis] to what was settled before is left
// alone.
func (s *Session) balance(e Event) {
	if e.How == Shrink {
		s.accepted = 0 // whatever was agreed to before
	}
	lost := s.late(e.At) - s.accepted
	if lost.Abs() < Hysteresis {
		return
	}
	how := e.How
	if how == "" {
		how = s.plan.Protocol.LostTime
	}
	switch how {
	case Shrink:
		now := max(s.at(e.At), s.ending) // a phase that was asked to end does
		if now >= s.plan.Length {
			return
		}
		// What cannot be made good is tried again at the next event.
		s.plan = s.plan.refit(now, max(0, s.plan.Length-lost), s.leastAt(now))
	case Ask:
		s.asking = true
		return
	default:
		s.accepted += lost
	}
	s.asking = false
}

// aim lays whole cycles out so that the last out-breath ends at the target: a
// session that has yet to begin, or to go on, waits for what is left over; one
// that is late leaves cycles out, and one that runs ends up to a cycle early.
func (s *Session) aim(e Event) {
	if s.plan.options.Free {
		return // no breath to aim
	}
	waiting := s.anchor >= e.At.Mono
	plan := s.plan
	if waiting {
		s.anchor = max(s.soonest, e.At.Mono) // what it waited for before does not count
		if s.position == 0 {
			plan = s.first
		}
	}
	now := max(s.at(e.At), s.ending)
	if now >= plan.Length {
		return
	}
	target := e.At.Mono + s.target - e.At.Boot // if the machine does not sleep
	start := max(s.anchor, e.At.Mono) - now    // when the plan began, as it runs now
	from := now
	if !waiting {
		from = plan.settledUntil(now)
		plan = plan.renewed(s.first, now, from)
	}
	most := 0
	if steady, _ := s.first.steady(0); steady >= 0 {
		most = s.first.Segments[steady].Cycles
	}
	s.plan = plan.aimed(from, target-start, most)
	last, _ := s.plan.LastOut()
	if early := target - (start + last); waiting && early > 0 {
		s.anchor += early
		start += early
	}
	s.due = e.At.Boot + start - e.At.Mono + s.plan.Length
	s.accepted = 0
}

// leastAt returns what the phase that runs at a position has to keep because
// minutes were added to it.
func (s *Session) leastAt(now time.Duration) time.Duration {
	if s.plan.Spans[s.plan.spanAt(max(now, 0))].Phase == s.leastPhase {
		return s.least
	}
	return 0
}

// count adds what was played since the last count to what the phases had.
func (s *Session) count(now Instant) {
	if s.state != Running {
		return
	}
	to := s.at(now)
	s.plan.share(s.counted, to, s.got)
	s.counted = max(s.counted, to)
}

// share adds the time between two positions to the phases it belongs to.
func (p *Plan) share(from, to time.Duration, got []time.Duration) {
	for i := range p.Spans {
		span := &p.Spans[i]
		got[span.Phase] += max(0, min(to, span.End())-max(from, span.Start))
	}
}

// played returns the session time that was counted: what was really played,
// holds apart.
func (s *Session) played() (sum time.Duration) {
	for _, d := range s.got {
		sum += d
	}
	return sum
}
