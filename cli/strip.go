package cli

import (
	"strings"
	"time"

	"outbreath/cli/terminal"
)

// drawStrip draws the whole session as a line of phases: what is past heavy,
// what is to come light. Names are written below where they fit.
func (p *picture) drawStrip(y int, names bool) {
	plan := p.snapshot.Plan
	width := p.Width - 2*margin
	if width <= 0 {
		return
	}
	if len(plan.Spans) > width/3 { // too many to tell apart
		p.drawPiece(y, margin, margin+width, 0, plan.Length, breath)
		return
	}
	column := func(t time.Duration) int {
		return margin + int((int64(t)*int64(width)+int64(plan.Length)/2)/int64(plan.Length))
	}
	for i := range plan.Spans {
		span := &plan.Spans[i]
		from, to := column(span.Start), column(span.End())
		if i+1 < len(plan.Spans) && to-from > 1 {
			to-- // a gap before the next
		}
		style := terminal.Style{Colour: phaseColours[plan.Phase(i).Kind]}
		p.drawPiece(y, from, to, span.Start, span.End(), style)
	}
	if names {
		p.drawNames(y+1, column)
	}
}

// drawPiece draws the part of the strip from one time to another.
func (p *picture) drawPiece(y, from, to int, start, stop time.Duration, style terminal.Style) {
	past := 0
	if p.at > start {
		past = int(int64(to-from) * int64(min(p.at, stop)-start) / int64(stop-start))
	}
	p.Text(from, y, strings.Repeat("━", past), style)
	style.Faint = true
	p.Text(from+past, y, strings.Repeat("─", max(to-from-past, 0)), style)
}

// drawNames writes the names of phases under the strip: the present one whole,
// the others as far as there is room.
func (p *picture) drawNames(y int, column func(time.Duration) int) {
	const least = 4 // letters of a name cut short that still say something
	plan := p.snapshot.Plan
	present := p.phase.Name
	left := max(min(column(p.span.Start), p.Width-margin-terminal.Width(present)), margin)
	right := left + terminal.Width(present)
	p.Text(left, y, present, strong)
	for i := range plan.Spans {
		from, to := column(plan.Spans[i].Start), column(plan.Spans[i].End())-1
		switch {
		case i == p.moment.Span:
			continue
		case i < p.moment.Span:
			to = min(to, left-1)
		default:
			from = max(from, right+1)
		}
		name := terminal.Clip(plan.Phase(i).Name, max(to-from, 0))
		if terminal.Width(name) > least || name == plan.Phase(i).Name {
			p.Text(from, y, name, quiet)
		}
	}
}
