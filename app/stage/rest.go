package stage

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
)

// When pointer and keys have rested for so long the controls fade, so slowly,
// in so many steps.
const (
	restAfter = 8 * time.Second
	fadeFor   = 800 * time.Millisecond
	fadeSteps = 8
)

// stir is any move, tap or key: the controls are there again at once.
func (s *Stage) stir() {
	s.stirred = s.player.Now().Mono
	s.fade(0)
}

// pressAt is a press beside every control: on the breathing shape, the largest
// target there is, it holds; elsewhere it only brings the controls back.
func (s *Stage) pressAt(at fyne.Position) {
	s.stir()
	g := s.grid()
	if !s.help.visible() && math.Hypot(float64(at.X-g.centre.X), float64(at.Y-g.centre.Y)) <= float64(g.radius) {
		s.do(keys.Hold, 0)
	}
}

// rest lets the controls fade, where pointer and keys have rested for long
// enough and nothing is asked. Without motion they go in one step.
func (s *Stage) rest(v *view) {
	if s.window == nil || !s.mayFade(v) {
		s.stirred = s.player.Now().Mono
		s.fade(0)
		return
	}
	idle := s.player.Now().Mono - s.stirred - restAfter
	share := min(max(float64(idle)/float64(fadeFor), 0), 1)
	if s.breath.Calm && share > 0 {
		share = 1
	}
	s.fade(math.Floor(share*fadeSteps) / fadeSteps)
}

// mayFade reports whether nobody needs the controls now.
func (s *Stage) mayFade(v *view) bool {
	runs := v.mode == lead || v.mode == paced || v.mode == free
	return runs && v.m.topic == nothing && !v.m.catchUp && !s.isArmed && !s.help.visible() && s.window.Canvas().Focused() == nil
}

// fade shows the controls at a share of having faded; at 1 only the hold target
// is left, as a hint.
func (s *Stage) fade(share float64) {
	if share == s.faded {
		return
	}
	gone := share == 1
	turned := gone != s.gone
	s.faded, s.gone = share, gone
	for _, b := range []*kit.Button{s.hold, s.add, &s.back.Button, &s.next.Button, &s.end.Button} {
		b.SetFade(share)
	}
	if turned && s.shown.texts != nil {
		s.offer(&s.shown)
	}
}

// endShown is how long the end of a plan is shown before its account.
const endShown = 10 * time.Second

// hand shows the end of a plan for a while, and then hands the session over, or
// at once where the user ended it.
func (s *Stage) hand(snapshot *pacing.Snapshot) {
	if snapshot.State != pacing.Finished || s.window == nil || s.reported {
		return
	}
	now := s.player.Now().Mono
	if s.endedAt == 0 {
		s.endedAt = now
	}
	if snapshot.Complete() && now-s.endedAt < endShown {
		return
	}
	s.leave(snapshot)
}

// leave hands the finished session over.
func (s *Stage) leave(snapshot *pacing.Snapshot) {
	if s.reported {
		return
	}
	s.reported = true
	if s.options.OnFinished != nil {
		s.options.OnFinished(snapshot)
	}
}
