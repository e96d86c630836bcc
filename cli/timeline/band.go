package timeline

import (
	"strconv"
	"strings"
	"time"
)

// band draws the whole as a strip: above it when each phase starts, in it their
// numbers and, where there is room, names, and below it a ruler.
func (p *page) band() {
	p.starts()
	const height = 50.0
	for i := range p.plan.Spans {
		span := &p.plan.Spans[i]
		left, right := p.at(span.Start), p.at(span.End())
		p.rect(left, p.y, right-left, height, phaseColour(p.plan.Phase(i).Kind))
		if i > 0 && right-left > 4 {
			p.rect(left-0.75, p.y, 1.5, height, paper)
		}
		p.places(i)
		p.piece(i, left, right-left)
	}
	p.y += height
	p.ruler()
}

// piece writes the number of a phase into its piece of the band, and its name
// below where two lines will hold it.
func (p *page) piece(i int, left, width float64) {
	const pad, top, most = 6.0, 4.0, 2
	number, name := p.bold(11.5), p.regular(11.5)
	digits := strconv.Itoa(i + 1)
	base := p.y + top + number.rise()
	if number.width(digits)+2*pad > width {
		if number.width(digits)+2 < width {
			p.writeCentred(left+width/2, base, number, digits)
		}
		return
	}
	p.write(left+pad, base, number, digits)
	lines := name.wrap(plain(p.plan.Phase(i).Name), width-1.5*pad)
	if len(lines) > most || strings.Join(lines, " ") != plain(p.plan.Phase(i).Name) { // a word was broken
		return
	}
	for n, words := range lines {
		p.write(left+pad, base+float64(n+1)*name.leading()*0.94, name, words)
	}
}

// at returns where an instant lies from left to right.
func (p *page) at(t time.Duration) float64 {
	return margin + inner*float64(t)/float64(p.plan.Length)
}

// starts writes when each phase begins, those for which there is room.
func (p *page) starts() {
	const gap = 7
	s := p.quiet(11)
	end := clock(p.plan.Length)
	limit := pageWidth - margin - s.width(end) - gap
	p.writeRight(pageWidth-margin, p.y+s.rise(), s, end)
	free := margin // what is left of it is taken
	for i := range p.plan.Spans {
		words, x := clock(p.plan.Spans[i].Start), p.at(p.plan.Spans[i].Start)
		if x >= free && x+s.width(words) <= limit {
			p.write(x, p.y+s.rise(), s, words)
			free = x + s.width(words) + gap
		}
	}
	p.y += s.leading() + 1
}

// places marks within a phase where the hands move on to another zone or side.
func (p *page) places(i int) {
	span := &p.plan.Spans[i]
	for j := span.First + 1; j < span.First+span.Count; j++ {
		s, before := &p.plan.Segments[j], &p.plan.Segments[j-1]
		if s.Zone != before.Zone || s.Side != before.Side {
			p.rect(p.at(s.Start)-0.5, p.y, 1, 10, paper)
		}
	}
}

// steps are the distances that marks of the ruler may have.
var steps = []time.Duration{
	time.Second, 5 * time.Second, 10 * time.Second, 30 * time.Second,
	time.Minute, 5 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 6 * time.Hour,
}

// step returns the least distance whose marks lie so far apart.
func (p *page) step(apart float64) time.Duration {
	for _, d := range steps {
		if inner*float64(d)/float64(p.plan.Length) >= apart {
			return d
		}
	}
	return steps[len(steps)-1]
}

// ruler draws a mark for each minute, or what else can be told apart, and writes
// the time at some of them.
func (p *page) ruler() {
	s := p.quiet(10)
	minor := p.step(5)
	major := p.step(s.width(clock(p.plan.Length)) + 28)
	p.rect(margin, p.y+3, inner, 0.75, quiet)
	for t := time.Duration(0); t <= p.plan.Length; t += minor {
		height := 4.0
		if t%major == 0 {
			height = 8
			p.label(t, s)
		}
		p.rect(p.at(t)-0.375, p.y+3, 0.75, height, quiet)
	}
	p.y += 12 + s.leading()
}

// label writes the time below its mark. The first and the last stand above the
// band already.
func (p *page) label(t time.Duration, s style) {
	words := clock(t)
	half := s.width(words) / 2
	if x := p.at(t); t > 0 && x+half <= pageWidth-margin {
		p.write(x-half, p.y+11+s.rise(), s, words)
	}
}
