package app

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"outbreath/app/kit/kittest"
	"outbreath/audio"
	"outbreath/audio/recording"
)

// precious is what a file holds that must not be lost.
const precious = "the session of last year"

func holds(t *testing.T, path, want string) {
	t.Helper()
	if text, err := os.ReadFile(path); err != nil || string(text) != want {
		t.Errorf("%s holds %.40q, %v, want %q", filepath.Base(path), text, err, want)
	}
}

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
	if err := os.WriteFile(path, []byte(precious), 0o600); err != nil {
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
	sheet, err := os.ReadFile(filepath.Join(filepath.Dir(path), "lift.csv"))
	if err != nil || !strings.HasPrefix(string(sheet), audio.SheetHead) || !strings.Contains(string(sheet), "\n90000,4320000,end,") {
		t.Errorf("the cue sheet is %.80q, %v", sheet, err)
	}
	if !a.reads("lift.csv, beside it") {
		t.Error("nothing tells of the cue sheet")
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
	holds(t, path, precious)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside it there is something: %v, %v", left, err)
	}
}

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	a, path, _ := taking(t, "lift", "lift.mp4")
	if !a.bar.asks() {
		t.Error("nothing says why")
	}
	holds(t, path, precious)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside it there is something: %v, %v", left, err)
	}
}

// A table of the same name that is no cue sheet belongs to somebody; an older cue
// sheet is replaced.
func TestOnlyACueSheetIsReplacedByOne(t *testing.T) {
	a := opened(t)
	a.library.Choose("lift")
	plan, err := a.planToTake()
	if err != nil {
		t.Fatal(err)
	}
	sound := filepath.Join(t.TempDir(), "lift.2.flac")
	path := strings.TrimSuffix(sound, ".flac") + ".csv"
	if err := os.WriteFile(path, []byte(precious), 0o600); err != nil {
		t.Fatal(err)
	}
	if words := cueSheet(sound, plan); !strings.HasPrefix(words, "none: lift.2.csv is there already") {
		t.Errorf("it says %q", words)
	}
	holds(t, path, precious)
	if err := os.WriteFile(path, []byte(audio.SheetHead+"1,2,end,a,b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if words := cueSheet(sound, plan); !strings.HasPrefix(words, "lift.2.csv, beside it") {
		t.Errorf("it says %q", words)
	}
	if text, err := os.ReadFile(path); err != nil || strings.Contains(string(text), "1,2,end") {
		t.Errorf("the old cue sheet is still there: %q, %v", text, err)
	}
	if words := cueSheet(filepath.Join(t.TempDir(), "nowhere", "lift.wav"), plan); !strings.HasPrefix(words, "none: lift.csv was not written.") {
		t.Errorf("it says %q", words)
	}
}

// Whoever chooses a name in the dialog and agrees to replace what is there has not
// lost it yet.
func TestTheDialogLeavesTheFileAlone(t *testing.T) {
	a := opened(t)
	t.Setenv("HOME", t.TempDir())
	home, _ := os.UserHomeDir()
	for name, there := range map[string]bool{"relax.flac": true, "new.flac": false} {
		path := filepath.Join(home, name)
		if there {
			if err := os.WriteFile(path, []byte(precious), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		chosen := ""
		a.choosePlace(name, []string{".flac"}, func(path string) { chosen = path })
		tapIn(t, a, "Save")
		if there {
			if chosen != "" {
				t.Fatalf("%s is taken before the question", chosen)
			}
			a.tap(t, "Replace it")
		}
		if chosen != path {
			t.Fatalf("chosen is %q, want %q", chosen, path)
		}
		if there {
			holds(t, path, precious)
		} else if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is there although nothing was written", name)
		}
	}
}

// tapIn taps a button of Fyne's in what lies over the window.
func tapIn(t *testing.T, a *app, words string) {
	t.Helper()
	var found *widget.Button
	kittest.Walk(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == words {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q", words)
	}
	test.Tap(found)
}

// Whoever writes does so as before: the file is emptied, and filled.
func TestWhatIsWrittenReplacesTheFile(t *testing.T) {
	opened(t)
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(precious), 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := storage.Writer(storage.NewFileURI(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"new", "er"} {
		if _, err := io.WriteString(w, part); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "newer")
	if _, err := storage.List(storage.NewFileURI(filepath.Dir(path))); err != nil {
		t.Errorf("the rest of Fyne's files is gone: %v", err)
	}
}
