package prepare_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

func TestTheBodyLooks(t *testing.T) {
	relax := protocols.Shipped()[0]
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

// Zones that the body does not have, and one that has to stay.
func TestTheChosenZoneLooks(t *testing.T) {
	i := slices.IndexFunc(protocols.Shipped(), func(p *pacing.Protocol) bool { return p.ID == "choice" })
	for _, size := range []fyne.Size{kittest.Small, kittest.Usual} {
		kittest.Look(t, "chosen", size, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			r := newRig(t, protocols.Shipped()[i], "", size.Width, size.Height)
			r.touch("Upper shoulders", "Upper shoulders", "Chosen")
			r.window.Canvas().Focus(r.zone("Chosen"))
			return r.window
		})
		kittest.Look(t, "stays", size, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			p := *session(t)
			p.Phases = slices.Clone(p.Phases[2:5])
			r := newRig(t, &p, "", size.Width, size.Height)
			r.touch("Glutes", "Glutes", "Neck", "Neck", "Low back", "Low back")
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
			twice()
			return r.window
		})
		kittest.Look(t, "twice-next", size, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			r := newRig(t, session(t), "", size.Width, size.Height)
			r.tap("starts now")
			r.tap("next client")
			twice()
			r.window.Canvas().Focus(r.zone("Glutes"))
			return r.window
		})
	}
}

// A touch goes round, the plan follows at once, and each touch can be taken back.
func TestTouchingAZoneFitsAnew(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	was := r.plan()
	if len(r.chips("As it was")) != 0 {
		t.Error("nothing was touched, and there is something to take back")
	}
	r.touch("Neck")
	r.mustRead("19:30, more", "+4:30", "40 to 87 minutes are possible")
	more := r.plan()
	if more.Length != was.Length || more.Spans[4].Duration != 19*time.Minute+30*time.Second {
		t.Errorf("more for the neck: %v of %v", more.Spans[4].Duration, more.Length)
	}
	r.touch("Neck")
	r.mustRead("left out")
	if out := r.plan(); len(out.Spans) != 5 || out.Length != was.Length {
		t.Errorf("without the neck: %d phases in %v", len(out.Spans), out.Length)
	}
	r.tap("As it was")
	r.mustRead("19:30, more")
	r.touch("Neck", "Neck") // left out, and as it was
	if p := r.plan(); !slices.Equal(p.Segments, was.Segments) {
		t.Error("touched three times, it is not as it was")
	}
	for range 4 {
		if !r.screen.Undoable() {
			t.Fatal("there is nothing to undo")
		}
		r.screen.Undo()
		if len(r.chips("As it was")) == 0 {
			break
		}
	}
	if p := r.plan(); r.screen.Undoable() || !slices.Equal(p.Segments, was.Segments) || r.undoing != 2 {
		t.Errorf("undone, %v is left; it was told %d times", r.screen.Undoable(), r.undoing)
	}
}

// A length that wishes make impossible is back when they are gone.
func TestTheLengthIsKeptForLater(t *testing.T) {
	r := newRig(t, session(t), "", 1280, 769)
	r.press(fyne.KeyEnd)
	r.mustRead("87 minutes")
	r.touch("Low back", "Low back")
	r.mustRead("47 minutes")
	if got := r.plan(); got.Length != 47*time.Minute {
		t.Errorf("it lasts %v", got.Length)
	}
	r.touch("Low back")
	r.mustRead("87 minutes")
}

// What cannot be had is said, and not done in another way.
func TestWhatCannotBeHadIsSaid(t *testing.T) {
	p := *session(t)
	p.Phases = slices.Clone(p.Phases[2:5])
	r := newRig(t, &p, "", 1280, 769)
	r.touch("Glutes", "Glutes", "Neck", "Neck", "Low back", "Low back")
	r.mustRead("Something has to stay: without low back nothing is left of the session.")
	if got := r.plan(); len(got.Spans) != 1 || got.Segments[0].Zone != "low back" {
		t.Errorf("%d phases are left", len(got.Spans))
	}
	r.touch("Neck")
	if r.reads("has to stay") {
		t.Error("there is another zone, and still something has to stay")
	}
	r = newRig(t, protocols.Shipped()[0], "", 1280, 769)
	r.touch("Low back", "Low back")
	r.mustRead("Left out: low back. It still lies within back and whole back.")
	r.touch("Low back", "Legs", "Legs")
	r.mustRead("Left out: legs. Within it, hamstrings and calves stay.")
	r.touch("Hamstrings", "Hamstrings", "Calves", "Calves")
	if r.reads("Left out:") {
		t.Error("all of it is left out, and something is said to stay")
	}
}

// Every zone can be reached by the keyboard, also one that the body does not have;
// Space and Enter touch it.
func TestZonesByKeyboardAlone(t *testing.T) {
	for _, p := range protocols.Shipped() {
		zones := p.Zones()
		if len(zones) == 0 {
			continue
		}
		r := newRig(t, p, "", 800, 569)
		if p.ID == "deep" { // one of them with large words
			twice()
		}
		seen := map[string]bool{}
		for range 80 {
			r.window.Canvas().(interface{ FocusNext() }).FocusNext()
			z, ok := r.window.Canvas().Focused().(*kit.ZoneRow)
			if !ok {
				continue
			}
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(z).Y
			if at < 235 || at+z.Size().Height > 510 {
				t.Errorf("%s: %s has the keyboard at %v, out of sight", p.ID, z.Name, at)
			}
			if z.Size().Height < kit.Finger {
				t.Errorf("%s: %s is %v high", p.ID, z.Name, z.Size().Height)
			}
			seen[strings.ToLower(z.Name)] = true
		}
		for _, zone := range zones {
			if !seen[zone] {
				t.Errorf("%s: Tab does not reach %s", p.ID, zone)
			}
		}
	}
	r := newRig(t, session(t), "", 1280, 769)
	r.window.Canvas().Focus(r.zone("Neck"))
	r.press(fyne.KeySpace)
	if got := r.zone("Neck").AccessibilityLabel(); got != "Neck: 19:30, more" {
		t.Errorf("Space gives %q", got)
	}
	r.press(fyne.KeySpace)
	if got := r.zone("Neck").AccessibilityLabel(); got != "Neck: left out" {
		t.Errorf("Space gives %q", got)
	}
	if len(r.started) != 0 {
		t.Error("touching started a session")
	}
}

func twice() {
	fyne.CurrentApp().Settings().SetTheme(&kit.Theme{Palette: &kit.Dark, TextScale: 2})
}
