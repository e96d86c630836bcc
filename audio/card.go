package audio

import (
	"math"
	"time"
)

const (
	// burstGap is how long a card has pulled nothing when a pull begins a burst.
	// A card pulls a whole buffer at once; only when a burst begins tells
	// something about its clock.
	burstGap = 2 * time.Millisecond

	// A burst that is off by more than four times what is usual, and by more than
	// steady, is not believed by itself: the machine may have been busy. When the
	// next agrees with it, the card has lost sound, or found room for more.
	steady   = 0.005
	unsteady = 0.040 // seconds; as much is never taken for usual

	first    = 5    // bursts that are believed whatever they say: the card is being filled
	settled  = 30   // bursts after which the first estimate stands
	rateFrom = 50   // bursts after which the rate is worth estimating
	drift    = 1e-3 // share by which no card's clock is off by more; a null sink was seen at 450e-6
	memory   = 300  // bursts that the estimate remembers: half a minute at 100 ms
)

// ray is a straight line through samples and monotonic time.
type ray struct {
	sample, at float64 // one point on it: at, in seconds, sample is pulled
	period     float64 // seconds a sample
}

func (r ray) when(sample float64) float64 { return r.at + (sample-r.sample)*r.period }
func (r ray) index(at float64) float64    { return r.sample + (at-r.at)/r.period }

// card learns from the beginnings of bursts when a sound card pulls which
// sample: the line of least squares through all bursts so far, kept up one by
// one (an α-β filter with growing memory), from some length on with as much
// weight on the past as memory allows.
type card struct {
	ray
	nominal float64 // period, seconds a sample
	bursts  float64 // since the estimate began
	usual   float64 // seconds by which bursts are off
	doubt   float64 // seconds by which the last burst was, when it was not believed
}

// sure reports whether the estimate stands.
func (c *card) sure() bool { return c.bursts > settled }

// limit is by how many seconds a burst may be off and still be believed.
func (c *card) limit() float64 { return min(max(4*c.usual, steady), unsteady) }

// pull takes note that the burst that begins with a sample was pulled at a
// time, in seconds.
func (c *card) pull(sample int64, at float64) {
	s := float64(sample)
	if c.bursts == 0 {
		c.begin(s, at)
		return
	}
	off := at - c.when(s)
	c.usual += (min(math.Abs(off), unsteady/2) - c.usual) / rateFrom
	switch limit := c.limit(); {
	case math.Abs(off) <= limit:
		c.doubt = 0
		c.learn(s, off)
	case c.bursts <= first, c.doubt != 0 && math.Abs(off-c.doubt) <= limit:
		c.begin(s, at)
	default:
		c.doubt = off
	}
}

// begin starts the estimate again from one point. What was learnt of the rate
// is kept.
func (c *card) begin(sample, at float64) {
	if c.period == 0 {
		c.period = c.nominal
	}
	c.ray = ray{sample: sample, at: at, period: c.period}
	c.bursts, c.doubt = 1, 0
}

// learn moves the estimate by what one burst was off.
func (c *card) learn(sample, off float64) {
	c.bursts = min(c.bursts+1, memory)
	k := c.bursts
	alpha, beta := 1/k, 0.0
	if k > rateFrom {
		alpha = 2 * (2*k - 1) / (k * (k + 1))
		beta = 6 / (k * (k + 1))
	}
	passed := sample - c.ray.sample
	c.at = c.when(sample) + alpha*off
	c.ray.sample = sample
	c.period += beta * off / passed
	c.period = min(max(c.period, c.nominal*(1-drift)), c.nominal*(1+drift))
}
