package kit

// The type scale. The first two read from across a room, the next three from
// where one stands, the rest is for a glance from close by.
const (
	TextClock  float32 = 68
	TextTitle  float32 = 40
	TextBreath float32 = 34
	TextCount  float32 = 26
	TextLead   float32 = 20
	TextBody   float32 = 17
	TextLabel  float32 = 15
	TextNote   float32 = 14
)

// TextLeast is the smallest text that any screen may shrink to.
const TextLeast float32 = 12

// Spacing goes in steps; a screen keeps a margin to the edge of its window.
const (
	Step   float32 = 8
	Margin float32 = 56
)

// The window for which every size here is drawn.
const (
	DesignWidth  float32 = 1280
	DesignHeight float32 = 800
)

// Scale returns the factor for sizes in a window of the given size: 1 at the
// design's own, within 0.75 and 2, by whichever of width and height has less to
// give.
func Scale(width, height float32) float32 {
	return min(max(min(width/DesignWidth, height/DesignHeight), 0.75), 2)
}

// Pixels returns a length of the design at a scale, in whole pixels.
func Pixels(length, scale float32) float32 { return float32(int(length*scale + 0.5)) }
