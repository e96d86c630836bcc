package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/audio"
	"outbreath/audio/recording"
)

// taking is the program with a session that is being written to a file of a
// name, and what runs errands until something holds.
func taking(t *testing.T, protocol, name string) (a *app, path string, until func(func() bool)) {
	t.Helper()
	a = opened(t)
	errands := make(chan func(), 1000)
	a.do = func(f func()) { errands <- f }
	a.library.Choose(protocol)
	plan, err := a.planToTake()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, nil, 0o600); err != nil { // as a file chooser does
		t.Fatal(err)
	}
	a.take(plan, path)
	return a, path, func(holds func() bool) {
		t.Helper()
		for deadline := time.After(time.Minute); !holds(); {
			select {
			case errand := <-errands:
				errand()
			case <-deadline:
				t.Fatal("that does not come to be")
			}
		}
	}
}

func TestTakeItWithYou(t *testing.T) {
	a, path, until := taking(t, "lift", "lift.flac")
	if !a.reads("Writing lift.flac") {
		t.Error("nothing says that it is being written")
	}
	until(func() bool { return a.reads("lift.flac is ready.") })
	got, err := recording.Read(path, audio.Rate, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if want := audio.Rate.N(90*time.Second + audio.EndLength); len(got) != want {
		t.Errorf("%d samples, want %d", len(got), want)
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Close"))
	if a.screen != screen(a.library) {
		t.Error("closing does not lead back to the library")
	}
}

func TestWhatIsStoppedIsNotWritten(t *testing.T) {
	a, path, until := taking(t, "relax", "relax.wav")
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Stop"))
	until(func() bool { return a.bar.says("relax.wav was not written.") })
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something is there: %v", err)
	}
}

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	a, path, _ := taking(t, "lift", "lift.mp4")
	if !a.bar.asks() {
		t.Error("nothing says why")
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something is there: %v", err)
	}
}
