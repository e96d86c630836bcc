package pacing

import (
	"time"

	"golang.org/x/sys/unix"
)

// sleptBy returns how long the machine slept until now: CLOCK_BOOTTIME counts
// sleep and CLOCK_MONOTONIC does not. It is 0 for a kernel too old to tell
// (before 2.6.39).
func sleptBy(_, _ time.Time) time.Duration {
	var boot, mono unix.Timespec
	if unix.ClockGettime(unix.CLOCK_BOOTTIME, &boot) != nil || unix.ClockGettime(unix.CLOCK_MONOTONIC, &mono) != nil {
		return 0
	}
	return time.Duration(boot.Nano() - mono.Nano())
}
