package words_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext"

	"outbreath/words"
)

var update = flag.Bool("update", false, "add to the catalogues what is new, and take away what is gone")

// plurals are the rules of the languages, as gettext has them.
var plurals = map[string]struct {
	forms int
	rule  string
}{
	"de": {2, "nplurals=2; plural=(n != 1);"},
	"es": {2, "nplurals=2; plural=(n != 1);"},
	"fr": {2, "nplurals=2; plural=(n > 1);"},
}

// translation is what a catalogue has for a sentence.
type translation struct {
	file  string
	forms map[int]string
}

// catalogue reads all files of a language, as they are on the disk, by the ids of
// their sentences.
func catalogue(t *testing.T, tag string) map[string]translation {
	t.Helper()
	all := map[string]translation{}
	for _, part := range partNames() {
		file := filepath.Join(tag, part+".po")
		text, err := os.ReadFile(file)
		if os.IsNotExist(err) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		for _, mark := range []string{"#~", "#, fuzzy"} {
			if strings.Contains(string(text), "\n"+mark) {
				t.Errorf("%s has entries that count for nothing: %s", file, mark)
			}
		}
		po := gotext.NewPo()
		po.Parse(text)
		add := func(context string, translations map[string]*gotext.Translation) {
			for id, tr := range translations {
				s := sentence{context: context, text: id}
				if id == "" {
					continue // the head of the file
				}
				if twin, is := all[s.id()]; is && !*update {
					t.Errorf("%q is in %s and in %s", id, twin.file, file)
				}
				if twin, is := all[s.id()]; !is || twin.forms[0] == "" {
					all[s.id()] = translation{file, tr.Trs}
				}
			}
		}
		add("", po.GetDomain().GetTranslations())
		for context, translations := range po.GetDomain().GetCtxTranslations() {
			add(context, translations)
		}
	}
	return all
}

