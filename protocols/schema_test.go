package protocols

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"outbreath/pacing"
)

// schemaTells are the codes of faults that a schema can tell. The others need the
// text itself, arithmetic, another place of the file or another file; a schema
// sees only that durations look like durations.
var schemaTells = map[Code]bool{
	CodeUnknownKey: true, CodeMisplaced: true, CodeMissing: true, CodeType: true, CodeFormat: true,
	CodeRange: true, CodeChoice: true, CodeAllow: true, CodeBadID: true, CodeNoPhases: true,
	CodeBareNumber: true, CodeDuration: true, CodeBreathPart: true, CodeBreathShape: true,
	CodeNoNote: true, CodeNoGuidance: true, CodePrompt: true,
}

func compiled(t rapid.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("protocol.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("protocol.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate holds a text, which must be TOML, to the schema.
func validate(t rapid.TB, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	var values map[string]any
	if err := toml.Unmarshal(text, &values); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestSchemaAcceptsWhatTheCheckerAccepts(t *testing.T) {
	s := compiled(t)
	for _, id := range shippedIDs {
		text, _ := ShippedText(id)
		if err := validate(t, s, text); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	for _, path := range faultyFiles(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, ds, _ := ReadFile(path); ds.HasErrors() {
			continue
		}
		if err := validate(t, s, bytes.TrimPrefix(text, []byte("\uFEFF"))); err != nil {
			t.Errorf("%s, which only has warnings: %v", path, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := validFile(t)
		if err := validate(t, s, []byte(text)); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}

func TestSchemaRejectsWhatItCanTell(t *testing.T) {
	s := compiled(t)
	rejected := map[Code]bool{}
	for _, path := range faultyFiles(t) {
		_, ds, _ := ReadFile(path)
		told := map[Code]bool{}
		for _, d := range ds {
			if schemaTells[d.Code] && d.File == path {
				told[d.Code] = true
			}
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		var values map[string]any
		if toml.Unmarshal(text, &values) != nil {
			continue // no schema sees what is not TOML
		}
		if values["extends"] != nil {
			delete(told, CodeMissing) // the base may have it
		}
		if len(told) == 0 {
			continue
		}
		if _, err := json.Marshal(values); err != nil || values["format"] == 1.0 {
			continue // nor infinity, which JSON has not; and to JSON 1.0 is 1
		}
		if err := validate(t, s, text); err == nil {
			t.Errorf("%s is accepted, with %v", filepath.Base(path), told)
		}
		for code := range told {
			rejected[code] = true
		}
	}
	for code := range schemaTells {
		if !rejected[code] {
			t.Errorf("no file shows that the schema tells %s", code)
		}
	}
}

// The examples show each code alone.
func TestSchemaTellsEachCodeAlone(t *testing.T) {
	s := compiled(t)
	for code := range schemaTells {
		e, _ := Explain(code)
		wrong, _ := e.framed(e.Wrong)
		if err := validate(t, s, wrong); err == nil {
			t.Errorf("%s: the schema accepts\n%s", code, wrong)
		}
		right, _ := e.framed(e.Right)
		if err := validate(t, s, right); err != nil {
			t.Errorf("%s: %v\n%s", code, err, right)
		}
	}
}

func TestSchemaAcceptsTemplatesAndOverlays(t *testing.T) {
	s := compiled(t)
	texts := map[string]string{
		"an overlay":    "format = 1\nid = \"x\"\nextends = \"relax\"\n",
		"another phase": "format = 1\nid = \"x\"\nextends = \"base.toml\"\n[[phase]]\nid = \"calves\"\nideal = \"7m\"\n",
	}
	for _, kind := range pacing.Kinds {
		text, _ := Template(kind, "mine", "Mine")
		texts[string(kind)] = string(text)
	}
	for what, text := range texts {
		if err := validate(t, s, []byte(text)); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}
