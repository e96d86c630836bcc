package app

import (
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/client"
	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/peripheral"
	"outbreath/app/stage"
	"outbreath/pacing"
	"outbreath/protocols"
)

// footprint is what a program holds on to.
type footprint struct {
	goroutines, objects int
	heap                int64 // bytes
}

// TestNinetyMinutesLeaveNothingBehind runs a session of ninety minutes at 20 frames
// a second, on a clock that does not wait, with every view of it open and holds and
// changes on the way: at its end it holds on to no more than after five minutes.
//
// Fyne keeps the width of every text that was measured for a minute, and here no
// minute passes: the session runs once before, so that it knows them all.
func TestNinetyMinutesLeaveNothingBehind(t *testing.T) {
	if testing.Short() {
		t.Skip("takes all frames of ninety minutes")
	}
	kittest.App(t)
	ninetyMinutes(t)
	early, late := ninetyMinutes(t)
	t.Logf("after five minutes %+v, at the end %+v", early, late)
	if late.goroutines > early.goroutines {
		t.Errorf("%d goroutines became %d", early.goroutines, late.goroutines)
	}
	// What is said at the end differs by a few words.
	if late.objects > early.objects+8 {
		t.Errorf("%d objects became %d", early.objects, late.objects)
	}
	if more := late.heap - early.heap; more > 256<<10 {
		t.Errorf("the heap grew by %d bytes", more)
	}
}

// ninetyMinutes runs a session and returns what is held on to after five minutes
// and at its end.
func ninetyMinutes(t *testing.T) (early, late footprint) {
	relax := protocols.Shipped()[0]
	plan, err := pacing.Fit(relax, 90*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 45, 0, 0, time.UTC))
	player := pacing.NewPlayer(plan, clock)
	frames := kit.NewFrames(20)
	picture := stage.New(player, stage.Options{Frames: frames, Peripheral: peripheral.New()})
	faces := []stage.Face{client.New(client.Look{Turn: 90}), peripheral.New()}
	windows := []fyne.Window{test.NewTempWindow(t, picture.CanvasObject())}
	for _, face := range faces {
		windows = append(windows, test.NewTempWindow(t, face.CanvasObject()))
		frames.Add(func() { face.Show(player.Snapshot(), player.Now()) })
	}
	for _, w := range windows {
		w.Resize(fyne.NewSize(640, 480))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	taken := func() (f footprint) {
		for _, w := range windows {
			w.Canvas().Capture()
			kittest.Walk(w.Content(), func(fyne.CanvasObject) { f.objects++ })
		}
		runtime.GC()
		runtime.GC() // what the first one has only let go of
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		f.goroutines, f.heap = runtime.NumGoroutine(), int64(m.HeapAlloc)
		return f
	}

	must(player.Start())
	for frame, minute := 0, 0; player.Snapshot().Left(player.Now()) > 0; frame++ {
		clock.Advance(time.Second / 20)
		frames.Draw()
		if frame%(20*60) != 0 {
			continue
		}
		switch minute++; {
		case minute == 6:
			early = taken()
		case minute%15 == 0:
			must(player.Hold(pacing.ReasonBreak))
			frames.Draw()
			clock.Advance(40 * time.Second)
			frames.Draw()
			must(player.Resume())
		case minute%15 == 1 && minute > 1:
			if player.Snapshot().Undoable(player.Now()) != nil {
				must(player.Undo())
			}
		}
	}
	return early, taken()
}
