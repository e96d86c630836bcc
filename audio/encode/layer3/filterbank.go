package layer3

import "math"

const (
	subbands = 32
	taps     = 512 // of the window of the filter bank
)

var (
	window [taps]float64 // the newest sample first
	// cosines has those of the even terms of subband k in row k, and those of the odd
	// terms in row 16+k: subbands k and 31-k differ in the sign of the odd ones.
	cosines [subbands][subbands / 2]float64
)

func init() {
	for i, h := range half {
		window[i] = h / (1 << 21)
		switch {
		case i > 0 && i%64 == 0:
			window[taps-i] = window[i]
		case i > 0:
			window[taps-i] = -window[i]
		}
	}
	for k := range subbands / 2 {
		for j := range subbands / 2 {
			angle := float64(2*k+1) * math.Pi / 64
			cosines[k][j] = math.Cos(angle * float64(2*j))
			cosines[subbands/2+k][j] = math.Cos(angle * float64(2*j+1))
		}
	}
}

// analyse returns the newest sample of each subband, from the latest samples, the
// newest of them last.
func analyse(x *[taps]float64, out *[subbands]float64) {
	var y [64]float64
	for i := range y {
		w, z := window[i:], x[63-i:]
		w, z = w[:449], z[:449]
		y[i] = w[0]*z[448] + w[64]*z[384] + w[128]*z[320] + w[192]*z[256] +
			w[256]*z[192] + w[320]*z[128] + w[384]*z[64] + w[448]*z[0]
	}
	// The cosine of ISO/IEC 11172-3, C.1.3, is even about term 16 and odd about 48.
	var even, odd [subbands / 2]float64
	even[0] = y[16]
	for n := 1; n < subbands; n++ {
		folded := y[16+n]
		if n <= 16 {
			folded += y[16-n]
		} else {
			folded -= y[80-n]
		}
		if n%2 == 0 {
			even[n/2] = folded
		} else {
			odd[n/2] = folded
		}
	}
	for k := range subbands / 2 {
		e, o := dot16(&cosines[k], &even), dot16(&cosines[subbands/2+k], &odd)
		out[k], out[subbands-1-k] = e+o, e-o
	}
}

func dot16(a, b *[16]float64) float64 {
	return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] + a[3]*b[3] + a[4]*b[4] + a[5]*b[5] + a[6]*b[6] + a[7]*b[7] +
		a[8]*b[8] + a[9]*b[9] + a[10]*b[10] + a[11]*b[11] + a[12]*b[12] + a[13]*b[13] + a[14]*b[14] + a[15]*b[15]
}
