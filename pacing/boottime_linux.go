package pacing

import (
	"time"

	"golang.org/x/sys/unix"
)

// bootTime reads CLOCK_BOOTTIME, which counts sleep. A kernel too old for it
// (before 2.6.39) gets the wall clock.
func bootTime(now time.Time) time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &ts); err != nil {
		return time.Duration(now.UnixNano())
	}
	return time.Duration(ts.Nano())
}
