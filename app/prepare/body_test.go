package prepare_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/protocols"
)

func shippedNamed(t *testing.T, id string) (found int) {
	t.Helper()
	for i, p := range protocols.Shipped() {
		if p.ID == id {
			return i
		}
	}
	t.Fatal(id)
	return 0
}

func TestTheBodyLooks(t *testing.T) {
	relax := protocols.Shipped()[shippedNamed(t, "relax")]
	looks(t, "zones", session(t), func(r *rig) {
		r.touch("Neck")
		r.touch("Glutes", "Glutes")
	})
	for _, size := range []fyne.Size{kittest.Small, kittest.Usual, kittest.Large} {
		kittest.Look(t, "relax", size, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			r := newRig(t, relax, "", size.Width, size.Height)
			r.touch("Calves")
			r.touch("Low back", "Low back")
			return r.window
		})
	}
}

// Words twice as large.
func TestTheBodyLooksLarge(t *testing.T) {
	for _, size := range []fyne.Size{kittest.Small, kittest.Usual} {
		kittest.Look(t, "twice", size, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			r := newRig(t, session(t), "", size.Width, size.Height)
			r.touch("Neck")
			r.touch("Glutes", "Glutes")
			fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: 2})
			return r.window
		})
	}
}
