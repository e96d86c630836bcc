package words_test

import (
	"testing"

	"github.com/BurntSushi/toml"

	"outbreath/keys"
	"outbreath/protocols"
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
	for _, p := range protocols.Shipped() {
		protocols.Reword(p, func(text string) string {
			add(1, "protocols/"+p.ID+".toml", text)
			return text
		})
		for _, zone := range p.Zones() {
			add(1, "protocols/"+p.ID+".toml", zone)
		}
	}
	for _, n := range protocols.SafetyNotes() {
		add(1, "protocols/notes/safety.toml", n.Text)
	}
	for _, code := range protocols.Codes() {
		e, _ := protocols.Explain(code)
		for _, text := range []string{e.Title, e.About, e.How} {
			add(2, "protocols/notes/codes.toml", text)
		}
	}
	var guidance struct{ Line []struct{ ID, Text string } }
	if _, err := toml.DecodeFile("../protocols/notes/guidance.toml", &guidance); err != nil {
		t.Fatal(err)
	}
	for _, l := range guidance.Line {
		add(1, "protocols/notes/guidance.toml", l.Text)
	}
}
