package app

import "fyne.io/fyne/v2"

// key sees the keys of every screen but the stage first, and reports whether it
// took one.
func (a *app) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyF11:
		a.toggleFullScreen()
	case fyne.KeyF1:
		a.showKeys()
	case fyne.KeyEscape:
		switch {
		case a.bar.asks():
			a.bar.dismiss()
		case a.window.FullScreen():
			a.toggleFullScreen()
		default:
			return false
		}
	default:
		return false
	}
	return true
}
