package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
)

// arrangement is the stage as the layout of its own objects.
type arrangement struct{ s *Stage }

// MinSize implements [fyne.Layout].
func (a arrangement) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 480) }

// Layout implements [fyne.Layout].
func (a arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) { a.s.lay(size) }

// Numbers of the stage, for a window of the design's size; each is
// multiplied by the scale.
const (
	stripAbove   = 156 // of the strip's pieces, above the lower edge
	heldAbove    = 188 // the same in a hold, where the reasons stand below
	controlAbove = 51  // of the middle of the controls
	ringShare    = 0.385
	ringRoom     = 0.80
)

// grid is where the columns of the stage lie in a window.
type grid struct {
	w, h, k     float32 // the window; the scale
	t           float32 // the scale of words at the sides, which shrink less
	words       float32 // by how much words are larger than they are drawn for
	margin      float32
	strip       float32 // top of the pieces
	centre      fyne.Position
	radius      float32
	column      float32 // width of the columns at the sides
	right       float32 // right edge
	headline    float32 // baseline of the small capitals on both sides
	controlLine float32 // middle of the controls
}

// grid returns where things lie now.
func (s *Stage) grid() grid {
	// A hold that a person asked for makes room for its reasons.
	return gridFor(s.root.Size(), s.shown.texts != nil && s.shown.mode == held && s.shown.question.topic != woke)
}

// roomiest is how wide the columns at the sides are at least, in sizes of the
// words in them: larger than that no word gets, however large the user wants
// them. It is about what they have in the smallest window.
const roomiest = 12

func gridFor(size fyne.Size, reasons bool) grid {
	g := grid{w: size.Width, h: size.Height, k: kit.Scale(size.Width, size.Height)}
	g.t = max(g.k, 0.85)
	g.margin = float32(int(kit.Margin*g.k/kit.Step)) * kit.Step
	above := float32(stripAbove)
	if reasons {
		above = heldAbove
	}
	g.strip = whole(g.h - above*g.k)
	top := g.margin
	g.radius = whole(min(g.w*ringShare, (g.strip-top)*ringRoom) / 2)
	g.centre = fyne.NewPos(whole(g.w/2), whole(top+(g.strip-top)*0.49))
	g.column = whole(g.centre.X - g.radius - g.margin - 3*kit.Step*g.k)
	g.words = min(kit.TextScale(), max(g.column/(roomiest*kit.TextLead*g.t), 1))
	if reasons {
		g.words = gridFor(size, false).words // words do not change their size in a hold
	}
	g.right = g.w - g.margin
	g.headline = whole(g.margin + 26*g.k)
	g.controlLine = whole(g.h - controlAbove*g.k)
	return g
}

// text returns the size of words that grow with the window.
func (g *grid) text(size float32) float32 { return kit.Text(size, g.k*g.words/kit.TextScale()) }

// side returns the size of words at the sides.
func (g *grid) side(size float32) float32 { return kit.Text(size, g.t*g.words/kit.TextScale()) }

// sides returns the sizes to choose from for words that are to be read whole: the
// usual one, the one that they are drawn for where that is smaller, and one between.
func (g *grid) sides(size float32) [3]float32 {
	largest := g.side(size)
	least := min(largest, kit.Text(size, g.t/kit.TextScale()))
	return [3]float32{largest, whole((largest + least) / 2), least}
}

// down returns a distance between lines, which larger words make larger.
func (g *grid) down(length float32) float32 { return whole(length * g.k * max(g.words, 1)) }

// bannerLine returns the baseline of what is announced above the strip, with room
// for a line of notes between them.
func (g *grid) bannerLine() float32 { return g.strip - max(whole(20*g.k)+g.text(kit.TextNote), 28) }

func whole(v float32) float32 { return float32(int(v + 0.5)) }

// lay puts everything in its place.
func (s *Stage) lay(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	s.dressFor(size)
	g := s.grid()
	s.narrow = g.w < 1000
	s.layMiddle(&g)
	if s.shown.texts != nil {
		s.layLeft(&g)
	}
	s.layRight(&g)
	s.layLedger(&g)
	s.layBottom(&g)
	s.help.lay(size, &g)
	s.picture.Resize(size)
	s.ground.Resize(size)
	if p := s.options.Peripheral; p != nil {
		p.CanvasObject().Resize(size)
	}
}

func (s *Stage) layMiddle(g *grid) {
	s.breath.Place(g.centre, g.radius)
	s.ring.SetWidth(whole(6 * g.k))
	s.ring.Resize(fyne.NewSize(2*g.radius, 2*g.radius))
	s.ring.Move(g.centre.SubtractXY(g.radius, g.radius))
	s.word.TextSize, s.count.TextSize = g.text(kit.TextBreath), g.text(kit.TextCount)
	s.seatWord(g)
	if s.shown.texts != nil {
		s.breath.Show(&s.shown.pace)
		s.ring.SetShare(s.shown.pace.Phase)
	}
}

// seatWord puts the word of the breath into the middle: above the count, or on
// its own; in a hold what is left of the appointment stands below.
func (s *Stage) seatWord(g *grid) {
	x, y := g.centre.X-g.radius, g.centre.Y
	word, number := y+g.down(12), y+g.down(46)
	switch v := &s.shown; {
	case v.texts == nil || v.count == "":
	case v.appointment[0] != "":
		word, number = y-g.down(28), y+g.down(12)
	default:
		word = y + g.down(4)
	}
	kit.Seat(s.word, x, word, 2*g.radius)
	kit.Seat(s.count, x, number, 2*g.radius)
	for i, line := range s.appointment {
		line.TextSize = g.text(kit.TextBody)
		kit.Seat(line, x, y+g.down(52+24*float32(i)), 2*g.radius)
	}
}
