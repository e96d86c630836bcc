package kit_test

import (
	"testing"
	"time"

	"outbreath/app/kit"
)

func TestLengthsInWords(t *testing.T) {
	for _, c := range []struct {
		d             time.Duration
		clock, spoken string
	}{
		{0, "0:00", "0 seconds"},
		{time.Second, "0:01", "1 second"},
		{59*time.Second + 400*time.Millisecond, "0:59", "59 seconds"},
		{59*time.Second + 500*time.Millisecond, "1:00", "1 minute"},
		{61 * time.Second, "1:01", "1 minute 1 second"},
		{4*time.Minute + 30*time.Second, "4:30", "4 minutes 30 seconds"},
		{75 * time.Minute, "75:00", "75 minutes"},
	} {
		if got := kit.Clock(c.d); got != c.clock {
			t.Errorf("Clock(%v) = %q, want %q", c.d, got, c.clock)
		}
		if got := kit.Spoken(c.d); got != c.spoken {
			t.Errorf("Spoken(%v) = %q, want %q", c.d, got, c.spoken)
		}
	}
	for _, c := range []struct {
		lo, hi time.Duration
		want   string
	}{
		{time.Hour, 90 * time.Minute, "60 to 90 minutes"},
		{time.Minute, 150 * time.Second, "1:00 to 2:30"},
		{5 * time.Minute, 5 * time.Minute, "5 minutes"},
		{45 * time.Second, time.Minute, "0:45 to 1:00"},
	} {
		if got := kit.Between(c.lo, c.hi); got != c.want {
			t.Errorf("Between(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
