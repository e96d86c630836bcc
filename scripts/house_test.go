// Package house_test holds the house in order: which package may import which,
// what each must never reach, and what none may be called.
//
// It lives beside the other checks of the tree, and not in the root package
// whose rules it holds, because a test there would have to build OpenGL first.
// It asks `go list` and builds nothing but the packages that promise to build
// without cgo.
package house_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "outbreath"

// node is what `go list` says of one package: enough to judge it.
type node struct {
	ImportPath string
	Standard   bool
	Imports    []string // direct, tests not counted
	Deps       []string // direct and indirect
	GoFiles    []string
	Error      *struct{ Err string }
}

// A floor is the top folder of one of our packages and what stands on it: the
// floors it may import besides itself. The root package is the floor "main".
var floors = map[string][]string{
	"main":      {"cli", "app"},
	"app":       {"pacing", "audio", "protocols", "journal", "keys", "assets", "whole", "words"},
	"cli":       {"pacing", "audio", "protocols", "journal", "keys", "whole", "words"},
	"audio":     {"pacing", "words"},
	"protocols": {"pacing", "whole", "words"},
	"journal":   {"pacing", "whole", "words"},
	"keys":      {"words"},
	"words":     {"pacing"},
	"whole":     {},
	"pacing":    {},
	"assets":    {},
	"scripts":   {},
}

// A reservation is a package that only some of ours may import themselves.
var reservations = []struct {
	prefix string   // an import path, or one ending in a slash for all below it
	by     []string // the import paths of ours that may
	why    string
}{
	{"fyne.io/fyne/v2/app", []string{module}, "it brings OpenGL"},
	{"fyne.io/fyne/v2/internal/", nil, "it is not ours to use"},
	{"github.com/go-gl/", nil, "only Fyne draws"},
	{"github.com/faiface/beep/speaker", []string{module + "/audio/speaker"}, "it opens the sound card"},
	{"github.com/hajimehoshi/oto", []string{module + "/audio/speaker"}, "it opens the sound card"},
}

// A wall is what the packages of a floor must not reach, not even through
// others.
var walls = []struct {
	floor, prefix, why string
}{
	{"pacing", "os", "the engine touches no files"},
	{"pacing", "net", "the engine knows no network"},
	{"pacing", "embed", "the engine carries no data"},
	{"cli", "fyne.io/", "the commands work without a window"},
	{"audio", "fyne.io/", "the sound knows no window"},
	{"protocols", "fyne.io/", "the files know no window"},
	{"keys", "fyne.io/", "the terminal has the same keys"},
	{"keys", "os", "the table touches no files"},
	{"words", "fyne.io/", "the terminal speaks too"},
	{"journal", "fyne.io/", "the journal knows no window"},
}

// bootClock is the one module the engine leans on: the standard library has no
// clock that goes on while the machine sleeps.
const bootClock = "golang.org/x/sys/unix"

// A pure package builds without cgo: every one but the root, which opens the
// window. Without cgo audio/speaker finds no card.
var impure = []string{module}

// vague are names that say nothing about what is inside.
var vague = []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "base"}

// ours tells whether an import path is of this module.
func ours(importPath string) bool {
	return importPath == module || strings.HasPrefix(importPath, module+"/")
}

// floorOf returns the top folder of a package of ours.
func floorOf(importPath string) string {
	if importPath == module {
		return "main"
	}
	top, _, _ := strings.Cut(strings.TrimPrefix(importPath, module+"/"), "/")
	return top
}

// under tells whether an import path is a prefix or lies below it.
func under(importPath, prefix string) bool {
	return importPath == prefix || strings.HasPrefix(importPath, strings.TrimSuffix(prefix, "/")+"/")
}

