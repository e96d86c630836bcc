package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

func TestTheFirstPageIsShownOnce(t *testing.T) {
	a := opened(t)
	a.begin(nil)
	if !a.reads("Welcome") {
		t.Fatalf("the first start shows %q", kittest.Words(a.screen.CanvasObject()))
	}
	if kept, err := readSettings(a.path); err != nil || !kept.Welcomed {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Go to the library"))
	if a.screen != screen(a.library) {
		t.Error("it does not lead to the library")
	}
	a.begin(nil)
	if a.screen != screen(a.library) {
		t.Error("it is shown again")
	}
}

func TestAFileAtTheStartComesBeforeTheFirstPage(t *testing.T) {
	a, own, _ := home(t)
	a.begin([]string{own})
	if a.prepare == nil || !a.says("Mine") {
		t.Errorf("it shows %q", kittest.Words(a.bar.root))
	}
	a.showLibrary()
	a.come([]string{own})
	if a.prepare == nil {
		t.Error("a second start does not open its file")
	}
	a.showLibrary()
	a.come(nil)
	if a.screen != screen(a.library) {
		t.Error("a second start without a file changes what is shown")
	}
}

func TestTheMinuteIsNotWhatIsChosenNextTime(t *testing.T) {
	noCard(t)
	a := opened(t)
	a.settings.Protocol = "sprint"
	a.taste()
	if a.settings.Protocol != "sprint" || a.session == nil || a.session.plan.Protocol.ID != "minute" {
		t.Fatalf("it runs %v, and %q is chosen next", a.session, a.settings.Protocol)
	}
	if err := a.session.player.Finish(); err != nil {
		t.Fatal(err)
	}
	a.finished(a.session.player.Snapshot())
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Back to the library"))
	if a.screen != screen(a.library) {
		t.Error("it does not lead to the library")
	}
}

// A notification comes at the end of a session, behind other windows, where it is
// wanted, and not where the user has ended it.
func TestTheEndIsToldBehindOtherWindowsAlone(t *testing.T) {
	for _, c := range []struct{ notify, behind, want bool }{{true, true, true}, {true, false, false}, {false, true, false}} {
		a := opened(t)
		a.settings.Notify, a.behind = c.notify, c.behind
		sent := make(chan *fyne.Notification, 1)
		a.fyne = notified{a.fyne, sent}
		a.notify("The session has ended.")
		if !c.want {
			if len(sent) > 0 {
				t.Errorf("%+v: told", c)
			}
			continue
		}
		if n := <-sent; n.Title != "Outbreath" || n.Content != "The session has ended." {
			t.Errorf("%+v: told %+v", c, n)
		}
	}
}

// notified hears what the desktop is told.
type notified struct {
	fyne.App
	sent chan *fyne.Notification
}

func (n notified) SendNotification(what *fyne.Notification) { n.sent <- what }

func TestWhatIsDroppedFindsItsPlace(t *testing.T) {
	noCard(t)
	a, own, outside := home(t)
	dir := t.TempDir()
	file := func(parts ...string) string {
		path := filepath.Join(append([]string{dir}, parts...)...)
		save(t, path, "")
		return path
	}
	bed, cue, line := file("rain.FLAC"), file("breath", "in.wav"), file("voice", "settle.ogg")
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	a.drop(bed)
	if !a.says("Recordings belong on the sound check.") {
		t.Errorf("a recording on the library: %q", kittest.Words(a.bar.root))
	}
	a.tap(t, "Go there")
	a.drop(bed)
	a.drop(filepath.Dir(cue))
	a.drop(filepath.Dir(line))
	want := pacing.Sound{Inhale: filepath.Dir(cue), Exhale: filepath.Dir(cue), Bed: bed}
	if got := a.settings.wanted(); got != want || a.settings.Voice != filepath.Dir(line) {
		t.Errorf("used: %+v and %q, want %+v", got, a.settings.Voice, want)
	}
	if b := kittest.Button(a.screen.CanvasObject(), "rain.FLAC"); b == nil || !b.Selected {
		t.Error("what was dropped does not look chosen")
	}
	a.drop(empty)
	if !a.says("A protocol is a file whose name ends in .toml.") {
		t.Errorf("an empty folder: %q", kittest.Words(a.bar.root))
	}
	a.drop(own, outside)
	if a.prepare == nil || !a.says("This is mine.toml; 1 more was left alone.") {
		t.Errorf("two files: %q", strings.Join(kittest.Words(a.bar.root), " "))
	}
}
