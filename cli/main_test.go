package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"outbreath": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("TERM", "xterm-256color")
			e.Setenv("LC_ALL", "C") // whatever the language of this machine
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "noise": noise},
	})
}

// exits runs a command and holds it to an exit code: exits 2 outbreath plan.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		_, code, _ = strings.Cut(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("%s exits %q (%v), want %s", strings.Join(args[1:], " "), code, err, args[0])
	}
}

// noise writes ten megabytes of bytes that mean nothing to a file.
func noise(ts *testscript.TestScript, _ bool, args []string) {
	text := make([]byte, 10_000_000)
	x := uint32(1)
	for i := range text {
		x = x*1664525 + 1013904223
		text[i] = byte(x >> 24)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o666))
}

// run runs a command in this process, which must succeed, and returns what it
// writes to stdout.
func run(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := Main(append([]string{"--lang", "en"}, args...), strings.NewReader(""), &stdout, &stderr); code != exitDone {
		t.Fatalf("outbreath %s exits %d:\n%s", strings.Join(args, " "), code, stderr.String())
	}
	return stdout.Bytes()
}

// TestVersion holds the one number to the other place that must have it.
func TestVersion(t *testing.T) {
	var meta struct{ Details struct{ Version string } }
	if _, err := toml.DecodeFile("../FyneApp.toml", &meta); err != nil {
		t.Fatal(err)
	}
	if meta.Details.Version != Version {
		t.Errorf("FyneApp.toml is at %q, the commands at %q", meta.Details.Version, Version)
	}
}

func TestStamped(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef"}
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, Version},
		{[]debug.BuildSetting{commit, {Key: "vcs.modified", Value: "false"}}, Version + " (0123456789ab)"},
		{[]debug.BuildSetting{commit, {Key: "vcs.modified", Value: "true"}}, Version + " (0123456789ab, with changes)"},
	} {
		if got := stamped(c.settings); got != c.want {
			t.Errorf("stamped(%v) = %q, want %q", c.settings, got, c.want)
		}
	}
}
