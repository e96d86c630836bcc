// Package kittest reads screens in tests: what words are on them, and which
// button carries some.
package kittest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
)

// Words returns the texts that an object shows, in the order in which they are
// drawn.
func Words(o fyne.CanvasObject) (words []string) {
	Walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			words = append(words, t.Text)
		}
	})
	return words
}

// Button returns the visible button with some words on it, nil for none.
func Button(o fyne.CanvasObject, words string) (found *kit.Button) {
	Walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text == words {
			found = b
		}
	})
	return found
}

// Walk visits every visible object within one, the outer before the inner.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Walk(child, visit)
		}
	case *container.ThemeOverride:
		Walk(o.Content, visit)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			Walk(child, visit)
		}
	}
}
