package protocols

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// declared returns the codes that code.go declares, in its order.
func declared(t *testing.T) (codes []Code) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is {
			return true
		}
		for _, value := range spec.Values {
			code, err := strconv.Unquote(value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, Code(code))
		}
		return false
	})
	return codes
}

func TestEveryCodeIsExplained(t *testing.T) {
	if want := declared(t); !slices.Equal(Codes(), want) || !slices.IsSorted(want) {
		t.Errorf("explained, in this order, are\n%s\nwant\n%s", Codes(), want)
	}
	titles := map[string]Code{}
	for _, code := range Codes() {
		e, _ := Explain(code)
		switch sentences := strings.Count(e.About+" ", ". "); {
		case e.Title == "" || titles[e.Title] != "":
			t.Errorf("%s has the title %q, and so has %q", code, e.Title, titles[e.Title])
		case sentences < 2 || sentences > 5:
			t.Errorf("%s is told in %d sentences, want 2 to 5: %s", code, sentences, e.About)
		case (e.How == "") == (e.Wrong == "" || e.Right == ""):
			t.Errorf("%s needs either examples or how it comes about", code)
		case e.Frame != "" && strings.Count(explanations().Frame[e.Frame], place) != 1:
			t.Errorf("%s stands in the frame %q, which has no place for it", code, e.Frame)
		}
		titles[e.Title] = code
	}
	if _, known := Explain("OB000"); known {
		t.Error("OB000 is explained")
	}
}

// Each example shows what it is to show, and nothing else.
func TestExamples(t *testing.T) {
	for _, code := range Codes() {
		e, _ := Explain(code)
		if e.How != "" {
			continue
		}
		ds := e.Faults(e.Wrong)
		if len(ds) == 0 {
			t.Errorf("%s: nothing is wrong with\n%s", code, e.Wrong)
		}
		for _, d := range ds {
			if d.Code != code || d.Severity != code.Severity() || d.Line < 1 || d.Line > strings.Count(e.Wrong, "\n") {
				t.Errorf("%s is shown by %s in\n%s", code, d, e.Wrong)
			}
		}
		if ds := e.Faults(e.Right); len(ds) > 0 {
			t.Errorf("%s: right is\n%swith\n%s", code, e.Right, ds)
		}
	}
}

// What no text can show comes about as it is told.
func TestHowItComesAbout(t *testing.T) {
	keys := ""
	for i := range 600 {
		keys += fmt.Sprintf("key%d = 1\n", i)
	}
	files := map[string]string{
		"large.toml":  strings.Repeat("x", MaxSize+1),
		"empty.toml":  "",
		"latin.toml":  "name = \"\xdcbung\"\n",
		"wide.toml":   strings.Join(strings.Split(small, ""), "\x00"), // UTF-16
		"many.toml":   keys + small,
		"twin.toml":   small,
		"twin-2.toml": small,
	}
	for i := range 20 {
		files[fmt.Sprintf("row-%d.toml", i)] = fmt.Sprintf("extends = \"row-%d.toml\"\n%s", i+1, small)
	}
	dir := folder(t, files)
	if err := os.Mkdir(filepath.Join(dir, "folder.toml"), 0o777); err != nil {
		t.Fatal(err)
	}
	shown := map[Code][]string{}
	for _, e := range Load(dir).Entries {
		for _, d := range e.Diagnostics {
			shown[d.Code] = append(shown[d.Code], filepath.Base(d.File))
		}
	}
	where := map[Code]string{
		CodeUnreadable: "folder.toml",
		CodeTooLarge:   "large.toml",
		CodeEmpty:      "empty.toml",
		CodeNotUTF8:    "latin.toml",
		CodeNUL:        "wide.toml",
		CodeTooMany:    "many.toml",
		CodeBaseDepth:  "row-16.toml",
		CodeTwin:       "twin.toml",
	}
	for _, code := range Codes() {
		e, _ := Explain(code)
		if e.How == "" || code == CodeInvalid { // which FuzzRead looks for
			continue
		}
		if !slices.Contains(shown[code], where[code]) {
			t.Errorf("%s is shown by %q, want %q", code, shown[code], where[code])
		}
	}
}
