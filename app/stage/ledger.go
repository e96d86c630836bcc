package stage

import (
	"cmp"
	"slices"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// account is what the ledger knows of one zone.
type account struct {
	zone               string
	planned, got, will time.Duration // when the session began; until now; in all, as the plan is now
}

func (a account) more() time.Duration { return a.will - a.planned }

// accounts returns the ledger: every zone that the session had or has, in the
// order in which the hands come to it.
func accounts(s *pacing.Snapshot, now pacing.Instant) (all []account) {
	of := func(zone string) *account {
		i := slices.IndexFunc(all, func(a account) bool { return a.zone == zone })
		if i < 0 {
			i, all = len(all), append(all, account{zone: zone})
		}
		return &all[i]
	}
	for _, seg := range s.First.Segments {
		if seg.Zone != "" {
			of(seg.Zone).planned += seg.Duration
		}
	}
	at, got := s.Position(now), s.Got(now)
	for i := range s.Plan.Spans {
		span := &s.Plan.Spans[i]
		past := min(max(at-span.Start, 0), span.Duration)
		for _, seg := range s.Plan.Segments[span.First : span.First+span.Count] {
			if seg.Zone == "" {
				continue
			}
			a, done := of(seg.Zone), min(max(at-seg.Start, 0), seg.Duration)
			a.will += seg.Duration - done
			if past > 0 {
				// What was begun again counts twice; its zones share it as they
				// share the plan.
				part := time.Duration(float64(got[span.Phase]) * float64(done) / float64(past)).Round(time.Millisecond)
				a.got += part
				a.will += part
			}
		}
	}
	return all
}

// worthLending is the least difference of a zone's time that is spoken of:
// whole cycles move less by themselves.
const worthLending = 30 * time.Second

// borrowed says in sentences which zone has what was another's: first who has
// whose, then what is more or less without being anyone else's.
func borrowed(all []account) (sentences []string) {
	rest := make([]time.Duration, len(all)) // more
	for i, a := range all {
		rest[i] = a.more().Round(time.Second)
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rest[a], rest[b]) }) // who gave most first
	for i := range all {
		for _, j := range order {
			if by := min(rest[i], -rest[j]); by >= worthLending {
				sentences = append(sentences, words.Outer(words.Say("%s has %s from %s.", all[i].zone, amount(by), all[j].zone)))
				rest[i] -= by
				rest[j] += by
			}
		}
	}
	var less []string
	for i, a := range all {
		switch by := rest[i]; {
		case by >= worthLending:
			sentences = append(sentences, words.Outer(words.Say("%s has %s more.", a.zone, amount(by))))
		case by <= -worthLending:
			less = append(less, a.zone+" "+amount(-by))
		}
	}
	if len(less) > 0 {
		sentences = append(sentences, words.Outer(words.Say("%s less.", words.List(less))))
	}
	return sentences
}

// amount writes what is lent: to the second below two minutes, where rounding
// would hide half of it, else in whole minutes.
func amount(d time.Duration) string {
	if d < 2*time.Minute {
		return clock(round(d))
	}
	return minutes(d.Round(time.Minute))
}

// noRoom reports whether nothing to come can give more: every phase that is not
// protected is as short as it may be.
func noRoom(s *pacing.Snapshot, span int) bool {
	some := false
	for i := span + 1; i < len(s.Plan.Spans); i++ {
		ph := s.Plan.Phase(i)
		lo, hi := ph.Bounds()
		if ph.Protect || lo == hi {
			continue
		}
		if s.Plan.Spans[i].Duration > lo+ph.Breath.Cycle() {
			return false
		}
		some = some || atLeast(s, i)
	}
	return some
}
