package protocols

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// faultyFiles returns the corpus: each file has at least one fault, and beside
// it stands what is to be said about it.
func faultyFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/faulty/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	return files
}

// inFull writes faults with their lines.
func inFull(ds Diagnostics) string {
	var b strings.Builder
	for _, d := range ds {
		head, hint, _ := strings.Cut(d.String(), "\n")
		line, carets := d.Excerpt(utf8.RuneCountInString)
		for _, s := range []string{head, "  | " + line, "  | " + carets, hint} {
			if strings.Trim(s, " |") != "" {
				b.WriteString(s + "\n")
			}
		}
	}
	return b.String()
}

func TestFaultyFiles(t *testing.T) {
	for _, path := range faultyFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".toml"), func(t *testing.T) {
			p, ds, err := ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(ds) == 0 {
				t.Fatal("nothing was found")
			}
			if (p == nil) != ds.HasErrors() {
				t.Errorf("protocol is nil: %v; has errors: %v", p == nil, ds.HasErrors())
			}
			got := strings.ReplaceAll(inFull(ds), "testdata/faulty/", "")
			golden := strings.TrimSuffix(path, ".toml") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("diagnostics are\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Codes that no file of the corpus can show, and the tests that do.
var shownElsewhere = map[Code]string{
	CodeUnreadable: "TestReadFileTellsMachineFromText",
	CodeTooLarge:   "TestUnreadableText",
	CodeNotUTF8:    "TestUnreadableText",
	CodeNUL:        "TestUnreadableText",
	CodeTooMany:    "TestFaultsAreBounded",
	CodeBaseDepth:  "TestExtendsIsBounded",
	CodeTwin:       "TestLibraryKeepsTwins",
	CodeInvalid:    "never: FuzzRead looks for it",
}

func TestEveryCodeHasACase(t *testing.T) {
	shown := map[Code]bool{}
	for _, path := range faultyFiles(t) {
		_, ds, _ := ReadFile(path)
		for _, d := range ds {
			shown[d.Code] = true
		}
	}
	for _, code := range Codes() {
		if _, elsewhere := shownElsewhere[code]; shown[code] == elsewhere {
			t.Errorf("%s: shown by a file %v, elsewhere %v", code, shown[code], elsewhere)
		}
	}
	for code := range shown {
		if !code.known() {
			t.Errorf("%s is not explained", code)
		}
	}
}

func TestDiagnosticsAreSorted(t *testing.T) {
	for _, path := range faultyFiles(t) {
		_, ds, _ := ReadFile(path)
		sorted := slices.Clone(ds)
		sorted.sort(path)
		if !slices.Equal(ds, sorted) {
			t.Errorf("%s: faults are not in order", path)
		}
	}
}
