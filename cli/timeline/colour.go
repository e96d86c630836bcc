package timeline

import (
	"fmt"
	"image/color"

	"outbreath/pacing"
)

// colour is 0xRRGGBB.
type colour uint32

// The colours of the page. Ink and quiet ink read on white and, where it
// matters, on every colour of a phase.
const (
	paper colour = 0xffffff
	ink   colour = 0x14191c
	quiet colour = 0x565e60
	line  colour = 0xd3d8d9
)

// phaseColours are those of the screen, of which two are darkened for paper. A
// number stands with each: colour is never the only sign.
var phaseColours = map[pacing.PhaseKind]colour{
	pacing.Opening:    0x86a5bb,
	pacing.Breathing:  0x7fb7b2,
	pacing.Assessment: 0xa3b58f,
	pacing.Targeted:   0xd3ae79,
	pacing.Release:    0xb69dbd,
	pacing.Finishing:  0x9badcf,
	pacing.Guidance:   0xa9adac,
	pacing.Settle:     0xc3c484,
	pacing.Activate:   0xd9b44a,
	pacing.Resting:    0x9a9ac4,
}

func phaseColour(kind pacing.PhaseKind) colour {
	if c, ok := phaseColours[kind]; ok {
		return c
	}
	return phaseColours[pacing.Guidance]
}

func (c colour) String() string { return fmt.Sprintf("#%06x", uint32(c)) }

func (c colour) rgba() color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}
