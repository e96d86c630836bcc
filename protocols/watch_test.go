package protocols

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// small is the shortest protocol there can be.
const small = `format = 1
id = "mine"
name = "Mine"
kind = "drill"
[[phase]]
id = "sit"
kind = "settle"
name = "Sit"
ideal = "1m"
`

// mine returns the entry of the user's file with the id "mine".
func mine(l *Library) *Entry {
	for i, e := range l.Entries {
		if e.ID == "mine" {
			return &l.Entries[i]
		}
	}
	return nil
}

// watch follows a folder until the test ends, and returns what waits for a
// library that is as wanted; others may come before it.
func watch(t *testing.T, folder string) (until func(what string, want func(*Library) bool)) {
	t.Helper()
	libraries := make(chan *Library, 100)
	if err := Watch(t.Context(), folder, func(l *Library) { libraries <- l }); err != nil {
		t.Fatal(err)
	}
	return func(what string, want func(*Library) bool) {
		t.Helper()
		patience := time.After(20 * time.Second)
		for {
			select {
			case l := <-libraries:
				if want(l) {
					return
				}
			case <-patience:
				t.Fatalf("no library came in which %s", what)
			}
		}
	}
}

func TestWatchFollowsTheFolderThroughEverything(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "config", "outbreath", "protocols")
	file := filepath.Join(folder, "mine.toml")
	until := watch(t, folder)
	write := func(path, text string) { write(t, path, text) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	named := func(name string) func(*Library) bool {
		return func(l *Library) bool { e := mine(l); return e != nil && e.Name() == name }
	}
	gone := func(l *Library) bool { return mine(l) == nil && len(l.Entries) == len(shippedIDs) }

	until("there is only what ships", gone)

	must(os.MkdirAll(folder, 0o755))
	write(file, small)
	until("the folder and the file appeared", named("Mine"))

	write(file, small+"ideel = 3\n")
	until("the file is broken", func(l *Library) bool {
		e := mine(l)
		return e != nil && e.Protocol == nil && e.Diagnostics.HasErrors() && len(l.Entries) == len(shippedIDs)+1
	})

	// As editors save: beside, then renamed over.
	write(filepath.Join(folder, ".mine.toml.swp"), "half")
	write(filepath.Join(folder, "mine.new"), `version = "2"`+"\n"+small)
	must(os.Rename(filepath.Join(folder, "mine.new"), file))
	until("the file was replaced", func(l *Library) bool {
		e := mine(l)
		return e != nil && e.Protocol != nil && e.Protocol.Version == "2"
	})

	must(os.RemoveAll(folder))
	until("the folder was removed", gone)

	must(os.MkdirAll(folder, 0o755))
	write(file, small)
	until("the folder was made again", named("Mine"))

	must(os.Rename(folder, folder+".old"))
	until("the folder was moved away", gone)
	must(os.Mkdir(folder, 0o755))
	write(file, small)
	until("another folder is in its place", named("Mine"))

	must(os.Remove(file))
	until("the file was removed", gone)
}

// A file leads out of the folder: by what it extends, which need not be there yet,
// and what that extends; and as a link.
func TestWatchFollowsWhatFilesLeadTo(t *testing.T) {
	dir := t.TempDir()
	folder, club := filepath.Join(dir, "protocols"), filepath.Join(dir, "club", "bases")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	until := watch(t, folder)
	named := func(name string) func(*Library) bool {
		return func(l *Library) bool { e := mine(l); return e != nil && e.Name() == name }
	}
	const mineAs = "format = 1\nid = \"mine\"\n"

	write(t, filepath.Join(folder, "mine.toml"), mineAs+"extends = \"../club/bases/middle.toml\"\n")
	until("the base is missing", func(l *Library) bool { e := mine(l); return e != nil && e.Protocol == nil })

	if err := os.MkdirAll(club, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(club, "middle.toml"), "format = 1\nid = \"middle\"\nextends = \"base.toml\"\n")
	write(t, filepath.Join(club, "base.toml"), strings.Replace(small, `"Mine"`, `"Base"`, 1))
	until("the bases are there", named("Base"))

	write(t, filepath.Join(club, "base.toml"), strings.Replace(small, `"Mine"`, `"New base"`, 1))
	until("the base of the base has changed", named("New base"))

	write(t, filepath.Join(club, "base.toml"), "format = ")
	until("the base is broken, and the last good version stays", func(l *Library) bool {
		e := mine(l)
		return e != nil && e.Protocol == nil && e.LastGood != nil && e.LastGood.Name == "New base" && !e.LastGoodAt.IsZero()
	})

	target := filepath.Join(dir, "elsewhere.toml")
	write(t, target, small)
	if err := os.Remove(filepath.Join(folder, "mine.toml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, filepath.Join(folder, "mine.toml")); err != nil {
		t.Fatal(err)
	}
	until("the file is a link", named("Mine"))
	write(t, target, strings.Replace(small, `"Mine"`, `"Linked"`, 1))
	until("what it leads to has changed", named("Linked"))
}

func TestReloadKeepsTheLastGoodVersion(t *testing.T) {
	dir := folder(t, map[string]string{"mine.toml": small})
	path := filepath.Join(dir, "mine.toml")
	good := Load(dir)
	if mine(good).LastGood != nil {
		t.Error("a good file has a last good version besides")
	}
	write(t, path, small+"x = 1\n")
	bad := good.Reload()
	worse := bad.Reload()
	for _, l := range []*Library{bad, worse} {
		if e := mine(l); e.Protocol != nil || e.LastGood != mine(good).Protocol || !e.LastGoodAt.Equal(good.At) {
			t.Errorf("%+v", e)
		}
	}
	write(t, path, small)
	if e := mine(worse.Reload()); e.Protocol == nil || e.LastGood != nil {
		t.Errorf("mended, it is %+v", e)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if gone := worse.Reload(); mine(gone) != nil {
		t.Error("a file that is gone is kept")
	}
	write(t, path, small+"x = 1\n")
	if e := mine(worse.Reload().Reload()); e.LastGood == nil {
		t.Error("lost while the file was at fault")
	}
}

func TestWatchEndsWithItsContext(t *testing.T) {
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	delivered := make(chan struct{}, 100)
	if err := Watch(ctx, folder, func(*Library) { delivered <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	<-delivered
	cancel()
	// The watcher is closed by its own goroutine as the last thing it does;
	// whatever is written from then on is never delivered.
	time.Sleep(2 * settle)
	if err := os.WriteFile(filepath.Join(folder, "mine.toml"), []byte(small), 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case <-delivered:
		t.Error("a change was delivered after the end")
	case <-time.After(3 * settle):
	}
}
