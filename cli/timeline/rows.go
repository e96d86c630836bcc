package timeline

import (
	"strconv"

	"outbreath/words"
)

// row is what stands in the line of one phase, by column.
type row struct {
	start, length            string
	name, where, breath, say string
}

// column is where a part of the rows stands. Words within it wrap.
type column struct {
	head     string
	x, width float64
	style    style
	words    func(*row) string
}

const columnGap = 18.0

// rows draws the phases one below the other, each with the colour and the number
// that it has in the band.
func (p *page) rows() {
	list := make([]row, len(p.plan.Spans))
	for i := range list {
		span, phase := &p.plan.Spans[i], p.plan.Phase(i)
		list[i] = row{
			clock(span.Start), clock(span.Duration),
			plain(phase.Name), plain(whereWords(phase)), breathWords(p.plan, span), plain(phase.Say),
		}
	}
	chip := max(24, p.bold(p.size).width(strconv.Itoa(len(list)))+10)
	columns := p.columns(list, margin+chip+12)
	head := p.quiet(10.5)
	for _, c := range columns {
		p.write(c.x, p.y+head.rise(), head, c.head)
	}
	p.y += head.leading() + 3
	for i := range list {
		p.row(i, &list[i], columns, chip)
	}
	p.rect(margin, p.y, inner, 0.75, line)
}

// columns gives each column the room that its lines take, wrapped within limits;
// the words to say have the rest. A column without words is left out.
func (p *page) columns(list []row, x float64) []column {
	all := []struct {
		column
		most float64
	}{
		{column{head: words.Say("start"), style: p.regular(p.size), words: func(r *row) string { return r.start }}, 6 * p.size},
		{column{head: words.Say("length"), style: p.quiet(p.size), words: func(r *row) string { return r.length }}, 6 * p.size},
		{column{head: words.Say("phase"), style: p.bold(p.size), words: func(r *row) string { return r.name }}, 14 * p.size},
		{column{head: words.Say("where"), style: p.regular(p.size), words: func(r *row) string { return r.where }}, 13.5 * p.size},
		{column{head: words.Say("breath"), style: p.regular(p.size), words: func(r *row) string { return r.breath }}, 13.5 * p.size},
		{column{head: words.Say("to say"), style: p.regular(p.size), words: func(r *row) string { return r.say }}, inner},
	}
	var used []column
	for _, c := range all {
		least := p.quiet(10.5).width(c.head)
		c.width = min(c.most, pageWidth-margin-x)
		if c.width = c.widest(list); c.width == 0 {
			continue
		}
		// A hair more than the widest line, so that it never wraps for a rounding.
		c.x, c.width = x, max(c.width, least)+0.01
		x += c.width + columnGap
		used = append(used, c.column)
	}
	return used
}

// widest returns how wide the lines of a column are, wrapped to its width.
func (c *column) widest(list []row) (widest float64) {
	for i := range list {
		for _, words := range c.style.wrap(c.words(&list[i]), c.width) {
			widest = max(widest, c.style.width(words))
		}
	}
	return widest
}

// row draws the line of one phase as high as its longest column.
func (p *page) row(i int, r *row, columns []column, chip float64) {
	const pad = 5.0
	p.rect(margin, p.y, inner, 0.75, line)
	lines := 1
	top := p.y + pad
	for _, c := range columns {
		wrapped := c.style.wrap(c.words(r), c.width)
		lines = max(lines, len(wrapped))
		for n, words := range wrapped {
			p.write(c.x, top+c.style.rise()+float64(n)*c.style.leading(), c.style, words)
		}
	}
	s := p.bold(p.size)
	height := float64(lines)*s.leading() + 2*pad
	p.rect(margin, p.y+3, chip, height-5.25, phaseColour(p.plan.Phase(i).Kind))
	p.writeCentred(margin+chip/2, top+s.rise(), s, strconv.Itoa(i+1))
	p.y += height
}
