package kit

import (
	"fmt"
	"time"
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
	switch m := s / 60; {
	case m == 0:
		return Count(s, "second")
	case s%60 == 0:
		return Count(m, "minute")
	default:
		return Count(m, "minute") + " " + Count(s%60, "second")
	}
}

// Between says a range of lengths in words: "60 to 90 minutes".
func Between(shortest, longest time.Duration) string {
	switch {
	case shortest == longest:
		return Spoken(shortest)
	case shortest%time.Minute == 0 && longest%time.Minute == 0:
		return fmt.Sprintf("%d to %s", shortest/time.Minute, Spoken(longest))
	}
	return Clock(shortest) + " to " + Clock(longest)
}

// Count puts a number before a noun: "1 minute", "2 minutes".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
