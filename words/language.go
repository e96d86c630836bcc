package words

import (
	"strings"
	"sync/atomic"

	"github.com/jeandeaual/go-locale"
)

// Language is one that Outbreath speaks.
type Language struct {
	Tag  string // "de"
	Name string // what those who speak it call it: "Deutsch"
}

// English is the language of the code, spoken until [Use] chooses another and
// where there is none of the user's.
const English = "en"

// Languages lists all that Outbreath speaks, in the order of their names.
var Languages = []Language{{"de", "Deutsch"}, {English, "English"}, {"es", "Español"}, {"fr", "Français"}}

// current is the catalogue in use; nil is English.
var current atomic.Pointer[catalogue]

// Use chooses the language from now on by its tag, such as "fr" or "fr-CA"; ""
// leaves the choice to the system. One that is not among [Languages] is English.
func Use(tag string) {
	if tag == "" {
		tag = OfSystem()
	}
	if tag = known(tag); tag == English || tag == "" {
		current.Store(nil)
		return
	}
	current.Store(catalogues[tag])
}

// Speaks tells whether a tag is that of one of [Languages], with or without a
// region.
func Speaks(tag string) bool { return known(tag) != "" }

// InUse returns the tag of the language in use.
func InUse() string {
	if c := current.Load(); c != nil {
		return c.tag
	}
	return English
}

// OfSystem returns the tag of the first of the system's languages that is among
// [Languages], English where none is.
func OfSystem() string {
	preferred, _ := locale.GetLocales() // none where the system does not tell
	for _, tag := range preferred {
		if tag = known(tag); tag != "" {
			return tag
		}
	}
	return English
}

// known returns the tag of ours that a tag with or without a region stands for, ""
// where none does.
func known(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	for _, l := range Languages {
		if l.Tag == base {
			return base
		}
	}
	return ""
}
