//go:build !linux

package pacing

import "time"

// bootTime returns the wall clock: this system cannot tell a sleep from a clock
// that was set, and a session holds for either.
func bootTime(now time.Time) time.Duration { return time.Duration(now.UnixNano()) }
