package terminal

import (
	"fmt"
	"strings"
)

// Colour is one of 24 bits; the zero Colour is the terminal's own.
type Colour uint32

const given = 1 << 24 // tells black from none

// RGB returns the colour 0xRRGGBB.
func RGB(hex uint32) Colour { return Colour(hex | given) }

// Depth is how many colours a terminal shows.
type Depth uint8

// The depths.
const (
	NoColour Depth = iota
	Colours256
	TrueColour
)

// DepthOf reads from the environment how many colours a terminal shows. A
// NO_COLOR that is not empty turns them off (https://no-color.org).
func DepthOf(getenv func(string) string) Depth {
	kind := getenv("TERM")
	switch {
	case getenv("NO_COLOR") != "" || kind == "dumb":
		return NoColour
	case getenv("COLORTERM") == "truecolor" || getenv("COLORTERM") == "24bit":
		return TrueColour
	case strings.Contains(kind, "256color"):
		return Colours256
	}
	return NoColour
}

// cube are the levels of each channel in the 6×6×6 cube of 256 colours.
var cube = [6]int{0, 95, 135, 175, 215, 255}

// foreground returns the parameters that choose the colour for what is
// written, "" where none is.
func (c Colour) foreground(d Depth) string {
	if c&given == 0 || d == NoColour {
		return ""
	}
	r, g, b := int(c>>16&0xff), int(c>>8&0xff), int(c&0xff)
	if d == TrueColour {
		return fmt.Sprintf("38;2;%d;%d;%d", r, g, b)
	}
	return fmt.Sprintf("38;5;%d", 16+36*nearestLevel(r)+6*nearestLevel(g)+nearestLevel(b))
}

func nearestLevel(v int) (best int) {
	for i, level := range cube {
		if max(level-v, v-level) < max(cube[best]-v, v-cube[best]) {
			best = i
		}
	}
	return best
}
