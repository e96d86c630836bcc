package protocols

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The parts of the documentation of the format that are made from the program.
var generated = map[string]func() string{
	"root":     func() string { return keyTable(rootKeys()) },
	"breath":   func() string { return keyTable(breathKeys()) },
	"sound":    func() string { return keyTable(soundKeys()) },
	"phase":    func() string { return keyTable(phaseKeys()) },
	"prompt":   func() string { return keyTable(promptKeys()) },
	"safety":   safetyTable,
	"guidance": guidanceTable,
	"errors":   func() string { return codeTable(Error) },
	"warnings": func() string { return codeTable(Warning) },
}

var generatedPart = regexp.MustCompile(`(?s)(<!-- made from the program: (\w+) -->\n).*?(<!-- until here -->)`)

// The document has every key, note and code of the program, and says of each
// what the program does.
func TestFormatDocument(t *testing.T) {
	const path = "../docs/protocol-format.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	left := len(generated)
	made := generatedPart.ReplaceAllStringFunc(string(text), func(part string) string {
		m := generatedPart.FindStringSubmatch(part)
		table := generated[m[2]]
		if table == nil {
			t.Fatalf("nothing is called %q", m[2])
		}
		left--
		return m[1] + table() + m[3]
	})
	if left != 0 {
		t.Errorf("%d parts are missing or there twice", left)
	}
	if *update {
		if err := os.WriteFile(path, []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != string(text) {
		t.Errorf("%s is out of date: go test ./protocols -run TestFormatDocument -update", path)
	}
}

// Nothing is left unsaid about any key.
func TestEveryKeyIsDocumented(t *testing.T) {
	documented(t, "the root", rootKeys())
	documented(t, "[breath.…]", breathKeys())
	documented(t, "[sound]", soundKeys())
	documented(t, "[[phase]]", phaseKeys())
	documented(t, "[[phase.prompt]]", promptKeys())
}

func documented[T any](t *testing.T, table string, keys []key[T]) {
	t.Helper()
	for _, k := range keys {
		if k.about == "" || k.form.kind == "" || k.form.schema == nil || k.example == "" || (k.need == "") == (k.without == "") {
			t.Errorf("%s: %s lacks what it is for, its form, an example, or what holds without it", table, k.name)
		}
		if k.form.bounds == "" && k.form.unit == "" && k.form.kind != flagForm.kind && !strings.Contains(k.form.kind, " or ") {
			t.Errorf("%s: %s has neither range nor unit", table, k.name)
		}
	}
}

// Each example reads without a fault where it belongs.
func TestEveryExampleReads(t *testing.T) {
	const (
		head   = "format = 1\nid = \"x\"\nname = \"X\"\nkind = \"table\"\n"
		calm   = "[breath.calm]\nin = \"4s\"\nout = \"6s\"\n"
		phase  = "[[phase]]\nid = \"x\"\nname = \"X\"\nkind = \"targeted\"\nideal = \"75m\"\nbreath = \"calm\"\nzone = \"legs\"\n"
		prompt = "[[phase.prompt]]\nevery = \"1m\"\nsay = [\"Easy\"]\n"
	)
	for _, frame := range []struct {
		examples []string
		tables   map[string]bool // examples that only open a table
		text     func(example string) string
	}{
		{examplesOf(rootKeys()), map[string]bool{"[breath.calm]": true, "[sound]": true, "[[phase]]": true}, func(x string) string {
			if strings.HasPrefix(x, "extends ") {
				return without(head, "kind =") + x + "\n"
			}
			return without(head, x) + x + "\n" + calm + phase
		}},
		{examplesOf(soundKeys()), nil, func(x string) string { return head + calm + "[sound]\n" + x + "\n" + phase }},
		{examplesOf(breathKeys()), nil, func(x string) string { return head + calm + "[breath.other]\n" + shapeFor(x) + phase }},
		{examplesOf(phaseKeys()), map[string]bool{"[[phase.prompt]]": true}, func(x string) string {
			own := without(phase, x)
			for _, name := range []string{"min", "max"} {
				if strings.HasPrefix(x, name+" ") {
					own = strings.Replace(own, `ideal = "75m"`, `ideal = "6m"`, 1)
				}
			}
			if strings.HasPrefix(x, "breaths ") {
				own = without(own, "ideal =")
			}
			rest := strings.Replace(phase, `id = "x"`, `id = "y"`, 1)
			return head + calm + own + x + "\n" + rest
		}},
		{examplesOf(promptKeys()), nil, func(x string) string {
			own := without(prompt, x)
			if strings.HasPrefix(x, "at ") || strings.HasPrefix(x, "breaths ") {
				own = without(own, "every =")
			}
			return head + calm + phase + own + x + "\n"
		}},
	} {
		for _, x := range frame.examples {
			if frame.tables[x] {
				continue
			}
			if p, ds := Read("x", []byte(frame.text(x))); p == nil {
				t.Errorf("%s\n%s\n%s", x, ds, frame.text(x))
			}
		}
	}
}

// without takes out of a text the line with the key that an example gives.
func without(text, example string) string {
	name, _, _ := strings.Cut(example, " ")
	return regexp.MustCompile(`(?m)^`+name+` = .*\n`).ReplaceAllString(text, "")
}

// shapeFor completes an example to the breath that it belongs to.
func shapeFor(example string) string {
	name, _, _ := strings.Cut(example, " ")
	for _, shape := range []breathShape{patternShape, rampShape, fadeShape} {
		for _, k := range shape.keys {
			if k == name {
				return without(strings.Join(shape.need, "\n")+"\n", example) + example + "\n"
			}
		}
	}
	return example + "\n"
}

var tomlBlock = regexp.MustCompile("(?s)```toml\n(.*?)```")

// The files in the documents are files: each reads clean.
func TestDocumentsReadClean(t *testing.T) {
	paths, err := filepath.Glob("../docs/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, paths)
	}
	files := 0
	for _, path := range append(paths, "../README.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tomlBlock.FindAllSubmatch(text, -1) {
			if !strings.Contains(string(m[1]), "format ") {
				continue // a part of a file, in prose about it
			}
			files++
			p, ds := Read(filepath.Base(path), m[1])
			if p == nil || slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Warning }) {
				t.Errorf("%s\n%s", ds, m[1])
			}
		}
	}
	if files < 3 {
		t.Errorf("the documents have only %d files", files)
	}
}

