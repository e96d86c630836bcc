package protocols

import (
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

// How far the phases' ideals may be from the length that is offered first: that
// much is rounding. Design choice.
const (
	idealsApart      = 30 * time.Second
	idealsApartShare = 10 // a tenth of the length
)

// lintIdeals finds a length that gives no phase its ideal.
func (r *reader) lintIdeals(d *draft) {
	if d.length == nil {
		return
	}
	var sum time.Duration
	for i := range d.Phases {
		sum += d.Phases[i].Ideal
	}
	off := d.Length - sum
	if apart := max(off, -off); apart <= idealsApart || apart <= d.Length/idealsApartShare {
		return
	}
	r.warn(r.mine(d.length, r.extends), CodeIdealsApart, words.Say("write length = %q, or leave it out", pacing.FormatDuration(sum)),
		"\"length\" is %s, and the phases' ideals add up to %s", pacing.FormatDuration(d.Length), pacing.FormatDuration(sum))
}

// lintCycles finds paced phases, or the stretches of one that a zone or a side
// has, in which not one breath has room.
func (r *reader) lintCycles(d *draft) {
	for _, p := range d.drafts {
		if p.Breath.Free() || p.Breaths > 0 || p.Ideal == 0 {
			continue
		}
		cycle, stretch := quickest(p.Breath), p.Ideal/time.Duration(p.stretches())
		if stretch < cycle {
			r.warn(r.mine(p.e.get("ideal"), p.e.get("breath"), p.e.get("zone"), p.e.get("sides")), CodeUnderCycle,
				"give it more time, or leave the breath out",
				"%s has %s for a breath of %s", p.stretch(), pacing.FormatDuration(stretch), pacing.FormatDuration(cycle))
		}
	}
}

// stretches counts the parts that a phase is laid out in: its zones and sides.
func (p *phaseDraft) stretches() int {
	n := max(len(p.Zones), 1)
	if p.Sides {
		n *= 2
	}
	return n
}

// stretch says what one of them is.
func (p *phaseDraft) stretch() string {
	switch {
	case p.Sides:
		return words.Say("each side of %s", p.what)
	case len(p.Zones) > 1:
		return words.Say("each zone of %s", p.what)
	}
	return p.what
}

// lintWarnings finds quiet warnings that come before their phase begins.
func (r *reader) lintWarnings(d *draft) {
	for _, p := range d.drafts {
		warn := p.e.get("warn")
		if warn == nil || len(p.Warn) != len(warn.items) || p.Max <= 0 {
			continue
		}
		for i, w := range p.Warn {
			if w >= p.Max {
				r.warn(r.mine(warn.items[i], p.e.get("max"), p.e.get("ideal")), CodeWarnTooEarly, words.Say("the phase lasts at most %s", pacing.FormatDuration(p.Max)),
					"a warning %s before the end never comes", pacing.FormatDuration(w))
			}
		}
	}
}

// lintPrompts finds prompts that never come.
func (r *reader) lintPrompts(d *draft) {
	for _, p := range d.drafts {
		for i, prompt := range p.soundPrompts() {
			e := p.e.get("prompt").items[i]
			longest := words.Say("the phase lasts at most %s", pacing.FormatDuration(p.Max))
			switch {
			case prompt.At >= p.Max:
				r.warn(r.mine(e.get("at")), CodePromptLate, longest, "a prompt after %s never comes", pacing.FormatDuration(prompt.At))
			case -prompt.At > p.Max:
				r.warn(r.mine(e.get("at")), CodePromptLate, longest, "a prompt %s before the end never comes", pacing.FormatDuration(-prompt.At))
			case prompt.Every >= p.Max:
				r.warn(r.mine(e.get("every")), CodePromptLate, longest, "a prompt every %s never comes", pacing.FormatDuration(prompt.Every))
			case prompt.Breaths > 0 && p.Breath.Free():
				r.warn(r.mine(e.get("breaths")), CodePromptLate, `write every = "90s", or give the phase a breath`,
					"a prompt every %d breaths never comes: nothing paces %s", prompt.Breaths, p.what)
			case prompt.Breaths > 0 && prompt.Breaths > int(p.Max/quickest(p.Breath)):
				r.warn(r.mine(e.get("breaths")), CodePromptLate, longest, "a prompt after %d breaths never comes", prompt.Breaths)
			}
		}
	}
}

// quickest is the shortest cycle of a breath that is not free.
func quickest(b pacing.Breath) time.Duration {
	if b.Ramped() {
		return min(b.Cycle(), time.Duration(float64(time.Minute)/b.StartRate))
	}
	return b.Cycle()
}

// soundPrompts returns the prompts, each at the place of its table; none where
// one has errors, or the phase has no length.
func (p *phaseDraft) soundPrompts() []pacing.Prompt {
	e := p.e.get("prompt")
	if e == nil || len(e.items) != len(p.Prompts) || p.Max == 0 {
		return nil
	}
	return p.Prompts
}
