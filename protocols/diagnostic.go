package protocols

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"outbreath/words"
)

// Severity says whether a fault stops a protocol from running.
type Severity string

// The severities. An error stops, a warning does not, and an allowed one is a
// warning that the file itself silences: it is told, and counts for nothing.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Allowed Severity = "allowed"
)

// The severities, marked to be translated.
var _ = []string{words.MarkIn("severity", "error"), words.MarkIn("severity", "warning"), words.MarkIn("severity", "allowed")}

// Words names the severity in the language in use; the severity itself is a code.
func (s Severity) Words() string { return words.OfIn("severity", string(s)) }

// Diagnostic is one fault of a protocol file.
type Diagnostic struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`   // from 1
	Column   int      `json:"column"` // from 1, in characters
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Message  string   `json:"message"` // what is wrong and what was expected
	Hint     string   `json:"hint"`    // one way out; may be empty

	Source string `json:"-"` // the text of the line, fit to be shown; "" where there is none
	Width  int    `json:"-"` // how many characters from the column on are meant; at least 1
}

// String renders the fault for people and for editors: the place, what is
// wrong, and on a second line the hint where there is one. It has no final
// newline.
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s %s: %s", d.File, d.Line, d.Column, d.Severity, d.Code, d.Message)
	if d.Hint != "" {
		s += "\n    " + d.Hint
	}
	return s
}

// Diagnostics are the faults of a file, sorted by place.
type Diagnostics []Diagnostic

// HasErrors reports whether any of the faults stops the protocol from running.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// String renders all faults, one after the other, each ended by a newline.
func (ds Diagnostics) String() string {
	var b strings.Builder
	for _, d := range ds {
		b.WriteString(d.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// sort orders the faults by place, those of the file called first before those
// of the files it extends.
func (ds Diagnostics) sort(first string) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		if a.File != b.File {
			switch first {
			case a.File:
				return -1
			case b.File:
				return 1
			}
		}
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message),
		)
	})
}
