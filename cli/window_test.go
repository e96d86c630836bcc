package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFilesForTheWindow(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"mine.toml", "two.TOML", "plan", "notes"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	abs := func(names ...string) (paths []string) {
		for _, n := range names {
			paths = append(paths, filepath.Join(dir, n))
		}
		return paths
	}
	for _, c := range []struct{ args, want []string }{
		{nil, nil},
		{[]string{"mine.toml"}, abs("mine.toml")},
		{[]string{"./mine.toml", "two.TOML"}, abs("mine.toml", "two.TOML")},
		{[]string{"notes"}, abs("notes")},
		{[]string{"."}, []string{dir}},
		{[]string{"plan"}, nil}, // the command
		{[]string{"./plan"}, abs("plan")},
		{[]string{"check", "mine.toml"}, nil},
		{[]string{"gone.toml"}, nil},
		{[]string{"mine.toml", "gone.toml"}, nil},
		{[]string{"mine.toml", "--json"}, nil},
		{[]string{"--version"}, nil},
		{[]string{"completion", "bash"}, nil},
		{[]string{"sprint"}, nil}, // a protocol that ships is no file
	} {
		if got := Files(c.args); !slices.Equal(got, c.want) {
			t.Errorf("%q are the files %q, want %q", c.args, got, c.want)
		}
	}
}
