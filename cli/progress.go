package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"outbreath/cli/terminal"
)

// progress shows on a terminal how far something is, as a bar on a line of its own.
type progress struct {
	out   *os.File // nil where there is no terminal
	what  string
	shown string
}

// newProgress returns the progress of something, shown where w is a terminal.
func newProgress(w io.Writer, what string) *progress {
	p := &progress{what: what}
	if out, ok := terminal.Is(w); ok {
		p.out = out
	}
	return p
}

// begin goes on with something else, of which nothing is done yet.
func (p *progress) begin(what string) {
	p.what = what
	p.show(0)
}

// show shows the share done, from 0 to 1.
func (p *progress) show(share float64) {
	if p.out == nil {
		return
	}
	width, _ := terminal.Size(p.out)
	if line := bar(p.what, share, width-1); line != p.shown { // the last column would wrap
		p.shown = line
		fmt.Fprintf(p.out, "\r%s\x1b[K", line)
	}
}

// clear takes the line away.
func (p *progress) clear() {
	if p.shown != "" {
		p.shown = ""
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

// shortestBar is the narrowest bar that still says something, in cells.
const shortestBar = 8

// bar writes how far something is, as wide as width where a bar has room: what it
// is, the bar, and the share in per cent.
func bar(what string, share float64, width int) string {
	percent := fmt.Sprintf("%3d %%", int(100*share))
	room := width - terminal.Width(what) - len(percent) - 4
	switch {
	case room >= shortestBar:
		done := int(share * float64(room))
		return what + "  " + strings.Repeat("━", done) + strings.Repeat("─", room-done) + "  " + percent
	case room >= -2: // without the bar
		return what + "  " + percent
	}
	return percent
}
