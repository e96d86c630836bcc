package pacing

import (
	"cmp"
	"slices"
	"time"
)

// Side says on which half of the body the hands are.
type Side string

// The sides; Both is also where sides play no part.
const (
	Both  Side = ""
	Left  Side = "left"
	Right Side = "right"
)

// Segment is a stretch of a plan with one phase, one zone, one side and one
// pattern. A paced segment lasts a whole number of cycles. On a ramp each cycle
// is a segment of its own, since its pattern is.
type Segment struct {
	Phase   int // index into Protocol.Phases
	Zone    string
	Side    Side
	Pattern Pattern
	Cycles  int  // 0 when free
	Fade    bool // the pacer fades from full to nothing over the segment

	Start, Duration time.Duration

	place         int // of the phase, as it counts zones and sides
	breathsBefore int // cycles of the same span before this segment
}

// End returns when the segment is over.
func (s *Segment) End() time.Duration { return s.Start + s.Duration }

// Span is one phase as it lies in a plan: what a strip shows as one piece.
type Span struct {
	Phase           int // index into Protocol.Phases
	Start, Duration time.Duration
	First, Count    int // its segments: Segments[First : First+Count]
}

// End returns when the phase is over.
func (s *Span) End() time.Duration { return s.Start + s.Duration }

// Plan is a protocol fitted to a length: an exact, immutable timeline that
// starts at 0. Its segments follow each other without gaps.
type Plan struct {
	Protocol  *Protocol
	Requested time.Duration // what was asked for
	Length    time.Duration // sum of the segments
	Slack     time.Duration // left over at the end because every phase is at its longest
	Segments  []Segment
	Spans     []Span
	LeftOut   []int // phases dropped because time was short, in the order dropped

	options Options
	// promised is how long each protected phase was to last when the protocol
	// was first fitted: no later layout makes it shorter.
	promised map[int]time.Duration
	marks    []mark // by time
}

// Off returns by how much the plan misses the length asked for, slack apart:
// positive is longer. It is 0 wherever a free phase has room.
func (p *Plan) Off() time.Duration { return p.Length + p.Slack - p.Requested }

// Phase returns the phase of a span.
func (p *Plan) Phase(span int) *Phase { return &p.Protocol.Phases[p.Spans[span].Phase] }

// assemble puts segments end to end, gathers them into spans and places the
// cues that do not belong to a breath. Starts are set here; an empty segment is
// left out.
func (p *Plan) assemble(segments []Segment) *Plan {
	p.Segments = slices.DeleteFunc(segments, func(s Segment) bool { return s.Duration == 0 })
	p.Spans = make([]Span, 0, len(p.Protocol.Phases))
	breaths := 0
	for i := range p.Segments {
		s := &p.Segments[i]
		s.Start = p.Length
		p.Length += s.Duration
		if n := len(p.Spans); n == 0 || p.Spans[n-1].Phase != s.Phase {
			p.Spans = append(p.Spans, Span{Phase: s.Phase, Start: s.Start, First: i})
			breaths = 0
		}
		span := &p.Spans[len(p.Spans)-1]
		span.Duration += s.Duration
		span.Count++
		s.breathsBefore = breaths
		breaths += s.Cycles
	}
	p.mark()
	return p
}

// mark is a cue that does not belong to a breath: a phase, side, warn or end.
type mark struct {
	kind       CueKind
	at, length time.Duration
	segment    int
}

// mark places the marks.
func (p *Plan) mark() {
	p.marks = make([]mark, 0, 3*len(p.Spans)+1)
	for i := range p.Spans {
		span := &p.Spans[i]
		p.marks = append(p.marks, mark{CuePhase, span.Start, span.Duration, span.First})
		for j := span.First + 1; j < span.First+span.Count; j++ {
			s, last := &p.Segments[j], &p.Segments[j-1]
			if s.Zone != last.Zone || s.Side != last.Side {
				p.marks = append(p.marks, mark{CueSide, s.Start, s.Duration, j})
			}
		}
		for _, before := range p.Phase(i).Warn {
			if at := span.End() - before; before > 0 && at > span.Start {
				p.marks = append(p.marks, mark{CueWarn, at, before, p.segment(at)})
			}
		}
	}
	if n := len(p.Segments); n > 0 {
		p.marks = append(p.marks, mark{CueEnd, p.Length, 0, n - 1})
	}
	byTime := func(a, b mark) int { return cmp.Compare(a.at, b.at) }
	if !slices.IsSortedFunc(p.marks, byTime) { // a warning may fall before a side
		slices.SortStableFunc(p.marks, byTime)
	}
}

func (p *Plan) cue(kind CueKind, at, length time.Duration, s *Segment) Cue {
	return Cue{Kind: kind, At: at, Length: length, Level: 1, Phase: s.Phase, Zone: s.Zone, Side: s.Side}
}

// segment returns the index of the segment at t, which must lie within the plan.
func (p *Plan) segment(t time.Duration) int {
	lo, hi := 0, len(p.Segments)
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) >> 1); p.Segments[mid].Start <= t {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// spanAt returns the index of the span at t, which must lie within the plan.
func (p *Plan) spanAt(t time.Duration) int {
	lo, hi := 0, len(p.Spans)
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) >> 1); p.Spans[mid].Start <= t {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
