package prepare_test

import (
	"testing"

	"outbreath/protocols"
)

// One step of the length: the plan anew, and all that shows it.
func BenchmarkLength(b *testing.B) {
	r := newRig(b, protocols.Shipped()[0], "", 1280, 769)
	s := r.slider("Length")
	i := 0
	for b.Loop() {
		s.SetValue([2]float64{3600, 3660}[i%2])
		i++
	}
}
