package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// layRight lays the right column out: the clock, and below it the figure.
func (s *Stage) layRight(g *grid) {
	x := g.right - g.column
	s.endsLabel.TextSize = g.side(kit.TextLabel)
	kit.Seat(s.endsLabel, x, g.headline, g.column)
	s.ends.TextSize = g.text(kit.TextClock)
	for s.ends.TextSize > kit.TextLead && kit.Width(s.ends.Text, s.ends.TextSize, kit.Plain) > g.column {
		s.ends.TextSize-- // with seconds, in a small window
	}
	kit.Seat(s.ends, x, g.headline+g.down(70), g.column)
	s.left.TextSize = g.side(kit.TextLead)
	kit.Seat(s.left, x, g.headline+g.down(105), g.column)
	s.late.TextSize = g.side(kit.TextBody)
	kit.Seat(s.late, x, g.headline+g.down(134), g.column)
	y := g.headline + g.down(162)
	s.leftOut.TextSize = g.side(kit.TextBody)
	kit.Seat(s.leftOut, x, y, g.column)
	if _, aimed := s.player.Snapshot().Target(s.player.Now()); aimed {
		y += g.down(28)
	}
	still := s.shown.texts != nil && s.shown.mode == held
	setVisible(s.zones, s.hands && still)
	s.zones.SetSize(g.side(kit.TextBody))
	s.catchUp.SetSize(g.side(kit.TextBody))
	s.catchUp.Button.Fit([]string{words.Of(buttonWords[keys.LayOut]), words.Say("Lay out again")}, s.hint(keys.LayOut), g.column)
	for _, b := range []sized{s.zones, s.catchUp} { // one of them at most
		if !b.Visible() {
			continue
		}
		size := b.MinSize()
		b.Resize(size)
		b.Move(fyne.NewPos(g.right-size.Width, whole(y-g.side(kit.TextBody)*0.36-size.Height/2)))
		y += g.down(28)
	}
	s.told = y - g.down(28)
	for i, line := range s.sound {
		line.TextSize = g.side(kit.TextLabel)
		at := y + whole(float32(i)*kit.LineHeight*line.TextSize)
		kit.Seat(line, x, at, g.column)
		if line.Text != "" {
			s.told = at
		}
	}
	s.layFigure(g)
}

// layFigure lays the figure out, which gets smaller, and then goes, where what is
// said above it needs the room.
func (s *Stage) layFigure(g *grid) {
	k := g.k
	foot := whole(g.centre.Y + g.radius - 24*k)
	h := min(whole(252*k), foot-s.told-whole(20*k))
	w := h * kit.FigureWidth / kit.FigureHeight
	middle := g.right - kit.Width("00:00", s.ends.TextSize, kit.Plain)/2
	s.figure.Resize(fyne.NewSize(w, h))
	s.figure.Move(fyne.NewPos(whole(middle-w/2), foot-h))
	s.figureLabel.TextSize = g.text(kit.TextNote)
	kit.Seat(s.figureLabel, middle-w, foot+whole(24*k), 2*w)
	over := s.shown.texts != nil && s.shown.mode == finished
	body := s.hands && !s.narrow && !s.viewer.ledger && !over && h >= whole(150*k)
	setVisible(s.figure, body)
	setVisible(s.figureLabel, body)
}

// layLedger lays the zones' accounts out below the clock.
func (s *Stage) layLedger(g *grid) {
	v := &s.shown
	on := v.texts != nil && len(v.texts.ledger) > 0
	setVisible(s.ledger.root, on)
	if !on {
		return
	}
	foot := g.bannerLine() - g.side(kit.TextLead)
	s.ledger.show(v.texts.ledger, v.lent, v.zone, max(g.headline+g.down(196), s.told+g.down(28)), foot, g)
}
