package pacing

import "time"

// block is what gets its length as a whole while a plan is laid out: one zone
// and side of a paced phase, or a whole free or fading phase.
type block struct {
	phase int // index into Protocol.Phases
	zone  string
	side  Side

	paced bool
	pace  pace // of a paced block
	n     int  // cycles of a paced block

	length time.Duration
	// lo and hi are how short and how long whole cycles, and what they leave
	// over, may make it.
	lo, hi time.Duration
	// drift is by how much its end lies behind where the fit would have it.
	drift time.Duration
}

// layOut turns the fitted lengths of the phases with the given indexes into
// blocks. A paced block lasts the whole number of cycles that ends nearest to
// where the fit ends it; what it misses by, the next one makes good. A ramp
// that its phase cuts short goes on in the next phase with the same pattern.
func layOut(p *Protocol, phases []int, lengths []time.Duration, o Options) []block {
	blocks := make([]block, 0, 2*len(phases))
	var unfinished pace
	var at, goal time.Duration
	for k, i := range phases {
		ph := &p.Phases[i]
		lo, hi := ph.Bounds()
		if ph.Breath.Free() || ph.Breath.Fade > 0 {
			if ph.Protect {
				lo = lengths[k]
			}
			at, goal = at+lengths[k], goal+lengths[k]
			blocks = append(blocks, block{phase: i, length: lengths[k], lo: lo, hi: hi, drift: at - goal})
			continue
		}
		pace := ph.Breath.From(o.StartRate).pace()
		if unfinished.ramping() && unfinished.pattern == pace.pattern && !ph.Breath.Ramped() {
			pace = unfinished
		}
		cycle := pace.pattern.Cycle()
		m := time.Duration(ph.places())
		var done time.Duration
		for j := range ph.places() {
			share := time.Duration(j + 1)
			b := block{phase: i, paced: true, pace: pace}
			b.zone, b.side = ph.place(j)
			b.lo, b.hi = lo*share/m-cycle-done, hi*share/m+cycle-done
			end := goal + lengths[k]*share/m
			least := 0
			if j == 0 {
				least = 1 // a phase too short for all its places keeps the first
			}
			b.n, b.length = pace.nearest(end-at, b.lo, b.hi, least)
			at += b.length
			done += b.length
			b.drift = at - end
			blocks = append(blocks, b)
			pace = pace.skip(b.n)
		}
		goal += lengths[k]
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
	return cycle, b.n > 1 && b.length+cycle >= b.lo && !b.pace.skip(b.n-1).ramping()
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
			b.n, _ = b.pace.within(b.length)
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
func segments(p *Protocol, blocks []block) []Segment {
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
			all = b.pace.appendTo(all, Segment{Phase: b.phase, Zone: b.zone, Side: b.side}, b.n)
			continue
		}
		all = appendFree(all, b, &p.Phases[b.phase])
	}
	return all
}

// appendFree appends a free phase, its zones and sides sharing it evenly, with
// the pacer fading out at its beginning where it does.
func appendFree(all []Segment, b *block, ph *Phase) []Segment {
	m := time.Duration(ph.places())
	for j := range ph.places() {
		part := b.length*time.Duration(j+1)/m/Grain*Grain - b.length*time.Duration(j)/m/Grain*Grain
		s := Segment{Phase: b.phase}
		s.Zone, s.Side = ph.place(j)
		if j == 0 && ph.Breath.Fade > 0 {
			cycle := ph.Breath.Cycle()
			n := min(ph.Breath.Fade, int(part/cycle))
			fade := s
			fade.Pattern, fade.Cycles, fade.Fade, fade.Duration = ph.Breath.Pattern, n, true, time.Duration(n)*cycle
			all = append(all, fade)
			part -= fade.Duration
		}
		s.Duration = part
		all = append(all, s)
	}
	return all
}
