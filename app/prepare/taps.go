package prepare

import (
	"slices"
	"time"
)

// taps finds a breathing rate from taps, one with each in-breath.
type taps struct {
	last  time.Duration
	gaps  []time.Duration
	count int
}

const (
	tapsLong   = 20 * time.Second // a longer gap begins anew
	tapsShort  = time.Second      // a shorter one is a slip
	tapsNeeded = 4                // taps before a rate is believed
	tapsKept   = 6                // gaps that count: the newest
)

// tap is a tap at a time on any clock that goes forward. It returns the rate of
// breaths a minute, the median of the last gaps, and whether there were enough.
func (t *taps) tap(now time.Duration) (rate float64, ok bool) {
	gap := now - t.last
	switch {
	case t.count > 0 && gap < tapsShort:
		return 0, false
	case t.count > 0 && gap > tapsLong:
		*t = taps{}
	case t.count > 0:
		t.gaps = append(t.gaps, gap)
		t.gaps = t.gaps[max(len(t.gaps)-tapsKept, 0):]
	}
	t.last = now
	t.count++
	if t.count < tapsNeeded {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(t.gaps))
	n := len(sorted)
	median := (sorted[(n-1)/2] + sorted[n/2]) / 2
	return float64(time.Minute) / float64(median), true
}
