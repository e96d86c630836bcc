package pacing

import "time"

// block is what gets its length as a whole while a plan is laid out: one zone
// and side of a paced phase, or a whole free or fading phase.
type block struct {
	phase int           // index into Protocol.Phases
	place int           // of the phase: of a paced block its only, of another its first
	done  time.Duration // of the phase before this block; paced blocks do not need it

	paced   bool
	protect bool // a paced block must not pay for what whole cycles leave over
	pace    pace // of a paced block
	n       int  // cycles of a paced block

	length time.Duration
	// lo and hi are how short and how long whole cycles, and what they leave
	// over, may make it.
	lo, hi time.Duration
	// drift is by how much its end lies behind where the fit would have it.
	drift time.Duration
}

// stint is a phase in a layout, and what of it is already over.
type stint struct {
	phase int // index into Protocol.Phases
	elastic
	length time.Duration // as filled

	// A phase that is under way has been for done, in whole breaths; the hands
	// are at a place, and the next cycle is the first of the pace.
	done    time.Duration
	place   int
	pace    pace
	counted bool // the phase is counted in breaths; so many are to come
	breaths int
	free    bool // nothing paces it, at least after a fade: its length need not be whole cycles
}

// stint returns the phase as it stands before it has begun.
func (p *Protocol) stint(phase int, o Options) stint {
	ph := &p.Phases[phase]
	lo, hi := ph.Bounds()
	s := stint{
		phase:   phase,
		elastic: elastic{lo: lo, ideal: ph.Ideal, hi: hi, weight: ph.Weight},
		pace:    ph.Breath.From(o.StartRate).pace(),
		counted: ph.Breaths > 0,
		breaths: ph.Breaths,
		free:    ph.Breath.unled() || o.Free,
	}
	if s.counted {
		s.ideal = s.pace.length(s.breaths)
		s.lo, s.hi = s.ideal, s.ideal
	}
	return s
}

// layOut turns filled stints into blocks. A paced block lasts the whole number
// of cycles that ends nearest to where the fit ends it; what it misses by, the
// next one makes good. A ramp that its phase cuts short goes on in the next
// phase with the same pattern; unfinished is one from before.
func layOut(p *Protocol, stints []stint, unfinished pace) []block {
	n := 0
	for i := range stints {
		n += p.Phases[stints[i].phase].places()
	}
	blocks := make([]block, 0, n)
	var at, goal time.Duration
	for i := range stints {
		s := &stints[i]
		ph := &p.Phases[s.phase]
		if s.free {
			b := block{phase: s.phase, done: s.done, place: s.place, length: s.length - s.done, lo: s.lo - s.done, hi: s.hi - s.done}
			if ph.Protect {
				b.lo = b.length
			}
			at, goal = at+b.length, goal+b.length
			b.drift = at - goal
			blocks = append(blocks, b)
			continue
		}
		pace := s.pace
		if unfinished.ramping() && unfinished.pattern == pace.pattern && !ph.Breath.Ramped() && s.done == 0 {
			pace = unfinished
		}
		cycle := pace.pattern.Cycle()
		m := time.Duration(ph.places())
		begun := goal - s.done
		done := s.done
		for j := s.place; j < int(m); j++ {
			share := time.Duration(j + 1)
			b := block{phase: s.phase, place: j, paced: true, protect: ph.Protect, pace: pace}
			b.lo, b.hi = s.lo*share/m-cycle-done, s.hi*share/m+cycle-done
			end := begun + s.length*share/m
			least := 0
			if done == 0 {
				least = 1 // a phase too short for all its places keeps the first
			}
			if s.counted {
				left := int(m) - j
				b.n = (s.breaths + left - 1) / left
				s.breaths -= b.n
				b.length, pace = pace.length(b.n), pace.skip(b.n)
				b.lo, b.hi = b.length, b.length
			} else {
				b.n, b.length, pace = pace.nearest(end-at, b.lo, b.hi, least)
			}
			at += b.length
			done += b.length
			b.drift = at - end
			blocks = append(blocks, b)
		}
		goal = begun + s.length
		unfinished = pace
	}
	return blocks
}

// settle gives what whole cycles left over, more or less than nothing, to the
// free blocks, the last first. Where they have no room, a paced block makes it
// by a cycle more or less, if that brings the sum nearer and moves no end by
// more than a cycle; of several as good the last.
func settle(blocks []block, left time.Duration) {
	gains := make([]time.Duration, len(blocks))
	nearest := spread(blocks, left, gains).Abs()
	chosen, widest := -1, longestCycle(blocks)
	for k := len(blocks) - 1; k >= 0 && nearest > 0; k-- {
		cycle, ok := blocks[k].spare(left)
		if !ok || k+1 < len(blocks) && blocks[k+1].phase == blocks[k].phase {
			continue // the bounds of a phase are those of its last block
		}
		rest := spread(blocks, left-cycle, gains).Abs()
		gains[k] = cycle
		if rest < nearest && worstDrift(blocks, gains) <= widest {
			chosen, nearest = k, rest
		}
	}
	if chosen >= 0 {
		cycle, _ := blocks[chosen].spare(left)
		left -= cycle
		spread(blocks, left, gains)
		gains[chosen] = cycle
	} else {
		spread(blocks, left, gains)
	}
	take(blocks, gains)
}

