package app

import (
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/adrg/xdg"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/app/prepare"
	"outbreath/pacing"
)

const mine = `format = 1
id = "mine"
name = "Mine"
kind = "drill"

[[phase]]
id = "sit"
kind = "settle"
name = "Sit"
ideal = "1m"
`

// home is a window whose folder has mine.toml, and a place outside it.
func home(t *testing.T) (a *app, own, outside string) {
	t.Helper()
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	a = opened(t)
	own, outside = filepath.Join(a.folder, "mine.toml"), filepath.Join(t.TempDir(), "club.toml")
	save(t, own, mine)
	save(t, outside, strings.NewReplacer(`"mine"`, `"club"`, `"Mine"`, `"Club"`).Replace(mine))
	a.reload()
	return a, own, outside
}

func save(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// says reports whether the words are anywhere in the window.
func (a *app) says(words string) bool {
	return strings.Contains(strings.Join(kittest.Words(a.bar.root), " "), words)
}

func (a *app) tap(t *testing.T, words string) {
	t.Helper()
	b := kittest.Button(a.bar.root, words)
	if b == nil {
		t.Fatalf("there is no button %q among %q", words, kittest.Words(a.bar.root))
	}
	test.Tap(b)
}

func (a *app) drop(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	a.dropped(fyne.NewPos(10, 10), uris)
}

func TestADroppedFileIsOpened(t *testing.T) {
	a, own, outside := home(t)
	a.drop(own)
	if a.prepare == nil || !a.says("Mine") || a.says("not in your folder") {
		t.Errorf("a file of the folder: %q", kittest.Words(a.bar.root))
	}
	a.drop("/tmp/notes.txt", outside)
	if a.prepare == nil || !a.says("Club") || !a.says("club.toml is not in your folder.") {
		t.Fatalf("a file from outside: %q", kittest.Words(a.bar.root))
	}
	a.tap(t, "Copy it there")
	if _, err := os.Stat(filepath.Join(a.folder, "club.toml")); err != nil || !a.says("club.toml is in your folder.") {
		t.Errorf("copied: %v, %q", err, kittest.Words(a.bar.root))
	}
	a.drop("/tmp/notes.txt")
	if !a.says("whose name ends in .toml") {
		t.Error("what is no protocol is not refused")
	}
}

func TestAFileWithFaultsFromOutsideIsShownAndReadAgain(t *testing.T) {
	a, _, outside := home(t)
	save(t, outside, mine+"idael = 3\n")
	a.drop(outside)
	if a.screen != screen(a.library) || !a.says("did you mean") && !a.says("Did you mean") || !a.says("idael = 3") {
		t.Fatalf("the faults: %q", kittest.Words(a.bar.root))
	}
	save(t, outside, strings.Replace(mine, `"Mine"`, `"Mended"`, 1))
	later := a.guest.modified.Add(3e9)
	if err := os.Chtimes(outside, later, later); err != nil {
		t.Fatal(err)
	}
	a.clockChanged()
	if !a.says("Mended") {
		t.Error("a guest that was mended is not read again")
	}
}

func TestAFileThatBreaksKeepsItsLastGoodVersion(t *testing.T) {
	a, own, _ := home(t)
	a.library.ChoosePath(own)
	save(t, own, strings.Replace(mine, "ideal", "idael", 1))
	a.reload()
	a.library.ChoosePath(own)
	if !a.says(kit.Caps("The last good version")) || !a.says("line 10:1") {
		t.Fatalf("the faults: %q", kittest.Words(a.bar.root))
	}
	a.tap(t, "Prepare the last good version")
	if a.prepare == nil || !a.says(kit.Caps(" · the last good version, from ")) {
		t.Errorf("prepared: %q", kittest.Words(a.bar.root))
	}
}

func TestARunningSessionStaysAsItIs(t *testing.T) {
	a, own, outside := home(t)
	a.drop(own)
	p := a.prepared.Protocol
	plan, err := pacing.Fit(p, p.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// As on the stage, whose frames come from a goroutine that this driver lacks.
	a.session = newSession(plan)
	a.session.entry = a.prepared
	if err := a.session.start(prepare.Start{Plan: plan}); err != nil {
		t.Fatal(err)
	}
	a.show(a.library, nil)
	a.drop(outside)
	if a.prepare != nil || !a.says("club.toml will be there after this session.") {
		t.Error("a dropped file disturbs a session")
	}
	save(t, own, strings.Replace(mine, `"1m"`, `"2m"`, 1))
	a.reload()
	if a.session.player.Snapshot().Plan != plan || !a.says("mine.toml was changed; used from the next start.") {
		t.Errorf("changed: %q", kittest.Words(a.bar.root))
	}
	a.bar.dismiss()
	a.reload()
	if a.bar.pill.Visible() {
		t.Error("the same change is told twice")
	}
	if err := a.session.player.Finish(); err != nil {
		t.Fatal(err)
	}
	a.finished(a.session.player.Snapshot())
	if !a.says("club.toml is waiting.") {
		t.Error("what was dropped meanwhile is forgotten")
	}
	a.tap(t, "Prepare the changed file")
	if a.prepare == nil || a.prepared.Protocol.Length != 2*plan.Length {
		t.Errorf("prepared is %v", a.prepared.Protocol)
	}
}

func TestWhatIsPreparedCanFollowItsFile(t *testing.T) {
	a, own, _ := home(t)
	a.drop(own)
	save(t, own, strings.Replace(mine, `"1m"`, `"3m"`, 1))
	a.reload()
	a.tap(t, "Use it as it is now")
	if a.prepared.Protocol.Phases[0].Ideal.Minutes() != 3 {
		t.Errorf("prepared is %v", a.prepared.Protocol)
	}
}

func TestRemovingAsksAndCanBeUndone(t *testing.T) {
	a, own, _ := home(t)
	a.showLibrary()
	a.library.ChoosePath(own)
	a.down(fyne.KeyDelete)
	if _, err := os.Stat(own); err != nil || !a.says("Remove mine.toml from your folder?") {
		t.Fatalf("asked: %v, %q", err, kittest.Words(a.bar.root))
	}
	a.down(fyne.KeyDelete)
	if _, err := os.Stat(own); err == nil || !a.says("mine.toml is removed.") {
		t.Fatalf("removed: %v, %q", err, kittest.Words(a.bar.root))
	}
	a.tap(t, "Undo")
	if text, err := os.ReadFile(own); err != nil || string(text) != mine || !a.says("mine.toml is back.") {
		t.Errorf("put back: %v, %q", err, kittest.Words(a.bar.root))
	}
	a.showLibrary()
	a.library.Choose("relax")
	a.down(fyne.KeyDelete)
	if !a.says("Only files of your own folder can be removed.") {
		t.Error("what ships can be removed")
	}
}

func TestExportWritesAProtocolWhole(t *testing.T) {
	a, _, _ := home(t)
	text := []byte(mine)
	to := filepath.Join(t.TempDir(), "out.toml")
	save(t, to, "") // as the file chooser leaves it
	a.export("Mine", text, to)
	if got, err := os.ReadFile(to); err != nil || string(got) != mine || !a.says("Mine is in out.toml.") {
		t.Errorf("%v\n%s", err, got)
	}
	a.export("Mine", text, filepath.Join(to, "below.toml"))
	if !a.says("Not a directory.") {
		t.Errorf("it cannot be written, and yet: %q", kittest.Words(a.bar.root))
	}
}

// The file chooser empties the place that was chosen, which may be the file
// itself or one that it extends; so its text is there before.
func TestWhatCannotBeExportedOpensNoFileChooser(t *testing.T) {
	a, own, _ := home(t)
	a.showLibrary()
	a.library.ChoosePath(own)
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	a.askExport()
	if !a.says("No such file") || a.window.Canvas().Overlays().Top() != nil {
		t.Errorf("%q", kittest.Words(a.bar.root))
	}
	a.library.Choose("sprint")
	a.askExport()
	if a.window.Canvas().Overlays().Top() == nil {
		t.Error("no file chooser for what can be exported")
	}
}

func TestDeleteInTheSearchFieldLeavesFilesAlone(t *testing.T) {
	a, own, _ := home(t)
	a.showLibrary()
	a.library.ChoosePath(own)
	a.library.Search()
	a.down(fyne.KeyDelete)
	if _, err := os.Stat(own); err != nil || a.bar.pill.Visible() {
		t.Errorf("%v, %q", err, kittest.Words(a.bar.root))
	}
}

// The question stands above the library, with room for its words and buttons.
func TestTheBarLooks(t *testing.T) {
	a, own, _ := home(t)
	for _, size := range []struct {
		name          string
		width, height float32
	}{{"800", 800, 570}, {"1280", 1280, 769}} {
		a.window.Resize(fyne.NewSize(size.width, size.height))
		a.bar.say("Remove "+filepath.Base(own)+" from your folder?", questionFor, a.bar.chip("Keep it", func() {}), a.bar.chip("Remove", func() {}))
		for _, o := range []fyne.CanvasObject{a.bar.words, a.bar.buttons[0], a.bar.buttons[1]} {
			if right := o.Position().X + o.Size().Width; right > a.bar.pill.Size().Width || a.bar.pill.Size().Width > size.width {
				t.Errorf("%s: %v ends at %v of %v", size.name, o, right, a.bar.pill.Size())
			}
		}
		kittest.Picture(t, "bar-"+size.name, topOf(a, 90))
	}
}

// topOf is the top of the window; below it stand paths that differ.
func topOf(a *app, height int) image.Image {
	whole := a.window.Canvas().Capture()
	top := image.NewNRGBA(image.Rect(0, 0, whole.Bounds().Dx(), height))
	draw.Draw(top, top.Bounds(), whole, image.Point{}, draw.Src)
	return top
}

// Whoever answers by key is back on the screen, and Escape leaves the question.
func TestTheBarGivesTheKeyboardBack(t *testing.T) {
	a, own, _ := home(t)
	a.showLibrary()
	a.library.ChoosePath(own)
	a.down(fyne.KeyDelete)
	a.window.Canvas().Focus(kittest.Button(a.bar.root, "Keep it"))
	a.down(fyne.KeyReturn)
	if a.window.Canvas().Focused() != nil || a.bar.asks() {
		t.Errorf("%T has the keyboard", a.window.Canvas().Focused())
	}
	a.library.Attach(a.window)
	a.down(fyne.KeyDelete)
	a.down(fyne.KeyEscape)
	if _, err := os.Stat(own); err != nil || a.bar.asks() {
		t.Errorf("Escape leaves %q, %v", kittest.Words(a.bar.root), err)
	}
}

func TestARemovedFileCanBeHadBackByTheNextProgram(t *testing.T) {
	a, own, _ := home(t)
	a.remove(own)
	a.removedBefore(t, own)
	save(t, own, "# in its place\n")
	a.undo()
	if text, _ := os.ReadFile(own); string(text) != "# in its place\n" {
		t.Errorf("undo put %q there", text)
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	a.undo()
	if text, err := os.ReadFile(own); err != nil || string(text) != mine {
		t.Errorf("%q, %v", text, err)
	}
}

// removedBefore checks that a window opened now offers to undo a removal.
func (a *app) removedBefore(t *testing.T, path string) {
	t.Helper()
	next := newApp(a.fyne, a.path, a.folder, func(func()) {})
	defer next.close()
	if m := next.menu().Items[1].Items[0]; m.Disabled || m.Label != "Undo removing "+filepath.Base(path) {
		t.Errorf("the menu says %q", m.Label)
	}
}

func TestAnImportOffersAFreeName(t *testing.T) {
	a, _, outside := home(t)
	save(t, filepath.Join(a.folder, "club.toml"), "# another\n")
	a.reload()
	a.drop(outside)
	a.tap(t, "Copy it there")
	a.tap(t, "Copy it as club-2.toml")
	if _, own := a.own(filepath.Join(a.folder, "club-2.toml")); !own || !a.says("club-2.toml is in your folder.") {
		t.Errorf("%q", kittest.Words(a.bar.root))
	}
	a.importFile(outside, "club-2.toml")
	if !a.says("club-2.toml is in your folder already.") {
		t.Errorf("%q", kittest.Words(a.bar.root))
	}
}

// A file from elsewhere says so, and can be copied from where it is shown.
func TestAFileFromElsewhereIsCopiedFromTheLibrary(t *testing.T) {
	a, _, outside := home(t)
	a.drop(filepath.Dir(outside)) // its folder stands for it
	a.showLibrary()
	if !a.says("from elsewhere") {
		t.Fatalf("%q", kittest.Words(a.bar.root))
	}
	a.tap(t, "Copy it into my folder")
	if _, own := a.own(filepath.Join(a.folder, "club.toml")); !own || a.says("from elsewhere") {
		t.Errorf("%q", kittest.Words(a.bar.root))
	}
}
