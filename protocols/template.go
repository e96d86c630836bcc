package protocols

import (
	"embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"

	"outbreath/pacing"
	"outbreath/words"
)

// templates are protocols themselves, complete with an id and a name, in English and
// below it in the other languages.
//
//go:embed templates/*.toml templates/*/*.toml
var templates embed.FS

// templateNames are the ids and names in the templates, to be replaced; the names
// are in the language.
var templateNames = map[pacing.Kind]struct{ id, name string }{
	pacing.Drill: {"my-drill", words.Mark("My drill")},
	pacing.Table: {"my-session", words.Mark("My session")},
}

// templateOf returns the template of a kind in the language in use.
func templateOf(kind pacing.Kind) ([]byte, error) {
	folder := "templates"
	if tag := words.InUse(); tag != words.English {
		folder += "/" + tag
	}
	return templates.ReadFile(folder + "/" + string(kind) + ".toml")
}

// Template returns a commented protocol of a kind to start from, in the language in use. An empty id or
// name leaves the template's own. The diagnostics are about the id and the name,
// nothing else can be at fault; the text is nil where they have errors.
func Template(kind pacing.Kind, id, name string) ([]byte, Diagnostics) {
	text, err := templateOf(kind)
	if err != nil {
		panic(fmt.Errorf("embedded template: %w", err))
	}
	own := templateNames[kind]
	own.name = words.Of(own.name)
	if id == "" {
		id = own.id
	}
	if name == "" {
		name = own.name
	}
	file := id + ".toml"
	filled := strings.NewReplacer(quoted(own.id), quoted(id), quoted(own.name), quoted(name)).Replace(string(text))
	text, ds := Format(file, []byte(filled))
	if text != nil {
		_, ds = Read(file, text)
	}
	if ds.HasErrors() {
		return nil, ds
	}
	return text, ds
}

// quoted writes a text as TOML does.
func quoted(s string) string {
	line, err := toml.Marshal(map[string]string{"x": s})
	if err != nil {
		panic(err) // there is no string that cannot be written
	}
	return strings.TrimSpace(strings.TrimPrefix(string(line), "x = "))
}

// plainLetters are letters that do not come apart into a plain one and a mark.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "'", "", "’", "")

// SuggestID returns an id for a protocol of some name, "" where the name has no
// letter or digit that an id can have.
func SuggestID(name string) string {
	unmarked := strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFD.String(strings.ToLower(name)))
	id := toKebab(plainLetters.Replace(unmarked))
	const longest = 48 // it becomes the name of a file, and is typed
	if len(id) <= longest {
		return id
	}
	id = id[:longest+1]
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		return id[:i]
	}
	return id[:longest]
}
