package layer3

import (
	"slices"

	"outbreath/words"
)

// bands is how many scalefactor bands a spectrum has. What lies beyond them, above 15
// to 16 kHz, is left out: it would have to do with a step that is right elsewhere.
const bands = 21

// Rates are how many samples a second there can be.
var Rates = []int{44100, 48000, 32000} // in the order of the header's numbers

// edges are the lines at which the bands of each rate begin and end (ISO/IEC
// 11172-3, table B.8).
var edges = [...][bands + 1]int{
	{0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 52, 62, 74, 90, 110, 134, 162, 196, 238, 288, 342, 418},
	{0, 4, 8, 12, 16, 20, 24, 30, 36, 42, 50, 60, 72, 88, 106, 128, 156, 190, 230, 276, 330, 384},
	{0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 54, 66, 82, 102, 126, 156, 194, 240, 296, 364, 448, 550},
}

// CheckRate returns an error that names the rates unless rate is one of them.
func CheckRate(rate int) error {
	if slices.Contains(Rates, rate) {
		return nil
	}
	return words.Errorf("%d is none of 32000, 44100 and 48000, the rates of MP3", rate)
}
