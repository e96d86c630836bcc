package words

import (
	"embed"
	"io/fs"
	"path"
	"sync"

	"github.com/leonelquinteros/gotext"
)

//go:embed */*.po
var files embed.FS

// catalogue is all that is said in one language.
type catalogue struct {
	tag  string
	read func() *gotext.Po // once, when it is first needed
}

// catalogues has one for each language but English.
var catalogues = func() map[string]*catalogue {
	all := map[string]*catalogue{}
	for _, l := range Languages {
		if l.Tag != English {
			all[l.Tag] = &catalogue{l.Tag, sync.OnceValue(func() *gotext.Po { return readAll(l.Tag) })}
		}
	}
	return all
}()

// readAll reads the files of a language as one. They are part of the program, so a
// fault in them is a fault in the program.
func readAll(tag string) *gotext.Po {
	names, err := fs.Glob(files, path.Join(tag, "*.po"))
	if err != nil {
		panic(err)
	}
	po := gotext.NewPo()
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		po.Parse(text)
	}
	return po
}

// say returns a sentence in the language, itself where there is no translation.
// Nothing is filled in.
func (c *catalogue) say(context, text string) string {
	if context == "" {
		get := c.read().Get
		return get(text)
	}
	get := c.read().GetC
	return get(text, context)
}
