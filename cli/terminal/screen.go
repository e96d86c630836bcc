package terminal

import (
	"fmt"
	"io"
	"strings"
)

// Screen shows pictures on a terminal, one over the other, and writes only the
// lines that differ. One goroutine uses it.
type Screen struct {
	Out   io.Writer
	Depth Depth

	width, height int
	shown         []string
}

// Show shows a picture. A picture of another size than the last is taken for
// another size of the terminal, and everything is written anew.
func (s *Screen) Show(c *Canvas) error {
	var b strings.Builder
	if c.Width != s.width || c.Height != s.height {
		b.WriteString("\x1b[2J")
		s.width, s.height, s.shown = c.Width, c.Height, make([]string, c.Height)
	}
	for y, line := range c.Lines(s.Depth) {
		if line == s.shown[y] {
			continue
		}
		s.shown[y] = line
		// The rest of the line goes first: erasing after a line that fills the
		// width would take its last cell on some terminals.
		fmt.Fprintf(&b, "\x1b[%d;1H\x1b[2K%s", y+1, line)
	}
	if b.Len() == 0 {
		return nil
	}
	_, err := io.WriteString(s.Out, b.String())
	return err
}

// Forget has the next picture written anew: others wrote on the terminal.
func (s *Screen) Forget() { s.width, s.height = 0, 0 }