func partNames() (names []string) {
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// TestEverySentenceIsTranslated holds that each language has every sentence of the
// code, in the catalogue of its part, and none besides.
func TestEverySentenceIsTranslated(t *testing.T) {
	all := sentences(t)
	for tag := range plurals {
		if *update {
			write(t, tag, all)
		}
		t.Run(tag, func(t *testing.T) {
			has := catalogue(t, tag)
			for _, s := range all {
				tr, is := has[s.id()]
				if !is {
					t.Errorf("%v say %q, and no catalogue has it: go test ./words -update", s.places, s.text)
					continue
				}
				delete(has, s.id())
				if want := filepath.Join(tag, parts[s.part].name+".po"); tr.file != want {
					t.Errorf("%q is in %s and belongs into %s: go test ./words -update", s.text, tr.file, want)
				}
				for _, fault := range faults(s, tr.forms, plurals[tag].forms) {
					t.Errorf("%s: %q: %s", tr.file, s.text, fault)
				}
			}
			for id, tr := range has {
				_, text, _ := strings.Cut(id, "\x04")
				t.Errorf("%s has %q, and nothing says it: go test ./words -update", tr.file, text)
			}
		})
	}
}

// faults tells what is wrong with a translation.
func faults(s *sentence, forms map[int]string, plurals int) (found []string) {
	want := 1
	if s.several != "" {
		want = plurals
	}
	if len(forms) != want {
		return []string{fmt.Sprintf("it has %d forms, not %d", len(forms), want)}
	}
	for i := range want {
		form, english := forms[i], s.text
		if i > 0 {
			english = s.several
		}
		switch {
		case form == "":
			found = append(found, "it is not translated")
		case s.formatted && !slices.Equal(verbs(form), verbs(english)):
			found = append(found, fmt.Sprintf("%q fills in %v, not %v", form, verbs(form), verbs(english)))
		case edge(form, false) != edge(english, false) || edge(form, true) != edge(english, true):
			found = append(found, fmt.Sprintf("%q begins or ends otherwise: with another blank, line or mark", form))
		case strings.Count(form, "`") != strings.Count(english, "`"):
			found = append(found, fmt.Sprintf("%q has other quotes of a name", form))
		}
	}
	return found
}

// edge returns the blanks, line ends and marks with which a text begins or ends;
// those that one language puts otherwise apart.
func edge(text string, end bool) string {
	const blanks, marks = " \n\t", ".:;…!?"
	if end {
		text = text[len(strings.TrimRight(text, blanks+"\u00a0"+marks)):]
		return strings.ReplaceAll(text, "\u00a0", "") // French has it before some marks
	}
	return text[:len(text)-len(strings.TrimLeft(text, blanks))]
}

// write writes the catalogues of a language anew, with the translations that they
// have.
func write(t *testing.T, tag string, all []*sentence) {
	t.Helper()
	has := catalogue(t, tag)
	for i, part := range parts {
		var b strings.Builder
		fmt.Fprintf(&b, "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n", tag)
		fmt.Fprintf(&b, "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: %s\\n\"\n", plurals[tag].rule)
		for _, s := range all {
			if s.part != i {
				continue
			}
			forms := has[s.id()].forms
			b.WriteString("\n")
			for _, place := range s.places {
				fmt.Fprintf(&b, "#: %s\n", place)
			}
			if s.context != "" {
				entry(&b, "msgctxt", s.context)
			}
			entry(&b, "msgid", s.text)
			if s.several == "" {
				entry(&b, "msgstr", forms[0])
				continue
			}
			entry(&b, "msgid_plural", s.several)
			for n := range plurals[tag].forms {
				entry(&b, fmt.Sprintf("msgstr[%d]", n), forms[n])
			}
		}
		if err := os.WriteFile(filepath.Join(tag, part.name+".po"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// entry writes one keyword with its text, of which each line has its own.
func entry(b *strings.Builder, keyword, text string) {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)
	lines := strings.SplitAfter(text, "\n")
	if len(lines) == 1 || len(lines) == 2 && lines[1] == "" {
		fmt.Fprintf(b, "%s \"%s\"\n", keyword, quote.Replace(text))
		return
	}
	fmt.Fprintf(b, "%s \"\"\n", keyword)
	for _, line := range lines {
		if line != "" {
			fmt.Fprintf(b, "\"%s\"\n", quote.Replace(line))
		}
	}
}

// TestFaults shows that each rule can fail, and that a good translation passes.
func TestFaults(t *testing.T) {
	one := func(text string) map[int]string { return map[int]string{0: text} }
	said := &sentence{text: "%s ends at %s.", formatted: true}
	counted := &sentence{text: "%d breath", several: "%d breaths", formatted: true}
	for _, c := range []struct {
		name  string
		s     *sentence
		forms map[int]string
		want  string // a part of the one fault; empty: none
	}{
		{"good", said, one("%s endet um %s."), ""},
		{"in another order", said, one("Um %[2]s endet %[1]s."), ""},
		{"good forms", counted, map[int]string{0: "%d Atemzug", 1: "%d Atemzüge"}, ""},
		{"a blank before the colon", &sentence{text: "Ends:"}, one("Fin\u00a0:"), ""},
		{"one that may break", &sentence{text: "Ends:"}, one("Fin :"), "ends otherwise"},
		{"a per cent sign is no place", &sentence{text: "louder by 5 %"}, one("5 % lauter"), ""},

		{"empty", said, one(""), "not translated"},
		{"one too few", said, one("Endet um %s."), "fills in [1s]"},
		{"another verb", said, one("%s endet um %d."), "fills in [1s 2d]"},
		{"the same twice", said, one("%[1]s endet um %[1]s."), "fills in [1s]"},
		{"an index of nothing", said, one("%[x]s endet um %s."), "none"},
		{"cut off", said, one("%s endet um %s %."), "cut off"},
		{"a form missing", counted, one("%d Atemzug"), "1 forms, not 2"},
		{"a form without its number", counted, map[int]string{0: "%d Atemzug", 1: "Atemzüge"}, "fills in []"},
		{"no full stop", said, one("%s endet um %s"), "ends otherwise"},
		{"a blank lost", &sentence{text: " and more"}, one("und mehr"), "ends otherwise"},
		{"a name lost", &sentence{text: "a `name`"}, one("ein Name"), "quotes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := faults(c.s, c.forms, 2)
			switch {
			case c.want == "" && len(got) > 0:
				t.Errorf("found %q, want nothing", got)
			case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
				t.Errorf("found %q, want one with %q", got, c.want)
			}
		})
	}
}

// TestFrenchMarks holds that no line of French breaks before a mark.
func TestFrenchMarks(t *testing.T) {
	loose := regexp.MustCompile("[^\\s\u00a0] [:;?!»]|« |[a-zà-ÿ’][;?!»]")
	for id, tr := range catalogue(t, "fr") {
		for _, form := range tr.forms {
			if found := loose.FindString(form); found != "" && !strings.Contains(id, found) { // but for what is code
				t.Errorf("%s: %q has %q, which wants U+00A0", tr.file, id, found)
			}
		}
	}
}

// TestThePluralRules holds that the rules of the files are those of the languages
// that the program speaks.
func TestThePluralRules(t *testing.T) {
	for _, l := range words.Languages {
		if _, is := plurals[l.Tag]; !is && l.Tag != words.English {
			t.Errorf("%s has no rule", l.Tag)
		}
	}
}
