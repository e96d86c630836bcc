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
	controlAbove = 51  // of the middle of the controls
	ringShare    = 0.385
	ringRoom     = 0.80
)

// grid is where the columns of the stage lie in a window.
type grid struct {
	w, h, k     float32 // the window; the scale
	t           float32 // the scale of words at the sides, which shrink less
	margin      float32
	strip       float32 // top of the pieces
	centre      fyne.Position
	radius      float32
	column      float32 // width of the columns at the sides
	right       float32 // right edge
	headline    float32 // baseline of the small capitals on both sides
	controlLine float32 // middle of the controls
}

func gridFor(size fyne.Size) grid {
	g := grid{w: size.Width, h: size.Height, k: kit.Scale(size.Width, size.Height)}
	g.t = max(g.k, 0.85)
	g.margin = float32(int(kit.Margin*g.k/kit.Step)) * kit.Step
	g.strip = whole(g.h - stripAbove*g.k)
	top := g.margin
	g.radius = whole(min(g.w*ringShare, (g.strip-top)*ringRoom) / 2)
	g.centre = fyne.NewPos(whole(g.w/2), whole(top+(g.strip-top)*0.49))
	g.column = whole(g.centre.X - g.radius - g.margin - 3*kit.Step*g.k)
	g.right = g.w - g.margin
	g.headline = whole(g.margin + 26*g.k)
	g.controlLine = whole(g.h - controlAbove*g.k)
	return g
}

func whole(v float32) float32 { return float32(int(v + 0.5)) }

// lay puts everything in its place.
func (s *Stage) lay(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	g := gridFor(size)
	s.narrow = g.w < 1000
	s.layMiddle(&g)
	s.layLeft()
	s.layRight(&g)
	s.layBottom(&g)
	s.help.lay(size, g.k)
}

func (s *Stage) layMiddle(g *grid) {
	s.shape.place(g.centre, g.radius)
	s.ring.SetWidth(whole(6 * g.k))
	s.ring.Resize(fyne.NewSize(2*g.radius, 2*g.radius))
	s.ring.Move(g.centre.SubtractXY(g.radius, g.radius))
	s.word.TextSize, s.count.TextSize = kit.Text(kit.TextBreath, g.k), kit.Text(kit.TextCount, g.k)
	s.seatWord(g)
	x := g.centre.X - g.radius
	kit.Seat(s.count, x, g.centre.Y+whole(46*g.k), 2*g.radius)
	if s.shown.words != nil {
		s.shape.show(&s.shown)
	}
}

// seatWord puts the word of the breath into the middle: above the count, or on
// its own.
func (s *Stage) seatWord(g *grid) {
	y := g.centre.Y + whole(12*g.k)
	if s.shown.words != nil && s.shown.count != "" {
		y = g.centre.Y + whole(4*g.k)
	}
	kit.Seat(s.word, g.centre.X-g.radius, y, 2*g.radius)
}

// layLeft lays the left column out, whose lines follow each other.
func (s *Stage) layLeft() {
	v := &s.shown
	if v.words == nil || s.root == nil || s.root.Size().Width <= 0 {
		return
	}
	g, look := gridFor(s.root.Size()), kit.Look()
	x, k := g.margin, g.k
	s.kind.TextSize = kit.Text(kit.TextLabel, g.t)
	kit.Seat(s.kind, x, g.headline, g.column)

	title := kit.Fit(v.phase, kit.Bold, g.column, 2, kit.Text(kit.TextTitle, k), kit.Text(kit.TextBreath, k), kit.Text(kit.TextCount, k))
	y := g.headline + whole(10*k)
	s.phase.Move(fyne.NewPos(x, y))
	y += s.phase.Set(v.phase, title, look.Ink, g.column, 2) + whole(8*k)

	s.place.TextSize = kit.Text(kit.TextLead, g.t)
	if v.place != "" {
		kit.Seat(s.place, x, y+whole(20*k), g.column)
		y += whole(28 * k)
	}
	y += whole(20 * k)

	lead := kit.Text(kit.TextLead, g.t)
	say, most, ink := v.say, 4, look.Soft()
	if v.note != "" {
		say, most, ink = v.note, 8, look.Ink
	} else if v.prompt != "" {
		most, ink = 3, look.Quiet
		if s.narrow {
			say = ""
		}
	}
	s.say.Move(fyne.NewPos(x, y))
	if h := s.say.Set(say, lead, ink, g.column, most); h > 0 {
		y += h + whole(12*k)
	}
	s.prompt.Move(fyne.NewPos(x, y))
	prompt := v.prompt
	if v.note != "" {
		prompt = ""
	}
	if h := s.prompt.Set(prompt, lead, look.Ink, g.column, 3); h > 0 {
		y += h + whole(12*k)
	}
	y += whole(24 * k)
	for i, t := range s.then {
		t.TextSize = kit.Text(kit.TextBody, g.t)
		kit.Say(t, sentence(i, v.then[i], t.TextSize, g.column))
		kit.Seat(t, x, y, g.column)
		y += whole(28 * k)
	}
}

