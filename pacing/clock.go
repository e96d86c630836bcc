package pacing

import (
	"sync"
	"time"
)

// Instant is one moment on the clocks a session lives by. It counts on the
// monotonic clock; its appointment goes by the one that a sleeping machine does
// not stop and that nobody sets; the wall clock only shows.
type Instant struct {
	Mono time.Duration `json:"mono"` // since an origin that is the same for all instants of a clock
	// Boot is like Mono but goes on while the machine sleeps. Where a system
	// has no such clock it follows the wall clock, which may also be set.
	Boot time.Duration `json:"boot"`
	Wall time.Time     `json:"wall"`
}

// Add returns the instant d later on all clocks.
func (i Instant) Add(d time.Duration) Instant {
	return Instant{Mono: i.Mono + d, Boot: i.Boot + d, Wall: i.Wall.Add(d)}
}

// asleep returns by how much the machine slept, or its clock was set, between
// an earlier instant and this one.
func (i Instant) asleep(before Instant) time.Duration {
	return (i.Boot - before.Boot) - (i.Mono - before.Mono)
}

// bootAt returns what the clock that goes on while the machine sleeps shows at a
// time of the wall clock, if nobody sets that one meanwhile.
func (i Instant) bootAt(wall time.Time) time.Duration { return i.Boot + wall.Sub(i.Wall) }

// Clock tells the present instant. It must be safe for several goroutines.
type Clock interface {
	Now() Instant
}

// SystemClock returns the machine's clock. Its monotonic time starts at the
// call.
func SystemClock() Clock { return systemClock{origin: time.Now()} }

type systemClock struct{ origin time.Time }

func (c systemClock) Now() Instant {
	now := time.Now()
	mono := now.Sub(c.origin)
	// Round(0) strips the monotonic reading: the wall clock is what it was set to.
	return Instant{Mono: mono, Boot: mono + sleptBy(c.origin, now), Wall: now.Round(0)}
}

// FakeClock is a clock that moves only when it is told to, for tests and
// simulations. It is safe for several goroutines.
type FakeClock struct {
	mu  sync.Mutex
	now Instant
}

// NewFakeClock returns a clock that stands at the given time of day.
func NewFakeClock(wall time.Time) *FakeClock {
	return &FakeClock{now: Instant{Wall: wall}}
}

// Now returns where the clock stands.
func (c *FakeClock) Now() Instant {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock on by d.
func (c *FakeClock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Sleep lets d pass as a machine that sleeps sees it: not on the monotonic
// clock.
func (c *FakeClock) Sleep(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now.Boot += d
	c.now.Wall = c.now.Wall.Add(d)
}

// Set sets the wall clock by d, forward or back.
func (c *FakeClock) Set(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now.Wall = c.now.Wall.Add(d)
}
