//go:build unix

package protocols

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReadFileTellsMachineFromText(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(path("good.toml"), []byte(small), 0o644))
	must(os.WriteFile(path("bad.toml"), []byte("x"), 0o644))
	must(os.WriteFile(path("large.toml"), bytes.Repeat([]byte("#\n"), 5<<20), 0o644))
	must(os.Mkdir(path("folder.toml"), 0o755))
	must(os.Symlink("loop.toml", path("loop.toml")))
	must(syscall.Mkfifo(path("pipe.toml"), 0o644))

	for name, want := range map[string]struct {
		code    Code
		machine error
	}{
		"good.toml":   {"", nil},
		"bad.toml":    {CodeSyntax, nil},
		"large.toml":  {CodeTooLarge, nil},
		"none.toml":   {CodeUnreadable, fs.ErrNotExist},
		"folder.toml": {CodeUnreadable, errNotFile},
		"pipe.toml":   {CodeUnreadable, errNotFile},
		"loop.toml":   {CodeUnreadable, syscall.ELOOP},
	} {
		p, ds, err := ReadFile(path(name))
		if !errors.Is(err, want.machine) || (p != nil) != (want.code == "") {
			t.Errorf("%s: %v, %v; want %v", name, p, err, want.machine)
		}
		if want.code != "" && (len(ds) != 1 || ds[0].Code != want.code || ds[0].Line != 1 || ds[0].File != path(name)) {
			t.Errorf("%s: %s; want %s", name, ds, want.code)
		}
	}
}

func TestReadFileWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	path := filepath.Join(t.TempDir(), "x.toml")
	if err := os.WriteFile(path, []byte(small), 0); err != nil {
		t.Fatal(err)
	}
	if _, ds, err := ReadFile(path); !errors.Is(err, fs.ErrPermission) || ds[0].Code != CodeUnreadable {
		t.Errorf("%v\n%s", err, ds)
	}
}
