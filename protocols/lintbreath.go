package protocols

import (
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// The bounds of what is led without a warning. Slow breathing is studied between
// 4.5 and 6.5 breaths a minute (Lehrer & Gevirtz 2014; Shaffer & Meehan 2020, doi
// 10.3389/fnins.2020.570400), and 12 to 20 a minute count as normal in an adult at
// rest (Royal College of Physicians, National Early Warning Score 2, 2017). A hold
// of ten seconds is as long as a whole slow breath.
// What lies beyond is left to people who know why.
const (
	slowest     = 3.0  // breaths a minute
	fastest     = 20.0 // breaths a minute
	longestHold = 10 * time.Second
)

// lintRates finds breaths that are slower or faster than most people do well.
func (r *reader) lintRates(d *draft) {
	for _, name := range d.breathNames {
		b := d.breaths[name]
		in := b.e.get("in")
		switch rate := b.Rate(); {
		case in == nil || b.state != resolved: // a ramp never starts faster than a pattern may be
		case rate < slowest:
			r.warn(r.mine(in), CodeSlowBreath, "shorten in and out", "%.3g breaths a minute are under %v, slower than most people can breathe without strain", rate, slowest)
		case rate > fastest:
			r.warn(r.mine(in), CodeFastBreath, "lengthen in and out, or leave the breath free", "%.3g breaths a minute are over %v, faster than at rest", rate, fastest)
		}
	}
}

// lintHolds finds breaths that are held for long, after the in-breath or after
// the out-breath.
func (r *reader) lintHolds(d *draft) {
	for _, name := range d.breathNames {
		b := d.breaths[name]
		for key, held := range map[string]time.Duration{"hold": b.Hold, "rest": b.Rest} {
			if e := b.e.get(key); e != nil && held > longestHold {
				r.warn(r.mine(e), CodeLongHold, "shorten it, or leave it out", "the breath is held for %s, longer than %s",
					pacing.FormatDuration(held), pacing.FormatDuration(longestHold))
			}
		}
	}
}

// lintUnused finds breaths of the file that nothing leads to.
func (r *reader) lintUnused(d *draft) {
	used := map[string]bool{}
	for _, p := range d.drafts {
		for name := p.breath; name != "" && !used[name]; name = d.breaths[name].other {
			used[name] = true
		}
	}
	for _, name := range d.breathNames {
		if b := d.breaths[name]; !used[name] {
			r.warn(r.mine(b.e), CodeUnusedBreath, words.Say("name it in a phase, breath = %q, or leave it out", name), "no phase uses breath %q", name)
		}
	}
}
