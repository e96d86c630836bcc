package audio

import "outbreath/pacing"

// noise is white noise that is the same each time for the same cue.
type noise uint64

// seed returns the noise of a cue.
func seed(c pacing.Cue) noise {
	// One round of SplitMix64: near seeds give noises that have nothing in common.
	x := uint64(c.At) + uint64(c.Kind)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return noise(x ^ x>>31 | 1)
}

// fill fills two slices of one length with independent values between -1 and 1.
func (n *noise) fill(a, b []float64) {
	const scale = 1.0 / (1 << 31)
	x := *n
	for i := range a {
		x ^= x << 13 // xorshift64
		x ^= x >> 7
		x ^= x << 17
		a[i], b[i] = float64(int32(x))*scale, float64(int32(x>>32))*scale
	}
	*n = x
}
