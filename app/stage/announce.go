package stage

import (
	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/words"
)

// announce says what is about to happen, what is asked, or what a new plan
// costs, above the strip: one thing at a time, the most pressing.
func (s *Stage) announce(v *view) {
	text, undo := v.ending, false
	switch {
	case s.isArmed:
		text = s.roomy(s.again())
	case s.refusal > 0:
		text = words.Say("Not possible just now")
	case text != "":
	case v.question.sentence != "":
		text = v.question.sentence
	case len(v.cost) > 0:
		text, undo = s.roomy(v.cost), true
	}
	if text == s.banner.Text && undo == s.undo.Visible() {
		return
	}
	kit.Say(s.banner, text)
	setVisible(s.undo, undo)
	s.refocus()
	if s.root != nil {
		g := s.grid()
		s.layBanner(&g)
	}
}

// roomy returns the first of the forms that has room beside the undo.
func (s *Stage) roomy(forms []string) string {
	if s.root == nil {
		return ""
	}
	g := s.grid()
	room := g.w - 2*g.margin - 3*kit.Step - s.undo.MinSize().Width
	for _, form := range forms {
		if kit.Width(form, s.banner.TextSize, kit.Plain) <= room {
			return form
		}
	}
	return kit.Cut(forms[len(forms)-1], s.banner.TextSize, kit.Plain, room)
}

// layBanner puts what is announced above the strip, in the middle, the undo
// beside it.
func (s *Stage) layBanner(g *grid) {
	y := g.bannerLine()
	s.banner.TextSize = g.side(kit.TextLead)
	width := kit.Width(s.banner.Text, s.banner.TextSize, kit.Plain)
	s.undo.SetSize(g.side(kit.TextBody))
	size, between := s.undo.MinSize(), 3*kit.Step
	total := width
	if s.undo.Visible() {
		total += between + size.Width
	}
	x := whole((g.w - total) / 2)
	kit.Seat(s.banner, x, y, width)
	s.undo.Resize(size)
	s.undo.Move(fyne.NewPos(x+width+between, whole(y-s.banner.TextSize*0.36-size.Height/2)))
}

// arm hears that a guarded action waits for a second press, or no longer does.
// It comes while focus moves too, so it changes words alone.
func (s *Stage) arm(a keys.Action, on bool) {
	if on {
		s.armed, s.isArmed, s.armedBy = a, true, s.by
	} else if s.armed == a {
		s.isArmed = false
	}
	if s.shown.texts != nil {
		s.announce(&s.shown)
	}
}

// again says what a second press would do, in shorter and shorter forms.
func (s *Stage) again() []string {
	v, key := &s.shown, words.In("to be pressed again", "the button")
	if s.armedBy != "" {
		key = s.armedBy.Words()
	}
	switch s.armed {
	case keys.Next:
		if v.next == "" {
			return []string{words.Say("Press %s again to end the last phase", key)}
		}
		return []string{words.Say("Press %s again to go on to %s", key, v.next)}
	case keys.Back:
		return []string{words.Say("Press %s again to go back", key)}
	case keys.LeaveZone:
		return leaveWords(key, &v.ways)
	case keys.Return:
		return []string{
			words.Count("Press %[2]s again to go on with %[3]s, %[1]d phase left out", "Press %[2]s again to go on with %[3]s, %[1]d phases left out",
				len(v.ways.before), key, words.Inner(v.ways.returnTo)),
			words.Say("Press %s again to go on with %s", key, words.Inner(v.ways.returnTo)),
		}
	case keys.LayOut:
		return []string{words.Say("Press %s again to lay the rest out again", key)}
	case keys.Finish:
		return []string{words.Say("Press %s again to end the session", key)}
	}
	return []string{words.Say("Press %s again to go on", key)}
}

// leaveWords says what goes with a zone that is left out, in shorter and shorter
// forms.
func leaveWords(key string, w *ways) []string {
	text := words.Say("Press %s again to go on without %s", key, w.zone)
	if w.with != "" {
		text = words.Say("%s; ends %s", text, words.Inner(w.with))
	}
	switch n := len(w.also); n {
	case 0:
		return []string{text}
	case 1:
		return []string{words.Say("%s; %s goes too", text, w.also[0]), goToo(text, n)}
	default:
		return []string{words.Say("%s; %s go too", text, words.List(w.also)), goToo(text, n)}
	}
}

func goToo(text string, phases int) string {
	return words.Count("%[2]s; %[1]d later phase goes too", "%[2]s; %[1]d later phases go too", phases, text)
}