// spare returns the cycle by which a paced block can come nearer to making
// left: one more when it is positive, one less when it is negative.
func (b *block) spare(left time.Duration) (cycle time.Duration, ok bool) {
	if !b.paced || b.pace.skip(b.n).ramping() {
		return 0, false
	}
	if left > 0 {
		cycle = b.pace.pattern.Cycle()
		return cycle, b.length+cycle <= b.hi
	}
	cycle = b.pace.length(b.n-1) - b.length
	return cycle, !b.protect && b.n > 1 && b.length+cycle >= b.lo && !b.pace.skip(b.n-1).ramping()
}

// spread fills gains with what each free block takes of left, the last first,
// and returns what none had room for.
func spread(blocks []block, left time.Duration, gains []time.Duration) time.Duration {
	for i := len(blocks) - 1; i >= 0; i-- {
		gains[i] = 0
		if b := &blocks[i]; !b.paced {
			gains[i] = min(max(left, b.lo-b.length), b.hi-b.length)
			left -= gains[i]
		}
	}
	return left
}

// take applies the gains.
func take(blocks []block, gains []time.Duration) {
	for i := range blocks {
		b := &blocks[i]
		b.length += gains[i]
		if b.paced && gains[i] != 0 {
			b.n, _, _ = b.pace.within(b.length)
		}
	}
}

// worstDrift returns how far the farthest end of a block would lie from where
// the fit has it.
func worstDrift(blocks []block, gains []time.Duration) (worst time.Duration) {
	var moved time.Duration
	for i := range blocks {
		moved += gains[i]
		worst = max(worst, (blocks[i].drift + moved).Abs())
	}
	return worst
}

func longestCycle(blocks []block) (longest time.Duration) {
	for i := range blocks {
		if blocks[i].paced {
			longest = max(longest, blocks[i].pace.pattern.Cycle())
		}
	}
	return longest
}

// places returns how many zones and sides share the phase.
func (p *Phase) places() int {
	n := max(len(p.Zones), 1)
	if p.Sides {
		n *= 2
	}
	return n
}

// place returns the zone and side that the hands come to as the jth.
func (p *Phase) place(j int) (zone string, side Side) {
	if p.Sides {
		side = [...]Side{Left, Right}[j%2]
		j /= 2
	}
	if len(p.Zones) > 0 {
		zone = p.Zones[j]
	}
	return zone, side
}

// segments turns the blocks of a layout into the segments of a plan.
func segments(p *Protocol, blocks []block, o Options) []Segment {
	n := 0
	for i := range blocks {
		if b := &blocks[i]; b.paced {
			n += b.pace.segments(b.n)
		} else {
			n += p.Phases[b.phase].places() + 1
		}
	}
	all := make([]Segment, 0, n)
	for i := range blocks {
		b := &blocks[i]
		if b.paced {
			all = b.pace.appendTo(all, p.segmentAt(b.phase, b.place), b.n)
			continue
		}
		all = appendFree(all, p, b, o)
	}
	return all
}

// segmentAt returns an empty segment at a place of a phase.
func (p *Protocol) segmentAt(phase, place int) Segment {
	s := Segment{Phase: phase, place: place}
	s.Zone, s.Side = p.Phases[phase].place(place)
	return s
}

// appendFree appends a free phase, its zones and sides sharing it evenly, with
// the pacer fading out at its beginning where it does.
func appendFree(all []Segment, p *Protocol, b *block, o Options) []Segment {
	breath := p.Phases[b.phase].Breath
	m := time.Duration(p.Phases[b.phase].places())
	whole := b.done + b.length
	at := b.done
	for j := b.place; j < int(m); j++ {
		part := max(0, whole*time.Duration(j+1)/m/Grain*Grain-at)
		at += part
		s := p.segmentAt(b.phase, j)
		if at == part && breath.Fade > 0 && !o.Free {
			fade := s
			fade.Cycles = min(breath.Fade, int(part/breath.Cycle()))
			fade.Pattern, fade.Fade, fade.Duration = breath.Pattern, true, time.Duration(fade.Cycles)*breath.Cycle()
			all = append(all, fade)
			part -= fade.Duration
		}
		s.Duration = part
		all = append(all, s)
	}
	return all
}
