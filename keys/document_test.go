package keys

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the documentation anew")

var generatedPart = regexp.MustCompile(`(?s)(<!-- made from the program -->\n).*?(<!-- until here -->)`)

// The document of keys has every action of the table.
func TestKeysDocument(t *testing.T) {
	const path = "../docs/keys.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := 0
	made := generatedPart.ReplaceAllStringFunc(string(text), func(part string) string {
		m := generatedPart.FindStringSubmatch(part)
		parts++
		return m[1] + document() + m[2]
	})
	if parts != 1 {
		t.Fatalf("%d parts of %s are made from the program", parts, path)
	}
	if *update {
		if err := os.WriteFile(path, []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != string(text) {
		t.Errorf("%s is out of date: go test ./keys -run TestKeysDocument -update", path)
	}
}

func document() string {
	var b strings.Builder
	for _, s := range Sections() {
		fmt.Fprintf(&b, "\n### %s\n\n| keys | does | where | in the settings |\n|---|---|---|---|\n", s.Title)
		for _, e := range s.Entries {
			words, name := e.Words(), "`"+string(e.Action)+"`"
			if e.Guarded {
				words += " (guarded)"
			}
			if e.Fixed {
				name = "fixed"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", codes(e), words, e.In.Words(), name)
		}
	}
	return b.String() + "\n"
}

// codes writes keys as the settings do, where they can be there.
func codes(e *Entry) string {
	if e.Action == Answer {
		return "`1` to `9`, `0`"
	}
	var b strings.Builder
	for i, k := range e.Keys {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "`%s`", k)
	}
	return b.String()
}
