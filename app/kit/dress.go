package kit

import (
	"fyne.io/fyne/v2"

	"outbreath/words"
)

// Dress is all that the looks of a screen depend on beside what it shows. Fyne
// lays every screen out anew when the theme changes, as it does in a window of
// another size; a screen compares its dress there, and where that is another
// writes and colours itself anew.
type Dress struct {
	Scale float32 // of a window of this size
	Calm  bool    // little is to move
	look  *Palette
	text  float32

	language string // that all is said in
}

// DressFor returns the dress for a window of some size, in the theme that is set.
func DressFor(size fyne.Size) Dress {
	t := worn()
	return Dress{Scale: Scale(size.Width, size.Height), Calm: t.calm(), look: t.look(), text: t.textScale(), language: words.InUse()}
}

// The bounds of a theme's text scale, and a step between them.
const (
	TextScaleLeast = 0.8
	TextScaleMost  = 2.0
	TextScaleStep  = 0.1
)

// TextScale returns by how much the user wants all words larger than they are
// drawn for.
func TextScale() float32 { return worn().textScale() }

func (t *Theme) textScale() float32 {
	if t.TextScale == 0 {
		return 1
	}
	return t.TextScale
}

// Text returns a size of the type scale in a window of a scale, as large as the
// user wants words, in whole pixels and never below [TextLeast].
func Text(size, scale float32) float32 { return worn().text(size, scale) }

func (t *Theme) text(size, scale float32) float32 {
	return max(float32(int(size*scale*t.textScale()+0.5)), TextLeast)
}

// Motion says how much moves.
type Motion string

// The kinds of motion.
const (
	MotionSystem  Motion = "system" // as Fyne is told: reduced where animations are off
	MotionFull    Motion = "full"
	MotionReduced Motion = "reduced" // what would move gets brighter instead
)

// Motions lists them.
var Motions = []Motion{MotionSystem, MotionFull, MotionReduced}

func (t *Theme) calm() bool {
	switch t.Motion {
	case MotionFull:
		return false
	case MotionReduced:
		return true
	}
	return !fyne.CurrentApp().Settings().ShowAnimations()
}
