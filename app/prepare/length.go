package prepare

import (
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
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

// lengthNotes says how the length of a plan lies to what was asked for, as words
// beside it: the longest first, for where there is less room.
func lengthNotes(plan *pacing.Plan, l lengths) []string {
	switch off := plan.Off(); {
	case off >= time.Second || off <= -time.Second:
		return []string{words.Say("the nearest that whole breaths allow to %s", kit.Spoken(plan.Requested)),
			words.Say("the nearest to %s", kit.Clock(plan.Requested))}
	case len(plan.LeftOut) > 0:
		return []string{words.Say("without %s", plan.Protocol.Phases[plan.LeftOut[0]].Name)}
	case l.only():
		return []string{words.Say("this one has one length")}
	}
	return []string{words.Say("%s are possible", kit.Between(l.least, l.most)), l.between()}
}

// between says the range of lengths as shortly as it can be said.
func (l lengths) between() string {
	if l.step == time.Minute {
		return words.Say("%d–%d min", int(l.least/time.Minute), int(l.most/time.Minute))
	}
	return kit.Clock(l.least) + "–" + kit.Clock(l.most)
}

// rateWords says how quick a number of breaths a minute is.
func rateWords(rate float64) string {
	return words.Say("%s breaths a minute, about %s s each", words.Number(rate, 1), words.Number(60/rate, 1))
}
