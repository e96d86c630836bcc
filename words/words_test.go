package words_test

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"testing"

	"outbreath/words"
)

// use speaks a language until the test is over.
func use(t testing.TB, tag string) {
	t.Helper()
	words.Use(tag)
	t.Cleanup(func() { words.Use(words.English) })
}

func TestUse(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"de", "de"}, {"de-AT", "de"}, {"fr_CA.UTF-8", "fr"}, {"ES", "es"}, {"en", "en"}, {"en-GB", "en"}, {"it", "en"}, {"xx-YY", "en"},
	} {
		use(t, c.tag)
		if got := words.InUse(); got != c.want {
			t.Errorf("Use(%q) speaks %q, want %q", c.tag, got, c.want)
		}
	}
}

func TestOfSystem(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{}, "en"},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "de"},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "es_MX"}, "es"},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"},
		{map[string]string{"LANG": "it_IT.UTF-8", "LANGUAGE": "it:fr:de"}, "fr"},
		{map[string]string{"LANG": "it_IT.UTF-8"}, "en"},
	} {
		for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
			t.Setenv(name, c.env[name])
		}
		if got := words.OfSystem(); got != c.want {
			t.Errorf("with %v the system speaks %q, want %q", c.env, got, c.want)
		}
		words.Use("")
		if got := words.InUse(); got != c.want {
			t.Errorf("with %v Use speaks %q, want %q", c.env, got, c.want)
		}
	}
	words.Use(words.English)
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		tag          string
		names        []string
		list, choice string
	}{
		{"en", nil, "", ""},
		{"en", []string{"a"}, "a", "a"},
		{"en", []string{"a", "b"}, "a and b", "a or b"},
		{"en", []string{"a", "b", "c"}, "a, b and c", "a, b or c"},
		{"de", []string{"a", "b", "c"}, "a, b und c", "a, b oder c"},
		{"fr", []string{"a", "b", "c"}, "a, b et c", "a, b ou c"},
		{"es", []string{"a", "b", "c"}, "a, b y c", "a, b o c"},
		{"es", []string{"glúteos", "isquiotibiales"}, "glúteos e isquiotibiales", "glúteos o isquiotibiales"},
		{"es", []string{"sal", "hielo"}, "sal y hielo", "sal o hielo"},
		{"es", []string{"uno", `"otro"`}, `uno y "otro"`, `uno u "otro"`},
		{"fr", []string{"os", "ischio-jambiers"}, "os et ischio-jambiers", "os ou ischio-jambiers"},
	} {
		use(t, c.tag)
		if got := words.List(c.names); got != c.list {
			t.Errorf("%s: List(%q) = %q, want %q", c.tag, c.names, got, c.list)
		}
		if got := words.Choice(c.names); got != c.choice {
			t.Errorf("%s: Choice(%q) = %q, want %q", c.tag, c.names, got, c.choice)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		tag    string
		x      float64
		most   int
		number string
		fixed  string
	}{
		{"en", 4.5, 2, "4.5", "4.50"}, {"en", 4, 2, "4", "4.00"}, {"en", 10, 0, "10", "10"},
		{"de", 4.5, 2, "4,5", "4,50"}, {"fr", 0.125, 2, "0,12", "0,12"}, {"es", 10, 1, "10", "10,0"},
	} {
		use(t, c.tag)
		if got := words.Number(c.x, c.most); got != c.number {
			t.Errorf("%s: Number(%v, %d) = %q, want %q", c.tag, c.x, c.most, got, c.number)
		}
		if got := words.Decimal(c.x, c.most); got != c.fixed {
			t.Errorf("%s: Decimal(%v, %d) = %q, want %q", c.tag, c.x, c.most, got, c.fixed)
		}
	}
}

func TestInner(t *testing.T) {
	for _, c := range []struct{ tag, name, want string }{
		{"en", "Calves", "calves"}, {"en", "IT band", "IT band"}, {"en", "", ""},
		{"de", "Waden", "Waden"}, {"fr", "Épaules", "épaules"}, {"es", "Óbito", "óbito"},
	} {
		use(t, c.tag)
		if got := words.Inner(c.name); got != c.want {
			t.Errorf("%s: Inner(%q) = %q, want %q", c.tag, c.name, got, c.want)
		}
	}
}

func TestOuter(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"low back has 4 min", "Low back has 4 min"}, {"épaules", "Épaules"}, {"óbito", "Óbito"}, {"IT band", "IT band"}, {"", ""},
	} {
		if got := words.Outer(c.text); got != c.want {
			t.Errorf("Outer(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// What nobody marked is shown as it is, in each language.
func TestUnknown(t *testing.T) {
	for _, l := range words.Languages {
		use(t, l.Tag)
		for _, text := range []string{"", "Aunt Vera's Tuesday session", "100 %d"} {
			if got := words.Of(text); got != text {
				t.Errorf("%s: Of(%q) = %q", l.Tag, text, got)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	const ErrRest = words.Error("a fault of the test")
	err := words.Errorf("%s: %w", "somewhere", fs.ErrNotExist)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not wrap what it was made of", err)
	}
	if wrapped := fmt.Errorf("round it: %w", ErrRest); !errors.Is(wrapped, ErrRest) {
		t.Errorf("%v is not the error it wraps", wrapped)
	}
}

// TestAtOnce changes the language while others speak, for the race detector.
func TestAtOnce(t *testing.T) {
	defer words.Use(words.English)
	var speakers sync.WaitGroup
	for range 4 {
		speakers.Go(func() {
			for range 200 {
				words.List([]string{"a", "b"})
				words.Number(1.5, 1)
			}
		})
	}
	for range 50 {
		for _, l := range words.Languages {
			words.Use(l.Tag)
		}
	}
	speakers.Wait()
}

// BenchmarkUse measures what the first sentence in a language costs, which reads
// its catalogues.
func BenchmarkFirst(b *testing.B) {
	for _, l := range words.Languages {
		b.Run(l.Tag, func(b *testing.B) {
			for b.Loop() {
				words.ReadAll(l.Tag)
			}
		})
	}
}

// BenchmarkSay measures a sentence.
func BenchmarkSay(b *testing.B) {
	for _, l := range words.Languages {
		b.Run(l.Tag, func(b *testing.B) {
			use(b, l.Tag)
			for b.Loop() {
				words.Of("a text that no catalogue has")
			}
		})
	}
}
