package timeline

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"outbreath/words"
)

// ErrTooTall is returned for a drawing of which a PNG cannot be had.
var ErrTooTall = words.Error("the page is too tall for a PNG")

// WritePNG writes the drawing as PNG, fit to print: 288 dots an inch, or 192 or
// 96 where a page has grown so tall that it would take too much memory.
func (d *Drawing) WritePNG(w io.Writer) error {
	const most = 64 << 20 // dots
	for scale := 3; scale >= 1; scale-- {
		if d.Width*d.Height*float64(scale*scale) <= most {
			return d.writePNG(w, scale)
		}
	}
	return ErrTooTall
}

// writePNG writes it with so many dots a unit.
func (d *Drawing) writePNG(w io.Writer, scale int) error {
	var file bytes.Buffer
	if err := png.Encode(&file, d.image(scale)); err != nil {
		return err
	}
	_, err := w.Write(withSize(file.Bytes(), scale))
	return err
}

// withSize puts into a PNG how large it is on paper, right behind its first
// chunk: the standard library leaves that out, and a page would come out three
// times as large.
func withSize(file []byte, scale int) []byte {
	const first = 8 + 4 + 4 + 13 + 4 // the signature, and IHDR with its length, name and checksum
	perMetre := uint32(math.Round(float64(scale) * 96 / 0.0254))
	body := []byte("pHYs")
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = append(body, 1) // of a metre
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return bytes.Join([][]byte{file[:first], chunk, file[first:]}, nil)
}

func (d *Drawing) image(scale int) *image.RGBA {
	dots := func(x float64) int { return int(math.Round(x * float64(scale))) }
	m := image.NewRGBA(image.Rect(0, 0, dots(d.Width), dots(d.Height)))
	fill := func(r image.Rectangle, c colour) {
		draw.Draw(m, r, image.NewUniform(c.rgba()), image.Point{}, draw.Src)
	}
	fill(m.Bounds(), paper)
	for _, r := range d.rects {
		x, y := dots(r.x), dots(r.y)
		fill(image.Rect(x, y, max(dots(r.x+r.width), x+1), max(dots(r.y+r.height), y+1)), r.fill)
	}
	b := brush{image: m}
	for i := range d.texts {
		b.text(&d.texts[i], float64(scale))
	}
	return m
}

// brush draws glyphs, one at a time.
type brush struct {
	image      *image.RGBA
	rasterizer vector.Rasterizer
}

func (b *brush) text(t *text, scale float64) {
	fill := image.NewUniform(t.fill.rgba())
	perUnit := scale * t.size / t.face.em
	units := 0
	for _, r := range t.words {
		g := t.face.glyph(r)
		b.glyph(t.face.outline(g), t.x*scale+float64(units)*perUnit, t.y*scale, perUnit, fill)
		units += g.advance
	}
}

// glyph draws an outline whose base line begins at x, y.
func (b *brush) glyph(outline sfnt.Segments, x, y, perUnit float64, fill image.Image) {
	if len(outline) == 0 {
		return
	}
	box := outline.Bounds()
	place := func(v fixed.Int26_6) float64 { return float64(v) / 64 * perUnit }
	left, top := math.Floor(x+place(box.Min.X)), math.Floor(y+place(box.Min.Y))
	right, bottom := math.Ceil(x+place(box.Max.X)), math.Ceil(y+place(box.Max.Y))
	b.rasterizer.Reset(int(right-left)+1, int(bottom-top)+1)
	for _, s := range outline {
		var at [3][2]float32
		for i, p := range s.Args {
			at[i] = [2]float32{float32(x + place(p.X) - left), float32(y + place(p.Y) - top)}
		}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			b.rasterizer.ClosePath()
			b.rasterizer.MoveTo(at[0][0], at[0][1])
		case sfnt.SegmentOpLineTo:
			b.rasterizer.LineTo(at[0][0], at[0][1])
		case sfnt.SegmentOpQuadTo:
			b.rasterizer.QuadTo(at[0][0], at[0][1], at[1][0], at[1][1])
		case sfnt.SegmentOpCubeTo:
			b.rasterizer.CubeTo(at[0][0], at[0][1], at[1][0], at[1][1], at[2][0], at[2][1])
		}
	}
	b.rasterizer.ClosePath()
	target := b.rasterizer.Bounds().Add(image.Pt(int(left), int(top)))
	b.rasterizer.Draw(b.image, target, fill, image.Point{})
}
