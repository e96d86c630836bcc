package kit

import (
	"image/color"

	"outbreath/pacing"
	"outbreath/words"
)

// ThemeChoice is a theme that a user can choose, by the name that the settings
// know.
type ThemeChoice struct {
	Name    string
	words   string
	Palette *Palette // nil for the system's
}

// Words names the theme.
func (t *ThemeChoice) Words() string { return words.OfIn(ofTheme, t.words) }

const ofTheme = "theme"

// Themes lists what a user can choose. The system's has no palette of its own: it
// is [Dark] or [Light].
var Themes = []ThemeChoice{
	{"system", words.MarkIn(ofTheme, "As the system"), nil},
	{"dark", words.MarkIn(ofTheme, "Dark"), &Dark},
	{"dim", words.MarkIn(ofTheme, "Dim"), &Dim},
	{"light", words.MarkIn(ofTheme, "Light"), &Light},
	{"contrast", words.MarkIn(ofTheme, "High contrast"), &Contrast},
}

// FirstTheme is the theme of a program that was told nothing: a window that
// lights up a dim room is worse than one that is dark in a bright one, and a
// system may well be light in either.
const FirstTheme = "dark"

// The palettes. In each, kinds of phase that follow one another in a shipped
// protocol lie ten steps of CIEDE2000 apart or more, all others five, for every
// kind of colour vision; a test holds that, and the contrast of words.

// Dark is for a dim room.
var Dark = Palette{
	Ground: rgb(0x0d1114),
	Raised: rgb(0x1a2024),
	Line:   rgb(0x2a3236),
	Ink:    rgb(0xe6e0d4),
	Quiet:  rgb(0x8a8f8e),
	Breath: rgb(0x82bbb6),
	Stop:   rgb(0xc9776b),
	Phases: map[pacing.PhaseKind]color.NRGBA{
		pacing.Opening:    rgb(0x7095b1),
		pacing.Breathing:  rgb(0x82bbb6),
		pacing.Assessment: rgb(0x93a686),
		pacing.Targeted:   rgb(0xcba060),
		pacing.Release:    rgb(0x9f849c),
		pacing.Finishing:  rgb(0x8fa1c7),
		pacing.Guidance:   rgb(0x8a8f8e),
		pacing.Settle:     rgb(0xcfd0a0),
		pacing.Activate:   rgb(0xdab54a),
		pacing.Resting:    rgb(0x8181b7),
	},
	Glow: 0.5, Words: 4.5,
}

// DimMost is the brightest that anything in [Dim] may be, as a share of white's
// luminance; the ink of [Dark] has 0.75.
const DimMost = 0.22

// Dim is for a room that is all but dark: amber, and no brighter than needed.
// Its words are large, and have the contrast of large ones.
var Dim = Palette{
	Ground: rgb(0x0a0705),
	Raised: rgb(0x14100c),
	Line:   rgb(0x2c2319),
	Ink:    rgb(0xa5753d),
	Quiet:  rgb(0x856237),
	Breath: rgb(0x797e5f),
	Stop:   rgb(0x8f5a48),
	Phases: map[pacing.PhaseKind]color.NRGBA{
		pacing.Opening:    rgb(0x606b71),
		pacing.Breathing:  rgb(0x797e5f),
		pacing.Assessment: rgb(0x64643e),
		pacing.Targeted:   rgb(0x965f12),
		pacing.Release:    rgb(0x7a5960),
		pacing.Finishing:  rgb(0x6e6883),
		pacing.Guidance:   rgb(0x6c6154),
		pacing.Settle:     rgb(0x867c36),
		pacing.Activate:   rgb(0xa16e01),
		pacing.Resting:    rgb(0x665a7f),
	},
	Glow: 0.3, Words: 3,
}

// Light is for a bright room.
var Light = Palette{
	Ground: rgb(0xf5f2ec),
	Raised: rgb(0xfefdfb),
	Line:   rgb(0xdcd6ca),
	Ink:    rgb(0x20262a),
	Quiet:  rgb(0x5c6261),
	Breath: rgb(0x227875),
	Stop:   rgb(0xa03a2a),
	Phases: map[pacing.PhaseKind]color.NRGBA{
		pacing.Opening:    rgb(0x2d5875),
		pacing.Breathing:  rgb(0x227875),
		pacing.Assessment: rgb(0x50683f),
		pacing.Targeted:   rgb(0x946113),
		pacing.Release:    rgb(0x7a4b88),
		pacing.Finishing:  rgb(0x395ac4),
		pacing.Guidance:   rgb(0x565a56),
		pacing.Settle:     rgb(0x6e6c31),
		pacing.Activate:   rgb(0x95460c),
		pacing.Resting:    rgb(0x413f7a),
	},
	Glow: 0.5, Words: 4.5, Light: true,
}

// Contrast is for eyes that need more: every word has 7:1 or better.
var Contrast = Palette{
	Ground: rgb(0x000000),
	Raised: rgb(0x141414),
	Line:   rgb(0x747474),
	Ink:    rgb(0xffffff),
	Quiet:  rgb(0xc8c8c8),
	Breath: rgb(0x5ceae5),
	Stop:   rgb(0xff9a8a),
	Phases: map[pacing.PhaseKind]color.NRGBA{
		pacing.Opening:    rgb(0x7db5e0),
		pacing.Breathing:  rgb(0x5ceae5),
		pacing.Assessment: rgb(0xa9d67d),
		pacing.Targeted:   rgb(0xffae2e),
		pacing.Release:    rgb(0xe8a5fd),
		pacing.Finishing:  rgb(0x8da6c6),
		pacing.Guidance:   rgb(0xbebcb8),
		pacing.Settle:     rgb(0xf4f4a8),
		pacing.Activate:   rgb(0xffd21e),
		pacing.Resting:    rgb(0x9a9ae9),
	},
	Glow: 0.36, Words: 7,
}
