package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A coach at work on a file while the window is open: broken, its last good version
// still runs; mended, it is as it is now; removed, it can be had back.
func TestWindowWithAFileInTheMaking(t *testing.T) {
	const good = `format = 1
id = "mine"
name = "Mine"
kind = "drill"

[[phase]]
id = "sit"
kind = "settle"
name = "Sit"
ideal = "1m"
`
	d := newDesk(t)
	file := filepath.Join(d.home, "config", "outbreath", "protocols", "mine.toml")
	save := func(text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first := d.await("library", "faults", 0.0).number("entries")
	save(good)
	d.await("library", "entries", float64(first+1))
	save(strings.Replace(good, "ideal", "idael", 1))
	d.await("library", "faults", 1.0)

	d.xdo("type", "--delay", "60", "/mine")
	time.Sleep(time.Second) // a few frames
	d.picture("broken")
	d.press("Return")
	d.await("screen", "name", "prepare")
	time.Sleep(time.Second)
	d.picture("last-good")
	save(good)
	d.await("library", "faults", 0.0)
	time.Sleep(time.Second)
	d.picture("mended")

	d.press("Escape") // keeps what is prepared
	d.press("Escape") // leaves it
	d.await("screen", "name", "library")
	d.press("Delete")
	time.Sleep(time.Second)
	d.picture("question")
	d.press("Delete")
	d.await("file", "did", "remove")
	if _, err := os.Stat(file); err == nil {
		t.Error("the file is still there")
	}
	time.Sleep(time.Second)
	d.picture("removed")
	d.press("ctrl+z")
	d.await("file", "did", "restore")
	if text, err := os.ReadFile(file); err != nil || string(text) != good {
		t.Errorf("it came back as %q, %v", text, err)
	}
}
