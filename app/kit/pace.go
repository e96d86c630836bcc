package kit

import (
	"time"

	"outbreath/pacing"
)

// Mode is how a session stands, for a picture of it.
type Mode uint8

// The modes of a session.
const (
	Waiting Mode = iota // not begun
	Lead                // the quiet moment before the breath starts
	Paced
	Free
	Held
	Finished
)

// Pace is what every picture of a session goes by at an instant.
type Pace struct {
	Mode    Mode
	At      time.Duration // in the plan
	Moment  pacing.Moment
	Full    float64 // how full the breath is, 0 to 1; a pacer that fades comes to rest in the middle
	Level   float64 // how much a picture follows it, 0 to 1
	Phase   float64 // how much of the phase is done, 0 to 1
	Session float64 // how much of the plan is done, 0 to 1
}

// PaceOf returns the pace of a session at an instant. It does not allocate.
func PaceOf(s *pacing.Snapshot, now pacing.Instant) Pace {
	at := s.Position(now)
	m := s.Plan.At(at)
	p := Pace{At: at, Moment: m, Full: 0.5, Level: m.Level, Mode: modeOf(s, m, now)}
	span := &s.Plan.Spans[m.Span]
	p.Phase, p.Session = shareOf(at-span.Start, span.Duration), shareOf(at, s.Plan.Length)
	if p.Mode == Paced {
		p.Full = 0.5 + (m.Fullness()-0.5)*m.Level
	}
	return p
}

func shareOf(part, whole time.Duration) float64 {
	if whole <= 0 {
		return 0
	}
	return min(max(float64(part)/float64(whole), 0), 1)
}

func modeOf(s *pacing.Snapshot, m pacing.Moment, now pacing.Instant) Mode {
	switch {
	case s.State == pacing.Ready:
		return Waiting
	case s.State == pacing.Finished:
		return Finished
	case s.State == pacing.Held:
		return Held
	case s.Since > now.Mono:
		return Lead
	case m.Stage == pacing.StageFree || m.Level == 0:
		return Free
	}
	return Paced
}
