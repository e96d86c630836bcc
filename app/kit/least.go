package kit

import "fyne.io/fyne/v2"

// LeastSize is the smallest that a screen may be: what a menu leaves of a window
// of 800×600.
func LeastSize() fyne.Size { return fyne.NewSize(800, 560) }
