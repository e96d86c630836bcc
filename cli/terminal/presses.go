package terminal

import "time"

const (
	// maybeHeld is how soon after a key the same key may come from holding it
	// down: the longest delay before a keyboard repeats.
	maybeHeld = 2 * time.Second
	// repeatGap is the longest pause between the repeats of a key held down.
	repeatGap = 150 * time.Millisecond
)

// Presses tells a key pressed again from one held down, which a terminal
// reports alike: a held key must never act twice. The first press counts at
// once. The same key soon after is kept back for a moment, in which a held key
// repeats and a pressed one does not. It is a pure state machine; the times are
// on any clock that only goes forward.
type Presses struct {
	last    Key
	seen    time.Duration
	waiting bool // last came again at seen and may be a press
	held    bool // last is held down
}

// Add is a key that came, and returns the presses that are certain now.
func (p *Presses) Add(key Key, now time.Duration) []Key {
	certain := p.Certain(now)
	gap := now - p.seen
	p.seen = now
	switch {
	case key != p.last || gap >= maybeHeld:
		if p.waiting {
			certain = append(certain, p.last)
		}
		p.last, p.waiting, p.held = key, false, false
		return append(certain, key)
	case gap < repeatGap && (p.waiting || p.held):
		p.waiting, p.held = false, true
	default:
		p.waiting, p.held = true, false
	}
	return certain
}

// Certain returns the press that was kept back, once it cannot be a key held
// down.
func (p *Presses) Certain(now time.Duration) []Key {
	if !p.waiting || now-p.seen < repeatGap {
		return nil
	}
	p.waiting = false
	return []Key{p.last}
}

// Waiting reports whether a press is kept back.
func (p *Presses) Waiting() bool { return p.waiting }
