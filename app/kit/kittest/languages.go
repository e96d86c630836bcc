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

// Languages holds a state of a screen to be said in every language, in a small
// window, with words of their usual size and of twice that: nothing that is to be
// read in English is left, words keep their contrast, none is cut off and none
// lies over another. The language in which they take most room is held to golden
// pictures, as [Picture] does.
//
// What stays as it is in every language are kept: regular expressions of whole
// texts, such as the names that a test makes up.
func Languages(t *testing.T, name string, open func(t *testing.T, size fyne.Size) fyne.Window, kept ...string) {
	t.Helper()
	stays := regexp.MustCompile("^(Outbreath|" + strings.Join(kept, "|") + ")$")
	english := map[string]bool{}
	t.Run(name+"-english", func(t *testing.T) {
		for _, text := range said(open(t, Small)) {
			english[text] = true
		}
	})
	longest, most := "", float32(0)
	pictures := map[string]image.Image{}
	for _, l := range words.Languages {
		if l.Tag == words.English {
			continue
		}
		t.Run(name+"-"+l.Tag, func(t *testing.T) {
			Speak(t, l.Tag)
			for _, scale := range []float32{1, 2} {
				w := atScale(t, scale, open)
				picture := fmt.Sprintf("%s-%s-%.0f", name, l.Tag, 100*scale)
				pictures[picture] = w.Canvas().Capture()
				lines := wordsOf(w.Canvas())
				legible(t, picture, pictures[picture], lines, &kit.Dark)
				apart(t, picture, lines, w.Canvas().Size())
				if scale != 1 {
					continue
				}
				for _, text := range said(w) {
					if english[text] && !stays.MatchString(plain(text)) && strings.ContainsFunc(text, unicode.IsLetter) {
						t.Errorf("%s: %q is said in English too", picture, text)
					}
				}
				if wide := width(lines); wide > most {
					longest, most = l.Tag, wide
				}
			}
		})
	}
	for _, scale := range []string{"100", "200"} {
		picture := fmt.Sprintf("%s-%s-%s", name, longest, scale)
		Picture(t, picture, pictures[picture])
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
	return open(t, Small)
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
			if text, is := o.(*canvas.Text); is {
				texts = append(texts, text.Text)
			}
			if a, is := o.(fyne.Accessible); is && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
				texts = append(texts, a.AccessibilityLabel())
			}
		})
	}
	return slices.Compact(texts)
}

// plain takes away what sets headings apart.
func plain(text string) string { return strings.ReplaceAll(text, "\u200a", "") }
