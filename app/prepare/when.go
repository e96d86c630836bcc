package prepare

import (
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
)

// The arrows of the appointment's fields go in steps of five minutes.
const appointmentStep = 5 * time.Minute

// when is the quiet row near the end: from when until when a table session is
// to last, or when the next client comes. Each is a chip, and a field for the time
// once it is pressed.
type when struct {
	begins, ends, next     *kit.Button
	beginAt, endAt, nextAt *kit.Field
}

func (s *Screen) newWhen() *when {
	w := &when{}
	w.begins, w.beginAt = s.side("When the session is to begin", func(t time.Time) { s.appointment.begin = t })
	w.ends, w.endAt = s.side("When the session has to be over", func(t time.Time) { s.appointment.end = t })
	w.next, w.nextAt = s.side("When the next client comes", s.nextClient)
	w.begins.OnPress = func() {
		if s.appointment.begin.IsZero() {
			s.appointment.begin = upToStep(s.options.Now().Wall)
		} else {
			s.appointment.begin = time.Time{}
		}
		s.met(w.beginAt, s.appointment.begin)
	}
	w.ends.OnPress = func() {
		if s.appointment.end.IsZero() || !s.appointment.next.IsZero() {
			s.appointment.end, s.appointment.next = s.firstEnd(), time.Time{}
		} else {
			s.appointment.end = time.Time{}
		}
		s.met(w.endAt, s.appointment.end)
	}
	w.next.OnPress = func() {
		if s.appointment.next.IsZero() {
			s.nextClient(upToStep(s.firstEnd().Add(s.options.Changeover)))
		} else {
			s.appointment.end, s.appointment.next = time.Time{}, time.Time{}
		}
		s.met(w.nextAt, s.appointment.next)
	}
	return w
}

// nextClient ends the session before the next client, by the time that the
// changeover takes.
func (s *Screen) nextClient(at time.Time) {
	s.appointment.next, s.appointment.end = at, at.Add(-s.options.Changeover)
}

// side makes one side of the row.
func (s *Screen) side(label string, set func(time.Time)) (*kit.Button, *kit.Field) {
	chip := kit.NewButton(kit.Chip, "", "", nil)
	chip.OnKey = s.away
	field := kit.NewField(kit.FormMinutes, appointmentStep, 0)
	field.Label, field.OnKey, field.Hidden = label, s.key, true
	field.OnChanged = func(v time.Duration) {
		set(onDay(v, s.options.Now().Wall))
		s.fit()
	}
	return chip, field
}

// upToStep returns the next time that the arrows stop at.
func upToStep(t time.Time) time.Time {
	if whole := t.Truncate(appointmentStep); whole.Before(t) {
		return whole.Add(appointmentStep)
	}
	return t
}

// firstEnd is the end that is offered first: about where the length ends now.
func (s *Screen) firstEnd() time.Time {
	now := s.options.Now().Wall
	end := upToStep(s.appointment.from(now).Add(s.shown.Length))
	if late := (appointment{begin: s.appointment.begin, end: end}); late.possible(s.bounds, now) != "" {
		end = end.Add(-appointmentStep)
	}
	return end
}

// met shows a side of the appointment that was given, or given up, and hands the
// keyboard to its field.
func (s *Screen) met(field *kit.Field, t time.Time) {
	if !t.IsZero() {
		field.Follow(clockOf(t))
	}
	s.undecided()
	s.fit()
	if s.window == nil {
		return
	}
	if t.IsZero() {
		s.refocus(field)
	} else {
		s.window.Canvas().Focus(field)
	}
}

// refocus gives the keyboard back to the length when what had it is gone.
func (s *Screen) refocus(gone fyne.Focusable) {
	if s.window == nil || !s.slider.Visible() {
		return
	}
	if c := s.window.Canvas(); c.Focused() == nil || c.Focused() == gone {
		c.Focus(s.slider)
	}
}

// refresh writes the row.
func (w *when) refresh(a appointment) {
	words := func(on bool, off, given string) string {
		if on {
			return given
		}
		return off
	}
	begins, next := !a.begin.IsZero(), !a.next.IsZero()
	ends := !a.end.IsZero() && !next
	w.begins.SetText(words(begins, "starts now", "starts at"), "")
	w.ends.SetText(words(ends, "ends by length", "ends at"), "")
	w.next.SetText(words(next, "next client", "next client at"), "")
	w.begins.SetSelected(begins)
	w.ends.SetSelected(ends)
	w.next.SetSelected(next)
	w.beginAt.Hidden, w.endAt.Hidden, w.nextAt.Hidden = !begins, !ends, !next
}

// objects are what stands in the row, from left to right.
func (w *when) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.begins, w.beginAt, w.ends, w.endAt, w.next, w.nextAt}
}

func (w *when) setSize(size float32) {
	for _, b := range []*kit.Button{w.begins, w.ends, w.next} {
		b.SetSize(size)
	}
	for _, f := range []*kit.Field{w.beginAt, w.endAt, w.nextAt} {
		f.TextSize = size
		f.Refresh()
	}
}
