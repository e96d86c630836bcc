package whole

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func names(t *testing.T, dir string) (all []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func read(t *testing.T, name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func words(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestWriteFileIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.wav")
	broken := errors.New("broken")
	half := func(w io.Writer) error {
		words("half")(w)
		return broken
	}
	if err := WriteFile(name, half); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if err := WriteFile(name, words("whole")); err != nil || read(t, name) != "whole" {
		t.Errorf("error %v, content %q", err, read(t, name))
	}
	if err := WriteFile(name, half); !errors.Is(err, broken) || read(t, name) != "whole" {
		t.Errorf("error %v, content %q", err, read(t, name))
	}
	if err := WriteFile(name, words("new")); err != nil || read(t, name) != "new" {
		t.Errorf("error %v, content %q", err, read(t, name))
	}
	if left := names(t, dir); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestWriteFileFollowsALink(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	if err := WriteFile(link, words("x")); err != nil || read(t, name) != "x" {
		t.Errorf("error %v, content %q", err, read(t, name))
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, error %v", info.Mode(), err)
	}
}

func TestWriteFileKeepsPermissions(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(name, words("x")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v, error %v", info.Mode(), err)
	}
}

func TestWriteFileWritesADeviceAsItIs(t *testing.T) {
	if err := WriteFile(os.DevNull, words("x")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is %v, error %v", os.DevNull, info.Mode(), err)
	}
}

func TestWriteFileSaysWhatItCannotDo(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{dir, filepath.Join(dir, "none", "out.wav")} {
		if err := WriteFile(name, words("x")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A writer that was killed could not tidy up; one that still writes must not lose
// its part.
func TestWriteFileRemovesWhatWasLeft(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * stale)
	for name, at := range map[string]time.Time{
		".out.wav.1f2e.part":     old,
		".out.wav.beef.part":     time.Now(), // somebody writes it
		".out.wav.mine.part":     old,        // none of ours
		".other.wav.1f2e.part":   old,
		".out.wav.wav.1f2e.part": old, // of out.wav.wav
		"out.wav.1f2e.part":      old,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteFile(filepath.Join(dir, "out.wav"), words("whole")); err != nil {
		t.Fatal(err)
	}
	want := []string{".other.wav.1f2e.part", ".out.wav.beef.part", ".out.wav.mine.part", ".out.wav.wav.1f2e.part", "out.wav", "out.wav.1f2e.part"}
	if left := names(t, dir); !slices.Equal(left, want) {
		t.Errorf("there are %q, want %q", left, want)
	}
}
