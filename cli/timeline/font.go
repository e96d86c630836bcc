package timeline

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fonts are the Go fonts, which anyone may embed and pass on.
type fonts struct{ regular, bold *face }

// face is one font, asked in its own units. It keeps what it was asked.
type face struct {
	name    string // short, for names within a file
	font    *sfnt.Font
	em      float64 // its own units in one em
	buffer  sfnt.Buffer
	glyphs  map[rune]glyph
	missing []rune
}

// glyph is the form of a letter. Its index is 0, the box, where the font has
// none.
type glyph struct {
	index   sfnt.GlyphIndex
	advance int // in the font's units
}

func openFonts() fonts {
	return fonts{openFace("r", goregular.TTF), openFace("b", gobold.TTF)}
}

func openFace(name string, data []byte) *face {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(err) // the font is part of the program
	}
	return &face{name: name, font: f, em: float64(f.UnitsPerEm()), glyphs: map[rune]glyph{}}
}

// scale is the size of an em at which a unit of the font is a unit.
func (f *face) scale() fixed.Int26_6 { return fixed.I(int(f.font.UnitsPerEm())) }

func (f *face) glyph(r rune) glyph {
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	index, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || index == 0 {
		index = 0
		f.missing = append(f.missing, r)
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, index, f.scale(), font.HintingNone)
	if err != nil {
		panic(err) // a glyph of a font that is part of the program
	}
	g := glyph{index, advance.Round()}
	f.glyphs[r] = g
	return g
}

// outline returns the form of a glyph, in the font's units, with y downward.
func (f *face) outline(g glyph) sfnt.Segments {
	segments, err := f.font.LoadGlyph(&f.buffer, g.index, f.scale(), nil)
	if err != nil {
		panic(err) // as above
	}
	return segments
}

func (f *face) width(words string, size float64) float64 {
	units := 0
	for _, r := range words {
		units += f.glyph(r).advance
	}
	return float64(units) * size / f.em
}

// joined is the blank at which a line does not end.
const joined = '\u00a0'

// plain makes one line of words: every kind of white space but that is a single
// blank, and what cannot be seen is left out.
func plain(words string) string {
	words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) && r != joined }), " ")
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, words)
}

// wrap breaks plain words into lines of at most a width, at blanks; a word that
// is longer than a line is broken where the line is full.
func (f *face) wrap(words string, size, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(words, " ") {
		if line != "" {
			if longer := line + " " + word; f.width(longer, size) <= width {
				line = longer
				continue
			}
			lines = append(lines, line)
		}
		for line = word; f.width(line, size) > width; {
			n := f.fitting(line, size, width)
			lines = append(lines, line[:n])
			line = line[n:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting returns how many bytes of a word fit into a width, those of one letter
// at least.
func (f *face) fitting(word string, size, width float64) int {
	units := 0
	for i, r := range word {
		units += f.glyph(r).advance
		if i > 0 && float64(units)*size/f.em > width {
			return i
		}
	}
	return len(word)
}

// missing are the letters that neither face has, in their order.
func (f fonts) missing() []rune {
	all := slices.Concat(f.regular.missing, f.bold.missing)
	slices.Sort(all)
	return slices.Compact(all)
}
