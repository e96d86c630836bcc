//go:build !(linux || freebsd || openbsd || netbsd)

package awake

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// ask has Fyne ask the system, which macOS and Windows do not refuse.
func ask() (*hold, error) {
	set := func(on bool) { fyne.Do(func() { fyne.CurrentApp().Driver().SetDisableScreenBlanking(on) }) }
	set(true)
	return &hold{by: runtime.GOOS, release: func() { set(false) }}, nil
}
