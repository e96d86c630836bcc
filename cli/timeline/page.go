package timeline

import "outbreath/pacing"

// The page: A4 on its side.
const (
	pageWidth  = 1123.0
	pageHeight = 794.0
	margin     = 56.0
	inner      = pageWidth - 2*margin
)

// sizes are those of the type in the rows, from the best to the smallest that
// still reads on paper (10 units are 7.5 points).
var sizes = []float64{18, 17, 16, 15, 14, 13, 12, 11, 10}

// Draw draws a plan.
func Draw(plan *pacing.Plan) *Drawing {
	f := openFonts()
	for _, size := range sizes[:len(sizes)-1] {
		if p := layOut(plan, f, size); p.Height <= pageHeight {
			return p.done()
		}
	}
	return layOut(plan, f, sizes[len(sizes)-1]).done()
}

// page is a drawing while it is written, from the top down.
type page struct {
	Drawing
	plan *pacing.Plan
	y    float64 // everything above is written
	size float64 // of the type in the rows
}

// layOut lays a plan out with one size of type in its rows.
func layOut(plan *pacing.Plan, f fonts, size float64) *page {
	title := plain(plan.Protocol.Name) + ", " + long(plan.Length)
	p := &page{Drawing: Drawing{Width: pageWidth, Title: title, fonts: f}, plan: plan, y: margin, size: size}
	p.head()
	p.y += 22
	p.band()
	p.y += 20
	p.rows()
	p.foot()
	return p
}

func (p *page) done() *Drawing {
	p.Missing = p.fonts.missing()
	return &p.Drawing
}

func (p *page) regular(size float64) style { return style{p.fonts.regular, size, ink} }
func (p *page) bold(size float64) style    { return style{p.fonts.bold, size, ink} }
func (p *page) quiet(size float64) style   { return style{p.fonts.regular, size, quiet} }

// head writes what the protocol is on the left, and how long on the right.
func (p *page) head() {
	const gap = 40
	protocol := p.plan.Protocol
	length := p.bold(28)
	p.writeRight(pageWidth-margin, p.y+length.rise(), length, long(p.plan.Length))
	right := p.y + length.leading()
	widest := length.width(long(p.plan.Length))
	for _, fact := range facts(protocol) {
		s := p.quiet(12.5)
		for _, words := range s.wrap(plain(fact), inner/3) {
			p.writeRight(pageWidth-margin, right+s.rise(), s, words)
			widest = max(widest, s.width(words))
			right += s.leading()
		}
	}
	room := inner - widest - gap
	name := p.bold(28)
	for ; name.size > 20 && name.width(plain(protocol.Name)) > room; name.size-- {
	}
	p.paragraph(margin, room, name, protocol.Name)
	p.y += 3
	p.paragraph(margin, room, p.regular(15), protocol.Summary)
	p.paragraph(margin, room, p.quiet(12.5), protocol.Audience)
	p.y = max(p.y, right)
}

// paragraph writes words between x and x+width, and goes down below them.
func (p *page) paragraph(x, width float64, s style, words string) {
	for _, words := range s.wrap(plain(words), width) {
		p.write(x, p.y+s.rise(), s, words)
		p.y += s.leading()
	}
}

// foot writes what else there is to know at the bottom of the page, or below
// the rows where they reach that far, and gives the page its height.
func (p *page) foot() {
	s, last := p.quiet(11.5), p.quiet(10)
	var lines []string
	for _, note := range notes(p.plan) {
		lines = append(lines, s.wrap(note, inner)...)
	}
	const gap = 10
	height := 16 + float64(len(lines))*s.leading() + gap + last.leading()
	p.Height = max(pageHeight, p.y+height+margin/2)
	p.y = p.Height - margin/2 - height + 16
	for _, words := range lines {
		p.write(margin, p.y+s.rise(), s, words)
		p.y += s.leading()
	}
	p.y += gap
	protocol := p.plan.Protocol
	p.paragraph(margin, inner, last, "Outbreath · "+protocol.ID+" "+protocol.Version)
}
