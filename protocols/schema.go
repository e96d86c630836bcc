package protocols

import (
	"bytes"
	"encoding/json"
)

// Schema returns the JSON Schema (draft 7) of a protocol file, for editors. It
// rejects what the checker rejects as far as a schema can tell: no key, type,
// word or number that is wrong in itself, and nothing that is missing. What needs
// arithmetic or another part of the file is left to the checker.
func Schema() []byte {
	root := schemaOf(rootKeys())
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "Outbreath protocol, format 1"
	delete(root, "required")
	own := requiredOf(rootKeys())
	// What a file extends may stand for all but its format and its own id.
	root["if"] = object{"required": []string{"extends"}}
	root["then"] = object{"required": []string{"format", "id"}}
	root["else"] = object{
		"required":   own,
		"properties": object{"phase": object{"items": reference("wholePhase")}},
	}
	breath := schemaOf(breathKeys())
	breath["oneOf"] = []any{shapeSchema(patternShape), shapeSchema(rampShape), shapeSchema(fadeShape)}
	prompt := schemaOf(promptKeys())
	prompt["oneOf"] = []any{
		object{"required": []string{"every"}}, object{"required": []string{"at"}}, object{"required": []string{"breaths"}},
	}
	phase := schemaOf(phaseKeys())
	whole := object{
		"required": phase["required"],
		"oneOf": []any{
			object{"required": []string{"ideal"}, "not": object{"required": []string{"breaths"}}},
			object{"required": []string{"breaths", "breath"}, "not": object{"anyOf": []any{
				object{"required": []string{"min"}}, object{"required": []string{"ideal"}},
				object{"required": []string{"max"}}, object{"required": []string{"weight"}},
			}}},
		},
	}
	delete(phase, "required")
	root["definitions"] = object{
		"breath": breath, "phase": phase, "wholePhase": whole, "prompt": prompt, "sound": schemaOf(soundKeys()),
	}
	return indented(root)
}

// schemaOf returns the schema of a table.
func schemaOf[T any](keys []key[T]) object {
	properties := object{}
	for _, k := range keys {
		about := object{"description": k.about}
		if ref, is := k.form.schema["$ref"]; is {
			about["allOf"] = []any{object{"$ref": ref}} // beside a reference nothing counts
		}
		for name, v := range k.form.schema {
			if name != "$ref" {
				about[name] = v
			}
		}
		properties[k.name] = about
	}
	s := object{"type": "object", "additionalProperties": false, "properties": properties}
	if need := requiredOf(keys); len(need) > 0 {
		s["required"] = need
	}
	return s
}

// requiredOf returns the names of the keys that a table must have.
func requiredOf[T any](keys []key[T]) (names []string) {
	for _, k := range keys {
		if k.need != "" {
			names = append(names, k.name)
		}
	}
	return names
}

// shapeSchema lets a breath have the keys of one shape only, and those it needs.
func shapeSchema(shape breathShape) object {
	properties := object{}
	for _, name := range shape.keys {
		properties[name] = true
	}
	return object{"required": shape.needed(), "properties": properties, "additionalProperties": false}
}

func reference(name string) object { return object{"$ref": "#/definitions/" + name} }

// safetyForm is a list of safety notes and groups of them.
func safetyForm() form {
	return form{"list of ids", "", "the safety notes that ship, and their groups", object{
		"type": "array", "items": object{"type": "string", "enum": shippedNotes().names},
	}}
}

// guidanceForm is a list of lines: an id must be one that ships.
func guidanceForm() form {
	return form{"list of ids and texts", "", "ids of the lines that ship; own texts", object{
		"type": "array", "items": object{"type": "string", "pattern": `\S`, "anyOf": []any{
			object{"enum": shippedNotes().lineIDs}, object{"not": object{"pattern": kebab.String()}},
		}},
	}}
}

// allowForm is a list of the codes of warnings.
func allowForm() form {
	return form{"list of codes", "", "codes of warnings", object{
		"type": "array", "items": object{"type": "string", "enum": warningCodes()},
	}}
}

func indented(o object) []byte {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	if err := w.Encode(o); err != nil {
		panic(err) // it is made of texts, numbers and maps of them
	}
	return b.Bytes()
}
