package protocols

import (
	"strings"
	"time"

	"outbreath/pacing"
)

// A spoken line has 150 words a minute, the pace of a narrator that is recommended
// for listening (Williams 1998, Proc. Human Factors and Ergonomics Society 42:1447),
// and wants a moment of quiet after it (design choice).
const (
	wordTime  = time.Minute / 150
	quietTime = 2 * time.Second
)

// sayTime is how long it takes to say a text.
func sayTime(text string) time.Duration { return time.Duration(len(strings.Fields(text))) * wordTime }

// lintWords finds lines that take longer to say than the shortest that their
// phase may be.
func (r *reader) lintWords(d *draft) {
	for _, p := range d.drafts {
		if t := sayTime(p.Say); p.Min > 0 && t > p.Min {
			r.warn(r.mine(p.e.get("say"), p.e.get("min"), p.e.get("ideal")), CodeWordy, "say less, or let min be longer",
				"it takes some %s to say this, and the phase may last only %s",
				pacing.FormatDuration(t.Round(time.Second)), pacing.FormatDuration(p.Min))
		}
	}
}

// lintPace finds prompts that follow each other before the last has been said.
func (r *reader) lintPace(d *draft) {
	for _, p := range d.drafts {
		for i, prompt := range p.soundPrompts() {
			e := p.e.get("prompt").items[i]
			apart := prompt.Every
			if prompt.Breaths > 0 && !p.Breath.Free() {
				apart = time.Duration(prompt.Breaths) * quickest(p.Breath)
			}
			if apart == 0 {
				continue
			}
			say := e.get("say")
			if say == nil || len(prompt.Say) != len(say.items) {
				continue // it has errors
			}
			for j, line := range prompt.Say {
				if t := sayTime(line) + quietTime; t > apart {
					r.warn(r.mine(say.items[j], e.get("every"), e.get("breaths")), CodePromptCrowds, "leave more time between them, or say less",
						"with a moment of quiet this line takes some %s, and the next comes after %s",
						pacing.FormatDuration(t.Round(time.Second)), pacing.FormatDuration(apart))
				}
			}
		}
	}
}

// lintPhrases finds phrases that no text may say, in every text of the file.
func (r *reader) lintPhrases(d *draft) { r.phrasesIn(d.root) }

func (r *reader) phrasesIn(e *entry) {
	if s, is := e.value.(string); is && e.src == r.main {
		for _, phrase := range Banned(s) {
			r.warn(e, CodeBannedPhrase, "say what is done, and promise nothing", "the text says %q, which does not hold up", phrase)
		}
	}
	for _, name := range e.names {
		r.phrasesIn(e.get(name))
	}
	for _, item := range e.items {
		r.phrasesIn(item)
	}
}
