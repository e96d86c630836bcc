package timeline

import (
	"fmt"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// clock writes an instant or a length as m:ss, or h:mm:ss from an hour on.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// long writes the length of the whole: "1 h 15 min", "4 min 30 s".
func long(d time.Duration) string {
	d = d.Round(time.Second)
	var parts []string
	for _, part := range []struct {
		n    time.Duration
		unit string
	}{{d / time.Hour, "h"}, {d % time.Hour / time.Minute, "min"}, {d % time.Minute / time.Second, "s"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.unit))
		}
	}
	return strings.Join(parts, " ")
}

// number writes a number with two digits at most after the point.
func number(x float64) string { return words.Number(x, 2) }

func patternWords(p pacing.Pattern) string {
	var parts []string
	for _, part := range []struct {
		length time.Duration
		what   string
	}{
		{p.In, words.In("of a pattern", "in")}, {p.Hold, words.In("of a pattern", "hold")},
		{p.Out, words.In("of a pattern", "out")}, {p.Rest, words.In("of a pattern", "rest")},
	} {
		if part.length > 0 {
			parts = append(parts, fmt.Sprintf("%s%cs%c%s", number(part.length.Seconds()), joined, joined, part.what))
		}
	}
	if len(parts) == 2 { // in and out stay on one line
		return strings.Join(parts, fmt.Sprintf("%c·%c", joined, joined))
	}
	return strings.Join(parts, fmt.Sprintf("%c· ", joined))
}

// breathWords says how a phase is paced, as it is in the plan: where a ramp
// starts, and whether it arrives.
func breathWords(plan *pacing.Plan, span *pacing.Span) string {
	breath := plan.Protocol.Phases[span.Phase].Breath
	var paced []*pacing.Segment
	for i := span.First; i < span.First+span.Count; i++ {
		if s := &plan.Segments[i]; s.Cycles > 0 {
			paced = append(paced, s)
		}
	}
	if len(paced) == 0 {
		return words.Say("free")
	}
	first, last := paced[0].Pattern, paced[len(paced)-1].Pattern
	said := patternWords(last)
	if first != last {
		said = words.Say("%s → %s a minute", number(first.Rate()), number(last.Rate()))
		if last == breath.Pattern {
			said = words.Say("%s, then %s", said, patternWords(last))
		}
	}
	if breath.Fade > 0 {
		said = words.Say("%s, fading, then\u00a0free", said)
	}
	return said
}

// whereWords says where the hands are: "calves, left then right".
func whereWords(phase *pacing.Phase) string {
	zones := strings.Join(tell.Zones(phase.Zones), ", ")
	switch {
	case !phase.Sides:
		return zones
	case zones == "":
		return words.Say("left, then right")
	case len(phase.Zones) > 1:
		return words.Say("%s; each left, then right", zones)
	}
	return words.Say("%s; left, then right", zones)
}

// facts are what stands below the length.
func facts(p *pacing.Protocol) []string {
	list := []string{words.Say("version %s", p.Version)}
	switch p.Kind {
	case pacing.Table:
		list = append(list, words.Say("table session"))
	case pacing.Drill:
		list = append(list, tell.Kind(p.Kind))
	}
	if p.PressureCap != pacing.NoPressureCap {
		list = append(list, words.Say("pressure at most %d of 10", p.PressureCap))
	}
	return list
}

// notes are what stands below the phases.
func notes(plan *pacing.Plan) []string {
	var list []string
	p := plan.Protocol
	if p.Technique != "" {
		list = append(list, words.Say("Throughout: %s", p.Technique))
	}
	for _, i := range plan.LeftOut {
		list = append(list, words.Say("%s is left out, because time is short.", p.Phases[i].Name))
	}
	if plan.Slack > 0 {
		list = append(list, words.Say("Every phase is at its longest; %s are left over at the end.", long(plan.Slack)))
	}
	if len(p.Guidance) > 0 {
		list = append(list, words.Say("Afterwards: %s", strings.Join(p.Guidance, " ")))
	}
	if n := len(p.Safety); n > 0 {
		list = append(list, words.Count("%d safety note goes with it; Outbreath shows it when it matters.",
			"%d safety notes go with it; Outbreath shows each when it matters.", n))
	}
	for i := range list {
		list[i] = plain(list[i])
	}
	return list
}
