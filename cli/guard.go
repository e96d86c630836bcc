package cli

import (
	"time"

	"outbreath/cli/terminal"
)

// action is what a key does in a session.
type action uint8

const (
	nothing action = iota
	hold
	goOn
	goNext
	goBack
	addMinute
	end
)

// actions are the keys of a session, as in the window where that has them.
var actions = map[terminal.Key]action{
	terminal.Space: hold,
	terminal.Enter: goOn,
	terminal.Right: goNext, "n": goNext,
	terminal.Left: goBack, "b": goBack,
	"+":          addMinute,
	terminal.Esc: end, "q": end,
}

// guarded are the actions that a slip must not cause.
var guarded = map[action]bool{goOn: true, goNext: true, goBack: true, end: true}

// guardTime is how soon a guarded action must be asked for again.
const guardTime = 2 * time.Second

// guard lets a guarded action through at the second press in time. The zero
// guard is ready; the times are on any clock that only goes forward.
type guard struct {
	asked action
	until time.Duration
}

// passes takes note of a press and reports whether it acts.
func (g *guard) passes(a action, now time.Duration) bool {
	if !guarded[a] || g.waits(now) == a {
		g.asked = nothing
		return true
	}
	g.asked, g.until = a, now+guardTime
	return false
}

// waits returns the action whose second press is awaited.
func (g *guard) waits(now time.Duration) action {
	if now < g.until {
		return g.asked
	}
	return nothing
}
