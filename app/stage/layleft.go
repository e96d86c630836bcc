package stage

import (
	"image/color"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/words"
)

// layLeft lays the left column out, whose lines follow each other: where the
// hands are, then what to do. In a hold that is what the reason asks for; while
// a phase is chosen to be left out, the phases.
func (s *Stage) layLeft(g *grid) {
	v := &s.shown
	y := s.layPhase(g)
	say, prompt, help := v.say, v.prompt, ""
	noteSize, helpSize := s.noteSizes(g, y)
	lead := g.side(kit.TextLead)
	switch {
	case v.question.topic == leaving:
		s.layOffers(g, y)
		say, prompt = "", ""
	case v.note != "":
		say, prompt, help = "", "", v.help
		y += s.paragraph(s.say, v.note, noteSize, g, y, 0, kit.Look().Ink)
	case prompt != "":
		if s.narrow {
			say = ""
		}
		y += s.paragraph(s.say, say, lead, g, y, 3, kit.Look().Quiet)
	default:
		below := whole(24*g.k) + float32(len(s.then))*g.down(28)
		room := g.bannerLine() - g.side(kit.TextLead) - y - below
		for _, size := range g.sides(kit.TextLead) {
			lead = size
			if float32(len(kit.Wrap(say, size, kit.Plain, g.column, 0)))*whole(size*kit.LineHeight) <= room {
				break
			}
		}
		lines := int(room / whole(lead*kit.LineHeight))
		y += s.paragraph(s.say, say, lead, g, y, max(lines, 3), kit.Look().Soft())
	}
	if v.note == "" && say == "" {
		s.paragraph(s.say, "", lead, g, y, 1, kit.Look().Soft())
	}
	y += s.paragraph(s.prompt, prompt, g.side(kit.TextLead), g, y, 3, kit.Look().Ink)
	s.paragraph(s.aid, help, helpSize, g, y, 0, kit.Look().Soft())
	y += whole(24 * g.k)
	for i, t := range s.then {
		t.TextSize = g.side(kit.TextBody)
		line := ""
		if v.note == "" && v.question.topic != leaving { // nothing comes until it goes on
			line = sentence(i, v.then[i], t.TextSize, g.column)
		}
		kit.Say(t, line)
		kit.Seat(t, g.margin, y, g.column)
		y += g.down(28)
	}
}

// noteSizes returns the largest sizes at which a hold's note and its help, whole
// as they are to be read, end above the banner.
func (s *Stage) noteSizes(g *grid, y float32) (note, help float32) {
	height := func(text string, size float32) float32 {
		return float32(len(kit.Wrap(text, size, kit.Plain, g.column, 0))) * whole(size*kit.LineHeight)
	}
	room := g.bannerLine() - g.side(kit.TextLead) - y - whole(12*g.k)
	scale := [...]float32{kit.TextLead, kit.TextBody, kit.TextLabel, kit.TextNote}
	for smaller := range 3 {
		for i := range scale {
			note, help = g.sides(scale[i])[smaller], g.sides(scale[min(i+1, len(scale)-1)])[smaller]
			if height(s.shown.note, note)+height(s.shown.help, help) <= room {
				return note, help
			}
		}
	}
	return note, help
}

// layPhase lays out the phase and the place, and returns where the rest begins.
func (s *Stage) layPhase(g *grid) float32 {
	v, x := &s.shown, g.margin
	s.kind.TextSize = g.side(kit.TextLabel)
	kit.Seat(s.kind, x, g.headline, g.column)
	title := kit.Fit(v.phase, kit.Bold, g.column, 2, g.text(kit.TextTitle), g.text(kit.TextBreath), g.text(kit.TextCount))
	y := g.headline + whole(10*g.k)
	s.phase.Move(fyne.NewPos(x, y))
	y += s.phase.Set(v.phase, title, kit.Look().Ink, g.column, 2) + whole(8*g.k)
	s.place.TextSize = g.side(kit.TextLead)
	if v.place != "" {
		kit.Seat(s.place, x, y+g.down(20), g.column)
		y += g.down(28)
	}
	return y + whole(20*g.k)
}

// paragraph lays a paragraph out at y and returns how much room it takes, with
// what follows it.
func (s *Stage) paragraph(p *kit.Paragraph, text string, size float32, g *grid, y float32, most int, ink color.NRGBA) float32 {
	p.Move(fyne.NewPos(g.margin, y))
	if h := p.Set(text, size, ink, g.column, most); h > 0 {
		return h + whole(12*g.k)
	}
	return 0
}

// layOffers lists the phases that may be left out, each as high as there is room
// for.
func (s *Stage) layOffers(g *grid, y float32) {
	offers := s.shown.question.offers
	between := whole(4 * g.k)
	room := g.bannerLine() - g.side(kit.TextLead) - y
	height := min(float32(int(room/float32(len(offers)+1)))-between, whole(48*g.k))
	for i, b := range s.offers {
		if !b.Visible() {
			continue
		}
		b.SetSize(g.side(kit.TextBody))
		if i < len(offers) {
			tail := " " + offers[i].gives
			name := kit.Cut(words.Inner(offers[i].name), b.TextSize, kit.Plain, g.column-b.Wide(tail, b.Hint)-3*kit.Step)
			b.SetText(name+tail, b.Hint)
		}
		b.Resize(fyne.NewSize(g.column, height))
		b.Move(fyne.NewPos(g.margin, y))
		y += height + between
	}
}

// sentence says what changes and when, in one line of width. Where that is
// short "then" goes first, then the end of the name; the time never does.
func sentence(i int, c change, size, width float32) string {
	if c.what == "" {
		return ""
	}
	full := words.Say("Then %s in %s", c.what, c.in)
	if i > 0 {
		full = words.Say("then %s in %s", c.what, c.in)
	}
	if kit.Width(full, size, kit.Plain) <= width {
		return full
	}
	room := width - kit.Width(words.Say("%s in %s", "", c.in), size, kit.Plain)
	return words.Say("%s in %s", kit.Cut(c.what, size, kit.Plain, room), c.in)
}
