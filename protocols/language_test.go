package protocols_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// speak speaks a language until the test is over.
func speak(t *testing.T, tag string) {
	t.Helper()
	words.Use(tag)
	t.Cleanup(func() { words.Use(words.English) })
}

// TestShippedSpeakEachLanguage holds that each text of what ships is another one in
// each other language, and all the rest the same.
func TestShippedSpeakEachLanguage(t *testing.T) {
	for _, l := range words.Languages {
		if l.Tag == words.English {
			continue
		}
		t.Run(l.Tag, func(t *testing.T) {
			speak(t, l.Tag)
			for _, p := range protocols.Shipped() {
				said := protocols.InLanguage(p)
				if mute := func(string) string { return "" }; !reflect.DeepEqual(protocols.Reword(p, mute), protocols.Reword(said, mute)) {
					t.Errorf("%s is another protocol", p.ID)
				}
				if said.Name == p.Name || said.Summary == p.Summary || said.Safety[0].Text == p.Safety[0].Text {
					t.Errorf("%s keeps its English: %q", p.ID, said.Name)
				}
				if said.Phases[0].Say == p.Phases[0].Say {
					t.Errorf("%s says %q", p.ID, said.Phases[0].Say)
				}
				if _, err := pacing.Fit(said, said.Length, pacing.Options{}); err != nil {
					t.Errorf("%s: %v", p.ID, err)
				}
			}
		})
	}
}

func TestShippedAreLeftAsTheyAre(t *testing.T) {
	p := protocols.Shipped()[0]
	before := protocols.Reword(p, strings.Clone)
	speak(t, "de")
	protocols.InLanguage(p)
	if !reflect.DeepEqual(before, p) {
		t.Error("what ships was changed")
	}
	words.Use(words.English)
	if protocols.InLanguage(p) != p {
		t.Error("in English it is another one")
	}
}

// A copy that only lasts longer, or has a zone less, is still what ships; one that
// says something else is not.
func TestCopiesOfWhatShipsSpeak(t *testing.T) {
	p := *protocols.Shipped()[0]
	p.Phases = slices.Clone(p.Phases)
	p.Phases[2].Max += time.Minute
	p.Phases[2].Zones = p.Phases[2].Zones[1:]
	speak(t, "es")
	said := protocols.InLanguage(&p)
	if said.Name == p.Name || said.Phases[2].Name == p.Phases[2].Name || len(said.Phases[2].Zones) != len(p.Phases[2].Zones) {
		t.Errorf("it reads %+v", said.Phases[2])
	}
	p.Phases[2].Say = "Slowly."
	if own := protocols.InLanguage(&p); own.Name != p.Name {
		t.Errorf("with words of its own it reads %q", own.Name)
	}
}

// A plan in the language runs as it did, and calls its zones as its protocol does.
func TestPlansSpeak(t *testing.T) {
	for _, p := range protocols.Shipped() {
		plan, err := pacing.Fit(p, p.Length, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if protocols.PlanInLanguage(plan) != plan {
			t.Errorf("%s: in English its plan is another one", p.ID)
		}
		speak(t, "de")
		said := protocols.PlanInLanguage(plan)
		words.Use(words.English)
		if said.Length != plan.Length || !reflect.DeepEqual(said.Spans, plan.Spans) || plan.Protocol != p {
			t.Errorf("%s: its plan is another one", p.ID)
		}
		for i, s := range plan.Segments {
			zones := p.Phases[s.Phase].Zones
			want := s
			if s.Zone != "" {
				want.Zone = said.Protocol.Phases[s.Phase].Zones[slices.Index(zones, s.Zone)]
			}
			if said.Segments[i] != want {
				t.Errorf("%s: segment %d is %+v, want %+v", p.ID, i, said.Segments[i], want)
			}
		}
	}
	if protocols.PlanInLanguage(nil) != nil {
		t.Error("no plan became one")
	}
}

// An own file keeps its words, even where what ships says the same; what it takes
// from the notes by their ids is in the language.
func TestOwnWordsStay(t *testing.T) {
	p, ds := protocols.Read("own.toml", []byte(`
format   = 1
id       = "own"
name     = "Relaxation for athletes"
kind     = "drill"
safety   = ["breath.comfort"]
guidance = ["water", "Leave your shoes off for a while."]

[[phase]]
id    = "breath"
kind  = "rest"
name  = "Breath"
ideal = "2m"
say   = "Jaw and shoulders easy."
`))
	if p == nil {
		t.Fatal(ds)
	}
	speak(t, "de")
	said := protocols.InLanguage(p)
	if said.Name != p.Name || said.Phases[0].Name != "Breath" || said.Phases[0].Say != p.Phases[0].Say || said.Phases[0].Ideal != 2*time.Minute {
		t.Errorf("it reads %q, %+v", said.Name, said.Phases[0])
	}
	if said.Safety[0].Text == p.Safety[0].Text || said.Guidance[0] == p.Guidance[0] {
		t.Errorf("the notes are English: %q, %q", said.Safety[0].Text, said.Guidance[0])
	}
	if said.Guidance[1] != p.Guidance[1] {
		t.Errorf("an own line reads %q", said.Guidance[1])
	}
}

// What goes with a reason for a hold is in the language, where the protocol has the
// note and where it comes from the group.
func TestNotesForReasonsSpeak(t *testing.T) {
	speak(t, "fr")
	i := slices.IndexFunc(protocols.Shipped(), func(p *pacing.Protocol) bool { return p.ID == "relax" })
	p := protocols.InLanguage(protocols.Shipped()[i])
	for _, why := range []pacing.Reason{pacing.ReasonPain, pacing.ReasonDizzy} {
		note := protocols.NoteFor(why, p, &p.Phases[0])
		for _, english := range protocols.SafetyNotes() {
			if note.Text == english.Text {
				t.Errorf("%s gives %q", why, note.Text)
			}
		}
	}
}
