package cli

import (
	"fmt"
	"strings"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// The looks of a session. Words are never coloured: their ink is the terminal's
// own, so that light and dark ones both work.
var (
	ink    = terminal.Style{}
	strong = terminal.Style{Bold: true}
	quiet  = terminal.Style{Faint: true}
	breath = terminal.Style{Colour: terminal.RGB(0x7fb7b2)}
)

// phaseColours are those of the window.
var phaseColours = map[pacing.PhaseKind]terminal.Colour{
	pacing.Opening:    terminal.RGB(0x6f8fa6),
	pacing.Breathing:  terminal.RGB(0x7fb7b2),
	pacing.Assessment: terminal.RGB(0x93a67f),
	pacing.Targeted:   terminal.RGB(0xc9a26b),
	pacing.Release:    terminal.RGB(0xa98fb0),
	pacing.Finishing:  terminal.RGB(0x8fa0c4),
	pacing.Guidance:   terminal.RGB(0x8a8f8e),
	pacing.Settle:     terminal.RGB(0xcfd0a0),
	pacing.Activate:   terminal.RGB(0xd0806a),
	pacing.Resting:    terminal.RGB(0x6a6a9c),
}

// picture is a session on a canvas at one moment.
//
// Left says what to do, right what time it is, the middle breathes, the strip
// is the whole session, and below are the keys. A narrow terminal has them one
// above the other. What there is no room for is left out: the shape and the
// phase come first.
type picture struct {
	*terminal.Canvas
	view
	asked  string // for the second press
	silent bool
}

const (
	margin    = 2
	sideWidth = 22 // of the words beside the shape
	footer    = 7  // rows below the shape: stage, blank, strip, names, blank or reasons, keys
	leastDisc = 4  // rows of radius, below which words go above the shape
)

func (p *picture) draw() {
	p.look()
	beside := (p.Width - 2*margin - 2*sideWidth) / 4
	if radius := min(beside, (p.Height-footer-1)/2); radius >= leastDisc {
		p.drawWide(radius)
	} else {
		p.drawNarrow()
	}
}

// moves reports whether the shape changes from frame to frame.
func (p *picture) moves() bool {
	return p.snapshot.State == pacing.Running && (p.at < 0 || p.moment.Stage != pacing.StageFree)
}

func (p *picture) drawWide(radius int) {
	shape := 4 * radius
	x := (p.Width - shape) / 2
	side := x - margin - 1
	y := 1 + radius + max(0, (p.Height-footer-1-2*radius)/2)

	p.drawShape(x, shape, y, radius)
	p.TextCentred(0, p.Width, y+radius+1, p.stage(), p.stageStyle())

	row := 2
	for _, line := range p.doing() {
		for _, text := range terminal.Wrap(line.text, side) {
			if row < p.Height-5 {
				p.Text(margin, row, text, line.style)
			}
			row++
		}
		row += line.space
	}
	right := p.Width - margin
	for i, line := range p.clocks() {
		p.TextRight(right, 2+i, line.text, line.style)
	}
	if p.silent {
		p.TextRight(right, 7, words.Say("no sound"), quiet)
	}
	if p.snapshot.State == pacing.Held {
		p.TextCentred(0, p.Width, y+radius+2, p.leftIf(), ink)
	}
	foot := p.foot(3)
	lift := min(1, max(0, p.Height-footer-1-2*radius)) // room for names and three rows
	p.drawStrip(p.Height-4-lift, len(foot) < 3+lift)
	p.drawRows(foot, p.Height)
}

func (p *picture) drawNarrow() {
	row := 0
	if p.Height >= 12 {
		row = 1
	}
	clocks := p.clocks()
	ends := clocks[0].text + " " + clocks[1].text
	p.TextRight(p.Width-1, row, ends, ink)
	name := placed(p.phase, p.moment.Zone, p.moment.Side)
	p.Text(1, row, terminal.Clip(name, p.Width-3-terminal.Width(ends)), strong)
	row++
	p.Text(1, row, terminal.Clip(p.standing(), p.Width-2), quiet)
	row += 2

	most := p.Height / 4
	if p.snapshot.State == pacing.Held {
		most = p.Height * 2 / 5 // the ways on matter more than the shape, which rests
	}
	bottom := p.drawRows(p.foot(max(1, most)), p.Height)
	if p.Height >= 9 {
		bottom -= 2
		p.drawStrip(bottom, false)
	}
	if p.Height >= 16 {
		for _, line := range p.doing()[1:] {
			for _, text := range terminal.Wrap(line.text, p.Width-2) {
				p.Text(1, row, text, line.style)
				row++
			}
		}
		row++
	}
	// The stage stands right below the shape, which is a bar where there is no
	// room for more.
	radius := min((bottom-row-2)/2, (p.Width-2)/4)
	y := row + (bottom-row)/2
	switch {
	case radius >= 2:
		y = row + radius + (bottom-row-2-2*radius)/2
		p.drawShape(0, p.Width, y, radius)
		y += radius
	case bottom-row >= 3:
		full, style := p.fullness()
		p.TextCentred(0, p.Width, y-1, strings.Repeat("█", int(full*float64(max(p.Width-2*margin, 0)))), style)
	}
	p.TextCentred(0, p.Width, y, p.stage(), p.stageStyle())
}

// drawShape draws the breath, and round it the ring of the phase.
func (p *picture) drawShape(x, columns, y, radius int) {
	full, style := p.fullness()
	p.Disc(x, columns, y, float64(radius)*full, style)

	into := float64(max(p.at-p.span.Start, 0)) / float64(p.span.Duration)
	done := terminal.Style{Colour: phaseColours[p.phase.Kind], Faint: p.snapshot.State == pacing.Held}
	p.Ring(x, columns, y, float64(radius)-0.25, into, done, quiet)
}

// fullness returns the size of the shape, as a share of what surrounds it, and
// its style.
func (p *picture) fullness() (float64, terminal.Style) {
	const smallest, largest = 0.3, 0.82
	full, style := 0.0, breath
	switch {
	case p.snapshot.State == pacing.Held:
		style.Faint = true
	case p.at >= 0:
		// A pacer that fades comes to rest in the middle.
		full = 0.5 + (p.moment.Fullness()-0.5)*p.moment.Level
		style.Faint = p.moment.Level < 0.5
	}
	return smallest + (largest-smallest)*full, style
}

// stage says what the breath does.
func (p *picture) stage() string {
	switch {
	case p.snapshot.State == pacing.Held:
		return words.Say("held for %s", clock(p.snapshot.HeldFor(p.Instant).Truncate(time.Second))) + " · " + whyHeld(p.snapshot)
	case p.at < 0:
		return words.Say("begins in %s", lead(-p.at))
	case p.moment.Stage == pacing.StageFree:
		return stageWords(pacing.StageFree)
	}
	return fmt.Sprintf("%s  %d", stageWords(p.moment.Stage), wholeSeconds(p.moment.Left()))
}

func (p *picture) stageStyle() terminal.Style {
	if p.snapshot.State == pacing.Held {
		return strong
	}
	return ink
}

// left says how much of the session is left.
func (p *picture) left() string {
	return words.Say("%s left", countdown(min(p.snapshot.Left(p.Instant), p.snapshot.Plan.Length)))
}

// clocks are the right side of a wide picture: when what ends, and how that
// stands.
func (p *picture) clocks() []line {
	if g := &p.gun; g.given() {
		return []line{
			{words.Say("your start"), quiet, 0}, {g.start.Format(seconds), strong, 0},
			{words.In("when something begins", "in %s", countdown(max(g.start.Sub(p.Wall), 0))), ink, 0}, {words.Say("last out %s", g.lastOut().Format(seconds)), ink, 0},
		}
	}
	return []line{
		{words.In("when a session ends", "ends"), quiet, 0}, {hhmm(p.snapshot.EndsAt(p.Instant)), strong, 0},
		{p.left(), ink, 0}, {aheadOrBehind(p.snapshot.Late(p.Instant)), ink, 0},
	}
}

// standing is what a narrow picture has of it in a line below.
func (p *picture) standing() string {
	clocks := p.clocks()
	text := clocks[2].text + " · " + clocks[3].text
	if left := p.leftIf(); p.snapshot.State == pacing.Held && left != "" {
		text = left
	}
	if p.silent {
		text += " · " + words.Say("no sound")
	}
	return text
}

// line is a text beside or above the shape, and the blank lines after it.
type line struct {
	text  string
	style terminal.Style
	space int
}

// doing says what to do now and what comes then.
func (p *picture) doing() []line {
	lines := []line{{placed(p.phase, p.moment.Zone, p.moment.Side), strong, 1}}
	if p.snapshot.State == pacing.Held {
		lines = append(lines, line{p.advice(), ink, 1})
	} else {
		for _, text := range []string{p.phase.Say, p.snapshot.Plan.Prompt(p.moment)} {
			if text != "" {
				lines = append(lines, line{text, ink, 1})
			}
		}
	}
	return append(lines, line{p.then(), quiet, 0})
}

// then says what comes next and when.
func (p *picture) then() string {
	plan, at := p.snapshot.Plan, max(p.at, 0)
	var next []string
	segment := &plan.Segments[p.moment.Segment]
	for i := p.moment.Segment + 1; i < p.span.First+p.span.Count; i++ {
		s := &plan.Segments[i]
		if s.Zone != segment.Zone || s.Side != segment.Side {
			next = append(next, words.Say("then %s in %s", change(segment, s), countdown(s.Start-at)))
			break
		}
	}
	switch following := p.moment.Span + 1; {
	case following < len(plan.Spans) && next == nil:
		next = append(next, words.Say("then %s in %s", plan.Phase(following).Name, countdown(p.span.End()-at)))
	case following < len(plan.Spans):
		next = append(next, words.Say("%s in %s", plan.Phase(following).Name, countdown(p.span.End()-at)))
	case next == nil:
		next = append(next, words.Say("ends in %s", countdown(p.span.End()-at)))
	}
	return strings.Join(next, " · ")
}

// change names what is new in the next segment.
func change(now, next *pacing.Segment) string {
	if next.Zone != now.Zone {
		return place(next.Zone, next.Side)
	}
	return words.Say("%s side", tell.Side(next.Side))
}
