package prepare

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
)

// notice is what there is to say about the appointment or the aim, with what
// can be done where the time does not do.
type notice struct {
	column   *kit.Column
	sentence *kit.Paragraph
	chips    []*kit.Button
	asked    asked // what the chips are for
	phases   []int // that the first of them leave out
	aiming   bool
	words    string // of the sentence
	height   float32
}

// asked is what the notice's chips are for.
type asked uint8

const (
	nothing  asked = iota
	tooShort       // run over, leave out, another day
	whichOne       // phase to leave out
)

// undecided forgets what was chosen for an appointment that is too short.
func (s *Screen) undecided() { s.over, s.choosing, s.leave = false, false, nil }

// tooShort reports whether the appointment is.
func (s *Screen) tooShort(now time.Time) bool {
	return !s.appointment.end.IsZero() && s.bounds.short(s.appointment.room(now))
}

// sentence says what follows from the appointment or the aim.
func (s *Screen) sentence(now pacing.Instant) string {
	a := s.appointment
	late := a.late(now.Wall)
	switch {
	case s.aim != nil && s.aim.on && !s.aimedAt(now):
		return noTime
	case s.aim != nil && s.aim.on:
		if aimed, err := s.gun.aimed(s.plan, now); err == nil {
			return s.gun.follows(aimed, now)
		}
	case s.tooShort(now.Wall):
		said := ""
		if late > 0 {
			said = kit.Spoken(late) + " late: "
		}
		said += a.left(now.Wall)
		end := a.from(now.Wall).Add(pacing.StartLead + s.shown.Length)
		switch {
		case s.over:
			said += " It runs over, to " + end.Format("15:04") + "."
		case len(s.leave) > 0:
			var names []string
			for _, phase := range s.leave {
				names = append(names, s.protocol.Phases[phase].Name)
			}
			said += " Without " + words.List(names) + " it ends " + end.Format("15:04") + "."
		case s.choosing:
			said += " Which phase to leave out?"
		default:
			said += " It takes " + kit.Spoken(s.bounds.least) + " at least."
		}
		return said
	case a.begin.After(now.Wall):
		lasts := s.plan.Length
		if !a.end.IsZero() {
			lasts = s.bounds.clamp(appointment{end: a.end}.room(now.Wall).Round(time.Minute))
		}
		return a.early(now.Wall, lasts)
	case s.due != nil:
		return paid(late, s.due, s.plan, a.end)
	case late > 0:
		return a.later(s.shown.Length, s.end(now))
	}
	return a.changeover()
}

// tell writes the notice, and lays the columns out below it where its height is
// another.
func (s *Screen) tell(now pacing.Instant) {
	n := &s.notice
	want := nothing
	switch {
	case s.tooShort(now.Wall) && s.choosing:
		want = whichOne
	case s.tooShort(now.Wall):
		want = tooShort
	}
	changed := false
	if aiming := s.aim != nil && s.aim.on; want != n.asked || aiming != n.aiming {
		n.asked, n.aiming = want, aiming
		s.fillNotice()
		changed = true
	}
	switch want {
	case tooShort:
		over := "Run over by " + kit.Clock(s.plan.Length-s.appointment.room(now.Wall))
		changed = changed || over != n.chips[0].Text
		n.chips[0].SetText(over, "")
		n.chips[0].SetSelected(s.over)
	case whichOne:
		for i, phase := range n.phases {
			n.chips[i].SetSelected(slices.Contains(s.leave, phase))
		}
	}
	if words := s.sentence(now); changed || words != n.words {
		n.words = words
		n.sentence.SetText(words)
		s.layNotice()
	}
}

// fillNotice puts into the notice what belongs there now.
func (s *Screen) fillNotice() {
	n, k := &s.notice, s.k
	focused := false
	for _, c := range n.chips {
		focused = focused || s.window != nil && s.window.Canvas().Focused() == c
	}
	n.column.Clear()
	n.chips, n.phases = nil, nil
	gap := float32(0)
	if s.aim != nil && s.aim.on {
		n.column.Add(0, s.aim.row)
		gap = 6 * k
	}
	n.sentence.SetSize(kit.Text(kit.TextBody, k))
	n.column.Add(gap, n.sentence)
	chip := func(words, hint string, act func()) {
		b := kit.NewButton(kit.Chip, words, hint, act)
		b.TextSize, b.OnKey = kit.Text(kit.TextLabel, k), s.away
		n.chips = append(n.chips, b)
	}
	switch n.asked {
	case tooShort:
		chip("Run over", "", func() { s.undecided(); s.over = true; s.fit() })
		chip("Leave out a phase", "", func() { s.undecided(); s.choosing = true; s.fit() })
		chip("Another day", "", s.options.OnBack)
	case whichOne:
		for _, span := range s.canLeave() {
			n.phases = append(n.phases, span.Phase)
			chip(s.protocol.Phases[span.Phase].Name, kit.Clock(span.Duration), func() { s.leaveOut(span.Phase); s.fit() })
		}
		chip("Keep all", "", func() { s.undecided(); s.fit() })
	}
	if len(n.chips) == 0 {
		if focused && s.slider.Visible() {
			s.window.Canvas().Focus(s.slider)
		}
		return
	}
	var row []fyne.CanvasObject
	for _, c := range n.chips {
		row = append(row, c)
	}
	n.column.Add(8*k, kit.NewFlow(8*k, row...))
	if focused {
		s.window.Canvas().Focus(n.chips[0])
	}
}

// canLeave returns the places in the plan of the phases that may be left out
// when time is short.
func (s *Screen) canLeave() (spans []pacing.Span) {
	for _, span := range s.plan.Spans {
		if len(s.plan.Spans) > 1 && !s.protocol.Phases[span.Phase].Protect {
			spans = append(spans, span)
		}
	}
	return spans
}

// leaveOut leaves a phase out, or not any more. One has to stay.
func (s *Screen) leaveOut(phase int) {
	switch i := slices.Index(s.leave, phase); {
	case i >= 0:
		s.leave = slices.Delete(slices.Clone(s.leave), i, i+1)
	case len(s.leave)+1 < len(s.plan.Spans):
		s.leave = append(slices.Clone(s.leave), phase)
		slices.Sort(s.leave)
	}
}

// speaks reports whether there is anything to say.
func (n *notice) speaks() bool {
	return n.words != "" || len(n.chips) > 0
}
