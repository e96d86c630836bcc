package prepare

import (
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
)

// The arrows of the appointment's fields go in steps of five minutes.
const appointmentStep = 5 * time.Minute

// when is the quiet row near the end: from when until when a table session is
// to last. Each side is a chip, and a field for the time once it is pressed.
type when struct {
	begins, ends   *kit.Button
	beginAt, endAt *kit.Field
}

func (s *Screen) newWhen() *when {
	w := &when{}
	w.begins, w.beginAt = s.side("When the session is to begin", func(t time.Time) { s.appointment.begin = t })
	w.ends, w.endAt = s.side("When the session has to be over", func(t time.Time) { s.appointment.end = t })
	w.begins.OnPress = func() {
		if s.appointment.begin.IsZero() {
			s.appointment.begin = upToStep(s.options.Now().Wall)
		} else {
			s.appointment.begin = time.Time{}
		}
		s.met(w.beginAt, s.appointment.begin)
	}
	w.ends.OnPress = func() {
		if s.appointment.end.IsZero() {
			s.appointment.end = s.firstEnd()
		} else {
			s.appointment.end = time.Time{}
		}
		s.met(w.endAt, s.appointment.end)
	}
	return w
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
	if late := (appointment{s.appointment.begin, end}); late.possible(s.bounds, now) != "" {
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
	begins, ends := !a.begin.IsZero(), !a.end.IsZero()
	w.begins.SetText(words(begins, "starts now", "starts at"), "")
	w.ends.SetText(words(ends, "ends by length", "ends at"), "")
	w.begins.SetSelected(begins)
	w.ends.SetSelected(ends)
	w.beginAt.Hidden, w.endAt.Hidden = !begins, !ends
}

// objects are what stands in the row, from left to right.
func (w *when) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.begins, w.beginAt, w.ends, w.endAt}
}

func (w *when) setSize(size float32) {
	for _, b := range []*kit.Button{w.begins, w.ends} {
		b.SetSize(size)
	}
	for _, f := range []*kit.Field{w.beginAt, w.endAt} {
		f.TextSize = size
		f.Refresh()
	}
}
