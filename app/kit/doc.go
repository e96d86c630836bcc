// Package kit is what every screen is built from: the palette, the type scale,
// the theme that makes Fyne's own widgets fit the room, and the few widgets
// that more than one screen needs. It knows nothing of screens or of sessions
// that run; of package pacing it knows plans and kinds of phase, because a
// [Strip] shows the one in the colours of the other.
//
//	Palette ─▶ Theme ─▶ Fyne's widgets
//	   └─────▶ Look() ─▶ Strip, Ring, Figure, Button, Guarded, Paragraph
//
// Sizes are in Fyne's device-independent pixels and made for a window of
// 1280×800; [Scale] says by how much a screen that fills its window should
// multiply them. All of it lives on Fyne's own goroutine.
package kit
