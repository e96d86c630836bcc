package stage

import (
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// onTarget is how far the last out-breath may stray from the time it is aimed
// at before the stage mentions it, in seconds: about a breath, the least that
// can be left out.
const onTarget = 10

// offTarget returns by how much the last out-breath of a session that goes on
// now ends after target; negative is before.
func offTarget(s *pacing.Snapshot, now pacing.Instant, target time.Time) time.Duration {
	last, _ := s.Plan.LastOut()
	return s.EndsAt(now).Add(last - s.Plan.Length).Sub(target)
}

// aimed puts the words of a session that is aimed at a time in the place of
// those about its end.
func (w *texts) aimed(s *pacing.Snapshot, m *moment, target time.Time) {
	w.endsLabel, w.ends, w.left = "last out", target.Format("15:04:05"), until(m.until)
	if s.Free { // there is no out-breath to be on time
		w.late, w.behind = "", false
		return
	}
	w.late, w.behind = targetWords(m.late)
	if n := s.First.Breaths() - s.Plan.Breaths(); n > 0 {
		w.leftOut = kit.Count(n, "breath") + " left out"
	}
}

// until counts seconds down to a time, and up from it.
func until(seconds int) string {
	if seconds < 0 {
		return clock(-seconds) + " ago"
	}
	return "in " + clock(seconds)
}

// targetWords says how the last out-breath lies to the time it is aimed at.
func targetWords(seconds int) (text string, late bool) {
	switch {
	case seconds >= onTarget:
		return clock(seconds) + " late", true
	case seconds <= -onTarget:
		return clock(-seconds) + " early", false
	}
	return "on time", false
}

// targetLeft says in a hold what is left until the time aimed at, in two lines.
func targetLeft(left time.Duration, target time.Time) [2]string {
	at := target.Format("15:04:05")
	if left < 0 {
		return [2]string{minutes(-left) + " over", "last out was at " + at}
	}
	return [2]string{minutes(left) + " left", "last out at " + at}
}
