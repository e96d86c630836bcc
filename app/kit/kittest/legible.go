package kittest

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
)

// word is a line of text as it is seen.
type word struct {
	text   string
	ink    color.NRGBA
	box    image.Rectangle // the words themselves
	window image.Rectangle // through which it is seen: the screen, or what scrolls
	layer  int             // what lies over everything below it is another
}

// wordsOf returns the lines of text on a canvas of whose boxes something is seen.
func wordsOf(c fyne.Canvas) (words []word) {
	size := c.Size()
	all := image.Rect(0, 0, int(size.Width), int(size.Height))
	layer := 0
	var visit func(o fyne.CanvasObject, at fyne.Position, window image.Rectangle)
	visit = func(o fyne.CanvasObject, at fyne.Position, window image.Rectangle) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		switch o := o.(type) {
		case *canvas.Rectangle:
			if c, ok := o.FillColor.(color.NRGBA); ok && c.A == 255 { // hides what lies below it
				over := boxOf(at, o.Size())
				words = slices.DeleteFunc(words, func(w word) bool { return w.box.In(over) })
			}
		case *canvas.Text:
			if strings.TrimSpace(o.Text) == "" {
				return
			}
			ink, _ := o.Color.(color.NRGBA)
			wide := fyne.MeasureText(o.Text, o.TextSize, o.TextStyle)
			slack := o.Size().Width - wide.Width
			switch o.Alignment {
			case fyne.TextAlignCenter:
				at.X += slack / 2
			case fyne.TextAlignTrailing:
				at.X += slack
			}
			// What a line keeps free above and below its letters.
			box := boxOf(at.AddXY(0, (o.Size().Height-o.TextSize*1.1)/2), fyne.NewSize(wide.Width, o.TextSize*1.1))
			if box.Overlaps(window) {
				words = append(words, word{o.Text, ink, box, window, layer})
			}
		case *container.Scroll:
			visit(o.Content, at, boxOf(at, o.Size()).Intersect(window))
		case *fyne.Container:
			for _, child := range o.Objects {
				visit(child, at, window)
			}
		case *container.ThemeOverride:
			visit(o.Content, at, window)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				visit(child, at, window)
			}
		}
	}
	visit(c.Content(), fyne.Position{}, all)
	for _, o := range c.Overlays().List() {
		layer++
		visit(o, fyne.Position{}, all)
	}
	return words
}

func boxOf(at fyne.Position, size fyne.Size) image.Rectangle {
	return image.Rect(int(at.X), int(at.Y), int(at.X+size.Width+0.5), int(at.Y+size.Height+0.5))
}

// legible holds words to the contrast that a palette promises. What they stand
// on is what is seen most along the edges of their boxes.
func legible(t *testing.T, name string, img image.Image, words []word, p *kit.Palette) {
	t.Helper()
	for _, w := range words {
		seen := w.box.Intersect(w.window)
		if w.layer < words[len(words)-1].layer || seen.Dy() < w.box.Dy()/2 || seen.Dx() < 4 {
			continue
		}
		count := map[color.NRGBA]int{}
		for x := seen.Min.X; x < seen.Max.X; x++ {
			for _, y := range []int{seen.Min.Y, seen.Max.Y - 1} {
				count[color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)]++
			}
		}
		for ground, n := range count {
			if got := Contrast(w.ink, ground); n >= seen.Dx()/2 && got < p.Words {
				t.Errorf("%s: %q has a contrast of %.1f:1, want %v", name, w.text, got, p.Words)
			}
		}
	}
}

// apart holds words to be whole and not over one another. What scrolls may go on
// above and below what is seen of it, never at its sides.
func apart(t *testing.T, name string, words []word, size fyne.Size) {
	t.Helper()
	all := image.Rect(0, 0, int(size.Width), int(size.Height))
	for i, w := range words {
		if w.box.Min.X < w.window.Min.X-1 || w.box.Max.X > w.window.Max.X+1 ||
			w.window == all && !w.box.In(all) {
			t.Errorf("%s: %q is cut off: %v of %v", name, w.text, w.box, w.window)
		}
		for _, v := range words[i+1:] {
			both := w.box.Intersect(w.window).Intersect(v.box).Intersect(v.window)
			if v.layer == w.layer && both.Dx() > 1 && both.Dy() > 2 {
				t.Errorf("%s: %q and %q lie over one another", name, w.text, v.text)
			}
		}
	}
}
