package prepare

import (
	"cmp"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// slid is the length set by hand: an end that was given moves with it.
func (s *Screen) slid() {
	if s.following {
		return
	}
	s.askedFor = s.set()
	if !s.appointment.end.IsZero() {
		from := s.appointment.from(s.options.Now().Wall)
		s.appointment.end = from.Add(pacing.StartLead + s.set()).Round(time.Minute)
		if !s.appointment.next.IsZero() {
			s.appointment.next = s.appointment.end.Add(s.options.Changeover)
			s.when.nextAt.Follow(clockOf(s.appointment.next))
		}
		s.when.endAt.Follow(clockOf(s.appointment.end))
	}
	s.fit()
}

// set returns the length that the slider stands at.
func (s *Screen) set() time.Duration {
	if s.lengths.only() {
		return s.lengths.first
	}
	return time.Duration(s.slider.Value()*1000+0.5) * time.Millisecond
}

// fit lays the protocol out over the length that is set, or that the appointment
// leaves, and shows it.
func (s *Screen) fit() {
	now := s.options.Now()
	length := s.set()
	if !s.appointment.end.IsZero() {
		// In whole minutes, so that what is shown comes to rest; Start lays it
		// out to the second.
		length = s.bounds.clamp(s.appointment.room(now.Wall).Round(time.Minute))
		s.following = true
		s.slider.SetValue(length.Seconds())
		s.following = false
	}
	plan := s.layOut(length)
	if plan == nil {
		return // no length on the slider is too short; the last plan stays
	}
	if !s.tooShort(now.Wall) {
		s.undecided()
	}
	s.plan, s.due = plan, s.dueAt(now.Wall)
	s.show(s.becomes(now))
	if s.when != nil {
		s.when.refresh(s.appointment)
	}
	s.layWhen()
	s.say(now)
}

// dueAt returns the plan as it was to be, of an appointment that is late; nil for
// any other.
func (s *Screen) dueAt(now time.Time) *pacing.Plan {
	a := s.appointment
	if a.end.IsZero() || a.late(now) == 0 {
		return nil
	}
	return s.layOut(a.end.Sub(a.begin))
}

// becomes returns what becomes of the plan when it is started now.
func (s *Screen) becomes(now pacing.Instant) *pacing.Plan {
	if len(s.leave) > 0 {
		return without(s.plan, s.leave, now, s.appointment.end)
	}
	if s.aimedAt(now) {
		if aimed, err := s.gun.aimed(s.plan, now); err == nil {
			return aimed.Plan
		}
	}
	return s.plan
}

// show draws a plan. What is listed as longer or shorter is so for the same
// reason as in the sentence above: because it is late, or because of its length.
func (s *Screen) show(plan *pacing.Plan) {
	s.shown = plan
	s.strip.SetPlan(plan)
	s.phases.Usual = cmp.Or(s.due, s.usual)
	s.phases.SetPlan(plan)
	s.refreshBody()
}

// Plan returns what Start would begin.
func (s *Screen) Plan() *pacing.Plan { return s.plan }

// Tick brings the end, and what depends on the time of day, up to now.
func (s *Screen) Tick() {
	now := s.options.Now()
	if s.passed(now) {
		s.fit()
		return
	}
	s.say(now)
}

// passed reports whether the clock has made another plan of what is prepared.
func (s *Screen) passed(now pacing.Instant) bool {
	if a := s.appointment; !a.end.IsZero() {
		if (a.late(now.Wall) > 0) != (s.due != nil) {
			return true
		}
		short := s.bounds.short(a.room(now.Wall))
		if len(s.leave) > 0 && (s.becomes(now).Length-s.shown.Length).Abs() >= pacing.Hysteresis {
			return true
		}
		return s.plan.Requested != s.bounds.clamp(a.room(now.Wall).Round(time.Minute)) || short != (s.notice.asked != nothing)
	}
	return s.aim != nil && s.aim.on && s.becomes(now).Length != s.shown.Length
}

// say writes what there is to say about the plan.
func (s *Screen) say(now pacing.Instant) {
	words, note := lengthWords(s.plan, s.lengths)
	if s.shown.Length != s.plan.Length {
		words, note = kit.Spoken(s.shown.Length), "of "+words
	}
	if !s.appointment.end.IsZero() {
		if possible := s.appointment.possible(s.bounds, now.Wall); possible != "" {
			note = possible
		}
	}
	if words != s.length.Text || note != s.lengthWords {
		s.lengthWords = note
		kit.Say(s.length, words)
		s.layLength()
	}
	kit.Say(s.ends, s.end(now).Format("15:04"))
	s.tell(now)
}

// end returns when the session is over.
func (s *Screen) end(now pacing.Instant) time.Time {
	a := s.appointment
	if !a.end.IsZero() && a.possible(s.bounds, now.Wall) == "" {
		return a.end
	}
	if s.aimedAt(now) {
		if aimed, err := s.gun.aimed(s.plan, now); err == nil {
			return aimed.EndsAt(now)
		}
	}
	from := a.from(now.Wall)
	if !a.begin.After(now.Wall) {
		from = from.Add(pacing.StartLead)
	}
	return from.Add(s.shown.Length)
}
