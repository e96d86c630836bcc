package stage

import (
	"slices"
	"testing"
)

func TestShares(t *testing.T) {
	for _, tt := range []struct{ needs, want []float32 }{
		{[]float32{10, 20, 30}, []float32{100, 100, 100}},
		{[]float32{150, 20, 30}, []float32{150, 75, 75}},
		{[]float32{10, 120, 100}, []float32{80, 120, 100}},
		{[]float32{100, 100, 100}, []float32{100, 100, 100}},
	} {
		if got := shares(tt.needs, 300); !slices.Equal(got, tt.want) {
			t.Errorf("%v of 300: %v, want %v", tt.needs, got, tt.want)
		}
	}
}
