package client

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

// running is a session of the first protocol that ships, so far into its plan.
func running(t testing.TB, into time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	relax := protocols.Shipped()[0]
	plan, err := pacing.Fit(relax, relax.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 45, 0, 0, time.UTC))
	player := pacing.NewPlayer(plan, clock)
	if err := player.Start(); err != nil {
		t.Fatal(err)
	}
	clock.Advance(pacing.StartLead + into)
	return player, clock
}

func open(t testing.TB, look Look, size fyne.Size) (*View, fyne.Window) {
	t.Helper()
	kittest.App(t)
	v := New(look)
	w := test.NewTempWindow(t, v.CanvasObject())
	w.SetPadded(false)
	w.Resize(size)
	return v, w
}

const calves = 26 * time.Minute

func TestPictures(t *testing.T) {
	for name, c := range map[string]struct {
		look Look
		held bool
	}{
		"plain": {}, "held": {held: true}, "red": {look: Look{Red: true}}, "mirrored": {look: Look{Mirror: true}},
		"turned-90": {look: Look{Red: true, Turn: 90}}, "turned-180": {look: Look{Turn: 180}},
		"mirrored-270-held": {look: Look{Mirror: true, Turn: 270}, held: true},
	} {
		show := func(t *testing.T, size fyne.Size) fyne.Window {
			player, _ := running(t, calves)
			v, w := open(t, c.look, size)
			if c.held {
				if err := player.Hold(pacing.ReasonPause); err != nil {
					t.Fatal(err)
				}
			}
			v.Show(player.Snapshot(), player.Now())
			return w
		}
		if !c.look.Red {
			kittest.Looks(t, name, show)
			continue
		}
		for _, size := range []fyne.Size{kittest.Small, kittest.Usual} { // the same in every theme
			kittest.Picture(t, fmt.Sprintf("%s-%v", name, size.Width), show(t, size).Canvas().Capture())
		}
	}
}

// The client reads the phase and nothing else, whatever happens.
func TestNothingPrivateIsShown(t *testing.T) {
	player, clock := running(t, 0)
	v, _ := open(t, Look{}, fyne.NewSize(800, 600))
	var names []string
	for _, ph := range player.Snapshot().Plan.Protocol.Phases {
		names = append(names, ph.Name)
	}
	names = append(names, "Finished")
	held := false
	for player.Snapshot().Left(player.Now()) > 0 {
		v.Show(player.Snapshot(), player.Now())
		if words := kittest.Words(v.CanvasObject()); len(words) != 1 || !slices.Contains(names, words[0]) {
			t.Fatalf("at %v it reads %q", player.Snapshot().Position(player.Now()), words)
		}
		if !held && player.Snapshot().Position(player.Now()) > 10*time.Minute {
			held = true
			if err := player.Hold(pacing.ReasonPain); err != nil {
				t.Fatal(err)
			}
			v.Show(player.Snapshot(), player.Now())
			if words := kittest.Words(v.CanvasObject()); len(words) != 1 || !v.bars[0].Visible() {
				t.Errorf("held it reads %q, bars shown: %v", words, v.bars[0].Visible())
			}
			if err := player.Resume(); err != nil {
				t.Fatal(err)
			}
		}
		clock.Advance(20 * time.Second)
	}
	if err := player.Finish(); err != nil {
		t.Fatal(err)
	}
	v.Show(player.Snapshot(), player.Now())
	if words := kittest.Words(v.CanvasObject()); !slices.Equal(words, []string{"Finished"}) {
		t.Errorf("at the end it reads %q", words)
	}
}

// A name that is not upright is drawn once a phase, not at frame rate.
func TestATurnedNameIsDrawnOnceAPhase(t *testing.T) {
	player, clock := running(t, calves)
	v, _ := open(t, Look{Turn: 90}, fyne.NewSize(800, 600))
	v.Show(player.Snapshot(), player.Now())
	first := v.turned.Image
	for range 600 {
		clock.Advance(time.Second / 60)
		v.Show(player.Snapshot(), player.Now())
	}
	if v.turned.Image != first {
		t.Error("it was drawn anew while the phase was the same")
	}
	if err := player.Next(); err != nil {
		t.Fatal(err)
	}
	clock.Advance(15 * time.Second)
	v.Show(player.Snapshot(), player.Now())
	if v.turned.Image == first {
		t.Error("the next phase has the name of the last")
	}
}

// The red view has no other wavelengths to speak of, and is dim: even with the
// breath in, it is a fiftieth as bright as a white screen.
func TestRedIsDim(t *testing.T) {
	_, w := open(t, Look{Red: true}, fyne.NewSize(400, 300))
	player, _ := running(t, calves)
	v := New(Look{Red: true})
	w.SetContent(v.CanvasObject())
	v.Show(player.Snapshot(), player.Now())
	picture := w.Canvas().Capture()
	bright, size := 0.0, picture.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			r, g, b, _ := picture.At(x, y).RGBA()
			if r > 0xd8ff || g > 0x20ff || b > 0x14ff {
				t.Fatalf("at %d, %d it is %x %x %x", x, y, r, g, b)
			}
			bright += 0.2126*math.Pow(float64(r)/0xffff, 2.2) + 0.7152*math.Pow(float64(g)/0xffff, 2.2)
		}
	}
	if bright /= float64(size.X * size.Y); bright > 0.02 {
		t.Errorf("it is %.3f as bright as white", bright)
	}
}

func TestTheClientReadsTheLanguage(t *testing.T) {
	kittest.Languages(t, "said", func(t *testing.T, size fyne.Size) fyne.Window {
		player, _ := running(t, calves+6*time.Minute)
		v, w := open(t, Look{}, size)
		v.Show(player.Snapshot(), player.Now())
		return w
	})
}

// The name follows the language while the session runs.
func TestTheLanguageChanges(t *testing.T) {
	player, _ := running(t, calves)
	v, _ := open(t, Look{}, kittest.Small)
	for _, c := range []struct{ tag, calves string }{{"de", "Waden"}, {"es", "Gemelos"}, {"fr", "Mollets"}, {"en", "Calves"}} {
		kittest.Speak(t, c.tag)
		v.Show(player.Snapshot(), player.Now())
		if got := kittest.Words(v.CanvasObject()); !slices.Equal(got, []string{c.calves}) {
			t.Errorf("%s: it reads %q", c.tag, got)
		}
	}
	if err := player.Finish(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ tag, over string }{{"de", "Beendet"}, {"es", "Terminado"}, {"fr", "Terminé"}, {"en", "Finished"}} {
		kittest.Speak(t, c.tag)
		v.Show(player.Snapshot(), player.Now())
		if got := kittest.Words(v.CanvasObject()); !slices.Equal(got, []string{c.over}) {
			t.Errorf("%s: at the end it reads %q", c.tag, got)
		}
	}
}