// sentence says what changes and when, in one line of width. Where that is
// short "then" goes first, then the end of the name; the time never does.
func sentence(i int, c change, size, width float32) string {
	if c.what == "" {
		return ""
	}
	tail := " in " + c.in
	full := [...]string{"Then ", "then "}[i] + c.what + tail
	if kit.Width(full, size, kit.Plain) <= width {
		return full
	}
	return kit.Cut(c.what, size, kit.Plain, width-kit.Width(tail, size, kit.Plain)) + tail
}

func (s *Stage) layRight(g *grid) {
	k := g.k
	x := g.right - g.column
	s.endsLabel.TextSize = kit.Text(kit.TextLabel, g.t)
	kit.Seat(s.endsLabel, x, g.headline, g.column)
	s.ends.TextSize = kit.Text(kit.TextClock, k)
	kit.Seat(s.ends, x, g.headline+whole(70*k), g.column)
	s.left.TextSize = kit.Text(kit.TextLead, g.t)
	kit.Seat(s.left, x, g.headline+whole(105*k), g.column)
	s.late.TextSize = kit.Text(kit.TextBody, g.t)
	kit.Seat(s.late, x, g.headline+whole(134*k), g.column)
	s.sound.TextSize = kit.Text(kit.TextLabel, g.t)
	kit.Seat(s.sound, x, g.headline+whole(162*k), g.column)

	h := whole(252 * k)
	top := whole(g.centre.Y + g.radius - h - 24*k)
	w := h * figureWidth / figureHeight
	middle := g.right - kit.Width("00:00", s.ends.TextSize, kit.Plain)/2
	s.figure.Resize(fyne.NewSize(w, h))
	s.figure.Move(fyne.NewPos(whole(middle-w/2), top))
	s.figureLabel.TextSize = kit.Text(kit.TextNote, k)
	kit.Seat(s.figureLabel, middle-w, top+h+whole(24*k), 2*w)
	setVisible(s.figure, s.hands && !s.narrow)
	setVisible(s.figureLabel, s.hands && !s.narrow)
}

func (s *Stage) layBottom(g *grid) {
	k := g.k
	s.strip.Height, s.strip.TextSize = whole(12*k), kit.Text(kit.TextNote, k)
	s.strip.Names = kit.NamesAll
	if s.narrow {
		s.strip.Names = kit.NamesAllOrPresent
	}
	if s.shown.mode == held {
		s.strip.Names = kit.NamesNone
	}
	over := float32(int(s.strip.Height * 0.8))
	s.strip.Move(fyne.NewPos(g.margin, g.strip-over))
	s.strip.Resize(fyne.NewSize(g.w-2*g.margin, s.strip.MinSize().Height))
	s.strip.Refresh()

	s.banner.TextSize = kit.Text(kit.TextLead, g.t)
	kit.Seat(s.banner, g.margin, g.strip-whole(26*k), g.w-2*g.margin)

	target := fyne.NewSize(whole(300*k), whole(54*k))
	s.hold.SetSize(kit.Text(kit.TextLead, g.t))
	s.goOn.SetSize(kit.Text(kit.TextLead, g.t))
	s.hold.Resize(target)
	s.hold.Move(fyne.NewPos(g.centre.X-target.Width/2, g.controlLine-target.Height/2))
	s.goOn.Resize(target)
	s.goOn.Move(s.hold.Position())

	quiet := kit.Text(kit.TextBody, g.t)
	height := whole(40 * k)
	x := g.margin
	for _, b := range []quietButton{s.back, s.add} {
		b.SetSize(quiet)
		w := whole(b.MinSize().Width)
		b.Resize(fyne.NewSize(w, height))
		b.Move(fyne.NewPos(x, g.controlLine-height/2))
		x += w + whole(44*k)
	}
	x = g.right
	for _, b := range []quietButton{s.end, s.next} {
		b.SetSize(quiet)
		w := whole(b.MinSize().Width)
		b.Resize(fyne.NewSize(w, height))
		b.Move(fyne.NewPos(x-w, g.controlLine-height/2))
		x -= w + whole(44*k)
	}
	s.layReasons(g)
}

type quietButton interface {
	fyne.CanvasObject
	SetSize(float32)
}

// layReasons puts the reasons in a row where the strip's names were.
func (s *Stage) layReasons(g *grid) {
	k := g.k
	height, between := whole(34*k), whole(kit.Step*k)
	total := -between
	for _, chip := range s.reasons {
		chip.SetSize(kit.Text(kit.TextLabel, g.t))
		total += whole(chip.MinSize().Width) + between
	}
	x := whole(g.centre.X - total/2)
	for _, chip := range s.reasons {
		w := whole(chip.MinSize().Width)
		chip.Resize(fyne.NewSize(w, height))
		chip.Move(fyne.NewPos(x, g.strip+whole(32*k)))
		x += w + between
	}
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on == o.Visible() {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
