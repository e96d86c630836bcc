package protocols

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"outbreath/pacing"
	"outbreath/words"
)

// What one starts from has no fault, no warning, and nothing to lay out anew, in
// each language; and it is the same protocol in other words.
func TestTemplates(t *testing.T) {
	t.Cleanup(func() { words.Use(words.English) })
	for _, kind := range pacing.Kinds {
		words.Use(words.English)
		text, _ := Template(kind, "", "")
		english, _ := Read("x.toml", text)
		for _, l := range words.Languages {
			t.Run(string(kind)+" "+l.Tag, func(t *testing.T) {
				words.Use(l.Tag)
				text, ds := Template(kind, "", "")
				if len(ds) > 0 {
					t.Fatal(ds)
				}
				if file, err := templateOf(kind); err != nil || string(file) != string(text) {
					t.Errorf("it is not laid out as Format does (%v)", err)
				}
				own := templateNames[kind]
				p, _ := Read("x.toml", text)
				if p.Kind != kind || p.ID != own.id || p.Name != words.Of(own.name) {
					t.Errorf("it is the %s %q, called %q", p.Kind, p.ID, p.Name)
				}
				mute := func(string) string { return "" }
				if !reflect.DeepEqual(Reword(p, mute), Reword(english, mute)) {
					t.Error("it is another protocol than in English")
				}
				for _, c := range strings.Split(string(text), "\n") {
					if len([]rune(c)) > 120 {
						t.Errorf("too wide: %s", c)
					}
				}
			})
		}
	}
}

// A name with no control character comes back as it went in, whatever it holds.
func TestTemplateKeepsNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(
			rapid.StringMatching(`[ -~]{1,20}`),
			rapid.StringMatching(`[\p{L}"'\\#={}\[\] ]{1,40}`),
			rapid.Just(`"""`), rapid.Just(`My "drill"`), rapid.Just(`my-drill`), rapid.Just(`C:\new`),
		).Filter(func(s string) bool { return strings.TrimSpace(s) != "" }).Draw(t, "name")
		kind := rapid.SampledFrom(pacing.Kinds).Draw(t, "kind")
		id := SuggestID(name)
		text, ds := Template(kind, id, name)
		if ds.HasErrors() {
			t.Fatal(ds)
		}
		p, _ := Read("x.toml", text)
		if p.Name != name || id != "" && p.ID != id {
			t.Errorf("%q with the id %q became %q with %q", name, id, p.Name, p.ID)
		}
	})
}

func TestTemplateRefusesNames(t *testing.T) {
	for _, name := range []string{"two\nlines", "a\x00b", "\xff", " "} {
		if text, ds := Template(pacing.Drill, "", name); text != nil || !ds.HasErrors() {
			t.Errorf("%q was taken, with %q", name, ds)
		}
	}
}

func TestSuggestID(t *testing.T) {
	for name, want := range map[string]string{
		"Before the start":            "before-the-start",
		"Überholspur à la Łódź":       "uberholspur-a-la-lodz",
		"Straße":                      "strasse",
		"Coach's  4/6":                "coachs-4-6",
		"深呼吸":                         "",
		"深呼吸 2":                       "2",
		"":                            "",
		strings.Repeat("a", 99):       strings.Repeat("a", 48),
		strings.Repeat("abcd ", 99):   strings.Repeat("abcd-", 8) + "abcd",
		strings.Repeat("a", 47) + "-": strings.Repeat("a", 47),
	} {
		if got := SuggestID(name); got != want {
			t.Errorf("%q suggests %q, want %q", name, got, want)
		}
	}
}
