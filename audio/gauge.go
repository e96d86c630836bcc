package audio

import (
	"math"
	"slices"
	"time"

	"github.com/faiface/beep"
)

// Timing is how well cues came out of a sound card.
type Timing struct {
	Cues        int           // that were judged
	Worst, Mean time.Duration // by which they were heard off their time, whichever way
	PPM         float64       // by how many parts in a million the card's clock is fast
}

// Gauge is a [Follower] that keeps what is needed to judge it afterwards: when
// the card pulled, and where cues were placed. It grows with the length of the
// session, and is for trials of minutes. Timing may be called once nobody
// streams along it any more.
type Gauge struct {
	*Follower
	buffer time.Duration
	bursts []burst
	seen   time.Duration           // the last pull
	block  int64                   // first sample of the block that is being filled
	placed map[time.Duration]int64 // samples of cues, by when they are to be heard
}

// burst is the beginning of a burst of pulls.
type burst struct {
	sample int64
	at     time.Duration // monotonic
}

// NewGauge returns a gauge that follows a session as [Follow] does, on a card
// with such a buffer.
func NewGauge(session Session, rate beep.SampleRate, output Output, buffer time.Duration) *Gauge {
	return &Gauge{Follower: Follow(session, rate, output), buffer: buffer, placed: map[time.Duration]int64{}}
}

// Advance implements [Line].
func (g *Gauge) Advance(n int) Stretch {
	g.block = g.pulled
	s := g.Follower.Advance(n)
	if len(g.bursts) == 0 || g.last-g.seen >= burstGap {
		g.bursts = append(g.bursts, burst{g.block, g.last})
	}
	g.seen = g.last
	return s
}

// Sample implements [Line]. A streamer asks for a cue until it sounds it, in
// this block at the earliest: its last answer is the one that counts.
func (g *Gauge) Sample(t time.Duration) int64 {
	n := g.Follower.Sample(t)
	g.placed[g.now.Since+t-g.now.From] = max(n, g.block)
	return n
}

// Timing judges the cues that were sounded: each is heard when the card plays
// its sample, as the pulls around that moment show in hindsight. A trial of less
// than two seconds judges nothing.
func (g *Gauge) Timing() (t Timing) {
	period := g.period()
	if period == 0 {
		return t
	}
	t.PPM = (g.card.nominal/period - 1) * 1e6
	var sum time.Duration
	for due, sample := range g.placed {
		if sample >= g.block {
			continue // not pulled
		}
		off := (g.played(sample, period) + g.latency - due).Abs()
		t.Cues++
		sum += off
		t.Worst = max(t.Worst, off)
	}
	if t.Cues > 0 {
		t.Mean = sum / time.Duration(t.Cues)
	}
	return t
}

// around is how many bursts on each side of a sample say when it was played.
const around = 10

// played returns when the sample would have been pulled by a card that pulls
// steadily: the middle of what the bursts around it say.
func (g *Gauge) played(sample int64, period float64) time.Duration {
	i, _ := slices.BinarySearchFunc(g.bursts, sample, func(b burst, s int64) int { return int(b.sample - s) })
	near := g.bursts[max(i-around, 0):min(i+around, len(g.bursts))]
	all := make([]float64, 0, len(near))
	for _, b := range near {
		all = append(all, b.at.Seconds()+float64(sample-b.sample)*period)
	}
	return time.Duration(math.Round(median(all) * 1e9))
}

// period returns how many seconds a sample takes: the middle of what bursts half
// the trial apart say, as if the card had never run dry nor been filled. It is 0
// where there are too few of them.
func (g *Gauge) period() float64 {
	half := len(g.bursts) / 2
	if half < around {
		return 0
	}
	steady := slices.Clone(g.bursts)
	var lost time.Duration
	for i := range steady[1:] {
		if late := g.late(i, g.card.nominal); late.Abs() > g.buffer/2 {
			lost += late
		}
		steady[i+1].at -= lost
	}
	all := make([]float64, 0, half)
	for i, b := range steady[:half] {
		c := steady[i+half]
		all = append(all, (c.at-b.at).Seconds()/float64(c.sample-b.sample))
	}
	return median(all)
}

// late returns by how much the burst after the one at i came later than the sound
// of that one lasts.
func (g *Gauge) late(i int, period float64) time.Duration {
	b, c := g.bursts[i], g.bursts[i+1]
	return c.at - b.at - time.Duration(float64(c.sample-b.sample)*period*1e9)
}

// median sorts all and returns the one in the middle.
func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}
