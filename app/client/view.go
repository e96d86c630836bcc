// Package client is the session for the person on the table: the breathing shape
// and the name of the phase, and nothing private. It may stand on a second
// screen, under the face cradle too: dim red, mirrored, turned.
//
//	Player.Snapshot ─▶ kit.PaceOf(now) ─▶ View.Show ─▶ kit.Breath, the name
//
// The shape is the same from every side. The name is a line of text where it
// stands upright; mirrored or turned it is a picture, made anew once a phase.
package client

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
)

// Look is how the client sees the session.
type Look struct {
	Red    bool // long wavelengths at a low luminance, for a dark room
	Mirror bool // left is right, as in a mirror
	Turn   int  // degrees clockwise: 0, 90, 180 or 270
}

// Turns are the angles to which the view can be turned.
var Turns = []int{0, 90, 180, 270}

// The colours of the red view.
var (
	redGround = color.NRGBA{0x00, 0x00, 0x00, 0xff}
	redBreath = color.NRGBA{0x9c, 0x14, 0x08, 0xff}
	redName   = color.NRGBA{0xd0, 0x1c, 0x10, 0xff}
)

const redGlow = 0.5

// View is the picture. It lives on Fyne's goroutine.
type View struct {
	look   Look
	root   *fyne.Container
	ground *canvas.Rectangle
	breath *kit.Breath
	bars   [2]*canvas.Rectangle
	name   *canvas.Text
	turned *canvas.Image // the name, where it is not upright

	ink   color.NRGBA
	plan  kit.Told
	said  string // the name, in full
	mode  kit.Mode
	pace  kit.Pace
	fresh bool
	worn  kit.Dress
}

// New returns a view of nothing yet.
func New(look Look) *View {
	v := &View{ground: &canvas.Rectangle{}, breath: kit.NewBreath(), name: kit.Line("", kit.TextTitle, kit.Plain, color.Black),
		turned: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	objects := append([]fyne.CanvasObject{v.ground}, v.breath.Objects()...)
	for i := range v.bars {
		v.bars[i] = &canvas.Rectangle{}
		objects = append(objects, v.bars[i])
	}
	v.root = container.New(v, append(objects, v.name, v.turned)...)
	v.SetLook(look)
	return v
}

// CanvasObject returns what to show.
func (v *View) CanvasObject() fyne.CanvasObject { return v.root }

// SetLook changes how the client sees it.
func (v *View) SetLook(look Look) {
	v.look = look
	v.dress()
	v.Layout(nil, v.root.Size())
}

// dress colours everything anew.
func (v *View) dress() {
	v.worn = kit.DressFor(v.root.Size())
	v.breath.Calm = v.worn.Calm
	p, look := kit.Look(), v.look
	ground, breath, glow := p.Ground, p.Breath, p.Glow
	v.ink = p.Ink
	if look.Red {
		ground, breath, glow, v.ink = redGround, redBreath, redGlow, redName
	}
	v.ground.FillColor = ground
	v.breath.Dress(ground, breath, glow)
	for _, b := range v.bars {
		b.FillColor = kit.Mix(ground, breath, 0.75)
	}
	v.fresh = false
}

// Show brings the picture up to an instant.
func (v *View) Show(s *pacing.Snapshot, now pacing.Instant) {
	v.pace = kit.PaceOf(s, now)
	said := v.plan.Of(s.Plan).Phase(v.pace.Moment.Span).Name
	if v.pace.Mode == kit.Finished {
		said = words.Say("Finished")
	}
	v.breath.Show(&v.pace)
	if v.fresh && said == v.said && v.pace.Mode == v.mode {
		return
	}
	v.fresh, v.said, v.mode = true, said, v.pace.Mode
	for _, b := range v.bars {
		b.Hidden = v.mode != kit.Held
	}
	v.write()
	canvas.Refresh(v.root)
}

// MinSize implements [fyne.Layout].
func (v *View) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }

// Layout implements [fyne.Layout].
func (v *View) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if kit.DressFor(size) != v.worn {
		v.dress()
	}
	v.ground.Resize(size)
	radius := float32(int(min(size.Width, size.Height) * 0.36))
	centre := v.centre()
	v.breath.Place(centre, radius)
	height := float32(int(radius * 0.42))
	width := float32(int(height / 3.6))
	for i, b := range v.bars {
		b.CornerRadius = width / 4
		box := fyne.NewSize(width, height)
		at := fyne.NewPos(centre.X+width*(2*float32(i)-1.5), centre.Y-height/2)
		if v.look.Turn%180 != 0 {
			box, at = fyne.NewSize(height, width), fyne.NewPos(centre.X-height/2, centre.Y+width*(2*float32(i)-1.5))
		}
		b.Resize(box)
		b.Move(fyne.NewPos(float32(int(at.X)), float32(int(at.Y))))
	}
	v.breath.Show(&v.pace)
	v.write()
}

// centre returns the middle of the shape: off the window's own by what the name
// needs, whose side is where the feet of the one who looks are.
func (v *View) centre() fyne.Position {
	size := v.root.Size()
	off := float32(int(min(size.Width, size.Height) * 0.06))
	x, y := v.towards()
	return fyne.NewPos(float32(int(size.Width/2))-off*x, float32(int(size.Height/2))-off*y)
}

// towards returns in which direction the bottom of the picture lies.
func (v *View) towards() (x, y float32) {
	switch v.look.Turn {
	case 90:
		return -1, 0
	case 180:
		return 0, -1
	case 270:
		return 1, 0
	}
	return 0, 1
}

// write sets the name below the shape, as one sees it who looks.
func (v *View) write() {
	size := v.root.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	along := size.Width // how much room there is for a line
	if v.look.Turn%180 != 0 {
		along = size.Height
	}
	text := kit.Text(kit.TextTitle, kit.Scale(size.Width, size.Height))
	if wide := kit.Width(v.said, text, kit.Plain); wide > along*0.9 { // smaller rather than not whole
		text = max(float32(int(text*along*0.9/wide)), kit.TextLead)
	}
	name := kit.Cut(v.said, text, kit.Plain, along*0.9)
	upright := v.look.Turn == 0 && !v.look.Mirror
	v.name.Hidden, v.turned.Hidden = !upright || name == "", upright || name == ""
	if name == "" {
		return
	}
	v.name.Text, v.name.TextSize, v.name.Color = name, text, v.ink
	box := v.name.MinSize()
	away := min(size.Width, size.Height) * 0.42
	x, y := v.towards()
	c := v.centre()
	middle := fyne.NewPos(c.X+x*away, c.Y+y*away)
	if upright {
		v.name.Resize(box)
		v.name.Move(fyne.NewPos(float32(int(middle.X-box.Width/2)), float32(int(middle.Y-box.Height/2))))
		return
	}
	v.turned.Image = v.look.turn(draw(v.name))
	if v.look.Turn%180 != 0 {
		box = fyne.NewSize(box.Height, box.Width)
	}
	v.turned.Resize(box)
	v.turned.Move(fyne.NewPos(float32(int(middle.X-box.Width/2)), float32(int(middle.Y-box.Height/2))))
	v.turned.Refresh()
}
