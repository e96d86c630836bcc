package cli

import "time"

// guardTime is how soon a guarded key must be pressed again.
const guardTime = 2 * time.Second

// guard lets a guarded offer through at the second press in time. It knows an
// offer by what asks for that press. The zero guard is ready; the times are on
// any clock that only goes forward.
type guard struct {
	asked string
	until time.Duration
}

// passes takes note of a press and reports whether it acts; "" asks for nothing.
func (g *guard) passes(again string, now time.Duration) bool {
	if again == "" || g.waits(now) == again {
		g.asked = ""
		return true
	}
	g.asked, g.until = again, now+guardTime
	return false
}

// waits returns what asks for the second press, "" where none is awaited.
func (g *guard) waits(now time.Duration) string {
	if now < g.until {
		return g.asked
	}
	return ""
}
