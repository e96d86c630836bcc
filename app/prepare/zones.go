package prepare

import (
	"image/color"
	"slices"
	"strings"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// newBody makes the figure, where the protocol has zones.
func (s *Screen) newBody() {
	s.bodyWords = kit.NewText("", kit.TextLabel, kit.Plain, color.NRGBA{})
	s.asItWas = kit.NewButton(kit.Chip, "", "", s.Undo)
	s.asItWas.OnKey = s.away
	zones := s.protocol.Zones()
	if len(zones) == 0 {
		return
	}
	s.body = newBody(zones, s.touch)
	for _, r := range s.body.rows {
		r.OnKey = s.away
		r.OnFocus = func() { s.reveal(s.middle, r) }
	}
}

// fillBody puts the figure into the middle column.
func (s *Screen) fillBody() {
	c, k, look := s.middleColumn, s.k, kit.Look()
	s.asItWas.SetSize(kit.Text(kit.TextNote, k))
	s.bodyWords.SetSize(kit.Text(kit.TextLabel, k))
	c.Add(0, newBodyHead(kit.Heading(words.Say("Zones"), k, look.Quiet), s.bodyWords, kit.Text(kit.TextLabel, k)*kit.LineHeight, s.asItWas))
	s.body.scale(k)
	c.Add(8*k, s.body)
}

// refreshBody shows what each zone gets.
func (s *Screen) refreshBody() {
	if s.body == nil {
		return
	}
	had := zoneTimes(s.shown)
	for i, zone := range s.body.zones {
		state, lit := clockWords(had[zone]), kit.Full
		switch s.wishes[zone] {
		case pacing.LeaveOut:
			state, lit = words.In("of a zone", "left out"), kit.Crossed
		case pacing.GiveMore:
			state, lit = words.In("of a zone", "%s, more", kit.Clock(had[zone])), kit.Plus
		}
		s.body.lit[zone] = lit
		s.body.rows[i].Set(state, lit, pacing.Targeted)
	}
	s.body.draw()
	s.asItWas.Hidden = !s.Undoable()
	var said []string
	for _, zone := range s.refused {
		said = append(said, words.Outer(tell.NoMore(zone)))
	}
	said = append(said, s.stillTouched()...)
	if s.stays != "" {
		said = []string{words.Say("Something has to stay: without %s nothing is left of the session.", tell.Zone(s.stays))}
	}
	if len(said) == 0 {
		said = []string{words.Say("Touch one to give it more, and again to leave it out.")}
	}
	s.bodyWords.SetText(strings.Join(said, " "))
}

// clockWords says how long a zone has; one that time was too short for has nothing.
func clockWords(d time.Duration) string {
	if d == 0 {
		return words.Say("no time for it")
	}
	return kit.Clock(d)
}

// stillTouched says which zones go on over one that is left out, and which of its
// parts.
func (s *Screen) stillTouched() (said []string) {
	within := func(part, zone string) bool {
		parts := kit.ZoneParts(zone)
		return len(parts) > 1 && slices.Contains(parts, part)
	}
	for _, out := range s.body.zones {
		if s.wishes[out] != pacing.LeaveOut {
			continue
		}
		var over, parts []string
		for _, zone := range s.body.zones {
			switch {
			case s.wishes[zone] == pacing.LeaveOut:
			case within(out, zone):
				over = append(over, zone)
			case within(zone, out):
				parts = append(parts, zone)
			}
		}
		if over != nil {
			said = append(said, words.Say("Left out: %s. It still lies within %s.", tell.Zone(out), words.List(tell.Zones(over))))
		}
		if parts != nil {
			said = append(said, words.Say("Left out: %s. What stays of it: %s.", tell.Zone(out), words.List(tell.Zones(parts))))
		}
	}
	return said
}

// zoneTimes returns how long the hands are at each zone.
func zoneTimes(plan *pacing.Plan) map[string]time.Duration {
	had := map[string]time.Duration{}
	for i := range plan.Segments {
		had[plan.Segments[i].Zone] += plan.Segments[i].Duration
	}
	return had
}
