package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
)

// layRight lays the right column out: the clock, and below it the figure.
func (s *Stage) layRight(g *grid) {
	k := g.k
	x := g.right - g.column
	s.endsLabel.TextSize = kit.Text(kit.TextLabel, g.t)
	kit.Seat(s.endsLabel, x, g.headline, g.column)
	s.ends.TextSize = kit.Text(kit.TextClock, k)
	for s.ends.TextSize > kit.TextLead && kit.Width(s.ends.Text, s.ends.TextSize, kit.Plain) > g.column {
		s.ends.TextSize-- // with seconds, in a small window
	}
	kit.Seat(s.ends, x, g.headline+whole(70*k), g.column)
	s.left.TextSize = kit.Text(kit.TextLead, g.t)
	kit.Seat(s.left, x, g.headline+whole(105*k), g.column)
	s.late.TextSize = kit.Text(kit.TextBody, g.t)
	kit.Seat(s.late, x, g.headline+whole(134*k), g.column)
	y := g.headline + whole(162*k)
	s.leftOut.TextSize = kit.Text(kit.TextBody, g.t)
	kit.Seat(s.leftOut, x, y, g.column)
	if _, aimed := s.player.Snapshot().Target(s.player.Now()); aimed {
		y += whole(28 * k)
	}
	still := s.shown.texts != nil && s.shown.mode == held
	setVisible(s.zones, s.hands && still)
	s.zones.SetSize(kit.Text(kit.TextBody, g.t))
	s.catchUp.SetSize(kit.Text(kit.TextBody, g.t))
	fit(&s.catchUp.Button, []string{buttonWords[keys.LayOut], "Lay out again"}, s.hint(keys.LayOut), g.column)
	for _, b := range []sized{s.zones, s.catchUp} { // one of them at most
		if !b.Visible() {
			continue
		}
		size := b.MinSize()
		b.Resize(size)
		b.Move(fyne.NewPos(g.right-size.Width, whole(y-kit.Text(kit.TextBody, g.t)*0.36-size.Height/2)))
		y += whole(28 * k)
	}
	for i, line := range s.sound {
		line.TextSize = kit.Text(kit.TextLabel, g.t)
		kit.Seat(line, x, y+whole(float32(i)*kit.LineHeight*line.TextSize), g.column)
	}

	h := whole(252 * k)
	top := whole(g.centre.Y + g.radius - h - 24*k)
	w := h * kit.FigureWidth / kit.FigureHeight
	middle := g.right - kit.Width("00:00", s.ends.TextSize, kit.Plain)/2
	s.figure.Resize(fyne.NewSize(w, h))
	s.figure.Move(fyne.NewPos(whole(middle-w/2), top))
	s.figureLabel.TextSize = kit.Text(kit.TextNote, k)
	kit.Seat(s.figureLabel, middle-w, top+h+whole(24*k), 2*w)
	over := s.shown.texts != nil && s.shown.mode == finished
	body := s.hands && !s.narrow && !s.viewer.ledger && !over
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
	foot := g.bannerLine() - kit.Text(kit.TextLead, g.t)
	s.ledger.show(v.texts.ledger, v.lent, v.m.zone, g.right-g.column, g.headline+whole(196*g.k), g.column, foot, g.k)
}
