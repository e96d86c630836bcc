package pacing

import "slices"

// The names of the sounds that a [Sound] may wish for. What they sound like is
// nothing to the engine.
var (
	cueSets = []string{"swell", "glide", "sung", "tick"}
	bells   = []string{"bowl", "chime"}
	beds    = []string{"none", "brown", "pink", "rain", "sea"}
)

// Inhales returns the names of the sounds of an in-breath.
func Inhales() []string { return append(slices.Clone(cueSets), "rise") }

// Exhales returns the names of the sounds of an out-breath.
func Exhales() []string { return append(slices.Clone(cueSets), "fall") }

// Bells returns the names of the bells between phases.
func Bells() []string { return slices.Clone(bells) }

// Beds returns the names of what sounds below everything, none among them.
func Beds() []string { return slices.Clone(beds) }
