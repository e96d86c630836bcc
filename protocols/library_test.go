package protocols

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

func TestUserFolderFollowsXDG(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	if got, want := UserFolder(), filepath.Join(home, "outbreath", "protocols"); got != want {
		t.Errorf("user's folder is %s, want %s", got, want)
	}
}

func TestLibraryWithoutAFolderIsWhatShips(t *testing.T) {
	for _, folder := range []string{"", filepath.Join(t.TempDir(), "none")} {
		l := Load(folder)
		if len(l.Entries) != len(shippedIDs) || l.Err != nil {
			t.Errorf("%q: %d entries, %v", folder, len(l.Entries), l.Err)
		}
	}
}

func TestABrokenFileHidesNothing(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.toml":      small,
		"b.toml":      "id = ",
		"c.toml":      "format = 1\nid = \"gone-wrong\"\n",
		".d.toml":     "an editor's",
		"e.toml.swp":  "an editor's",
		"notes.txt":   "not a protocol",
		"relax.toml":  strings.Replace(small, `"mine"`, `"relax"`, 1),
		"sprint.toml": strings.Replace(small, `"mine"`, `"sprint"`, 1) + "x = 1\n",
	})
	l := Load(dir)
	if l.Err != nil || len(l.Entries) != len(shippedIDs)+5 {
		t.Fatalf("%d entries, %v", len(l.Entries), l.Err)
	}
	for i, want := range []struct {
		file, id         string
		broken, replaces bool
	}{
		{"a.toml", "mine", false, false},
		{"b.toml", "", true, false},
		{"c.toml", "gone-wrong", true, false},
		{"relax.toml", "relax", false, true},
		{"sprint.toml", "sprint", true, true},
	} {
		e := l.Entries[len(shippedIDs)+i]
		if filepath.Base(e.Path) != want.file || e.ID != want.id || (e.Protocol == nil) != want.broken || e.Replaces != want.replaces || e.Shipped {
			t.Errorf("entry %+v, want %+v", e, want)
		}
	}
	// The user's file is found, also a broken one: nothing else runs instead.
	for _, id := range []string{"relax", "sprint", "gone-wrong", "mine"} {
		e, err := l.Find(id)
		if err != nil || e.Shipped || e.ID != id {
			t.Errorf("%s finds %+v, %v", id, e, err)
		}
	}
	for _, e := range l.Entries[:len(shippedIDs)] {
		if want := e.ID == "relax" || e.ID == "sprint"; !e.Shipped || e.Hidden != want {
			t.Errorf("shipped %s: hidden %v", e.ID, e.Hidden)
		}
	}
	if e, err := l.Find("deep"); err != nil || !e.Shipped {
		t.Errorf("deep finds %+v, %v", e, err)
	}
}

func TestLibraryKeepsTwins(t *testing.T) {
	l := Load(folder(t, map[string]string{"a.toml": small, "b.toml": small}))
	first, second := l.Entries[len(shippedIDs)], l.Entries[len(shippedIDs)+1]
	if first.Hidden || len(first.Diagnostics) > 0 || !second.Hidden || second.Protocol == nil {
		t.Errorf("twins are\n%+v\n%+v", first, second)
	}
	if ds := second.Diagnostics; len(ds) != 1 || ds[0].Code != CodeTwin || ds[0].Severity != Warning || ds[0].Line != 2 || ds[0].Column != 6 {
		t.Errorf("%s", second.Diagnostics)
	}
}

func TestFindTakesPaths(t *testing.T) {
	dir := folder(t, map[string]string{"mine.toml": small, "bad.toml": "x"})
	l := Load("")
	if e, err := l.Find(filepath.Join(dir, "mine.toml")); err != nil || e.Protocol == nil || e.Name() != "Mine" {
		t.Errorf("%+v, %v", e, err)
	}
	if e, err := l.Find(filepath.Join(dir, "bad.toml")); err != nil || e.Protocol != nil || e.Name() != "bad.toml" {
		t.Errorf("%+v, %v", e, err)
	}
	if _, err := l.Find(filepath.Join(dir, "none.toml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
	_, err := l.Find("relaks")
	if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), `did you mean "relax"?`) {
		t.Errorf("a slip gives %v", err)
	}
}

func TestLoadSaysWhyAFolderCannotBeListed(t *testing.T) {
	dir := folder(t, map[string]string{"file": "not a folder"})
	l := Load(filepath.Join(dir, "file"))
	if l.Err == nil || len(l.Entries) != len(shippedIDs) {
		t.Errorf("%d entries, %v", len(l.Entries), l.Err)
	}
}
