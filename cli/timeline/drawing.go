package timeline

// Drawing is a page: rectangles, and words over them. Lengths are in units of
// which 96 make an inch; y grows downward. One goroutine uses it at a time.
type Drawing struct {
	Width, Height float64
	Title         string // what it shows, in a few words

	// Missing are the letters in its words for which the fonts have no form, each
	// once. They are drawn as boxes.
	Missing []rune

	fonts fonts
	rects []rect
	texts []text
}

type rect struct {
	x, y, width, height float64
	fill                colour
}

// text is a line of words; x, y is where its base line begins.
type text struct {
	x, y  float64
	face  *face
	size  float64
	fill  colour
	words string
}

func (t *text) width() float64 { return t.face.width(t.words, t.size) }

func (d *Drawing) rect(x, y, width, height float64, fill colour) {
	d.rects = append(d.rects, rect{x, y, width, height, fill})
}

// write writes a line that begins at x.
func (d *Drawing) write(x, y float64, s style, words string) {
	if words != "" {
		d.texts = append(d.texts, text{x, y, s.face, s.size, s.fill, words})
	}
}

// writeRight writes a line that ends at x.
func (d *Drawing) writeRight(x, y float64, s style, words string) {
	d.write(x-s.width(words), y, s, words)
}

// writeCentred writes a line around x.
func (d *Drawing) writeCentred(x, y float64, s style, words string) {
	d.write(x-s.width(words)/2, y, s, words)
}

// style is how words look.
type style struct {
	face *face
	size float64
	fill colour
}

func (s style) width(words string) float64 { return s.face.width(words, s.size) }

// leading is the distance of base lines, and rise how far the first lies below
// the top of its lines.
func (s style) leading() float64 { return 1.34 * s.size }
func (s style) rise() float64    { return 1.0 * s.size }

// wrap breaks words into lines of at most a width, see [face.wrap].
func (s style) wrap(words string, width float64) []string { return s.face.wrap(words, s.size, width) }