// faults returns what is wrong with a graph of packages, in words, sorted.
func faults(graph map[string]node) []string {
	var found []string
	add := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }

	for _, n := range graph {
		if !ours(n.ImportPath) {
			continue
		}
		floor := floorOf(n.ImportPath)
		allowed, known := floors[floor]
		if !known {
			add("%s is on no known floor of the house", n.ImportPath)
		}
		for part := range strings.SplitSeq(n.ImportPath, "/") {
			if slices.Contains(vague, part) {
				add("%s: the name %q says nothing about what is inside", n.ImportPath, part)
			}
		}
		for _, imported := range n.Imports {
			if ours(imported) && floorOf(imported) != floor && !slices.Contains(allowed, floorOf(imported)) {
				add("%s imports %s: %s may import %v", n.ImportPath, imported, floor, allowed)
			}
			for _, r := range reservations {
				if under(imported, r.prefix) && !slices.Contains(r.by, n.ImportPath) {
					add("%s imports %s: that is for %v, because %s", n.ImportPath, imported, r.by, r.why)
				}
			}
			if floor == "pacing" && !ours(imported) && !graph[imported].Standard && imported != bootClock {
				add("%s imports %s: the engine stands on the standard library alone", n.ImportPath, imported)
			}
		}
		for _, w := range walls {
			if floor != w.floor {
				continue
			}
			reached := n.Deps
			if graph[w.prefix].Standard { // the standard library itself reaches os nearly everywhere
				reached = n.Imports
			}
			for _, dep := range reached {
				if under(dep, w.prefix) {
					add("%s reaches %s: %s", n.ImportPath, dep, w.why)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

// list reads the graph of everything that the tree builds, as a build with cgo
// sees it.
func list(t *testing.T) map[string]node {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-e", "-tags", "migrated_fynedo",
		"-json=ImportPath,Standard,Imports,Deps,GoFiles,Error", "./...")
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	var words strings.Builder
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, words.String())
	}
	graph := map[string]node{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var n node
		if err := dec.Decode(&n); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("what go list says: %v", err)
		}
		if n.Error != nil && ours(n.ImportPath) {
			t.Errorf("%s: %s", n.ImportPath, n.Error.Err)
		}
		graph[n.ImportPath] = n
	}
	return graph
}

func TestTheHouseIsInOrder(t *testing.T) {
	graph := list(t)
	for _, must := range []string{module, module + "/pacing"} {
		if _, ok := graph[must]; !ok {
			t.Fatalf("go list does not know %s: is this the tree?", must)
		}
	}
	for _, fault := range faults(graph) {
		t.Error(fault)
	}
}

// TestBuildsWithoutCgo builds what promises to need no C compiler, so that a
// fast inner loop stays possible everywhere.
func TestBuildsWithoutCgo(t *testing.T) {
	var pure []string
	for importPath, n := range list(t) {
		if ours(importPath) && len(n.GoFiles) > 0 && !slices.Contains(impure, importPath) {
			pure = append(pure, importPath)
		}
	}
	slices.Sort(pure)
	cmd := exec.CommandContext(t.Context(), "go",
		append([]string{"build", "-tags", "migrated_fynedo"}, pure...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("with CGO_ENABLED=0: %v\n%s", err, out)
	}
}

// TestFaults shows that each rule can fail, and that a house in order passes.
func TestFaults(t *testing.T) {
	n := func(name string, imports ...string) node {
		return node{ImportPath: path.Join(module, name), Imports: imports, Deps: imports}
	}
	for _, c := range []struct {
		name string
		node node
		want string // a part of the one fault; empty: none
	}{
		{"main opens the window", n("", "outbreath/cli", "outbreath/app", "fyne.io/fyne/v2/app"), ""},
		{"a screen uses its kit", n("app/stage", "outbreath/app/kit", "outbreath/pacing", "fyne.io/fyne/v2"), ""},
		{"the speaker opens the card", n("audio/speaker", "outbreath/audio", "github.com/faiface/beep/speaker"), ""},
		{"the engine knows time", n("pacing", "time"), ""},
		{"the engine notices sleep", n("pacing", bootClock), ""},

		{"main skips a floor", n("", "outbreath/journal"), "main may import [cli app]"},
		{"the engine looks up", n("pacing", "outbreath/protocols"), "pacing may import []"},
		{"the journal looks sideways", n("journal", "outbreath/audio"), "journal may import [pacing whole words]"},
		{"the commands open the window", n("cli", "outbreath/app"), "cli may import"},
		{"a second hand opens OpenGL", n("app", "fyne.io/fyne/v2/app"), "it brings OpenGL"},
		{"a second hand opens the card", n("cli", "github.com/faiface/beep/speaker"), "it opens the sound card"},
		{"past beep to the card", n("audio", "github.com/hajimehoshi/oto"), "it opens the sound card"},
		{"inside Fyne", n("app/kit", "fyne.io/fyne/v2/internal/async"), "not ours to use"},
		{"the engine leans on a module", n("pacing", "pgregory.net/rapid"), "standard library alone"},
		{"the engine opens a file", n("pacing", "os"), "touches no files"},
		{"the engine calls home", n("pacing", "net/http"), "knows no network"},
		{"the commands reach Fyne through another", node{ImportPath: "outbreath/cli", Deps: []string{"fyne.io/fyne/v2"}},
			"work without a window"},
		{"a drawer for everything", n("app/util"), `"util" says nothing`},
		{"an annexe", n("server"), "no known floor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			graph := map[string]node{c.node.ImportPath: c.node}
			for _, std := range []string{"time", "os", "net", "net/http", "embed"} {
				graph[std] = node{ImportPath: std, Standard: true}
			}
			got := faults(graph)
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("found %q, want nothing", got)
			case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
				t.Errorf("found %q, want one with %q", got, c.want)
			}
		})
	}
}
