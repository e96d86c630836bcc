package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"outbreath/cli/terminal"
	"outbreath/protocols"
)

// weights are the styles of the severities, each of which is written out too.
var weights = map[protocols.Severity]terminal.Style{
	protocols.Error:   {Colour: terminal.RGB(0xd0806a), Bold: true},
	protocols.Warning: {Colour: terminal.RGB(0xc9a26b), Bold: true},
	protocols.Allowed: {Colour: terminal.RGB(0x8a8f8e)},
}

// writeFaults writes faults for people, in colours where a terminal wants them.
func writeFaults(w io.Writer, faults protocols.Diagnostics) error {
	_, err := io.WriteString(w, faultWords(faults, depthOf(w)))
	return err
}

// depthOf returns the colours that w shows: none where it is no terminal.
func depthOf(w io.Writer) terminal.Depth {
	if _, ok := terminal.Is(w); !ok {
		return terminal.NoColour
	}
	return terminal.DepthOf(os.Getenv)
}

// faultWords writes each fault with its line, carets under what is meant, and
// the way out; a blank line between two.
func faultWords(faults protocols.Diagnostics, depth terminal.Depth) string {
	var b strings.Builder
	for i, f := range faults {
		if i > 0 {
			b.WriteByte('\n')
		}
		style := weights[f.Severity]
		fmt.Fprintf(&b, "%s %s %s\n", strong.Paint(placeOf(f)+":", depth),
			style.Paint(fmt.Sprintf("%s %s:", f.Severity.Words(), f.Code), depth), f.Message)
		if line, carets := f.Excerpt(terminal.Width); line != "" {
			number := strconv.Itoa(f.Line)
			margin := strings.Repeat(" ", len(number))
			fmt.Fprintf(&b, "  %s %s\n", quiet.Paint(number+" |", depth), line)
			fmt.Fprintf(&b, "  %s %s\n", quiet.Paint(margin+" |", depth), style.Paint(carets, depth))
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", f.Hint)
		}
	}
	return b.String()
}

// compactFault writes a fault on one line, as editors and other programs parse it.
func compactFault(f protocols.Diagnostic) string {
	text := f.Message
	if f.Hint != "" {
		text += "; " + f.Hint
	}
	return fmt.Sprintf("%s: %s: %s [%s]", placeOf(f), f.Severity, text, f.Code)
}

// placeOf writes where a fault is: file:line:column.
func placeOf(f protocols.Diagnostic) string {
	file := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' ' // a name may hold a line break
		}
		return r
	}, f.File)
	return fmt.Sprintf("%s:%d:%d", file, f.Line, f.Column)
}
