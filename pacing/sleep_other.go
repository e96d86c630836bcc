//go:build !linux

package pacing

import "time"

// sleptBy returns by how much the wall clock went on beyond the monotonic one
// between two times: this system cannot tell a sleep from a clock that was set,
// and a session holds for either.
func sleptBy(origin, now time.Time) time.Duration {
	return now.Round(0).Sub(origin.Round(0)) - now.Sub(origin)
}
