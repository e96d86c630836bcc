package protocols

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// What a protocol expands to stands on its own and is the same protocol.
func TestExpandKeepsTheProtocol(t *testing.T) {
	for _, e := range Load("").Entries {
		same(t, &e)
	}
}

func TestExpandLaysFilesOverEachOther(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		base := filepath.Join(dir, "base.toml")
		write(t, base, validFile(t))
		top := filepath.Join(dir, "top.toml")
		text := "format = 1\nid = \"top\"\nextends = \"base.toml\"\nsummary = \"\"\"\nTwo\nlines\"\"\"\n"
		if rapid.Bool().Draw(t, "renamed") {
			text += "[[phase]]\nid = \"p0\"\nname = \"Other\"\n"
		}
		if rapid.Bool().Draw(t, "longer") {
			text += "[[phase]]\nid = \"new\"\nkind = \"rest\"\nname = \"New\"\nideal = \"1m\"\n" +
				"prompt = [{ at = \"-10s\", say = [\"Soon\", 'over'] }]\n"
		}
		write(t, top, text)
		p, ds, err := ReadFile(top)
		if err != nil {
			t.Fatal(err)
		}
		if p == nil {
			t.Skip(ds) // a length of the base that the new phase puts out of reach, say
		}
		same(t, &Entry{Protocol: p, ID: p.ID, Path: top})
	})
}

func TestExpandRefusesFaults(t *testing.T) {
	text, ds, err := (&Entry{Path: "testdata/faulty/bounds.toml"}).Expand()
	if text != nil || err != nil || !ds.HasErrors() {
		t.Errorf("%q, %v\n%s", text, err, ds)
	}
}

func same(t rapid.TB, e *Entry) {
	t.Helper()
	text, ds, err := e.Expand()
	if err != nil || text == nil {
		t.Fatalf("%s: %v\n%s", e.Name(), err, ds)
	}
	p, ds := Read("expanded.toml", text)
	if p == nil {
		t.Fatalf("%s\n%s", ds, text)
	}
	if !reflect.DeepEqual(p, e.Protocol) {
		t.Fatalf("%s expands to another protocol:\n%s", e.Name(), text)
	}
}

func write(t rapid.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
