package pacing

import (
	"iter"
	"slices"
	"time"
)

// CueKind is what a cue announces.
type CueKind uint8

// The kinds of cue.
const (
	CueInhale CueKind = iota // an in-breath begins
	CueHold                  // a hold after the in-breath begins
	CueExhale                // an out-breath begins
	CueRest                  // a rest after the out-breath begins
	CuePhase                 // a phase begins
	CueSide                  // within a phase the hands move to another side or zone
	CueWarn                  // the phase will end soon
	CueEnd                   // the plan is over
)

// String returns the kind as the cue sheets name it.
func (k CueKind) String() string {
	return [...]string{"inhale", "hold", "exhale", "rest", "phase", "side", "warn", "end"}[k]
}

// Cue is a moment in a plan that sounds or shows.
type Cue struct {
	Kind   CueKind
	At     time.Duration // in the plan
	Length time.Duration // of what begins: the stage, the phase, the segment; of a warning, the time left
	Level  float64       // of the pacer at this instant: below 1 where it fades
	Phase  int           // index into Protocol.Phases
	Zone   string
	Side   Side
}

// Cues yields the cues with from ≤ At < to, by time; at one instant a phase,
// side, warn or end cue comes before a breath's. The end cue stands at
// Plan.Length.
func (p *Plan) Cues(from, to time.Duration) iter.Seq[Cue] {
	return func(yield func(Cue) bool) {
		if len(p.Segments) == 0 || to <= from {
			return
		}
		next, _ := slices.BinarySearchFunc(p.marks, from, func(m mark, t time.Duration) int { return int(m.at - t) })
		// marksTo yields the marks up to and at t.
		marksTo := func(t time.Duration) bool {
			for ; next < len(p.marks) && p.marks[next].at <= t; next++ {
				m := &p.marks[next]
				if !yield(p.cue(m.kind, m.at, m.length, &p.Segments[m.segment])) {
					return false
				}
			}
			return true
		}
		for i := p.segment(max(from, 0)); i < len(p.Segments) && p.Segments[i].Start < to; i++ {
			s := &p.Segments[i]
			cycle := s.Pattern.Cycle()
			first := 0
			if s.Cycles > 0 && from > s.Start {
				first = int((from - s.Start) / cycle)
			}
			for k := first; k < s.Cycles; k++ {
				start := s.Start + time.Duration(k)*cycle
				if start >= to {
					break
				}
				for _, b := range s.Pattern.beats() {
					at := start + b.at
					if b.length == 0 || at < from || at >= to {
						continue
					}
					c := p.cue(b.kind, at, b.length, s)
					c.Level = s.level(at - s.Start)
					if !marksTo(at) || !yield(c) {
						return
					}
				}
			}
		}
		marksTo(to - 1)
	}
}

// beat is where a stage begins within a cycle.
type beat struct {
	kind       CueKind
	at, length time.Duration
}

func (p Pattern) beats() [4]beat {
	return [4]beat{
		{CueInhale, 0, p.In},
		{CueHold, p.In, p.Hold},
		{CueExhale, p.In + p.Hold, p.Out},
		{CueRest, p.In + p.Hold + p.Out, p.Rest},
	}
}
