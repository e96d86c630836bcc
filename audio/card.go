package audio

import "time"

const (
	// burstGap is how long a card has pulled nothing when a pull begins a burst.
	// A card pulls a whole buffer at once; only when a burst begins tells
	// something about its clock.
	burstGap = 2 * time.Millisecond
	// astray is by how many seconds a burst differs from what was expected when
	// that cannot be the machine's unsteadiness.
	astray = 0.025
	// patience is how many late bursts in a row make a gap. A single one only
	// came late itself.
	patience = 4
	// gap is by how much sound has come late, or was lost, when voices that
	// sounded then are out of time and are let go.
	gap = 250 * time.Millisecond

	settled  = 30  // bursts after which the first estimate stands
	rateFrom = 50  // bursts after which the rate is worth estimating
	memory   = 300 // bursts that the estimate remembers: half a minute at 100 ms
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
	late    int     // bursts in a row that came astray
	least   float64 // seconds by which the least of them did
}

// sure reports whether the estimate stands.
func (c *card) sure() bool { return c.bursts > settled }

// pull takes note that the burst that begins with a sample was pulled at a
// time, in seconds, and returns by how many seconds the estimate jumped.
func (c *card) pull(sample int64, at float64) (jump float64) {
	s := float64(sample)
	if c.bursts == 0 {
		c.begin(s, at)
		return 0
	}
	off := at - c.when(s)
	switch {
	case off < -astray:
		// More room than there should have been: the card has lost what it had, or
		// is only being filled.
		c.begin(s, at)
		return -off
	case off > astray:
		if c.late++; c.late == 1 || off < c.least {
			c.least = off
		}
		if c.late < patience && off < 4*gap.Seconds() {
			return 0
		}
		least := c.least
		c.begin(s, c.when(s)+least)
		return least
	}
	c.learn(s, off)
	return 0
}

// begin starts the estimate again from one point. What was learnt of the rate
// is kept.
func (c *card) begin(sample, at float64) {
	if c.period == 0 {
		c.period = c.nominal
	}
	c.ray = ray{sample: sample, at: at, period: c.period}
	c.bursts, c.late = 1, 0
}

// learn moves the estimate by what one burst was off.
func (c *card) learn(sample, off float64) {
	c.late = 0
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
}
