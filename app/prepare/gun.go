package prepare

import (
	"fmt"
	"strings"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
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

// noTime is said of a gun that nothing can be aimed at any more.
const noTime = "No time is left for that: it begins at once, and is not aimed."

// follows says what the aim makes of a session that is started now.
func (g gun) follows(s *pacing.Snapshot, now pacing.Instant) string {
	var words []string
	breaths := s.Plan.Breaths()
	gone := s.First.Breaths() - breaths
	then := "then"
	if wait := s.Since - now.Mono; wait > pacing.StartLead {
		words = append(words, "waits "+kit.Clock(wait))
	} else {
		then = "begins at once:"
	}
	words = append(words, then+" "+kit.Count(breaths, "breath"))
	text := strings.Join(words, ", ")
	switch {
	case gone == 1:
		text += "; 1 breath is left out"
	case gone > 1:
		text += fmt.Sprintf("; %d breaths are left out", gone)
	}
	var free []pacing.Change
	for _, c := range pacing.Changes(s.First, s.Plan) {
		if s.First.Protocol.Phases[c.Phase].Breath.Free() {
			free = append(free, c)
		}
	}
	if cut := tell.Changes(free, s.Plan.Protocol); cut != "" {
		text += "; " + cut
	}
	last, _ := s.Plan.LastOut()
	out := s.EndsAt(now).Add(last - s.Plan.Length)
	switch off := out.Sub(g.lastOut()).Round(time.Second); {
	case off > 0:
		text += "; the last out-breath ends " + kit.Clock(off) + " too late"
	case off < 0:
		text += "; the last out-breath ends " + kit.Clock(-off) + " early"
	}
	text = strings.ToUpper(text[:1]) + text[1:] + "."
	if after := s.EndsAt(now).Sub(g.start).Round(time.Second); after > 0 {
		text += " It goes on until " + kit.Clock(after) + " after your start."
	}
	return text
}
