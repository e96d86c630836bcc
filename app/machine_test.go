package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
)

func TestThisMachine(t *testing.T) {
	noCard(t)
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	a := opened(t)
	errands := make(chan func(), 100)
	a.do = func(f func()) { errands <- f }
	a.showMachine()
	for deadline := time.After(30 * time.Second); !a.reads("Sessions run without sound") || !a.reads("Keyring"); {
		select {
		case errand := <-errands:
			errand()
		case <-deadline:
			t.Fatal("the trial of a card that is not there does not end")
		}
	}
	for _, want := range []string{"14 ship; none of yours", "can be written to", "Sound card", "may go dark while a session runs", "pixels, at scale 1", "there is no keyring: the system has no D-Bus session; nothing would be kept there yet"} {
		if !a.reads(want) {
			t.Errorf("%q is not to be read", want)
		}
	}
	if a.reads("Soft ticks") {
		t.Error("it still says that the card is tried")
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Copy"))
	if text := a.fyne.Clipboard().Content(); !strings.Contains(text, "Protocols: 14 ship") || !strings.Contains(text, "Sound: none") {
		t.Errorf("copied:\n%s", text)
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Close"))
	if a.screen != screen(a.library) {
		t.Error("closing does not lead back to the library")
	}
}
