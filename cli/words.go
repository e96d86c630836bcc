package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// The words of the commands. Their rules:
//
//   - stderr: lower case, no final full stop, the thing first and then what is
//     the matter with it, and the way out where there is one.
//   - The screen of a session: as few words as will do, in the words of the
//     protocol where it has any.
//   - Plain, neutral, calm. No scores, no praise, no alarm. A stop is never a
//     failure.

// stageWords say what to do in a part of the breath.
func stageWords(stage pacing.Stage) string {
	switch stage {
	case pacing.StageIn:
		return words.Say("breathe in")
	case pacing.StageHold:
		return words.In("of a breath", "hold")
	case pacing.StageOut:
		return words.Say("breathe out")
	case pacing.StageRest:
		return words.In("of a breath", "rest")
	}
	return words.Say("breathe as you like")
}

// clock writes a length as m:ss, or h:mm:ss from an hour on.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// countdown is clock for what is left: it is at 0:01 until nothing is.
func countdown(d time.Duration) string {
	return clock(time.Duration(wholeSeconds(d)) * time.Second)
}

// lead writes what is left until the beginning: seconds, or a clock where they
// are many.
func lead(left time.Duration) string {
	if left <= time.Minute {
		return strconv.Itoa(wholeSeconds(left))
	}
	return countdown(left)
}

// wholeSeconds returns how many seconds a countdown shows.
func wholeSeconds(left time.Duration) int { return int((left + time.Second - 1) / time.Second) }

// hhmm writes a time of day. It is rounded, so that clocks which differ by
// microseconds do not make it flicker.
func hhmm(t time.Time) string { return t.Round(time.Second).Format("15:04") }

// number writes a number with as many digits as it needs, two at most after the
// point.
func number(x float64) string { return words.Number(x, 2) }

// breathWords writes a pattern: "in 4, out 6".
func breathWords(p pacing.Pattern) string {
	if p.Free() {
		return words.Say("free")
	}
	parts := []string{words.Say("in %s", number(p.In.Seconds()))}
	if p.Hold > 0 {
		parts = append(parts, words.In("of a breath", "hold %s", number(p.Hold.Seconds())))
	}
	parts = append(parts, words.Say("out %s", number(p.Out.Seconds())))
	if p.Rest > 0 {
		parts = append(parts, words.In("of a breath", "rest %s", number(p.Rest.Seconds())))
	}
	return strings.Join(parts, ", ")
}

// place writes where the hands are: "calves, left".
func place(zone string, side pacing.Side) string {
	zone = tell.Zone(zone)
	if side == pacing.Both {
		return zone
	}
	if zone == "" {
		return tell.Side(side)
	}
	return zone + ", " + tell.Side(side)
}

// aheadOrBehind writes how a session stands against the end it was started
// with.
func aheadOrBehind(late time.Duration) string {
	const same = 5 * time.Second
	switch {
	case late >= same:
		return words.Say("%s behind", clock(late))
	case late <= -same:
		return words.Say("%s ahead", clock(-late))
	}
	return words.Say("on time")
}

// placed writes a phase with where the hands are, unless its name says that
// already: "Calves, left", "Assessment, back".
func placed(phase *pacing.Phase, zone string, side pacing.Side) string {
	if strings.EqualFold(tell.Zone(zone), phase.Name) {
		zone = ""
	}
	if where := place(zone, side); where != "" {
		return phase.Name + ", " + where
	}
	return phase.Name
}

// warnWords says that a phase will end soon.
func warnWords(phase *pacing.Phase, left time.Duration) string {
	return words.Say("%s left in %s", pacing.FormatDuration(left), phase.Name)
}

// closingWords says how long a session was.
func closingWords(s *pacing.Snapshot) string {
	name, done, all := s.Plan.Protocol.Name, clock(max(s.Position(pacing.Instant{}), 0)), clock(s.Plan.Length)
	if s.Complete() {
		return words.Say("%s: %s, to the end", name, all)
	}
	return words.Say("%s: ended at %s of %s", name, done, all)
}

// causeWords say what held a session that nobody did, "" where it was a person.
func causeWords(cause pacing.Cause) string {
	switch cause {
	case pacing.CauseSleep:
		return words.Say("the machine slept")
	case pacing.CauseStall:
		return words.Say("the program stood still")
	}
	return ""
}

// whyHeld names the reason for a hold.
func whyHeld(s *pacing.Snapshot) string {
	if why := causeWords(s.Cause); why != "" {
		return why
	}
	return tell.Reason(s.Reason)
}
