package audio

import "outbreath/pacing"

// tick is a stage of the breath that is only marked: by two soft notes where it
// begins and two softer ones, the second and the half second before it ends.
type tick struct {
	gain          float64
	first, second float64 // Hz, of the two notes
	hint          float64 // Hz, of those before the end
}

const (
	between  = 0.16 // seconds from the first note to the second
	decay    = 0.9  // seconds in which a note falls by 60 dB
	hintGain = 0.35
	// hintFrom is how much of the stage must have gone by for a hint to be told
	// from its beginning, in seconds.
	hintFrom = 0.6
)

// tick makes the strike sound a stage of which so many samples have gone by.
// The beginning is struck then, the hints at their time.
func (s *strike) tick(c pacing.Cue, t *tick, rate float64, late int) {
	whole := c.Length.Seconds()
	gone := float64(late) / rate
	s.begin(int(samplesIn(c.Length, rate))-late, rate)
	s.mallet(0, t.first, t.gain*c.Level)
	s.mallet(between, t.second, t.gain*c.Level)
	for _, before := range []float64{1, 0.5} {
		if at := whole - before - gone; at >= hintFrom {
			s.mallet(at, t.hint, hintGain*t.gain*c.Level)
		}
	}
}

// mallet adds a note and its octave.
func (s *strike) mallet(after, freq, level float64) {
	s.add(partial{after, freq, 0.85, decay}, level)
	s.add(partial{after, 2 * freq, 0.1, decay * 0.6}, level)
}
