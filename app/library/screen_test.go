package library_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/protocols"
)

func TestLooks(t *testing.T) {
	for name, do := range map[string]func(*rig){
		"library": func(r *rig) { r.press(fyne.KeyDown) },
		"faults":  func(*rig) {},
		"lastgood": func(r *rig) {
			l := shelf(t)
			broken := &l.Entries[len(l.Entries)-1]
			broken.LastGood = l.Entries[1].Protocol
			broken.LastGoodAt = time.Date(2026, 11, 20, 14, 5, 0, 0, time.Local)
			r.screen.SetLibrary(l)
		},
		"nothing": func(r *rig) { r.write("zzz") },
		"again":   func(r *rig) { r.ran("back", "Again, 75 minutes"); r.press(fyne.KeyDown) },
	} {
		kittest.Looks(t, name, func(t *testing.T, size fyne.Size) fyne.Window {
			size = kittest.UnderMenu(size)
			r := newRig(t, shelf(t), size.Width, size.Height)
			do(r)
			return r.window
		})
	}
}

func TestSearchLooksThroughNameSummaryZoneAndAudience(t *testing.T) {
	for _, c := range []struct{ query, chosen, others string }{
		{"before", "start", "Back and neck"},
		{"CHANGING", "evening", "Back and neck"},
		{"low back", "back", "Before the start"},
		{"neck unhurried", "back", "Before the start"},
		{"sitting", "back", "Before the start"},
		{"drill team", "evening", "Before the start"},
	} {
		t.Run(c.query, func(t *testing.T) {
			r := newRig(t, shelf(t), 1280, 769)
			r.write("/" + c.query)
			if got := r.chosen(); got != c.chosen {
				t.Errorf("Enter prepares %q, want %q", got, c.chosen)
			}
			if strings.Contains(r.words(), c.others) {
				t.Errorf("%q is still shown", c.others)
			}
			r.press(fyne.KeyEscape)
			if got := r.chosen(); got != c.chosen {
				t.Errorf("after clearing, Enter prepares %q, want still %q", got, c.chosen)
			}
			if !strings.Contains(r.words(), c.others) {
				t.Errorf("after clearing, %q is not shown", c.others)
			}
		})
	}
}

func TestANameThatIsSearchedForComesBeforeAnotherMention(t *testing.T) {
	l := shelf(t)
	p := *l.Entries[0].Protocol
	p.Audience = "Athletes in the evening"
	l.Entries[0].Protocol = &p
	r := newRig(t, l, 1280, 769)
	r.write("evening")
	if got := r.chosen(); got != "evening" {
		t.Errorf("Enter prepares %q", got)
	}
}

func TestArrowsChooseAndEnterPrepares(t *testing.T) {
	r := newRig(t, shelf(t), 800, 570)
	if got := r.chosen(); got != "" {
		t.Errorf("a file with faults was prepared: %q", got)
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "back"}, {fyne.KeyDown, "start"}, {fyne.KeyEnd, "evening"}, {fyne.KeyDown, "evening"}, {fyne.KeyUp, "start"}} {
		r.press(c.key)
		if got := r.chosen(); got != c.want {
			t.Errorf("after %s, Enter prepares %q, want %q", c.key, got, c.want)
		}
	}
}

func TestArrowsLeadFromTheSearchToTheListAndEscapeClears(t *testing.T) {
	r := newRig(t, shelf(t), 1280, 769)
	r.write("/drill")
	r.press(fyne.KeyDown)
	if got := r.chosen(); got != "evening" {
		t.Errorf("the arrow chose %q", got)
	}
	if strings.Contains(r.words(), "Back and neck") {
		t.Error("leaving the field forgot the search")
	}
	r.press(fyne.KeyEscape)
	if !strings.Contains(r.words(), "Back and neck") {
		t.Error("Escape in the list does not clear the search")
	}
}

func TestABrokenFileShowsItsFaultsAndHidesNothing(t *testing.T) {
	r := newRig(t, shelf(t), 1280, 769)
	words := r.words()
	for _, want := range []string{
		"warm-up.toml", "3 faults keep this file from running.", "line 4:8 · OB017", `Did you mean "drill"?`,
		"line 9:9", "line 10:10", "Back and neck", "Before the start",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not to be read on:\n%s", want, words)
		}
	}
}

