package terminal

import "math"

// lowerBlocks are the parts of a cell filled from below, in eighths.
var lowerBlocks = [9]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

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
			c.Text(column, y-1-row, lowerBlocks[part], style)
			c.hang(column, y+row, part, style)
			eighths -= part
		}
	}
}

// hang fills a cell from above: the rest of it, filled from below, reversed.
func (c *Canvas) hang(x, y, eighths int, style Style) {
	if eighths < 8 {
		style.Reverse = !style.Reverse
	}
	c.Text(x, y, lowerBlocks[(8-eighths)%8+eighths/8*8], style)
}

// Ring draws dots on a circle as [Disc] places it, clockwise from the top:
// those before share, from 0 to 1, in the style done, the others in the style
// rest and smaller.
func (c *Canvas) Ring(x, columns, y int, radius, share float64, done, rest Style) {
	middle := float64(x) + float64(columns)/2
	dots := int(math.Round(2 * math.Pi * radius))
	for i := range dots {
		at := float64(i) / float64(dots)
		sin, cos := math.Sincos(2 * math.Pi * at)
		column, row := int(math.Floor(middle+2*radius*sin)), int(math.Floor(float64(y)-radius*cos))
		if at < share {
			c.Text(column, row, "•", done)
		} else {
			c.Text(column, row, "·", rest)
		}
	}
}
