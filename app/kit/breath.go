package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The breathing shape, in shares of the radius of what is round it: how large
// the disc is when the breath is out, at rest and in, and with motion reduced.
const (
	discOut   = 0.54
	discRest  = 0.67
	discIn    = 0.85
	discStill = 0.70
	haloRoom  = 0.97 // nothing of the shape comes nearer to the edge
)

// haloReach is how far each halo stands off at the most, the widest first, and
// haloStrength how strong it is, as a share of the disc.
var (
	haloReach    = [...]float64{0.36, 0.20, 0.08}
	haloStrength = [...]float64{0.12, 0.26, 0.44}
)

const edgeStrength = 0.85

// glows is into how many steps the strength of the shape is cut: a new colour
// is made for none of them at frame rate.
const glows = 48

// Breath is the breathing shape: a disc and its halos. It grows and settles with
// the breath; where motion is reduced it brightens and dims instead. In a hold
// two calm bars stand in the disc.
//
// All of it are arcs that go the whole way round: a renderer draws those in two
// thirds of the time of a circle.
type Breath struct {
	Calm bool // motion is reduced

	halos  [len(haloReach)]*canvas.Arc
	disc   *canvas.Arc
	centre fyne.Position
	radius float64 // of what is round it

	drawn  float64 // the disc's radius
	pixel  float64 // of the screen; 0 until it is known
	glow   int
	colors [glows + 1][len(haloReach) + 2]color.Color // halos, disc, edge
}

// NewBreath returns a shape in the colours of the present palette.
func NewBreath() *Breath {
	b := &Breath{disc: &canvas.Arc{EndAngle: 360, StrokeWidth: 1.5}}
	for i := range b.halos {
		b.halos[i] = &canvas.Arc{EndAngle: 360}
	}
	look := Look()
	b.Dress(look.Ground, look.Breath, look.Glow)
	return b
}

// Dress mixes the colours anew: the shape's own over a ground, where the disc
// shines with a strength of glow.
func (b *Breath) Dress(ground, breath color.NRGBA, glow float64) {
	for g := range b.colors {
		share := float64(g) / glows
		for i, strength := range haloStrength {
			b.colors[g][i] = Mix(ground, breath, strength*glow*share)
		}
		b.colors[g][len(haloStrength)] = Mix(ground, breath, glow*share)
		b.colors[g][len(haloStrength)+1] = Mix(ground, breath, edgeStrength*share)
	}
	b.glow = -1
}

// Objects are what it is drawn with, the lowest first.
func (b *Breath) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, h := range b.halos {
		all = append(all, h)
	}
	return append(all, b.disc)
}

// Place gives the shape its centre and the radius of what is round it.
func (b *Breath) Place(centre fyne.Position, radius float32) {
	b.centre, b.radius, b.drawn, b.pixel = centre, float64(radius), 0, 0
}

// Show draws the shape at a pace, and reports whether it did: nothing is drawn
// where it moved by less than a pixel and glows as before. A renderer puts every
// edge on a whole pixel; a radius between two would only push the shape aside.
func (b *Breath) Show(p *Pace) bool {
	reach, strength := discRest, 0.62
	switch p.Mode {
	case Paced:
		strength = 0.62 + 0.38*p.Level
		if b.Calm {
			reach, strength = discStill, 0.35+0.65*p.Full
		} else {
			reach = discOut + (discIn-discOut)*p.Full
			// At rest the disc is not half a breath wide: a fading pacer eases over.
			reach += (discRest - (discOut+discIn)/2) * (1 - p.Level)
		}
	case Held, Finished:
		strength = 0.4
	case Lead:
		reach = discOut
		if b.Calm {
			reach = discStill
		}
	}
	drawn := b.snap(reach * b.radius)
	glow := int(strength*glows + 0.5)
	if drawn == b.drawn && glow == b.glow {
		return false
	}
	if glow != b.glow {
		b.glow = glow
		for i, h := range b.halos {
			h.FillColor = b.colors[glow][i]
		}
		b.disc.FillColor, b.disc.StrokeColor = b.colors[glow][len(b.halos)], b.colors[glow][len(b.halos)+1]
	}
	b.drawn = drawn
	for i, h := range b.halos {
		// The fuller the breath, the closer the halos draw in.
		room := haloRoom*b.radius - drawn
		b.seat(h, drawn+math.Min(haloReach[i]*b.radius*0.9, room*haloReach[i]/haloReach[0]))
	}
	b.seat(b.disc, drawn)
	return true
}

// snap returns the nearest length in whole pixels of the screen.
func (b *Breath) snap(length float64) float64 {
	if b.pixel == 0 {
		const many = 1 << 12
		c := fyne.CurrentApp().Driver().CanvasForObject(b.disc)
		if c == nil {
			return math.Round(length)
		}
		pixels, _ := c.PixelCoordinateForPosition(fyne.NewPos(many, 0))
		b.pixel = many / float64(max(pixels, 1))
	}
	return math.Round(length/b.pixel) * b.pixel
}

func (b *Breath) seat(a *canvas.Arc, radius float64) {
	r := float32(b.snap(radius))
	a.Resize(fyne.NewSize(2*r, 2*r))
	a.Move(b.centre.SubtractXY(r, r))
}
