package cli

import (
	"time"

	"outbreath/words"
)

// timeOfDay is a flag that takes a time on the wall clock, such as 15:00 or
// 14:32:10. The zero value was not given.
type timeOfDay struct {
	time.Time
	precise bool // to the second
}

func (t *timeOfDay) Type() string { return words.In("what a flag takes", "time") }

func (t *timeOfDay) String() string { return t.shown(t.Time) }

func (t *timeOfDay) Set(text string) error {
	for _, layout := range []string{"15:04", "15:04:05"} {
		if parsed, err := time.Parse(layout, text); err == nil {
			*t = timeOfDay{parsed, layout == "15:04:05"}
			return nil
		}
	}
	return words.Errorf("%q is no time of day; write 15:00, or 14:32:10", text)
}

func (t *timeOfDay) given() bool { return !t.IsZero() }

// shown writes a time as precisely as the flag was.
func (t *timeOfDay) shown(at time.Time) string {
	switch {
	case !t.given():
		return ""
	case t.precise:
		return at.Format("15:04:05")
	}
	return at.Format("15:04")
}

// mostAhead is how far ahead a time of day may be: one farther off is over.
const mostAhead = 12 * time.Hour

// after returns when it is this time of day next.
func (t *timeOfDay) after(now time.Time) (time.Time, error) {
	at := time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), t.Second(), 0, now.Location())
	if !at.After(now) {
		at = time.Date(now.Year(), now.Month(), now.Day()+1, t.Hour(), t.Minute(), t.Second(), 0, now.Location())
	}
	if at.Sub(now) > mostAhead {
		return time.Time{}, words.Errorf("%s is over; it is %s", t, now.Format("15:04:05"))
	}
	return at, nil
}
