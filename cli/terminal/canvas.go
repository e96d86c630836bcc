package terminal

import (
	"strings"
	"unicode/utf8"
)

// Style is how a cell looks. The zero Style is the terminal's own.
type Style struct {
	Colour               Colour
	Bold, Faint, Reverse bool
}

// sequence returns what switches a terminal from no style to this one.
func (s Style) sequence(d Depth) string {
	var params []string
	if s.Bold {
		params = append(params, "1")
	}
	if s.Faint {
		params = append(params, "2")
	}
	if s.Reverse {
		params = append(params, "7")
	}
	if colour := s.Colour.foreground(d); colour != "" {
		params = append(params, colour)
	}
	if params == nil {
		return ""
	}
	return "\x1b[" + strings.Join(params, ";") + "m"
}

const noStyle = "\x1b[0m"

// Paint returns a text in the style; as it is where there are no colours.
func (s Style) Paint(text string, d Depth) string {
	if d == NoColour || s == (Style{}) {
		return text
	}
	return s.sequence(d) + text + noStyle
}

type cell struct {
	text  string // a rune and what joins it; "" for the second half of a wide one
	style Style
}

var blank = cell{text: " "}

// Canvas is a picture of cells. Whatever is drawn outside of it is left out.
type Canvas struct {
	Width, Height int
	cells         []cell
}

// Reset empties the canvas and gives it a size.
func (c *Canvas) Reset(width, height int) {
	c.Width, c.Height = max(width, 0), max(height, 0)
	if n := c.Width * c.Height; cap(c.cells) < n {
		c.cells = make([]cell, n)
	} else {
		c.cells = c.cells[:n]
	}
	for i := range c.cells {
		c.cells[i] = blank
	}
}

// Text writes a text from a column on and returns the column after it. What
// does not fit is cut.
func (c *Canvas) Text(x, y int, text string, style Style) int {
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		glyph := text[:size]
		text = text[size:]
		w := runeWidth(r)
		if w == 0 {
			if i, ok := c.index(x-1, y); ok && c.cells[i].text != " " {
				c.cells[i].text += glyph
			}
			continue
		}
		_, last := c.index(x+w-1, y)
		if i, ok := c.index(x, y); ok && last {
			c.cells[i] = cell{glyph, style}
			if w == 2 {
				c.cells[i+1] = cell{"", style}
			}
		}
		x += w
	}
	return x
}

// TextRight writes a text that ends before a column.
func (c *Canvas) TextRight(x, y int, text string, style Style) {
	c.Text(x-Width(text), y, text, style)
}

// TextCentred writes a text around the middle of a number of columns.
func (c *Canvas) TextCentred(x, columns, y int, text string, style Style) {
	c.Text(x+(columns-Width(text))/2, y, text, style)
}

func (c *Canvas) index(x, y int) (int, bool) {
	return y*c.Width + x, x >= 0 && x < c.Width && y >= 0 && y < c.Height
}

// Lines returns the lines of the picture with the sequences that style them.
// None ends in a blank that cannot be seen.
func (c *Canvas) Lines(d Depth) []string {
	lines := make([]string, c.Height)
	for y := range lines {
		lines[y] = c.line(y, d)
	}
	return lines
}

func (c *Canvas) line(y int, d Depth) string {
	row := c.cells[y*c.Width : (y+1)*c.Width]
	for len(row) > 0 && row[len(row)-1].text == " " && !row[len(row)-1].style.Reverse {
		row = row[:len(row)-1]
	}
	var b strings.Builder
	now := Style{}
	for _, cell := range row {
		if style := cell.style; style != now {
			if now != (Style{}) {
				b.WriteString(noStyle)
			}
			b.WriteString(style.sequence(d))
			now = style
		}
		b.WriteString(cell.text)
	}
	if now != (Style{}) {
		b.WriteString(noStyle)
	}
	return b.String()
}

// String returns the picture as plain text, without trailing blanks. Reversed
// blanks are full blocks.
func (c *Canvas) String() string {
	var b strings.Builder
	for y := range c.Height {
		var line strings.Builder
		for _, cell := range c.cells[y*c.Width : (y+1)*c.Width] {
			if cell.text == " " && cell.style.Reverse {
				cell.text = "█"
			}
			line.WriteString(cell.text)
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
