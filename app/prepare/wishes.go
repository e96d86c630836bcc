package prepare

import "outbreath/pacing"

// touch goes on with a zone: more, left out, as it was.
func (s *Screen) touch(zone string) {
	s.remember()
	next := s.wishes[zone].Next()
	s.give(zone, next)
	if next == pacing.Include { // which takes back an answer against it
		for id, a := range s.answers {
			if a == No && s.protocol.ZoneOf(id) == zone {
				delete(s.answers, id)
				s.answered()
			}
		}
	}
	s.wish()
}

// give notes what is wished for a zone. One without which nothing would be left
// stays as the protocol has it, and that is said.
func (s *Screen) give(zone string, w pacing.Wish) {
	before := s.wishes[zone]
	s.wishes[zone] = w
	if _, _, err := s.protocol.With(s.wishes); err != nil {
		s.stays = zone
		w = pacing.Include
	} else if before != w {
		s.stays = ""
	}
	if w == pacing.Include {
		delete(s.wishes, zone)
	}
}

// wish lays the session out as it is wished for.
func (s *Screen) wish() {
	s.wished, s.refused, _ = s.protocol.With(s.wishes) // give sees to it that something is left
	s.bounds.least, s.bounds.most = s.wished.Range()
	s.lengths = lengthsOf(s.wished)
	s.slider.Min, s.slider.Max, s.slider.Step = s.lengths.least.Seconds(), s.lengths.most.Seconds(), s.lengths.step.Seconds()
	s.slider.Hidden = s.lengths.only()
	s.following = true
	s.slider.SetValue(s.bounds.clamp(s.askedFor).Seconds())
	s.following = false
	s.slider.Refresh()
	s.undecided()
	s.fit()
	s.layColumns()
	s.options.OnWished(s.wishes, s.plan)
}
