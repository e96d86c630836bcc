package kit

import (
	"image/color"

	"outbreath/pacing"
)

// Palette is every colour a screen may use.
type Palette struct {
	Ground color.NRGBA // behind everything
	Raised color.NRGBA // a surface one can press or write on
	Line   color.NRGBA // borders, the empty part of a ring
	Ink    color.NRGBA // words that matter
	Quiet  color.NRGBA // words that may be missed
	Breath color.NRGBA // the breathing shape, and what is well
	Stop   color.NRGBA // the way out, nothing else

	Phases map[pacing.PhaseKind]color.NRGBA

	// Glow is how strongly the breathing shape shines, from 0 to 1: as far as the
	// words on it allow.
	Glow float64
	// Words is the least contrast that words have to what they stand on, as
	// WCAG 2 counts it.
	Words float64
	Light bool // the ground is brighter than the ink
}

// Look returns the palette of the theme that is set, or [Dark] where the theme
// is not ours. Widgets ask for it when they refresh, so that a new theme
// reaches them.
func Look() *Palette { return worn().look() }

// Phase returns the colour of a kind of phase; an unknown kind is quiet.
func (p *Palette) Phase(kind pacing.PhaseKind) color.NRGBA {
	if c, ok := p.Phases[kind]; ok {
		return c
	}
	return p.Quiet
}

// Faint returns the colour at a share of its strength over the ground: 1 is the
// colour itself, 0 the ground. Screens use opaque mixtures rather than
// transparency, so that what overlaps does not add up.
func (p *Palette) Faint(c color.NRGBA, share float64) color.NRGBA {
	return Mix(p.Ground, c, share)
}

// Soft is the ink of running text: a little below full, so that a name above it
// stands out.
func (p *Palette) Soft() color.NRGBA { return p.Faint(p.Ink, 0.8) }

// Chosen is the surface of what is chosen, or the way forward.
func (p *Palette) Chosen() color.NRGBA { return p.Faint(p.Breath, p.Glow/2) }

// Filling is the part of a surface that fills while it is held down.
func (p *Palette) Filling() color.NRGBA { return p.Faint(p.Breath, p.Glow) }

// Mix returns the colour that lies at share of the way from a to b; share is
// kept between 0 and 1.
func Mix(a, b color.NRGBA, share float64) color.NRGBA {
	share = min(max(share, 0), 1)
	between := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*share + 0.5) }
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), between(a.A, b.A)}
}

// Alpha returns the colour with the given opacity, for Fyne's own overlays.
func Alpha(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(opacity*255 + 0.5)
	return c
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}
