package pacing

import "time"

// pace is a run of cycles towards a pattern: the first may be quicker, and each
// is then longer than the last by at most step until the pattern is reached.
type pace struct {
	pattern Pattern
	first   time.Duration // length of the first cycle
	step    float64
}

func (b Breath) pace() pace {
	return pace{pattern: b.Pattern, first: b.firstCycle(), step: b.Step}
}

// ramping reports whether the pattern is not reached yet.
func (p pace) ramping() bool { return p.first < p.pattern.Cycle() }

// skip returns the pace that goes on after n cycles.
func (p pace) skip(n int) pace {
	for ; n > 0 && p.ramping(); n-- {
		p.first = p.pattern.nextCycle(p.first, p.step)
	}
	return p
}

// length returns the length of n cycles.
func (p pace) length(n int) (sum time.Duration) {
	for ; n > 0 && p.ramping(); n-- {
		sum += p.first
		p = p.skip(1)
	}
	return sum + time.Duration(n)*p.pattern.Cycle()
}

// within returns how many whole cycles are over after d, their length, and the
// pace that goes on after them.
func (p pace) within(d time.Duration) (n int, sum time.Duration, after pace) {
	for p.ramping() && sum+p.first <= d {
		sum += p.first
		n++
		p = p.skip(1)
	}
	if p.ramping() || d < sum {
		return n, sum, p
	}
	more := int((d - sum) / p.pattern.Cycle())
	return n + more, sum + time.Duration(more)*p.pattern.Cycle(), p
}

// nearest returns how many whole cycles, but no fewer than least, come nearest
// to want without leaving lo to hi, their length, and the pace after them. Of
// two as near it takes the fewer. lo and hi must be at least two cycles apart.
func (p pace) nearest(want, lo, hi time.Duration, least int) (n int, sum time.Duration, after pace) {
	n, sum, after = p.within(min(max(want, lo, 0), hi))
	longer := sum + after.first
	if n < least || sum < lo || (longer <= hi && longer-want < want-sum) {
		return n + 1, longer, after.skip(1)
	}
	return n, sum, after
}

// segments returns how many segments n cycles make at most.
func (p pace) segments(n int) int {
	if p.ramping() {
		return n
	}
	return min(n, 1)
}

// appendTo appends n cycles as segments like the given one: one for each cycle
// of a ramp, one for all the others.
func (p pace) appendTo(segments []Segment, like Segment, n int) []Segment {
	for ; n > 0 && p.ramping(); n-- {
		like.Pattern, like.Cycles, like.Duration = p.pattern.Scaled(p.first), 1, p.first
		segments = append(segments, like)
		p = p.skip(1)
	}
	if n > 0 {
		like.Pattern, like.Cycles, like.Duration = p.pattern, n, time.Duration(n)*p.pattern.Cycle()
		segments = append(segments, like)
	}
	return segments
}
