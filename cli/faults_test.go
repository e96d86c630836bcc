package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"outbreath/cli/terminal"
	"outbreath/protocols"
)

// marked is a fault in the middle of a line with wide letters.
var marked = protocols.Diagnostic{
	File: "club/relax.toml", Line: 12, Column: 8, Severity: protocols.Error, Code: protocols.CodeUnknownKey,
	Message: `phase "calves" has no key "duraton"`, Hint: `did you mean "duration"?`,
	Source: "あ = 1, duraton = 2", Width: 7,
}

func TestFaultsShowTheirLine(t *testing.T) {
	bare := protocols.Diagnostic{File: "none.toml", Line: 1, Column: 1, Severity: protocols.Warning, Code: protocols.CodeUnreadable, Message: "there is no such file"}
	const want = `club/relax.toml:12:8: error OB010: phase "calves" has no key "duraton"
  12 | あ = 1, duraton = 2
     |         ^^^^^^^
    did you mean "duration"?

none.toml:1:1: warning OB001: there is no such file
`
	if got := faultWords(protocols.Diagnostics{marked, bare}, terminal.NoColour); got != want {
		t.Errorf("written are\n%s\nwant\n%s", got, want)
	}
}

func TestFaultsInColourSayTheSame(t *testing.T) {
	faults := protocols.Diagnostics{marked}
	got := faultWords(faults, terminal.Colours256)
	for _, want := range []string{"\x1b[1mclub/relax.toml:12:8:\x1b[0m ", "\x1b[1;38;5;173merror OB010:\x1b[0m ", "^^^^^^^\x1b[0m\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if plain := faultWords(faults, terminal.NoColour); withoutStyles(got) != plain {
		t.Errorf("without its colours it is\n%s\nwant\n%s", withoutStyles(got), plain)
	}
}

// withoutStyles takes the sequences out that style a text.
func withoutStyles(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		b.WriteString(part)
	}
	return b.String()
}

func TestCompactFaultsAreOneLine(t *testing.T) {
	const want = `a b.toml:12:8: error: phase "calves" has no key "duraton"; did you mean "duration"? [OB010]`
	f := marked
	f.File = "a\nb.toml"
	if got := compactFault(f); got != want {
		t.Errorf("written is %q, want %q", got, want)
	}
	f.Hint = ""
	if got, want := compactFault(f), strings.Replace(want, `; did you mean "duration"?`, "", 1); got != want {
		t.Errorf("without a hint %q is written, want %q", got, want)
	}
}

// A thousand files, each as large as the largest that ship.
func BenchmarkCheck(b *testing.B) {
	text, ok := protocols.ShippedText("relax")
	if !ok {
		b.Fatal("relax does not ship")
	}
	dir := b.TempDir()
	for i := range 1000 {
		name := filepath.Join(dir, fmt.Sprintf("relax-%d.toml", i))
		if err := os.WriteFile(name, text, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if code := Main([]string{"check", dir}, strings.NewReader(""), io.Discard, io.Discard); code != exitDone {
			b.Fatalf("exits %d", code)
		}
	}
}
