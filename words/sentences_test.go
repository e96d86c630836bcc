package words_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A part of the program has a catalogue of its own in each language. A sentence
// that several parts say stands in that of the first.
type part struct {
	name    string
	folders []string // of the packages
}

var parts = []part{
	{"general", []string{"words", "keys", "audio", "journal"}},
	{"protocols", nil}, // the texts of what ships
	{"checker", []string{"protocols"}},
	{"terminal", []string{"cli"}},
	{"screens", []string{"app/stage", "app/library", "app/client", "app/peripheral"}},
	{"prepare", []string{"app/prepare"}},
	{"window", []string{"app"}},
}

// sentence is one text to be translated.
type sentence struct {
	context, text string
	several       string // for more than one; "" where it counts nothing
	formatted     bool   // it has places to fill in
	part          int
	places        []string // the files that say it
}

// id is what tells a sentence from others.
func (s *sentence) id() string { return s.context + "\x04" + s.text }

// A call is a function of package words that is given sentences.
type call struct {
	context, text, several int // which arguments they are; -1 for none
	formatted              bool
	filled                 int // the first argument that is filled in
}

var calls = map[string]call{
	"Say":    {-1, 0, -1, true, 1},
	"Errorf": {-1, 0, -1, true, 1},
	"In":     {0, 1, -1, true, 2},
	"Count":  {-1, 0, 1, true, 2},
	"Mark":   {-1, 0, -1, false, 1},
	"Error":  {-1, 0, -1, false, 1},
	"MarkIn": {0, 1, -1, false, 2},
}

// reports are the methods by which the checker says what is at fault, with its ways
// out: what is constant of that is put into the language in one place.
var reports = map[string]struct {
	hint, text int // which arguments they are; -1 for none
	formatted  bool
}{
	"report":    {4, 5, true},
	"fault":     {2, 3, true},
	"warn":      {2, 3, true},
	"wrongType": {2, 1, false},
	"each":      {-1, 1, false},
}

// sentences collects what the code of the tree says, in the order of the texts.
func sentences(t *testing.T) []*sentence {
	t.Helper()
	found := map[string]*sentence{}
	for i, part := range parts {
		for _, folder := range part.folders {
			for dir, files := range sources(t, filepath.Join("..", folder)) {
				c := &collector{t: t, part: i, dir: strings.TrimPrefix(filepath.ToSlash(dir), "../"), found: found, constants: map[string]ast.Expr{}}
				c.collect(files)
			}
		}
	}
	collectShipped(t, found)
	var all []*sentence
	for _, s := range found {
		slices.Sort(s.places)
		s.places = slices.Compact(s.places)
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *sentence) int { return strings.Compare(a.text+"\x04"+a.context, b.text+"\x04"+b.context) })
	return all
}

// sources parses the files below a folder, those of tests apart, by their folders.
func sources(t *testing.T, root string) map[string]map[string]*ast.File {
	t.Helper()
	all := map[string]map[string]*ast.File{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.Dir(name)
		if all[dir] == nil {
			all[dir] = map[string]*ast.File{}
		}
		all[dir][filepath.Base(name)] = file
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// collector finds the sentences of one package.
type collector struct {
	t         *testing.T
	part      int
	dir       string // from the root of the tree
	file      string
	own       bool // this is package words itself
	found     map[string]*sentence
	constants map[string]ast.Expr // of the package, by name
}

func (c *collector) collect(files map[string]*ast.File) {
	c.own = c.dir == "words"
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if d, is := n.(*ast.GenDecl); is && d.Tok == token.CONST {
				for _, spec := range d.Specs {
					v := spec.(*ast.ValueSpec)
					for i := range v.Values {
						c.constants[v.Names[i].Name] = v.Values[i]
					}
				}
			}
			return true
		})
	}
	for name, file := range files {
		c.file = path.Join(c.dir, name)
		if !c.own && c.dir != "protocols" && !imports(file, "outbreath/words") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, is := n.(*ast.CallExpr); is {
				c.call(call)
			}
			return true
		})
	}
}

