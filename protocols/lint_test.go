package protocols

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// Every warning about a file's own text can be silenced in that file; it is told
// all the same, and nothing else changes.
func TestEveryWarningCanBeAllowed(t *testing.T) {
	tried := map[Code]bool{}
	for _, path := range faultyFiles(t) {
		_, before, _ := ReadFile(path)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if before.HasErrors() || strings.Contains(string(text), "allow") {
			continue
		}
		var codes []string
		for _, d := range before {
			if !slices.Contains(codes, fmt.Sprintf("%q", d.Code)) {
				codes = append(codes, fmt.Sprintf("%q", d.Code))
			}
			tried[d.Code] = true
		}
		allow := "format = 1\nallow = [" + strings.Join(codes, ", ") + "]\n"
		p, after := Read(path, []byte(strings.Replace(string(text), "format = 1\n", allow, 1)))
		if p == nil || len(after) != len(before) {
			t.Errorf("%s: %d faults before, and after\n%s", path, len(before), after)
		}
		for _, d := range after {
			if d.Severity != Allowed {
				t.Errorf("not silenced: %s", d)
			}
		}
	}
	for _, code := range warningCodes() {
		if !tried[Code(code)] {
			t.Errorf("no file shows %s alone", code)
		}
	}
}
