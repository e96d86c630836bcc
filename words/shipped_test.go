package words_test

import (
	"testing"

	"outbreath/keys"
)

// collectShipped notes the texts that are not said by a call: those of the tables
// and files that ship. It runs in English, which gives them as they are.
func collectShipped(t *testing.T, found map[string]*sentence) {
	t.Helper()
	add := func(part int, place, text string) {
		if text != "" {
			note(t, found, &sentence{text: text, part: part, places: []string{place}})
		}
	}
	for i := range keys.Table {
		add(0, "keys/table.go", keys.Table[i].Does())
		add(0, "keys/table.go", keys.Table[i].Note())
	}
}
