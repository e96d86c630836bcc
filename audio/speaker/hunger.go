package speaker

import (
	"slices"
	"sync/atomic"
	"time"
)

const (
	// Most is how far the buffer grows: with 300 ms no load that was tried on two
	// cores made a gap, with 100 ms one busy core did.
	Most = 300 * time.Millisecond
	// step is by how much it grows at a time.
	step = 100 * time.Millisecond

	enough = 3                // starved blocks
	within = 30 * time.Second // in which they make a larger buffer worth its delay

	// burst is how long nothing was pulled when a pull begins a burst.
	burst = 2 * time.Millisecond
	// frozen is how late a block is that was not asked for in time: the server
	// stood still, and no buffer helps against that.
	frozen = time.Second
)

// hunger finds out when blocks came too late for a card: whoever is asked for
// sound after more time than the sound before lasts, and the buffer besides, has
// let the card run dry. Note belongs to the goroutine that pulls, all else is
// safe from any.
type hunger struct {
	starved atomic.Int64 // since the program began
	hungry  atomic.Int64 // nanoseconds since the governor began, of when it was enough; 0 while it is not

	began  bool
	last   time.Duration // of the last pull
	at     time.Duration // of the burst
	burst  time.Duration // sound that was pulled in it
	recent []time.Duration
}

// reset is for a card that is opened: what its fellow suffered does not count.
func (h *hunger) reset() {
	h.hungry.Store(0)
	h.began, h.burst, h.recent = false, 0, h.recent[:0]
}

// note takes note of a pull of so much sound, from a card with such a buffer, and
// reports whether the card has run dry before it.
func (h *hunger) note(now, sound, buffer time.Duration) (dry bool) {
	if !h.began || now-h.last >= burst {
		late := now - h.at - h.burst
		if dry = h.began && late > buffer; dry && late < frozen {
			h.suffer(now)
		}
		h.began, h.at, h.burst = true, now, 0
	}
	h.last = now
	h.burst += sound
	return dry
}

func (h *hunger) suffer(now time.Duration) {
	h.starved.Add(1)
	h.recent = append(slices.DeleteFunc(h.recent, func(t time.Duration) bool { return now-t > within }), now)
	if len(h.recent) >= enough && h.hungry.Load() == 0 {
		h.hungry.Store(int64(now))
	}
}

// since returns how long ago the card had starved enough; 0 when it has not.
func (h *hunger) since(now time.Duration) time.Duration {
	if at := h.hungry.Load(); at > 0 {
		return max(now-time.Duration(at), 1)
	}
	return 0
}