// The first drill of the tutorial is what it is said to be.
func TestTutorialHasTenLines(t *testing.T) {
	text, err := os.ReadFile("../docs/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.SplitSeq(string(tomlBlock.FindSubmatch(text)[1]), "\n") {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if lines != 10 {
		t.Errorf("the first drill has %d lines", lines)
	}
}

func keyTable[T any](keys []key[T]) string {
	var b strings.Builder
	b.WriteString("| key | what stands there | without it | what it is for |\n|---|---|---|---|\n")
	for _, k := range keys {
		form := k.form.kind
		for _, more := range []string{k.form.unit, k.form.bounds} {
			if more != "" {
				form += "; " + more
			}
		}
		without := k.without
		if k.need != "" {
			without = "**required**"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s<br>`%s` |\n", k.name, cell(form), cell(without), cell(k.about), cell(k.example))
	}
	return b.String()
}

func safetyTable() string {
	var b strings.Builder
	b.WriteString("| id | the note |\n|---|---|\n")
	for _, n := range SafetyNotes() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", n.ID, cell(n.Text))
	}
	return b.String()
}

func guidanceTable() string {
	var b strings.Builder
	b.WriteString("| id | the line |\n|---|---|\n")
	n := shippedNotes()
	for _, id := range n.lineIDs {
		fmt.Fprintf(&b, "| `%s` | %s |\n", id, cell(n.lines[id]))
	}
	return b.String()
}

func codeTable(severity Severity) string {
	var b strings.Builder
	b.WriteString("| code | what it is about |\n|---|---|\n")
	for _, code := range Codes() {
		if e, _ := Explain(code); code.Severity() == severity {
			fmt.Fprintf(&b, "| %s | %s |\n", code, cell(e.Title))
		}
	}
	return b.String()
}

// cell makes a text fit for a cell of a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
