package cli

import (
	"testing"
	"time"
)

func TestTimeOfDay(t *testing.T) {
	now := time.Date(2026, 3, 2, 14, 0, 30, 0, time.UTC)
	for text, want := range map[string]string{
		"15:00":    "Mon 15:00:00",
		"14:00:31": "Mon 14:00:31",
		"00:10":    "Tue 00:10:00",
		"2:00":     "Tue 02:00:00",
		"14:00":    "14:00 is over; it is 14:00:30",
		"12:15:30": "12:15:30 is over; it is 14:00:30",
		"24:00":    `"24:00" is no time of day; write 15:00, or 14:32:10`,
		"3pm":      `"3pm" is no time of day; write 15:00, or 14:32:10`,
	} {
		var flag timeOfDay
		err := flag.Set(text)
		var at time.Time
		if err == nil {
			at, err = flag.after(now)
		}
		got := at.Format("Mon 15:04:05")
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
