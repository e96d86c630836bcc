package prepare

import (
	"fmt"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// lengths are the lengths that a protocol can be set to.
type lengths struct {
	least, most, step, first time.Duration
}

// lengthsOf returns the lengths offered for a protocol: whole minutes for a
// table session, five seconds apart for a drill. Where not two of them lie
// within the protocol's range, only its own length is offered.
func lengthsOf(p *pacing.Protocol) lengths {
	lo, hi := p.Range()
	step := 5 * time.Second
	if p.Kind == pacing.Table {
		step = time.Minute
	}
	l := lengths{least: (lo + step - 1) / step * step, most: hi / step * step, step: step}
	if l.most <= l.least {
		first := min(max(p.Length, lo), hi)
		return lengths{least: first, most: first, step: step, first: first}
	}
	l.first = min(max(p.Length, l.least), l.most)
	return l
}

// only reports whether there is nothing to set.
func (l lengths) only() bool { return l.least == l.most }

// lengthWords says how long a plan lasts and how that lies to what was asked
// for.
func lengthWords(plan *pacing.Plan, l lengths) (words, note string) {
	words = kit.Spoken(plan.Length)
	switch off := plan.Off(); {
	case off >= time.Second || off <= -time.Second:
		return words, "the nearest that whole breaths allow to " + kit.Spoken(plan.Requested)
	case len(plan.LeftOut) > 0:
		return words, "without " + plan.Protocol.Phases[plan.LeftOut[0]].Name
	case l.only():
		return words, "this one has one length"
	}
	return words, fmt.Sprintf("%s are possible", kit.Between(l.least, l.most))
}

// rateWords says how quick a number of breaths a minute is.
func rateWords(rate float64) string {
	return fmt.Sprintf("%s breaths a minute, about %s s each", tenth(rate), tenth(60/rate))
}

func tenth(v float64) string {
	s := fmt.Sprintf("%.1f", v)
	if n := len(s); s[n-2:] == ".0" {
		return s[:n-2]
	}
	return s
}
