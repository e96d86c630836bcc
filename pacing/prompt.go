package pacing

import "time"

// Prompt returns the line that the phase's prompts show at a moment, empty
// before the first. A line stays until the next one comes; of two that come at
// once the later in the file counts. It does not allocate.
func (p *Plan) Prompt(m Moment) string {
	if len(p.Spans) == 0 {
		return ""
	}
	span := &p.Spans[m.Span]
	into := min(m.At, p.Length) - span.Start
	line, latest := "", time.Duration(-1)
	prompts := p.Phase(m.Span).Prompts
	for i := range prompts {
		prompt := &prompts[i]
		came, turn := prompt.At, 1
		switch {
		case prompt.Every > 0:
			turn = int(into / prompt.Every)
			came = time.Duration(turn) * prompt.Every
		case prompt.Breaths > 0:
			turn = max(m.Breath-1, 0) / prompt.Breaths
			came = p.breathAfter(span, turn*prompt.Breaths) - span.Start
		case prompt.At < 0:
			came = span.Duration + prompt.At
		}
		if turn > 0 && came >= 0 && came <= into && came >= latest && len(prompt.Say) > 0 {
			line, latest = prompt.Say[(turn-1)%len(prompt.Say)], came
		}
	}
	return line
}

// breathAfter returns when n breaths of a span are over.
func (p *Plan) breathAfter(span *Span, n int) time.Duration {
	for i := span.First; i < span.First+span.Count; i++ {
		if s := &p.Segments[i]; n <= s.breathsBefore+s.Cycles && s.Cycles > 0 {
			return s.Start + time.Duration(n-s.breathsBefore)*s.Pattern.Cycle()
		}
	}
	return span.End()
}
