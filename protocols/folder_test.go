package protocols

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestImportCopiesAFileAndItsBases(t *testing.T) {
	const top = "# Mine.\nformat = 1\nid = \"top\"\nextends = \"bases/base.toml\"\n"
	from := folder(t, map[string]string{"top.toml": top})
	if err := os.Mkdir(filepath.Join(from, "bases"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(from, "bases", "base.toml"), small)
	to := filepath.Join(t.TempDir(), "protocols")
	for range 2 { // the second time it is there already
		path, err := Import(to, filepath.Join(from, "top.toml"), "top.toml")
		if err != nil || path != filepath.Join(to, "top.toml") {
			t.Fatal(path, err)
		}
	}
	if content(t, filepath.Join(to, "top.toml")) != top || content(t, filepath.Join(to, "bases", "base.toml")) != small {
		t.Error("a copy is not as it was")
	}
	if p, ds, err := ReadFile(filepath.Join(to, "top.toml")); p == nil || err != nil {
		t.Errorf("%v\n%s", err, ds)
	}
}

func TestImportReplacesNothing(t *testing.T) {
	from := folder(t, map[string]string{"mine.toml": small})
	to := folder(t, map[string]string{"mine.toml": "# another\n", "mine-2.toml": "# and another\n"})
	if _, err := Import(to, filepath.Join(from, "mine.toml"), "mine.toml"); !errors.Is(err, ErrTaken) {
		t.Error(err)
	}
	free := FreeName(to, "mine.toml")
	if path, err := Import(to, filepath.Join(from, "mine.toml"), free); err != nil || path != filepath.Join(to, "mine-3.toml") || content(t, path) != small {
		t.Errorf("under a free name: %s, %v", path, err)
	}
	if content(t, filepath.Join(to, "mine.toml")) != "# another\n" {
		t.Error("a file was replaced")
	}
	// A base has the name by which it is extended, and no other.
	write(t, filepath.Join(from, "top.toml"), "format = 1\nid = \"top\"\nextends = \"mine.toml\"\n")
	_, err := Import(to, filepath.Join(from, "top.toml"), "top.toml")
	if err == nil || errors.Is(err, ErrTaken) || !strings.Contains(err.Error(), "it extends mine.toml") || exists(filepath.Join(to, "top.toml")) {
		t.Errorf("without its base: %v", err)
	}
}

func TestImportTakesFaultsButNotNoise(t *testing.T) {
	from := folder(t, map[string]string{"faulty.toml": "id = ", "noise.toml": "\x00\x01", "empty.toml": "", "notes.txt": small})
	to := t.TempDir()
	if _, err := Import(to, filepath.Join(from, "faulty.toml"), "faulty.toml"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"noise.toml", "empty.toml", "notes.txt", "none.toml"} {
		if path, err := Import(to, filepath.Join(from, name), name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %q, %v", name, path, err)
		}
	}
	if files, _ := os.ReadDir(to); len(files) != 1 {
		t.Errorf("%d files came", len(files))
	}
}

func TestExportStandsOnItsOwn(t *testing.T) {
	dir := folder(t, map[string]string{
		"base.toml": small, "mine.toml": "format = 1\nid = \"mine-too\"\nextends = \"base.toml\"\n",
		"plain.toml": "# As it is.\n" + strings.Replace(small, `"mine"`, `"plain"`, 1), "faulty.toml": "id = \"faulty\"\nx =",
		"lost.toml": "format = 1\nid = \"lost\"\nextends = \"none.toml\"\n",
	})
	l := Load(dir)
	for id, as := range map[string]string{"relax": "", "mine-too": "", "plain": content(t, filepath.Join(dir, "plain.toml")), "faulty": "id = \"faulty\"\nx ="} {
		e, err := l.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		text, err := e.Export()
		if err != nil {
			t.Fatal(err)
		}
		if as != "" && string(text) != as {
			t.Errorf("%s is exported as %s", id, text)
		}
		if p, ds := Read("out.toml", text); e.Protocol != nil && (p == nil || p.ID != id) {
			t.Errorf("%s\n%s", id, ds)
		}
	}
	lost, err := l.Find(filepath.Join(dir, "lost.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := lost.Export(); err == nil {
		t.Errorf("what lacks its base is exported:\n%s", text)
	}
}

func TestRemoveCanBeTakenBack(t *testing.T) {
	dir := folder(t, map[string]string{"mine.toml": small})
	path, keep := filepath.Join(dir, "mine.toml"), filepath.Join(t.TempDir(), "state", "removed")
	r, err := Remove(path, keep)
	if err != nil || exists(path) {
		t.Fatal(err)
	}
	write(t, path, "# in its place\n")
	if err := r.Restore(); !errors.Is(err, ErrTaken) || content(t, path) != "# in its place\n" {
		t.Error(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := r.Restore(); err != nil || content(t, path) != small {
		t.Error(err)
	}
	if err := r.Restore(); err == nil {
		t.Error("put back twice")
	}
	if _, err := Remove(filepath.Join(dir, "none.toml"), keep); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// What was removed is known by the folder alone, also to the next program.
func TestTheLastRemovedThatHasItsPlaceComesLast(t *testing.T) {
	dir := folder(t, map[string]string{"a.toml": "a", "b.toml": "b", "c.d.toml": "c"})
	keep := filepath.Join(t.TempDir(), "removed")
	if list := Restorable(dir, keep); len(list) != 0 {
		t.Errorf("before anything was removed: %v", list)
	}
	for _, name := range []string{"b.toml", "a.toml", "c.d.toml"} {
		if _, err := Remove(filepath.Join(dir, name), keep); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "a.toml"), "another")
	write(t, filepath.Join(keep, "stray.toml"), "of nobody")
	list := Restorable(dir, keep)
	if len(list) != 2 || list[0].Path != filepath.Join(dir, "b.toml") || list[1].Path != filepath.Join(dir, "c.d.toml") {
		t.Fatalf("%v", list)
	}
	if err := list[1].Restore(); err != nil || content(t, list[1].Path) != "c" {
		t.Error(err)
	}
}
