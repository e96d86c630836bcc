package timeline

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"outbreath/pacing"
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
func number(x float64) string {
	text := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func patternWords(p pacing.Pattern) string {
	var parts []string
	for _, part := range []struct {
		length time.Duration
		what   string
	}{{p.In, "in"}, {p.Hold, "hold"}, {p.Out, "out"}, {p.Rest, "rest"}} {
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
		return "free"
	}
	first, last := paced[0].Pattern, paced[len(paced)-1].Pattern
	words := patternWords(last)
	if first != last {
		words = number(first.Rate()) + " → " + number(last.Rate()) + " a minute"
		if last == breath.Pattern {
			words += ", then " + patternWords(last)
		}
	}
	if breath.Fade > 0 {
		words += fmt.Sprintf(", fading, then%cfree", joined)
	}
	return words
}

// whereWords says where the hands are: "calves, left then right".
func whereWords(phase *pacing.Phase) string {
	words := strings.Join(phase.Zones, ", ")
	switch {
	case !phase.Sides:
		return words
	case words == "":
		return "left, then right"
	case len(phase.Zones) > 1:
		return words + "; each left, then right"
	}
	return words + "; left, then right"
}

// facts are what stands below the length.
func facts(p *pacing.Protocol) []string {
	list := []string{"version " + p.Version}
	switch p.Kind {
	case pacing.Table:
		list = append(list, "table session")
	case pacing.Drill:
		list = append(list, "drill")
	}
	if p.PressureCap != pacing.NoPressureCap {
		list = append(list, fmt.Sprintf("pressure at most %d of 10", p.PressureCap))
	}
	return list
}

// notes are what stands below the phases.
func notes(plan *pacing.Plan) []string {
	var list []string
	p := plan.Protocol
	if p.Technique != "" {
		list = append(list, "Throughout: "+p.Technique)
	}
	for _, i := range plan.LeftOut {
		list = append(list, p.Phases[i].Name+" is left out, because time is short.")
	}
	if plan.Slack > 0 {
		list = append(list, "Every phase is at its longest; "+long(plan.Slack)+" are left over at the end.")
	}
	if len(p.Guidance) > 0 {
		list = append(list, "Afterwards: "+strings.Join(p.Guidance, " "))
	}
	switch n := len(p.Safety); n {
	case 0:
	case 1:
		list = append(list, "One safety note goes with it; Outbreath shows it when it matters.")
	default:
		list = append(list, fmt.Sprintf("%d safety notes go with it; Outbreath shows each when it matters.", n))
	}
	for i := range list {
		list[i] = plain(list[i])
	}
	return list
}
