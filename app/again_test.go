package app

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/protocols"
)

// touch touches a zone of what is prepared.
func (a *app) touch(t *testing.T, zone string) {
	t.Helper()
	var found *kit.ZoneRow
	kittest.Walk(a.screen.CanvasObject(), func(o fyne.CanvasObject) {
		if r, ok := o.(*kit.ZoneRow); ok && r.Name == zone {
			found = r
		}
	})
	if found == nil {
		t.Fatalf("there is no zone %q", zone)
	}
	test.Tap(found)
}

// What was run once runs again in one action, with its length and wishes, also
// after the program was closed.
func TestAgainFromTheLibrary(t *testing.T) {
	noCard(t)
	a := opened(t)
	if kittest.Button(a.screen.CanvasObject(), "Again, 80 minutes") != nil {
		t.Error("something runs again that never ran")
	}
	a.down(fyne.KeyReturn)
	a.slider("Length").SetValue(80 * 60)
	a.touch(t, "Calves")
	a.touch(t, "Neck")
	a.touch(t, "Neck")
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Start"))
	first := a.session.plan
	if err := a.session.player.Finish(); err != nil {
		t.Fatal(err)
	}
	a.finished(a.session.player.Snapshot())
	a.showLibrary()

	kept, err := readSettings(a.path)
	if err != nil {
		t.Fatal(err)
	}
	a.settings = kept // as the next time
	a.showLibrary()
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Again, "+kit.Spoken(first.Length)))
	again := a.session.plan
	if again == first || again.Length != first.Length || len(again.Segments) != len(first.Segments) {
		t.Errorf("again: %v in %d segments, want %v in %d", again.Length, len(again.Segments), first.Length, len(first.Segments))
	}
	for i := range again.Segments {
		if again.Segments[i] != first.Segments[i] {
			t.Errorf("segment %d is %+v, want %+v", i, again.Segments[i], first.Segments[i])
		}
		if again.Segments[i].Zone == "neck" {
			t.Error("the hands come to the neck")
		}
	}
	if a.prepare != nil {
		t.Error("it has to be prepared")
	}
}

// A length that makes no sense, and zones that are gone, do no harm.
func TestWhatWasRunLastMayBeAnything(t *testing.T) {
	relax := protocols.Entry{ID: "relax", Protocol: protocols.Shipped()[0]}
	for _, c := range []struct {
		used used
		want string
	}{
		{used{Length: 75 * 60}, "Again, 75 minutes"},
		{used{Length: 75 * 60, LeaveOut: []string{"elbows"}}, "Again, 75 minutes"},
		{used{Length: 3}, "Again, 60 minutes"},
		{used{Length: 80000}, "Again, 90 minutes"},
		{used{Length: 75 * 60, StartRate: 1e9}, "Again, 75 minutes"},
		{used{}, ""}, {used{Length: -5}, ""}, {used{Length: 1e30}, ""},
	} {
		a := &app{settings: settings{Used: map[string]used{"relax": c.used}}}
		if got := a.againWords(relax); got != c.want {
			t.Errorf("%+v: %q, want %q", c.used, got, c.want)
		}
	}
	a := &app{settings: settings{Used: map[string]used{"relax": {Length: 4500}}}}
	if got := a.againWords(protocols.Entry{ID: "relax"}); got != "" {
		t.Errorf("a file with faults: %q", got)
	}
}

// Ctrl+Z takes back the last touch while there is one, and removed files else.
func TestUndoWhilePreparing(t *testing.T) {
	noCard(t)
	a := opened(t)
	label := func() string { return a.window.MainMenu().Items[1].Items[0].Label }
	a.down(fyne.KeyReturn)
	if strings.Contains(label(), "zone") {
		t.Errorf("before a touch the menu offers %q", label())
	}
	a.touch(t, "Neck")
	if label() != "Undo the last touch of a zone" || a.window.MainMenu().Items[1].Items[0].Disabled {
		t.Errorf("after a touch the menu offers %q", label())
	}
	a.undo()
	if a.prepare.Undoable() || strings.Contains(label(), "zone") {
		t.Errorf("after an undo the menu offers %q", label())
	}
}

// Answers are forgotten with the screen, unless they are wanted kept; then they are
// there the next time, until they are forgotten here or among the settings.
func TestAnswersAreKeptOnlyWhenWanted(t *testing.T) {
	noCard(t)
	a := opened(t)
	tick := func() (found *kit.Tick) {
		kittest.Walk(a.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if t, ok := o.(*kit.Tick); ok {
				found = t
			}
		})
		return found
	}
	a.down(fyne.KeyReturn)
	test.Tap(kittest.Button(a.screen.CanvasObject(), "no"))
	a.showLibrary()
	if got, _ := readSettings(a.path); got.Answers != nil {
		t.Fatalf("kept without a wish: %v", got.Answers)
	}
	a.down(fyne.KeyReturn)
	if a.reads("4 questions are open") {
		t.Error("an answer was not forgotten")
	}
	test.Tap(tick())
	test.Tap(kittest.Button(a.screen.CanvasObject(), "no")) // the last one's
	want := map[string]prepare.Answer{"breath.eyes": prepare.No}
	got, err := readSettings(a.path)
	if err != nil || !maps.Equal(got.Answers["relax"], want) {
		t.Fatalf("kept %v, %v, want %v", got.Answers, err, want)
	}
	a.showLibrary()
	a.down(fyne.KeyReturn)
	if !tick().Checked || !a.reads("4 questions are open") {
		t.Error("what was kept is not there the next time")
	}
	a.showSettings()
	if !a.reads("They are kept for 1 protocol.") {
		t.Error("the settings do not say what is kept")
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Forget them"))
	if got, _ := readSettings(a.path); got.Answers != nil || !a.reads("None are kept.") {
		t.Errorf("still kept: %v", got.Answers)
	}
	test.Tap(kittest.Button(a.screen.CanvasObject(), "Close"))
	if tick().Checked {
		t.Error("what is prepared says that they are kept")
	}
}
