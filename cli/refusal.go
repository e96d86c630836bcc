package cli

import "time"

// refusal says in words of the screen why something cannot be done just now.
type refusal string

func (r refusal) Error() string { return string(r) }

// refusedTime is how long a refusal is shown.
const refusedTime = 4 * time.Second

// refused is the refusal that is shown. The zero value shows none; the times
// are on any clock that only goes forward.
type refused struct {
	why   refusal
	until time.Duration
}

// say shows a refusal from now on; "" takes the last one away.
func (r *refused) say(why refusal, now time.Duration) { r.why, r.until = why, now+refusedTime }

// at returns what is shown, "" for nothing.
func (r *refused) at(now time.Duration) string {
	if now < r.until {
		return string(r.why)
	}
	return ""
}
