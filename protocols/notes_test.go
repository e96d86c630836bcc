package protocols

import (
	"slices"
	"strings"
	"testing"

	"outbreath/pacing"
)

// noteIDs reads a protocol with the given list of safety notes and returns the
// ids that it stands for.
func noteIDs(t *testing.T, list string) []string {
	t.Helper()
	p, ds := Read("x.toml", []byte("safety = "+list+"\n"+small))
	if p == nil {
		t.Fatalf("%s", ds)
	}
	var ids []string
	for _, n := range p.Safety {
		ids = append(ids, n.ID)
	}
	return ids
}

func TestSafetyGroupsAreTheirDirectNotes(t *testing.T) {
	direct := func(group string) []string {
		var ids []string
		for _, n := range SafetyNotes() {
			if rest, ok := strings.CutPrefix(n.ID, group+"."); ok && !strings.Contains(rest, ".") {
				ids = append(ids, n.ID)
			}
		}
		return ids
	}
	for group, count := range map[string]int{"consent": 7, "breath": 14, "massage": 17, "massage.pregnancy": 4, "massage.postnatal": 3} {
		got := noteIDs(t, `["`+group+`.*"]`)
		if len(got) != count || !slices.Equal(got, direct(group)) {
			t.Errorf("%s.* stands for %d notes %q, want %d", group, len(got), got, count)
		}
	}
}

func TestSafetyNotesComeOnceInTheOrderOfTheNotes(t *testing.T) {
	got := noteIDs(t, `["massage.fever", "breath.dizzy", "consent.areas", "breath.dizzy", "breath.*", "consent.areas"]`)
	want := slices.Concat([]string{"consent.areas"}, noteIDs(t, `["breath.*"]`), []string{"massage.fever"})
	if !slices.Equal(got, want) {
		t.Errorf("notes are %q, want %q", got, want)
	}
}

func TestSafetyNotesAreWhole(t *testing.T) {
	actions := []pacing.Action{
		pacing.Info, pacing.AskFirst, pacing.Adapt, pacing.FreeBreath, pacing.SkipZone,
		pacing.Postpone, pacing.AdviceFirst, pacing.Stop, pacing.Help,
	}
	times := []string{"always", "before", "during", "before zone", "each zone"}
	seen := map[string]bool{}
	for _, n := range SafetyNotes() {
		if n.Text == "" || !slices.Contains(actions, n.Action) || !slices.Contains(times, n.When) || seen[n.ID] {
			t.Errorf("note %+v", n)
		}
		seen[n.ID] = true
	}
	if len(seen) != 45 {
		t.Errorf("%d notes ship, want 45", len(seen))
	}
}

func TestGuidanceTakesIDsAndOwnTexts(t *testing.T) {
	p, ds := Read("x.toml", []byte(`guidance = ["water", "Rest a little.", "Ask."]`+"\n"+small))
	if p == nil {
		t.Fatalf("%s", ds)
	}
	want := []string{"Drink if you are thirsty. There is nothing to wash out.", "Rest a little.", "Ask."}
	if !slices.Equal(p.Guidance, want) {
		t.Errorf("guidance is %q, want %q", p.Guidance, want)
	}
}

func TestBanned(t *testing.T) {
	for text, want := range map[string][]string{
		"Flushes out TOXINS.":              {"toxin", "flush"},
		"It lowers\n\tcortisol":            {"lowers cortisol"},
		"a cure":                           {"cure"},
		"secure and obscure":               nil,
		"a secure cure":                    {"cure"},
		"Stay off the back of the knee.":   nil,
		"detox":                            {"detox"},
		"it boosts immunity":               {"boosts immun"},
		"":                                 nil,
		"Drink plenty of water to wash":    {"drink plenty of water to"},
		"There is nothing to wash out.":    nil,
		"(realigns) and “cures” and heals": {"cure", "heals", "realign"},
	} {
		if got := Banned(text); !slices.Equal(got, want) {
			t.Errorf("Banned(%q) = %q, want %q", text, got, want)
		}
	}
}

// No claim that does not hold up, in anything that ships.
func TestShippedWordsAreFreeOfClaims(t *testing.T) {
	files, err := shippedFiles.ReadDir(".")
	if err != nil || len(files) != len(shippedIDs) {
		t.Fatalf("%d files ship, want %d (%v)", len(files), len(shippedIDs), err)
	}
	texts := map[string]string{}
	for _, id := range shippedIDs {
		text, _ := ShippedText(id)
		texts[id] = string(text)
	}
	for _, name := range []string{"safety", "guidance"} {
		text, err := noteFiles.ReadFile("notes/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	for name, text := range texts {
		if found := Banned(text); found != nil {
			t.Errorf("%s says %q", name, found)
		}
		for _, word := range []string{"readiness", "injury risk", "cortisol"} {
			if strings.Contains(strings.ToLower(text), word) {
				t.Errorf("%s says %q", name, word)
			}
		}
	}
}
