package kit

import "time"

// How a guarded action is given: by holding for a second, or by pressing again
// within two.
const (
	GuardHold  = time.Second
	GuardAgain = 2 * time.Second
)

// Guard tells a wish from a slip. It is a pure state machine: every method is
// given the time, on any clock that only goes forward.
type Guard struct {
	down    bool
	armed   bool // one press came and went
	since   time.Duration
	pressed time.Duration
}

// Press is the control going down. It reports whether that was the second
// press in time, which is the wish.
func (g *Guard) Press(now time.Duration) bool {
	if g.down {
		return false
	}
	if g.Armed(now) {
		g.Reset()
		return true
	}
	g.down, g.armed, g.pressed = true, false, now
	return false
}

// Release is the control coming up. From here a second press counts.
func (g *Guard) Release(now time.Duration) {
	if g.down {
		g.down, g.armed, g.since = false, true, now
	}
}

// Held reports whether the control has now been down long enough, which is the
// wish. It answers true once a press.
func (g *Guard) Held(now time.Duration) bool {
	if !g.down || now-g.pressed < GuardHold {
		return false
	}
	g.Reset()
	return true
}

// Progress returns how much of the holding is done, from 0 to 1.
func (g *Guard) Progress(now time.Duration) float64 {
	if !g.down {
		return 0
	}
	return min(float64(now-g.pressed)/float64(GuardHold), 1)
}

// Armed reports whether a press now would be the second in time.
func (g *Guard) Armed(now time.Duration) bool { return g.armed && now-g.since < GuardAgain }

// Waiting reports whether time alone will change something: a hold that fills
// or a second press that is awaited.
func (g *Guard) Waiting(now time.Duration) bool { return g.down || g.Armed(now) }

// Reset forgets every press.
func (g *Guard) Reset() { *g = Guard{} }
