package layer3

import "math"

// How much less power than a sound noise may have to be masked by it, in dB. Only how
// they compare matters, since a frame is always filled. They are rounded from models of
// hearing (ISO/IEC 11172-3, annex D): low sounds mask less than high ones, and less of
// what is below them than of what is above.
const (
	inLowest  = 22  // in the lowest scalefactor band
	inHighest = 8   // and in the highest
	perUp     = 15  // and for each band above
	perDown   = 27  // and below
	fullScale = 100 // dB SPL at which a sine of full scale is heard
)

func fromDecibel(x float64) float64 { return math.Pow(10, x/10) }

var (
	masksUp, masksDown = fromDecibel(-perUp), fromDecibel(-perDown)
	masks              [bands]float64 // in each band itself
)

func init() {
	for b := range masks {
		masks[b] = fromDecibel(-inLowest + (inLowest-inHighest)*float64(b)/(bands-1))
	}
}

// inQuiet returns the power in each band that is not heard even in silence, after
// E. Terhardt, Calculating virtual pitch, Hearing Research 1 (1979).
func inQuiet(rate int, edges *[bands + 1]int) (power [bands]float64) {
	for b := range power {
		least := math.Inf(1)
		for line := edges[b]; line < edges[b+1]; line++ {
			khz := (float64(line) + 0.5) * float64(rate) / (2 * granule * 1000)
			least = min(least, 3.64*math.Pow(khz, -0.8)-6.5*math.Exp(-0.6*math.Pow(khz-3.3, 2))+0.001*math.Pow(khz, 4))
		}
		power[b] = fromDecibel(least - fullScale)
	}
	return power
}

// masked returns the power of noise that is not heard in each band beside the sound
// of a spectrum.
func (e *Encoder) masked(lines *[granule]float64) (noise [bands]float64) {
	var power [bands]float64
	for b := range power {
		for _, x := range lines[e.edges[b]:e.edges[b+1]] {
			power[b] += x * x
		}
		if b > 0 {
			power[b] = max(power[b], power[b-1]*masksUp)
		}
	}
	for b := bands - 2; b >= 0; b-- {
		power[b] = max(power[b], power[b+1]*masksDown)
	}
	for b := range noise {
		noise[b] = max(power[b]*masks[b], e.quiet[b])
	}
	return noise
}
