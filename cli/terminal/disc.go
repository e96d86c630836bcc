package terminal

import "math"

// lowerBlocks are the parts of a cell filled from below, in eighths.
var lowerBlocks = [8]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇"}

// Disc draws a filled circle round the middle of the canvas's columns [x,
// x+columns) and the upper edge of row y. The radius is in rows and may be any
// fraction: the rim is drawn in eighths of a row, so that a circle that grows
// slowly does so without steps that are seen. A cell is taken to be twice as
// high as wide.
func (c *Canvas) Disc(x, columns, y int, radius float64, style Style) {
	middle := float64(x) + float64(columns)/2
	for column := x; column < x+columns; column++ {
		dx := (float64(column) + 0.5 - middle) / 2
		if math.Abs(dx) >= radius {
			continue
		}
		eighths := int(math.Round(8 * math.Sqrt(radius*radius-dx*dx)))
		for row := 0; eighths > 0; row++ {
			part := min(eighths, 8)
			c.fill(column, y-1-row, part, false, style)
			c.fill(column, y+row, part, true, style)
			eighths -= part
		}
	}
}

// fill fills some eighths of a cell from below, or from above: the rest of it
// from below, reversed. A whole cell is a reversed blank, since the glyph of a
// full block leaves seams in many fonts.
func (c *Canvas) fill(x, y, eighths int, above bool, style Style) {
	switch {
	case eighths == 8:
		eighths, style.Reverse = 0, true
	case above:
		eighths, style.Reverse = 8-eighths, true
	}
	c.Text(x, y, lowerBlocks[eighths], style)
}

// Ring draws dots on a circle as [Disc] places it, clockwise from the top:
// those before share, from 0 to 1, in the style done, the others in the style
// rest and smaller.
func (c *Canvas) Ring(x, columns, y int, radius, share float64, done, rest Style) {
	quarter := quarterOf(radius)
	n := len(quarter)
	dots := 4 * n
	for i := range dots {
		q := quarter[i%n]
		if i/n%2 == 1 { // this quarter runs the other way
			q = quarter[n-1-i%n]
		}
		column, row := x+columns/2+q.right, y-1-q.up
		if i >= n && i < 3*n {
			row = y + q.up
		}
		if i >= 2*n {
			column = x + (columns+1)/2 - 1 - q.right
		}
		if float64(i) < share*float64(dots) {
			c.Text(column, row, "•", done)
		} else {
			c.Text(column, row, "·", rest)
		}
	}
}

// offset is a cell as seen from the middle of a circle.
type offset struct{ right, up int }

// quarterOf returns cells on the upper right quarter of a circle, clockwise:
// one in two columns where it is flat, one in each row where it is steep, which
// is about as far apart.
func quarterOf(radius float64) []offset {
	var cells []offset
	chord := func(d float64) float64 { return math.Sqrt(max(radius*radius-d*d, 0)) }
	up := int(radius)
	for right := 1; float64(right)/2 < radius/math.Sqrt2; right += 2 {
		up = int(chord((float64(right) + 0.5) / 2))
		cells = append(cells, offset{right, up})
	}
	for up--; up >= 0; up-- {
		cells = append(cells, offset{int(2 * chord(float64(up)+0.5)), up})
	}
	return cells
}
