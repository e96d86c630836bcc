package pacing

import (
	"math"
	"time"
)

// Stage is the part of the breath at a moment.
type Stage uint8

// The stages of a breath; StageFree is no pacing at all.
const (
	StageFree Stage = iota
	StageIn
	StageHold
	StageOut
	StageRest
)

// String returns the stage in the words of the file format.
func (s Stage) String() string {
	return [...]string{"free", "in", "hold", "out", "rest"}[s]
}

// Moment is what a plan does at one instant.
type Moment struct {
	At   time.Duration // position in the plan; negative before it begins
	Done bool          // the plan is over; the rest describes its last instant

	Span    int // index into Plan.Spans
	Segment int // index into Plan.Segments
	Zone    string
	Side    Side

	Stage   Stage
	Elapsed time.Duration // of the stage
	Length  time.Duration // of the stage; 0 when free
	Level   float64       // of the pacer: 1, falling to 0 where it fades, 0 when free
	Breath  int           // breaths begun in this phase, counting this one
}

// Left returns what is left of the stage.
func (m Moment) Left() time.Duration { return m.Length - m.Elapsed }

// Fullness returns how full the breath is, from 0 to 1. Free breathing is half
// full.
func (m Moment) Fullness() float64 {
	switch m.Stage {
	case StageIn:
		return ease(m.share())
	case StageHold:
		return 1
	case StageOut:
		return 1 - ease(m.share())
	case StageRest:
		return 0
	}
	return 0.5
}

// ease returns how much of a half of the breath is done after a share of its
// time: the mean of a straight line and a raised cosine,
//
//	ease(x) = (x + (1 - cos πx)/2) / 2.
//
// The cosine alone stands still at the turn, where a body would hold its breath:
// of a half of four seconds the first and the last 0.3 s move by less than a
// seventieth. This one turns at half the mean speed and is 1.29 times as quick as
// that in the middle, so that a body can follow.
func ease(x float64) float64 { return (x + (1-math.Cos(math.Pi*x))/2) / 2 }

func (m Moment) share() float64 { return float64(m.Elapsed) / float64(m.Length) }

// At returns what the plan does at t. Before 0 and from Length on it describes
// the nearest instant of the plan, with At and Done telling so. It is a pure
// function and does not allocate.
func (p *Plan) At(t time.Duration) Moment {
	m := Moment{At: t, Done: t >= p.Length}
	if len(p.Segments) == 0 {
		return m
	}
	t = min(max(t, 0), p.Length-1)
	m.Segment, m.Span = p.segment(t), p.spanAt(t)
	s := &p.Segments[m.Segment]
	m.Zone, m.Side, m.Breath = s.Zone, s.Side, s.breathsBefore
	if s.Cycles == 0 || m.At < 0 {
		return m
	}
	into := t - s.Start
	cycle := s.Pattern.Cycle()
	m.Breath += int(into/cycle) + 1
	m.Level = s.level(into)
	m.Stage, m.Elapsed, m.Length = s.Pattern.stage(into % cycle)
	return m
}

// stage returns the stage at t within one cycle.
func (p Pattern) stage(t time.Duration) (stage Stage, elapsed, length time.Duration) {
	switch {
	case t < p.In:
		return StageIn, t, p.In
	case t < p.In+p.Hold:
		return StageHold, t - p.In, p.Hold
	case t < p.In+p.Hold+p.Out:
		return StageOut, t - p.In - p.Hold, p.Out
	}
	return StageRest, t - p.In - p.Hold - p.Out, p.Rest
}

// level returns the level of the pacer so far into the segment.
func (s *Segment) level(into time.Duration) float64 {
	if !s.Fade {
		return 1
	}
	return 1 - float64(into)/float64(s.Duration)
}

// breathStart returns where the cycle that runs at t began, or t itself when
// nothing paces.
func (p *Plan) breathStart(t time.Duration) time.Duration {
	if t < 0 || t >= p.Length {
		return t
	}
	s := &p.Segments[p.segment(t)]
	if s.Cycles == 0 {
		return t
	}
	return t - (t-s.Start)%s.Pattern.Cycle()
}

// breathEnd returns where the cycle that runs at t ends, or t itself when
// nothing paces.
func (p *Plan) breathEnd(t time.Duration) time.Duration {
	start := p.breathStart(t)
	if t < 0 || t >= p.Length || p.Segments[p.segment(t)].Cycles == 0 {
		return t
	}
	return start + p.Segments[p.segment(t)].Pattern.Cycle()
}
