package kit

import (
	"fmt"
	"time"

	"outbreath/words"
)

// Clock writes a length as a watch does: "4:30", "75:00".
func Clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Spoken says a length in words, to the second: "75 minutes", "4 minutes
// 30 seconds".
func Spoken(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	minutes, seconds := func() string { return words.Count("%d minute", "%d minutes", s/60) },
		func() string { return words.Count("%d second", "%d seconds", s%60) }
	switch {
	case s < 60:
		return seconds()
	case s%60 == 0:
		return minutes()
	}
	return minutes() + " " + seconds()
}

// Between says a range of lengths in words: "60 to 90 minutes".
func Between(shortest, longest time.Duration) string {
	switch {
	case shortest == longest:
		return Spoken(shortest)
	case shortest%time.Minute == 0 && longest%time.Minute == 0:
		return words.Say("%d to %s", int(shortest/time.Minute), Spoken(longest))
	}
	return words.Say("%s to %s", Clock(shortest), Clock(longest))
}