func imports(file *ast.File, importPath string) bool {
	return slices.ContainsFunc(file.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == strconv.Quote(importPath) })
}

// call notes the sentence that a call is given.
func (c *collector) call(n *ast.CallExpr) {
	name := ""
	switch f := n.Fun.(type) {
	case *ast.SelectorExpr:
		if c.dir == "protocols" {
			c.report(f.Sel.Name, n)
		}
		if x, is := f.X.(*ast.Ident); is && x.Name == "words" {
			name = f.Sel.Name
		}
	case *ast.Ident:
		if c.own {
			name = f.Name
		}
	}
	kind, is := calls[name]
	if !is || len(n.Args) <= max(kind.text, kind.several, kind.context) {
		return
	}
	s := &sentence{formatted: kind.formatted, part: c.part}
	for _, a := range []struct {
		i  int
		to *string
	}{{kind.context, &s.context}, {kind.text, &s.text}, {kind.several, &s.several}} {
		if a.i < 0 {
			continue
		}
		text, constant := c.constant(n.Args[a.i])
		if !constant {
			c.t.Errorf("%s: words.%s is given what is no constant, and cannot be translated; words.Of takes what was marked elsewhere", c.file, name)
			return
		}
		*a.to = text
	}
	if s.text == "" {
		c.t.Errorf("%s: words.%s is given nothing to say", c.file, name)
		return
	}
	if filled := len(n.Args) - kind.filled; kind.formatted && n.Ellipsis == token.NoPos && len(verbs(s.text)) != filled {
		c.t.Errorf("%s: %q has %d places to fill in and is given %d", c.file, s.text, len(verbs(s.text)), filled)
	}
	s.places = []string{c.file}
	c.add(s)
}

// report notes the sentences of one of [reports].
func (c *collector) report(name string, n *ast.CallExpr) {
	kind, is := reports[name]
	if !is || len(n.Args) <= kind.text {
		return
	}
	if text, constant := c.constant(n.Args[kind.text]); constant && says(text) {
		c.add(&sentence{text: text, formatted: kind.formatted, part: c.part, places: []string{c.file}})
		if filled := len(n.Args) - kind.text - 1; kind.formatted && len(verbs(text)) != filled {
			c.t.Errorf("%s: %q has %d places to fill in and is given %d", c.file, text, len(verbs(text)), filled)
		}
	}
	if kind.hint < 0 {
		return
	}
	if hint, constant := c.constant(n.Args[kind.hint]); constant && says(hint) {
		c.add(&sentence{text: hint, part: c.part, places: []string{c.file}})
	}
}

// says tells whether a format has words of its own, and is more than places.
func says(format string) bool { return strings.Trim(format, "%sv") != "" }

// add notes a sentence, or another place of one that is known.
func (c *collector) add(s *sentence) { note(c.t, c.found, s) }

func note(t *testing.T, found map[string]*sentence, s *sentence) {
	t.Helper()
	known := found[s.id()]
	if known == nil {
		found[s.id()] = s
		return
	}
	if known.several != s.several && known.several != "" && s.several != "" {
		t.Errorf("%q has two forms for more than one: %q in %v and %q in %v", s.text, known.several, known.places, s.several, s.places)
	}
	known.several = cmp.Or(known.several, s.several)
	known.formatted = known.formatted || s.formatted
	known.part = min(known.part, s.part)
	known.places = append(known.places, s.places...)
}

// constant returns the text of a constant expression.
func (c *collector) constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		a, isA := c.constant(e.X)
		b, isB := c.constant(e.Y)
		return a + b, isA && isB && e.Op == token.ADD
	case *ast.ParenExpr:
		return c.constant(e.X)
	case *ast.Ident:
		if value, is := c.constants[e.Name]; is {
			return c.constant(value)
		}
	}
	return "", false
}
