package pacing

import "time"

// Prompt returns the line that the phase's prompts show at a moment, empty
// before the first. Of two that come at once the later in the file counts. It
// does not allocate.
func (p *Plan) Prompt(m Moment) string {
	if len(p.Spans) == 0 {
		return ""
	}
	span := &p.Spans[m.Span]
	now := min(m.At, p.Length)
	line, latest := "", time.Duration(-1)
	prompts := p.Phase(m.Span).Prompts
	for i := range prompts {
		prompt := &prompts[i]
		due, turn := prompt.due(p, span, now, m.Breath)
		if turn < 1 || due < span.Start || due >= span.End() || len(prompt.Say) == 0 {
			continue
		}
		came := p.nextHalf(due, prompt.On)
		if came > now && turn > 1 && (prompt.Every > 0 || prompt.Breaths > 0) {
			turn-- // the last one stays until this one has its breath
			due, _ = prompt.due(p, span, due-1, m.Breath-1)
			came = p.nextHalf(due, prompt.On)
		}
		if came <= now && came >= latest && (prompt.For == 0 || now < p.after(came, prompt.For)) {
			line, latest = prompt.Say[(turn-1)%len(prompt.Say)], came
		}
	}
	return line
}

// due returns when a prompt is due for the last time up to now, and for which
// time that is; turn is 0 before the first.
func (prompt *Prompt) due(p *Plan, span *Span, now time.Duration, breath int) (due time.Duration, turn int) {
	switch {
	case prompt.Every > 0:
		turn = int((now - span.Start) / prompt.Every)
		return span.Start + time.Duration(turn)*prompt.Every, turn
	case prompt.Breaths > 0:
		turn = max(breath-1, 0) / prompt.Breaths
		return p.breathAfter(span, turn*prompt.Breaths), turn
	case prompt.At < 0:
		return span.End() + prompt.At, 1
	}
	return span.Start + prompt.At, 1
}

// nextHalf returns where the half of a breath that a prompt comes with begins,
// at t or next after it; t itself where nothing paces.
func (p *Plan) nextHalf(t time.Duration, on Stage) time.Duration {
	s := &p.Segments[p.segment(t)]
	if s.Cycles == 0 {
		return t
	}
	half := time.Duration(0)
	if on == StageOut {
		half = s.Pattern.In + s.Pattern.Hold
	}
	cycle := s.Pattern.Cycle()
	n := (t - s.Start - half + cycle - 1) / cycle
	if next := s.Start + max(n, 0)*cycle + half; next < s.End() {
		return next
	}
	if s.End() >= p.Length {
		return p.Length
	}
	return p.nextHalf(s.End(), on)
}

// after returns when n breaths from t on are over, whatever paces them; a free
// stretch counts as one.
func (p *Plan) after(t time.Duration, n int) time.Duration {
	for ; n > 0 && t < p.Length; n-- {
		if s := &p.Segments[p.segment(t)]; s.Cycles == 0 {
			t = s.End()
		} else {
			t += s.Pattern.Cycle()
		}
	}
	return t
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
