package protocols

import (
	"slices"
	"strings"
	"sync"

	"outbreath/words"
)

// Explanation teaches what one code is about.
type Explanation struct {
	Code  Code   `toml:"id"`
	Title string // what is wrong, in a few words
	About string // what it is, why it matters and the way out

	// Wrong and Right are fragments of a file: one that has the fault, and one that
	// has none. They are empty where no text can show the fault; then How says how
	// it comes about.
	Wrong, Right, How string

	Source string // where a figure comes from; "" where there is none
	Frame  string // the name of the file that a fragment is a part of
}

// exampleName is what an example may call its own file.
const exampleName = "example.toml"

// place is the line of a frame that a fragment takes.
const place = "…\n"

// codeNotes is the file of the explanations.
type codeNotes struct {
	Frame map[string]string
	Code  []Explanation
}

var explanations = sync.OnceValue(func() *codeNotes {
	var n codeNotes
	decodeNotes("codes", &n)
	for i := range n.Code {
		e := &n.Code[i]
		for _, text := range []*string{&e.About, &e.How, &e.Source} {
			*text = strings.Join(strings.Fields(*text), " ") // from the lines of the file
		}
	}
	return &n
})

// Codes returns every code, in order.
func Codes() []Code {
	all := explanations().Code
	codes := make([]Code, len(all))
	for i, e := range all {
		codes[i] = e.Code
	}
	return codes
}

// Explain returns what there is to say about a code, in the language in use, and
// false for one that does not exist.
func Explain(code Code) (Explanation, bool) {
	all := explanations().Code
	i := slices.IndexFunc(all, func(e Explanation) bool { return e.Code == code })
	if i < 0 {
		return Explanation{}, false
	}
	e := all[i]
	e.Title, e.About, e.How = words.Of(e.Title), words.Of(e.About), words.Of(e.How)
	return e, true
}

// known reports whether the code exists.
func (c Code) known() bool {
	_, known := Explain(c)
	return known
}

// Severity returns how much the code weighs where no file silences it.
func (c Code) Severity() Severity {
	if c < "OB100" {
		return Error
	}
	return Warning
}

// Faults returns what the checker says about a fragment in its frame, with lines
// that count from the fragment's first.
func (e Explanation) Faults(fragment string) Diagnostics {
	text, above := e.framed(fragment)
	_, ds := read(exampleName, text, func(from, ref string) (*source, error) {
		if ref == exampleName {
			return newSource(exampleName, text), nil
		}
		return shippedBase(from, ref)
	})
	for i := range ds {
		ds[i].Line -= above
	}
	return ds
}

// framed puts a fragment into its frame, and counts the lines above it.
func (e Explanation) framed(fragment string) (text []byte, above int) {
	before, after := "", ""
	if e.Frame != "" {
		before, after, _ = strings.Cut(explanations().Frame[e.Frame], place)
	}
	return []byte(before + fragment + after), strings.Count(before, "\n")
}
