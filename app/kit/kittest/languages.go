package kittest

import (
	"fmt"
	"image"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/words"
)

// Languages holds a state of a screen to be said in every language, as [Translated]
// does, and to golden pictures, as [Picture] does, in the language in which its words
// take most room.
func Languages(t *testing.T, name string, open func(t *testing.T, size fyne.Size) fyne.Window, kept ...string) {
	t.Helper()
	pictures := Translated(t, name, open, kept...)
	if testing.Short() { // not all languages were tried
		return
	}
	for size, picture := range pictures {
		Picture(t, fmt.Sprintf("%s-%s", name, size), picture)
	}
}

// Translated holds a state of a screen to be said in every language, in a small
// window, with words of their usual size and of twice that: nothing that is to be
// read in English is left, words keep their contrast, none is cut off and none
// lies over another. It returns what it looks like in the language in which its
// words take most room, by that and the size of words: "de-100" and "de-200".
//
// What stays as it is in every language are kept: regular expressions of whole
// texts, such as the names that a test makes up.
func Translated(t *testing.T, name string, open func(t *testing.T, size fyne.Size) fyne.Window, kept ...string) map[string]image.Image {
	t.Helper()
	stays := regexp.MustCompile("(?i)^(outbreath|esc|" + strings.Join(kept, "|") + ")$")
	english := map[string]bool{}
	t.Run(name+"-english", func(t *testing.T) {
		for _, text := range said(open(t, Small)) {
			english[text] = true
		}
	})
	most := float32(0)
	var pictures map[string]image.Image
	for _, l := range words.Languages {
		if l.Tag == words.English || testing.Short() && l.Tag != "de" {
			continue
		}
		t.Run(name+"-"+l.Tag, func(t *testing.T) {
			Speak(t, l.Tag)
			seen, wide := map[string]image.Image{}, float32(0)
			for _, scale := range []float32{1, 2} {
				w := atScale(t, scale, open)
				img, lines := w.Canvas().Capture(), wordsOf(w.Canvas())
				picture := fmt.Sprintf("%s-%.0f", l.Tag, 100*scale)
				seen[picture] = img
				legible(t, picture, img, lines, &kit.Dark)
				apart(t, picture, lines, w.Canvas().Size())
				if scale == 1 {
					untold(t, said(w), english, stays)
					wide = width(lines)
				}
			}
			if wide > most {
				most, pictures = wide, seen
			}
		})
	}
	return pictures
}

// untold holds texts not to be among those in English, but for what stays.
func untold(t *testing.T, texts []string, english map[string]bool, stays *regexp.Regexp) {
	t.Helper()
	for _, text := range texts {
		if english[text] && strings.ContainsFunc(text, unicode.IsLetter) && !stays.MatchString(text) {
			t.Errorf("%q is said in English too", text)
		}
	}
}

// Speak has a language spoken for as long as a test takes.
func Speak(t *testing.T, tag string) {
	words.Use(tag)
	t.Cleanup(func() { words.Use(words.English) })
}

// atScale opens a small window with words of some size.
func atScale(t *testing.T, scale float32, open func(t *testing.T, size fyne.Size) fyne.Window) fyne.Window {
	textScale = scale
	defer func() { textScale = 1 }()
	w := open(t, Small)
	wear(&kit.Dark) // what was opened may have put on a theme of its own
	return w
}

// width is how wide lines are one after the other.
func width(lines []word) (sum float32) {
	for _, l := range lines {
		sum += float32(l.box.Dx())
	}
	return sum
}

// said returns the texts of a window, those that are seen and those that are read
// out.
func said(w fyne.Window) (texts []string) {
	roots := append([]fyne.CanvasObject{w.Content()}, w.Canvas().Overlays().List()...)
	for _, root := range roots {
		Walk(root, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *canvas.Text:
				texts = append(texts, strings.ReplaceAll(o.Text, "\u200a", "")) // which sets headings apart
			case fyne.Accessible:
				if o.AccessibilityRole() != fyne.AccessibleRoleContainer { // which Fyne calls so
					texts = append(texts, o.AccessibilityLabel())
				}
			}
		})
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}
