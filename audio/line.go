package audio

import (
	"math/bits"
	"time"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

// Stretch is what a block of samples covers.
type Stretch struct {
	Plan *pacing.Plan
	// Revision changes whenever cues may lie elsewhere than they did: after an
	// event of the session, and after a gap in the sound.
	Revision int
	// Moving says that the plan goes on. While it does not, nothing sounds.
	Moving bool
	// First is where the present run of the plan begins: cues before it are not
	// part of it.
	First time.Duration
	// From and To are where in the plan the block begins and ends, to within a
	// sample; only [Line.Sample] is exact.
	From, To time.Duration
	// Broken says that the sound has broken off just before the block.
	Broken bool
	// Over says that no more cues will come, Complete that this is because the
	// plan ran to its end.
	Over, Complete bool
}

// Line lays a plan along the samples of a stream. One stream uses a Line, from
// one goroutine.
type Line interface {
	// Advance is called once for each block of n samples, in order, and says
	// what the block covers.
	Advance(n int) Stretch
	// Sample returns the sample, counted from the first of the stream, that
	// belongs to t in the plan, as things stood at the last Advance.
	Sample(t time.Duration) int64
}

// Along lays a plan along a file: sample 0 is the beginning of the plan, and t
// lies at the sample round(t · rate), halves upwards.
func Along(plan *pacing.Plan, rate beep.SampleRate) Line {
	return &along{plan: plan, rate: int64(rate)}
}

type along struct {
	plan *pacing.Plan
	rate int64
	at   int64
}

func (a *along) Advance(n int) Stretch {
	from := a.at
	a.at += int64(n)
	over := from > a.Sample(a.plan.Length)
	return Stretch{
		Plan: a.plan, Moving: !over, Over: over, Complete: over,
		From: a.time(from), To: a.time(a.at),
	}
}

func (a *along) Sample(t time.Duration) int64 { return place(t, a.rate) }

func (a *along) time(sample int64) time.Duration {
	return time.Duration(sample/a.rate)*time.Second + time.Duration(sample%a.rate)*time.Second/time.Duration(a.rate)
}

// place returns round(t · rate), halves upwards, without rounding on the way.
func place(t time.Duration, rate int64) int64 {
	if t < 0 {
		return -place(-t-1, rate)
	}
	hi, lo := bits.Mul64(uint64(t), uint64(rate))
	lo, carry := bits.Add64(lo, uint64(time.Second/2), 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(time.Second))
	return int64(q)
}
