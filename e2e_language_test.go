package main

import (
	"testing"
	"time"
)

// TestWindowChangesItsLanguage by the keyboard, in the settings and for the next time.
func TestWindowChangesItsLanguage(t *testing.T) {
	d := newDesk(t)
	d.press("ctrl+comma")
	d.await("screen", "name", "settings")
	time.Sleep(500 * time.Millisecond)
	d.press("Tab", "Tab", "Return") // the system's, German
	d.await("language", "spoken", "de")
	d.keep(`language = "de"`, true)
	time.Sleep(300 * time.Millisecond)
	d.picture("german")
	d.press("Tab", "Tab", "Tab", "Return") // English, Spanish, French: the keyboard stays where it was
	d.await("language", "spoken", "fr")
	d.keep(`language = "fr"`, true)
	d.press("Escape")
	time.Sleep(300 * time.Millisecond)
	d.picture("french")
	d.press("ctrl+q")
	d.gone()

	d.open([]string{"LC_ALL=de_DE.UTF-8"})
	d.await("language", "spoken", "fr")
}
