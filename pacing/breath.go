package pacing

import (
	"math"
	"time"
)

// MaxStartRate is the quickest rate, in breaths a minute, from which a ramp may
// start. Design choice, no trial behind it.
const MaxStartRate = 16.0

// DefaultStep is how much longer, as a share, each cycle of a ramp may be than
// the one before: 12 to 6 breaths a minute takes 18 breaths. Design choice, no
// trial behind it.
const DefaultStep = 0.04

// Pattern is the timing of one breath. The zero Pattern is free breathing:
// nothing paces it.
type Pattern struct {
	In, Hold, Out, Rest time.Duration
}

// Free reports whether nothing paces the breath.
func (p Pattern) Free() bool { return p == Pattern{} }

// Cycle returns the length of one whole breath.
func (p Pattern) Cycle() time.Duration { return p.In + p.Hold + p.Out + p.Rest }

// Rate returns breaths a minute, 0 for free breathing.
func (p Pattern) Rate() float64 {
	if p.Free() {
		return 0
	}
	return float64(time.Minute) / float64(p.Cycle())
}

// Scaled returns the pattern with the same shares of in, hold, out and rest in
// a cycle of the given length, to the millisecond.
func (p Pattern) Scaled(cycle time.Duration) Pattern {
	whole := p.Cycle()
	if whole == 0 || cycle == whole {
		return p
	}
	share := func(d time.Duration) time.Duration {
		return time.Duration(math.Round(float64(d)*float64(cycle)/float64(whole)/float64(Grain))) * Grain
	}
	s := Pattern{In: share(p.In), Hold: share(p.Hold), Rest: share(p.Rest)}
	s.Out = cycle - s.In - s.Hold - s.Rest
	return s
}

// Breath is how a phase is paced: a pattern, reached at once or by a ramp from
// a quicker rate, and kept to the end or faded out. The zero Breath is free.
type Breath struct {
	Name    string // as in the protocol file; for words and files only
	Pattern        // where a ramp ends

	// StartRate is the rate of the first cycle in breaths a minute; 0 means the
	// pattern is there from the first breath.
	StartRate float64
	// Step is how much longer each cycle of a ramp is at most than the last,
	// as a share: 0.04 is 4 %.
	Step float64

	// Fade is the number of cycles over which the pacer fades out, after which
	// the phase is free; 0 means it stays.
	Fade int
}

// Ramped reports whether the breath starts at another rate than it ends.
func (b Breath) Ramped() bool { return b.StartRate > 0 }

// unled reports whether nothing paces the breath to its end, so that a phase
// need not last whole cycles.
func (b Breath) unled() bool { return b.Free() || b.Fade > 0 }

// From returns the breath as it is when its ramp starts at rate breaths a
// minute, kept between the pattern's own rate and [MaxStartRate]. A breath
// without a ramp is returned as it is, and so is any for rate 0.
func (b Breath) From(rate float64) Breath {
	if b.Ramped() && rate > 0 {
		b.StartRate = min(max(rate, b.Rate()), MaxStartRate)
	}
	return b
}

// firstCycle is the length of the first cycle: the start rate's, or the
// pattern's where there is no ramp or the start is no quicker.
func (b Breath) firstCycle() time.Duration {
	whole := b.Cycle()
	if !b.Ramped() {
		return whole
	}
	return min(time.Duration(float64(time.Minute)/b.StartRate).Round(Grain), whole)
}

// nextCycle is the length of the cycle after one of length c on a ramp that
// grows by step: rounded down, so that no cycle grows by more.
func (p Pattern) nextCycle(c time.Duration, step float64) time.Duration {
	longer := time.Duration(float64(c) * (1 + step)).Truncate(Grain)
	return min(max(longer, c+Grain), p.Cycle())
}
