package audio

import (
	"slices"
	"testing"

	"outbreath/pacing"
)

// Protocols are checked against the engine's names, and sound from these tables.
func TestTheNamesAreThoseOfTheEngine(t *testing.T) {
	for _, c := range []struct {
		what       string
		have, want []string
	}{
		{"in-breaths", Inhales(), pacing.Inhales()}, {"out-breaths", Exhales(), pacing.Exhales()},
		{"bells", Bells(), pacing.Bells()}, {"beds", Beds(), pacing.Beds()},
	} {
		if !slices.Equal(c.have, c.want) {
			t.Errorf("%s: there are %q, and the engine says %q", c.what, c.have, c.want)
		}
	}
}
