package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The styles of text. Digits that change are set in [Mono], so that nothing
// beside them moves.
var (
	Plain = fyne.TextStyle{}
	Bold  = fyne.TextStyle{Bold: true}
	Mono  = fyne.TextStyle{Monospace: true}
)

// Line returns a single line of text.
func Line(text string, size float32, style fyne.TextStyle, c color.Color) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize, t.TextStyle = size, style
	return t
}

// Say changes a line's words and redraws it, unless they are the same.
func Say(t *canvas.Text, text string) {
	if t.Text != text {
		t.Text = text
		t.Refresh()
	}
}

// Tint changes a line's colour and redraws it, unless it is the same.
func Tint(t *canvas.Text, c color.NRGBA) {
	if t.Color != c {
		t.Color = c
		t.Refresh()
	}
}

// TintAll changes the colour of several lines.
func TintAll(c color.NRGBA, lines ...*canvas.Text) {
	for _, t := range lines {
		Tint(t, c)
	}
}

// Width returns how wide a text is.
func Width(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}

// Seat puts a line so that its baseline lies at y, within width from x on;
// alignment works within that width.
func Seat(t *canvas.Text, x, y, width float32) {
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize("0", t.TextSize, t.TextStyle, t.FontSource)
	t.Resize(fyne.NewSize(width, size.Height))
	t.Move(fyne.NewPos(x, y-baseline))
}

// Wrap breaks text into lines no wider than width, at spaces, but for those that
// hold two words together. Beyond most lines the last ends with an ellipsis; most 0
// is no limit. A single word that is too wide stands alone and is cut short.
func Wrap(text string, size float32, style fyne.TextStyle, width float32, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && Width(longer, size, style) > width {
			lines = append(lines, line)
			longer = strings.TrimPrefix(word, hair)
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	if most > 0 && len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1]+" …")
	}
	for i := range lines {
		lines[i] = Cut(lines[i], size, style, width)
	}
	return lines
}

// Cut shortens text to width, with an ellipsis where something is lost.
func Cut(text string, size float32, style fyne.TextStyle, width float32) string {
	if Width(text, size, style) <= width {
		return text
	}
	runes := []rune(strings.TrimSuffix(text, " …"))
	for n := len(runes) - 1; n > 0; n-- {
		short := string(runes[:n])
		// Rather a word less than half a word, where enough is left.
		if space := strings.LastIndexByte(short, ' '); space > len(short)/2 && runes[n] != ' ' {
			short = short[:space]
		}
		short = strings.TrimRight(short, " ,.;:") + "…"
		if Width(short, size, style) <= width {
			return short
		}
	}
	return "…"
}

// Longest returns the first of the forms, given longest first, that has room in width;
// "" where none has.
func Longest(forms []string, size float32, style fyne.TextStyle, width float32) string {
	for _, form := range forms {
		if Width(form, size, style) <= width {
			return form
		}
	}
	return ""
}

// Fit returns the first of the sizes, given largest first, at which text takes
// no more than most lines of width, each word whole; the last where none does.
func Fit(text string, style fyne.TextStyle, width float32, most int, sizes ...float32) float32 {
	for _, size := range sizes {
		lines := Wrap(text, size, style, width, 0)
		fits := len(lines) <= most
		for _, l := range lines {
			fits = fits && !strings.HasSuffix(l, "…")
		}
		if fits {
			return size
		}
	}
	return sizes[len(sizes)-1]
}