func TestALibraryWithoutOwnFilesSaysWhereTheyGo(t *testing.T) {
	l := shelf(t)
	l.Entries = l.Entries[:2]
	r := newRig(t, l, 1280, 769)
	if words := strings.ReplaceAll(r.words(), "\n", " "); !strings.Contains(words, "None yet. A .toml file in ~/.config/outbreath/protocols") {
		t.Errorf("the folder is not named on:\n%s", words)
	}
	test.Tap(kittest.Button(r.screen.CanvasObject(), "Open the folder"))
	if r.folder != 1 {
		t.Errorf("the folder was asked for %d times", r.folder)
	}
}

// What a coach saves shows by itself, and the choice and the search stay.
func TestTheListFollowsTheFolder(t *testing.T) {
	folder := t.TempDir()
	r := newRig(t, protocols.Load(folder), 1280, 769)
	r.write("sprint")
	libraries := make(chan *protocols.Library, 8)
	if err := protocols.Watch(t.Context(), folder, func(l *protocols.Library) { libraries <- l }); err != nil {
		t.Fatal(err)
	}
	<-libraries
	text, _ := protocols.ShippedText("sprint")
	own := strings.NewReplacer(`id       = "sprint"`, `id = "a-sprint"`, `"Pre-sprint 4/6"`, `"A sprint of ours"`).Replace(string(text))
	if err := os.WriteFile(filepath.Join(folder, "a.toml"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for !strings.Contains(r.words(), "A sprint of ours") {
		select {
		case l := <-libraries:
			r.screen.SetLibrary(l)
		case <-ctx.Done():
			t.Fatal("the new file never showed")
		}
	}
	if got := r.chosen(); got != "sprint" {
		t.Errorf("Enter prepares %q, want sprint as before", got)
	}
	if strings.Contains(r.words(), "Relaxation") {
		t.Error("the search was forgotten")
	}
}

func TestANewFileMovesNothingUnderTheEye(t *testing.T) {
	l := protocols.Load("")
	r := newRig(t, l, 1280, 769)
	r.press(fyne.KeyEnd)
	where := func() (y float32) {
		kittest.Walk(r.screen.CanvasObject(), func(o fyne.CanvasObject) {
			if text, ok := o.(*canvas.Text); ok && text.Text == "Learn the breath" && text.TextStyle == kit.Plain {
				y = fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y
			}
		})
		return y
	}
	before := where()
	more := *l
	more.Entries = append(slices.Clone(l.Entries), shelf(t).Entries[3])
	r.screen.SetLibrary(&more)
	if after := where(); before == 0 || after != before {
		t.Errorf("the chosen card went from %v to %v", before, after)
	}
	if !strings.Contains(r.words(), "warm-up.toml") {
		t.Error("the new file is not in the list")
	}
}

// ran lets Again offer a protocol, as after a session.
func (r *rig) ran(id, words string) {
	r.last = map[string]string{id: words}
	r.screen.Detach()
	r.screen.Attach(r.window)
}

// What was run before starts in one action, by its button or by a key, and nothing
// else does.
func TestAgainIsOneAction(t *testing.T) {
	r := newRig(t, shelf(t), 1280, 769)
	r.press(fyne.KeyDown, fyne.KeyF6)
	if len(r.again) != 0 {
		t.Fatalf("never run, %v runs again", r.again)
	}
	r.ran("back", "Again, 75 minutes")
	b := kittest.Button(r.screen.CanvasObject(), "Again, 75 minutes")
	if b == nil {
		t.Fatalf("there is no button among\n%s", r.words())
	}
	if b.Size().Height < kit.Finger || b.AccessibilityLabel() != "Back and neck: Again, 75 minutes" {
		t.Errorf("the button is %v high, and called %q", b.Size().Height, b.AccessibilityLabel())
	}
	test.Tap(b)
	r.window.Canvas().Focus(nil)
	r.screen.Detach()
	r.screen.Attach(r.window)
	r.press(fyne.KeyF6)
	if !slices.Equal(r.again, []string{"back", "back"}) || len(r.prepared) != 0 {
		t.Errorf("ran again %v, prepared %v", r.again, r.prepared)
	}
	r.press(fyne.KeyDown, fyne.KeyF6)
	if len(r.again) != 2 {
		t.Errorf("the drill that was never run ran again: %v", r.again)
	}
}
