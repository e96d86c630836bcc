package prepare

import (
	"strings"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

// gun is what a drill is aimed at: the athlete's start, and how long before it
// the last out-breath is to end.
type gun struct {
	start  time.Time
	before time.Duration
}

func (g gun) lastOut() time.Time { return g.start.Add(-g.before) }

// aimed returns how a session of the plan would stand that is started now, aimed
// at the gun.
func (g gun) aimed(plan *pacing.Plan, now pacing.Instant) (*pacing.Snapshot, error) {
	s := pacing.NewSession(plan)
	if err := s.Aim(now, g.lastOut()); err != nil {
		return nil, err
	}
	if err := s.Start(now, pacing.StartLead, time.Time{}); err != nil {
		return nil, err
	}
	return s.Snapshot(), nil
}

// follows says what the aim makes of a session that is started now.
func (g gun) follows(s *pacing.Snapshot, now pacing.Instant) string {
	breaths := s.Plan.Breaths()
	begins := words.Count("Begins at once: %d breath", "Begins at once: %d breaths", breaths)
	if wait := s.Since - now.Mono; wait > pacing.StartLead {
		begins = words.Count("Waits %[2]s, then %[1]d breath", "Waits %[2]s, then %[1]d breaths", breaths, kit.Clock(wait))
	}
	parts := []string{begins}
	if gone := s.First.Breaths() - breaths; gone > 0 {
		parts = append(parts, words.Count("%d breath is left out", "%d breaths are left out", gone))
	}
	var free []pacing.Change
	for _, c := range pacing.Changes(s.First, s.Plan) {
		if s.First.Protocol.Phases[c.Phase].Breath.Free() {
			free = append(free, c)
		}
	}
	if cut := tell.Changes(free, protocols.InLanguage(s.Plan.Protocol)); cut != "" {
		parts = append(parts, cut)
	}
	last, _ := s.Plan.LastOut()
	out := s.EndsAt(now).Add(last - s.Plan.Length)
	switch off := out.Sub(g.lastOut()).Round(time.Second); {
	case off > 0:
		parts = append(parts, words.Say("the last out-breath ends %s too late", kit.Clock(off)))
	case off < 0:
		parts = append(parts, words.Say("the last out-breath ends %s early", kit.Clock(-off)))
	}
	text := strings.Join(parts, "; ") + "."
	if after := s.EndsAt(now).Sub(g.start).Round(time.Second); after > 0 {
		text += " " + words.Say("It goes on until %s after your start.", kit.Clock(after))
	}
	return text
}
