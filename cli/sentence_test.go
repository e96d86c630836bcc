package cli

import (
	"testing"
	"time"

	"outbreath/pacing"
)

func TestSentence(t *testing.T) {
	p := &pacing.Protocol{Phases: []pacing.Phase{{Name: "Calves"}, {Name: "Low back"}, {Name: "Neck"}, {Name: "IT band"}}}
	const m, s = time.Minute, time.Second
	for want, changes := range map[string][]pacing.Change{
		"":                                     nil,
		"calves 1:00 shorter":                  {{Phase: 0, Before: 5 * m, After: 4 * m}},
		"calves 1:00 and neck 0:30 shorter":    {{Phase: 0, Before: 5 * m, After: 4 * m}, {Phase: 2, Before: m, After: 30 * s}},
		"low back 0:20 shorter; neck left out": {{Phase: 1, Before: m, After: 40 * s}, {Phase: 2, Before: m}},
		"neck 0:20 longer; calves and IT band back in": {
			{Phase: 0, After: m}, {Phase: 2, Before: m, After: 80 * s}, {Phase: 3, After: m},
		},
		"calves 0:10, low back 0:10 and IT band 0:11 shorter": {
			{Phase: 0, Before: m, After: 50 * s}, {Phase: 1, Before: m, After: 50 * s},
			{Phase: 2, Before: m, After: m - 400*time.Millisecond}, {Phase: 3, Before: m, After: 49400 * time.Millisecond},
		},
	} {
		if got := sentence(changes, p); got != want {
			t.Errorf("%v: %q, want %q", changes, got, want)
		}
	}
}

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
