package tell

import "outbreath/words"

// Sound names a sound that ships; any other name stays as it is.
func Sound(name string) string { return words.OfIn(ofSound, name) }

const ofSound = "sound"

// The names of the sounds, marked to be translated.
var _ = []string{
	words.MarkIn(ofSound, "swell"), words.MarkIn(ofSound, "rise"), words.MarkIn(ofSound, "fall"),
	words.MarkIn(ofSound, "glide"), words.MarkIn(ofSound, "sung"), words.MarkIn(ofSound, "tick"),
	words.MarkIn(ofSound, "bowl"), words.MarkIn(ofSound, "chime"),
	words.MarkIn(ofSound, "none"), words.MarkIn(ofSound, "brown"), words.MarkIn(ofSound, "pink"),
	words.MarkIn(ofSound, "rain"), words.MarkIn(ofSound, "sea"),
	words.MarkIn(ofSound, "system"),
}
