package stage

import (
	"time"

	"outbreath/pacing"
	"outbreath/words"
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
	w.endsLabel, w.ends, w.left = words.In("above the time", "last out"), target.Format("15:04:05"), until(m.until)
	if s.Free { // there is no out-breath to be on time
		w.late, w.behind = "", false
		return
	}
	w.late, w.behind = targetWords(m.late)
	if n := s.First.Breaths() - s.Plan.Breaths(); n > 0 {
		w.leftOut = words.Count("%d breath left out", "%d breaths left out", n)
	}
}

// until counts seconds down to a time, and up from it.
func until(seconds int) string {
	if seconds < 0 {
		return words.Say("%s ago", clock(-seconds))
	}
	return words.In("when something begins", "in %s", clock(seconds))
}

// targetWords says how the last out-breath lies to the time it is aimed at.
func targetWords(seconds int) (text string, late bool) {
	switch {
	case seconds >= onTarget:
		return words.Say("%s late", clock(seconds)), true
	case seconds <= -onTarget:
		return words.Say("%s early", clock(-seconds)), false
	}
	return words.Say("on time"), false
}

// targetLeft says in a hold what is left until the time aimed at, in two lines.
func targetLeft(left time.Duration, target time.Time) [2]string {
	at := target.Format("15:04:05")
	if left < 0 {
		return [2]string{words.Say("%s over", minutes(-left)), words.Say("last out was at %s", at)}
	}
	return [2]string{words.Say("%s left", minutes(left)), words.Say("last out at %s", at)}
}
