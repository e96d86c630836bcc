package kittest

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
)

// themes are what every screen is seen in, by the names of their pictures.
var themes = []struct {
	name    string
	palette *kit.Palette
}{{"dark", &kit.Dark}, {"dim", &kit.Dim}, {"light", &kit.Light}, {"contrast", &kit.Contrast}}

// Small and Usual are the sizes of window that every screen is seen in, Large
// one for what else has to be seen.
var (
	Small = fyne.NewSize(800, 600)
	Usual = fyne.NewSize(1280, 800)
	Large = fyne.NewSize(1920, 1080)
)

// UnderMenu is what the main menu leaves of a window.
func UnderMenu(size fyne.Size) fyne.Size { return size.SubtractWidthHeight(0, 31) }

// textScale is that of the apps that are made while it is set.
var textScale float32 = 1

// App is an app of the test driver in the dark theme. Whatever opens a window
// for [Looks] makes its app here.
func App(t testing.TB) fyne.App {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: textScale})
	return a
}

// Looks holds a state of a screen to its golden pictures, as [Picture] does: in
// every theme in a small window and in one of the usual size. Name is the state's.
// Open opens a window of a size in that state; it is called once for each size,
// and the themes are changed while the window is open, as a user changes them.
//
// In every picture words keep the contrast that the palette promises, none is
// cut off at the edge of the window and none lies over another.
func Looks(t *testing.T, name string, open func(t *testing.T, size fyne.Size) fyne.Window) {
	t.Helper()
	sizes, themes := []fyne.Size{Small, Usual}, themes
	if testing.Short() { // it is not the pictures that matter
		sizes, themes = sizes[:1], themes[:1]
	}
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%s-%v", name, size.Width), func(t *testing.T) {
			w := open(t, size)
			for _, theme := range themes {
				wear(theme.palette)
				look(t, fmt.Sprintf("%s-%s-%v", name, theme.name, size.Width), w, theme.palette)
			}
		})
	}
}

// Look holds a state to one more picture, in the dark theme in a window of a size.
func Look(t *testing.T, name string, size fyne.Size, open func(t *testing.T, size fyne.Size) fyne.Window) {
	t.Helper()
	name = fmt.Sprintf("%s-%v", name, size.Width)
	t.Run(name, func(t *testing.T) { look(t, name, open(t, size), &kit.Dark) })
}

func wear(p *kit.Palette) {
	fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: p, TextScale: textScale})
}

func look(t *testing.T, name string, w fyne.Window, p *kit.Palette) {
	t.Helper()
	img := w.Canvas().Capture()
	Picture(t, name, img)
	words := wordsOf(w.Canvas())
	legible(t, name, img, words, p)
	apart(t, name, words, w.Canvas().Size())
}
