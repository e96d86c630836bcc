package timeline

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// WriteSVG writes the drawing as SVG. Each letter is the outline of its glyph,
// so that no font need be installed; behind each line its words stand unseen,
// as wide, so that they can be searched, copied and read aloud.
func (d *Drawing) WriteSVG(w io.Writer) error {
	out := &svg{Writer: bufio.NewWriter(w), names: map[glyphOf]string{}}
	width, height := unit(d.Width), unit(d.Height)
	out.printf(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" `+
		`width="%s" height="%s" viewBox="0 0 %s %s">`+"\n", width, height, width, height)
	out.printf("<title>%s</title>\n", escape(d.Title))
	out.glyphs(d.texts)
	out.printf(`<rect width="%s" height="%s" fill="%v"/>`+"\n", width, height, paper)
	for _, r := range d.rects {
		out.printf(`<rect x="%s" y="%s" width="%s" height="%s" fill="%v"/>`+"\n",
			unit(r.x), unit(r.y), unit(r.width), unit(r.height), r.fill)
	}
	for i := range d.texts {
		out.text(&d.texts[i])
	}
	out.printf("</svg>\n")
	return out.Flush()
}

// svg is an SVG file while it is written. An error is kept until Flush.
type svg struct {
	*bufio.Writer
	names map[glyphOf]string // of the outlines
}

// glyphOf is a glyph of one of the faces.
type glyphOf struct {
	face  *face
	index sfnt.GlyphIndex
}

func (out *svg) printf(format string, values ...any) { fmt.Fprintf(out, format, values...) }

// glyphs writes the outline of every glyph that the texts need, once, in the
// order in which they first come.
func (out *svg) glyphs(texts []text) {
	out.printf("<defs>\n")
	for _, t := range texts {
		for _, r := range t.words {
			g := t.face.glyph(r)
			key := glyphOf{t.face, g.index}
			if out.names[key] != "" {
				continue
			}
			name := t.face.name + strconv.Itoa(int(g.index))
			out.names[key] = name
			out.printf(`<path id="%s" d="%s"/>`+"\n", name, path(t.face.outline(g)))
		}
	}
	out.printf("</defs>\n")
}

func (out *svg) text(t *text) {
	weight := ""
	if t.face.name == "b" {
		weight = ` font-weight="bold"`
	}
	out.printf(`<text x="%s" y="%s" font-family="sans-serif" font-size="%s"%s textLength="%s" lengthAdjust="spacingAndGlyphs" fill-opacity="0">%s</text>`+"\n",
		unit(t.x), unit(t.y), unit(t.size), weight, unit(t.width()), escape(t.words))
	out.printf(`<g transform="translate(%s %s) scale(%s)" fill="%v">`,
		unit(t.x), unit(t.y), strconv.FormatFloat(t.size/t.face.em, 'f', 8, 64), t.fill)
	x := 0
	for _, r := range t.words {
		g := t.face.glyph(r)
		if r != ' ' {
			out.printf(`<use xlink:href="#%s" x="%d"/>`, out.names[glyphOf{t.face, g.index}], x)
		}
		x += g.advance
	}
	out.printf("</g>\n")
}

// path writes an outline in the commands of SVG.
func path(outline sfnt.Segments) string {
	var b strings.Builder
	point := func(p fixed.Point26_6) { fmt.Fprintf(&b, "%d %d", p.X.Round(), p.Y.Round()) }
	for i, s := range outline {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				b.WriteByte('Z')
			}
			b.WriteByte('M')
		case sfnt.SegmentOpLineTo:
			b.WriteByte('L')
		case sfnt.SegmentOpQuadTo:
			b.WriteByte('Q')
		case sfnt.SegmentOpCubeTo:
			b.WriteByte('C')
		}
		for j, p := range arguments(&s) {
			if j > 0 {
				b.WriteByte(' ')
			}
			point(p)
		}
	}
	if len(outline) > 0 {
		b.WriteByte('Z')
	}
	return b.String()
}

// arguments are the points of a segment that count.
func arguments(s *sfnt.Segment) []fixed.Point26_6 {
	switch s.Op {
	case sfnt.SegmentOpQuadTo:
		return s.Args[:2]
	case sfnt.SegmentOpCubeTo:
		return s.Args[:3]
	}
	return s.Args[:1]
}

// unit writes a length to the hundredth.
func unit(x float64) string {
	text := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func escape(words string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(words)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}
