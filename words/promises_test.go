package words_test

import (
	"strings"
	"testing"

	"outbreath/protocols"
)

// promised are the claims of the list of banned phrases as the languages make them.
var promised = map[string][]string{
	"de": {"giftstoff", "entgift", "milchsäure", "cortisol", "kortisol", "stresshormon", "immunsystem", "abwehrkräft", " heilt", "verklebung",
		"beugt verletzung", "klinisch bewiesen", "durchblutung", "vagus", "nervensystem", "gespeicherte trauma"},
	"es": {"toxina", "desintoxic", "ácido láctico", "cortisol", "hormona del estrés", "inmunitari", " cura ", " sana ", "adherencias",
		"previene lesion", "clínicamente", "mejora la circulación", "vago", "sistema nervioso", "trauma almacenado"},
	"fr": {"toxine", "détox", "acide lactique", "cortisol", "hormone du stress", "immunit", "guérit", " soigne ", "adhérences",
		"prévient les bless", "cliniquement", "améliore la circulation", "nerf vague", "système nerveux", "trauma stocké"},
}

// TestNothingIsPromised holds what is said in every language to what may be said.
func TestNothingIsPromised(t *testing.T) {
	for _, s := range sentences(t) {
		for _, phrase := range protocols.Banned(s.text + " " + s.several) {
			t.Errorf("%v: %q says %q", s.places, s.text, phrase)
		}
	}
	for tag, phrases := range promised {
		for id, tr := range catalogue(t, tag) {
			for _, form := range tr.forms {
				for _, phrase := range phrases {
					if strings.Contains(" "+strings.ToLower(form)+" ", phrase) {
						t.Errorf("%s: %q says %q", tr.file, id, phrase)
					}
				}
			}
		}
	}
	for tag := range plurals {
		if promised[tag] == nil {
			t.Errorf("nothing is known of what %s may not say", tag)
		}
	}
}
