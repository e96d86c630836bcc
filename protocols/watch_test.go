package protocols

import (
	"context"
	"os"
	"path/filepath"
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

func TestWatchFollowsTheFolderThroughEverything(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "config", "outbreath", "protocols")
	file := filepath.Join(folder, "mine.toml")
	ctx, cancel := context.WithCancel(t.Context())
	libraries := make(chan *Library, 100)
	if err := Watch(ctx, folder, func(l *Library) { libraries <- l }); err != nil {
		t.Fatal(err)
	}
	// until waits for a library that is as wanted; others may come before it.
	until := func(what string, want func(*Library) bool) {
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
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
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

	cancel()
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
