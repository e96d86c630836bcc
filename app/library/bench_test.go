package library_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/library"
	"outbreath/keys"
	"outbreath/protocols"

	"fyne.io/fyne/v2/test"
)

func shown(b *testing.B) (*library.Screen, fyne.Window) {
	test.NewTempApp(b).Settings().SetTheme(kit.NewTheme(&kit.Dark))
	s := library.New(protocols.Load(""), library.Options{
		OnPrepare: func(protocols.Entry) {}, OnRemove: func() {}, OnKey: func(keys.Key) bool { return false },
	})
	w := test.NewTempWindow(b, s.CanvasObject())
	w.Resize(fyne.NewSize(1280, 769))
	s.Attach(w)
	return s, w
}

// To move the choice by one card must keep up with a held arrow.
func BenchmarkChoose(b *testing.B) {
	_, w := shown(b)
	key := [2]*fyne.KeyEvent{{Name: fyne.KeyDown}, {Name: fyne.KeyUp}}
	i := 0
	for b.Loop() {
		w.Canvas().Focused().TypedKey(key[i%2])
		i++
	}
}

// A letter in the search field, or a file saved, lays the whole list out.
func BenchmarkRefill(b *testing.B) {
	s, _ := shown(b)
	l := protocols.Load("")
	for b.Loop() {
		s.SetLibrary(l)
	}
}
