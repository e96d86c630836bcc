package audio

import (
	"math"
	"time"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

// Session is what a [Follower] follows; [pacing.Player] is one. Both methods
// must be safe for several goroutines.
type Session interface {
	Snapshot() *pacing.Snapshot
	Now() pacing.Instant
}

// Output is the sound card that a [Follower] follows; a speaker.Speaker is one.
// Both methods are called for each block of samples, on the goroutine that
// streams.
type Output interface {
	// Latency returns how long after a burst of pulls begins its first sample is
	// heard. It may change when the card is opened anew.
	Latency() time.Duration
	// Breaks returns how often the sound has broken off so far: each time, what
	// was pulled before has been heard long ago, or never will be.
	Breaks() int
}

// Follower lays a session along the samples that a sound card pulls, such that
// each cue is heard when the session's monotonic clock says so. The card's clock
// is off by some parts in 100,000 and is never the master: the follower watches
// when samples are pulled, knows from that when the next ones will be heard, and
// places cues accordingly. A sound that has begun is never stretched or moved;
// only where the next one begins is.
type Follower struct {
	session Session
	output  Output

	pulled int64         // samples
	last   time.Duration // monotonic, of the last Advance
	card   card
	laid   ray // the card's ray as cues are placed by it

	now     *pacing.Snapshot // as of the last Advance
	latency time.Duration    // likewise
	breaks  int              // likewise
}

// Follow returns a line along which the session lies on a card that runs at
// about the given rate.
func Follow(session Session, rate beep.SampleRate, output Output) *Follower {
	return &Follower{session: session, output: output, card: card{nominal: 1 / float64(rate)}}
}

// slew is by how much the placement moves towards the measurement at most, in
// seconds a second: less than a millisecond in a breath of ten seconds.
const slew = 80e-6

// Advance implements [Line].
func (f *Follower) Advance(n int) Stretch {
	now := f.session.Now().Mono
	breaks := f.output.Breaks()
	broken := breaks != f.breaks && f.pulled > 0
	f.breaks, f.latency = breaks, f.output.Latency()
	switch {
	case broken:
		f.card.begin(float64(f.pulled), now.Seconds())
		f.laid = f.card.ray
	case f.pulled == 0 || now-f.last >= burstGap:
		f.card.pull(f.pulled, now.Seconds())
		f.settle((now - f.last).Seconds())
	}
	f.last = now
	first := f.pulled
	f.pulled += int64(n)

	f.now = f.session.Snapshot()
	return Stretch{
		Plan:     f.now.Plan,
		Revision: f.now.Revision,
		Broken:   broken,
		Moving:   f.now.State == pacing.Running,
		Over:     f.now.State == pacing.Finished,
		Complete: f.now.Complete(),
		First:    f.now.From,
		From:     f.position(first),
		To:       f.position(f.pulled),
	}
}

// settle moves the ray by which cues are placed to the one measured: at once
// while that is still being found, and by no more than slew afterwards.
func (f *Follower) settle(passed float64) {
	to := f.card.ray
	if f.card.sure() {
		off := f.laid.when(to.sample) - to.at
		if limit := slew * passed; math.Abs(off) > limit {
			to.at += off - math.Copysign(limit, off)
		}
	}
	f.laid = to
}

// position returns where in the plan a sample will be heard.
func (f *Follower) position(sample int64) time.Duration {
	heard := time.Duration(f.laid.when(float64(sample))*1e9) + f.latency
	return f.now.From + heard - f.now.Since
}

// Sample implements [Line].
func (f *Follower) Sample(t time.Duration) int64 {
	heard := f.now.Since + t - f.now.From
	return int64(math.Round(f.laid.index((heard - f.latency).Seconds())))
}
