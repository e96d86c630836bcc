package tell

import (
	"testing"

	"outbreath/pacing"
	"outbreath/words"
)

// TestEveryCodeHasAName asks in German, where each code reads otherwise.
func TestEveryCodeHasAName(t *testing.T) {
	words.Use("de")
	t.Cleanup(func() { words.Use(words.English) })
	named := func(code, name string) {
		if name == code || name == "" {
			t.Errorf("%q has no name", code)
		}
	}
	for _, k := range pacing.Kinds {
		named(string(k), Kind(k))
	}
	for _, k := range pacing.PhaseKinds {
		named(string(k), PhaseKind(k))
	}
	for _, r := range pacing.Reasons {
		named(string(r), Reason(r))
	}
	for _, s := range []pacing.Side{pacing.Left, pacing.Right} {
		named(string(s), Side(s))
	}
	if got := Side(pacing.Both); got != "" {
		t.Errorf("both sides are called %q", got)
	}
}
