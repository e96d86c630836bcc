package stage

import (
	"fmt"
	"slices"
	"time"

	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
)

// ways are what going on from a hold may mean, apart from the same place.
type ways struct {
	zone     string      // that Leave leaves out, "" when it cannot be
	leave    []int       // its phases, the one that runs first
	also     []string    // names of the later ones among them
	with     string      // the phase that ends with it though another zone was to come in it
	returnTo string      // the name of the phase that the hands return to, "" when none comes
	before   []int       // the phases before it
	pacer    bool        // there is a pacer to turn off, or on again
	first    keys.Action // the way that the reason's note asks for
}

// waysFrom returns the ways on from a place in a plan.
func waysFrom(s *pacing.Snapshot, span int, zone string, note pacing.Note) ways {
	p := s.Plan
	w := ways{first: keys.GoOn, pacer: s.Free}
	if phases := phasesOf(p, span, zone); zone != "" && len(phases) < len(p.Spans)-span {
		w.zone, w.leave = zone, phases
		for _, i := range phases[1:] {
			w.also = append(w.also, words.Inner(p.Protocol.Phases[i].Name))
		}
		if last := p.Spans[span].First + p.Spans[span].Count - 1; p.Segments[last].Zone != zone {
			w.with = p.Phase(span).Name
		}
	}
	for i := span + 1; i < len(p.Spans); i++ {
		if ph := p.Phase(i); ph.Kind == pacing.Release {
			w.returnTo = ph.Name
			break
		}
		w.before = append(w.before, p.Spans[i].Phase)
	}
	if w.returnTo != "" {
		w.before = slices.Insert(w.before, 0, p.Spans[span].Phase)
	} else {
		w.before = nil
	}
	for i := p.Spans[span].First; i < len(p.Segments) && !w.pacer; i++ {
		w.pacer = p.Segments[i].Cycles > 0
	}
	switch {
	case note.Action != pacing.SkipZone && note.Action != pacing.Stop:
	case w.zone != "":
		w.first = keys.LeaveZone
	case note.Action == pacing.Stop:
		w.first = keys.Finish
	}
	return w
}

// phasesOf returns the phase of a span and those to come that are about nothing
// but a zone.
func phasesOf(p *pacing.Plan, span int, zone string) []int {
	phases := []int{p.Spans[span].Phase}
	for i := span + 1; i < len(p.Spans); i++ {
		if ph := p.Phase(i); len(ph.Zones) > 0 && !slices.ContainsFunc(ph.Zones, func(z string) bool { return z != zone }) {
			phases = append(phases, p.Spans[i].Phase)
		}
	}
	return phases
}

// appointment says what is left of it if it still ends as planned, in two lines.
func appointment(left time.Duration, end time.Time) [2]string {
	at := end.Format("15:04")
	if left < 0 {
		return [2]string{words.Say("%s over", minutes(-left)), words.Say("it was to end at %s", at)}
	}
	return [2]string{words.Say("%s left", minutes(left)), words.Say("if you end at %s", at)}
}

// minutes writes a length that is spoken of rather than counted: 40 s, 12 min,
// 1 h 5 min. The units are written so in every language.
func minutes(d time.Duration) string {
	switch m := int(d / time.Minute); {
	case m < 1:
		return fmt.Sprintf("%d s", int(d/time.Second))
	case m < 60:
		return fmt.Sprintf("%d min", m)
	case m%60 == 0:
		return fmt.Sprintf("%d h", m/60)
	default:
		return fmt.Sprintf("%d h %d min", m/60, m%60)
	}
}

// causeWords says why a session is held that nobody held, and for how long it
// was away where that is known.
func causeWords(why pacing.Cause, away time.Duration) string {
	slept, known := why == pacing.CauseSleep, away >= time.Second
	switch {
	case slept && known:
		return words.Say("The computer slept for %s. Held where you were.", minutes(away))
	case slept:
		return words.Say("The computer slept. Held where you were.")
	case known:
		return words.Say("The program stood still for %s. Held where you were.", minutes(away))
	}
	return words.Say("The program stood still. Held where you were.")
}
