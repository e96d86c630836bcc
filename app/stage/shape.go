package stage

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
)

// The breathing shape, in shares of the ring's radius: how large the disc is
// when the breath is out, at rest and in, and how far each halo stands off.
const (
	discOut  = 0.54
	discRest = 0.67
	discIn   = 0.85
	haloRoom = 0.97 // nothing of the shape comes nearer to the ring
)

var haloReach = [...]float64{0.42, 0.27, 0.15, 0.06} // the widest first

// strengths of halos and edge over the ground; the palette has the disc's.
var haloStrength = [...]float64{0.09, 0.18, 0.3, 0.46} // of the disc's

const edgeStrength = 0.85

// glows is into how many steps the strength of the shape is cut: a new colour
// is made for none of them at frame rate.
const glows = 48

// shape is the breathing shape: a disc and its halos. It grows and settles with
// the breath; with motion reduced it brightens and dims instead.
type shape struct {
	halos  [len(haloReach)]*canvas.Circle
	disc   *canvas.Circle
	centre fyne.Position
	radius float64 // of the ring

	drawn float64 // the disc's radius, in half pixels
	glow  int

	calm   bool                                       // motion is reduced
	colors [glows + 1][len(haloReach) + 2]color.Color // halos, disc, edge
}

func newShape() *shape {
	s := &shape{disc: &canvas.Circle{StrokeWidth: 1.5}, glow: -1}
	for i := range s.halos {
		s.halos[i] = &canvas.Circle{}
	}
	s.dress(false)
	return s
}

// dress mixes the colours anew from the palette. Calm is for a shape that is
// not to move.
func (s *shape) dress(calm bool) {
	p := kit.Look()
	s.calm = calm
	for g := range s.colors {
		share := float64(g) / glows
		for i, strength := range haloStrength {
			s.colors[g][i] = p.Faint(p.Breath, strength*p.Glow*share)
		}
		s.colors[g][len(haloStrength)] = p.Faint(p.Breath, p.Glow*share)
		s.colors[g][len(haloStrength)+1] = p.Faint(p.Breath, edgeStrength*share)
	}
	s.glow = -1
}

func (s *shape) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, h := range s.halos {
		all = append(all, h)
	}
	return append(all, s.disc)
}

// place gives the shape its centre and the radius of the ring round it.
func (s *shape) place(centre fyne.Position, radius float32) {
	s.centre, s.radius, s.drawn = centre, float64(radius), 0
}

// show draws the shape for a view; nothing is drawn when it moved by less than
// half a pixel and glows as before.
func (s *shape) show(v *view) {
	reach, strength := discRest, 0.62
	switch v.mode {
	case paced:
		strength = 0.62 + 0.38*v.level
		if s.calm {
			reach, strength = 0.70, 0.35+0.65*v.full
		} else {
			reach = discOut + (discIn-discOut)*v.full
			// At rest the disc is not half a breath wide: a fading pacer eases over.
			reach += (discRest - (discOut+discIn)/2) * (1 - v.level)
		}
	case held, finished:
		strength = 0.4
	case lead:
		reach = discOut
		if s.calm {
			reach = 0.70
		}
	}
	drawn := math.Round(reach*s.radius*2) / 2
	glow := int(strength*glows + 0.5)
	if drawn == s.drawn && glow == s.glow {
		return
	}
	if glow != s.glow {
		s.glow = glow
		for i, h := range s.halos {
			h.FillColor = s.colors[glow][i]
		}
		s.disc.FillColor, s.disc.StrokeColor = s.colors[glow][len(s.halos)], s.colors[glow][len(s.halos)+1]
	}
	s.drawn = drawn
	for i, h := range s.halos {
		// The fuller the breath, the closer the halos draw in.
		room := haloRoom*s.radius - drawn
		s.circle(h, drawn+math.Min(haloReach[i]*s.radius*0.9, room*haloReach[i]/haloReach[0]))
	}
	s.circle(s.disc, drawn)
	// The corners are set by hand: one redraw for all five, not ten.
	s.disc.Refresh()
}

func (s *shape) circle(c *canvas.Circle, radius float64) {
	r := float32(radius)
	c.Position1 = s.centre.SubtractXY(r, r)
	c.Position2 = s.centre.AddXY(r, r)
}
