package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2/canvas"
)

// Heading is a line of small capitals above what it names, in a window of the
// given scale.
func Heading(text string, scale float32, c color.NRGBA) *canvas.Text {
	return Line(Caps(text), Text(TextNote, scale), Plain, c)
}

// hair is a space as wide as one.
const hair = "\u200a"

// Caps sets a short heading in capitals, a little apart.
func Caps(text string) string {
	var b strings.Builder
	for i, r := range strings.ToUpper(text) {
		if i > 0 {
			b.WriteString(hair)
		}
		b.WriteRune(r)
	}
	return b.String()
}
