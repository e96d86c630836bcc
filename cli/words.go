package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"outbreath/pacing"
)

// The words of the commands. Their rules:
//
//   - stderr: lower case, no final full stop, the thing first and then what is
//     the matter with it, and the way out where there is one.
//   - The screen of a session: as few words as will do, in the words of the
//     protocol where it has any.
//   - Plain, neutral, calm. No scores, no praise, no alarm. A stop is never a
//     failure.

// stageWords say what to do in each part of the breath.
var stageWords = map[pacing.Stage]string{
	pacing.StageFree: "breathe as you like",
	pacing.StageIn:   "breathe in",
	pacing.StageHold: "hold",
	pacing.StageOut:  "breathe out",
	pacing.StageRest: "rest",
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
func number(x float64) string {
	text := strconv.FormatFloat(x, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// breathWords writes a pattern: "in 4, out 6".
func breathWords(p pacing.Pattern) string {
	if p.Free() {
		return "free"
	}
	var parts []string
	for _, part := range []struct {
		name   string
		length time.Duration
	}{{"in", p.In}, {"hold", p.Hold}, {"out", p.Out}, {"rest", p.Rest}} {
		if part.length > 0 {
			parts = append(parts, part.name+" "+number(part.length.Seconds()))
		}
	}
	return strings.Join(parts, ", ")
}

// place writes where the hands are: "calves, left".
func place(zone string, side pacing.Side) string {
	if side == pacing.Both {
		return zone
	}
	if zone == "" {
		return string(side)
	}
	return zone + ", " + string(side)
}

// aheadOrBehind writes how a session stands against the end it was started
// with.
func aheadOrBehind(late time.Duration) string {
	const same = 5 * time.Second
	switch {
	case late >= same:
		return clock(late) + " behind"
	case late <= -same:
		return clock(-late) + " ahead"
	}
	return "on time"
}

func longerOrShorter(d time.Duration) string {
	if d > 0 {
		return "longer"
	}
	return "shorter"
}

// many writes a number of things: "1 error", "3 errors".
func many(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + several
}

// placed writes a phase with where the hands are, unless its name says that
// already: "Calves, left", "Assessment, back".
func placed(phase *pacing.Phase, zone string, side pacing.Side) string {
	if strings.EqualFold(zone, phase.Name) {
		zone = ""
	}
	if where := place(zone, side); where != "" {
		return phase.Name + ", " + where
	}
	return phase.Name
}

// warnWords says that a phase will end soon.
func warnWords(phase *pacing.Phase, left time.Duration) string {
	return pacing.FormatDuration(left) + " left in " + phase.Name
}

// closingWords says how long a session was.
func closingWords(s *pacing.Snapshot) string {
	name, done, all := s.Plan.Protocol.Name, clock(max(s.Position(pacing.Instant{}), 0)), clock(s.Plan.Length)
	if s.Complete() {
		return fmt.Sprintf("%s: %s, to the end", name, all)
	}
	return fmt.Sprintf("%s: ended at %s of %s", name, done, all)
}

// What asks for the second press of a guarded key.
const (
	nextAgain = "again, and the next phase follows this breath"
	backAgain = "again goes back"
	endAgain  = "again ends the session"
)

// causeWords say what held a session that nobody did.
var causeWords = map[pacing.Cause]string{
	pacing.CauseSleep: "the machine slept",
	pacing.CauseStall: "the program stood still",
}

// whyHeld names the reason for a hold.
func whyHeld(s *pacing.Snapshot) string {
	if words := causeWords[s.Cause]; words != "" {
		return words
	}
	return string(s.Reason)
}

const (
	heldWords    = "held for %s"
	heldFree     = "The session rests. Breathe as you like."
	causeFree    = "Nothing went on meanwhile. Take your time."
	endingWords  = "the next phase follows this breath"
	beginsWords  = "begins in %s"
	goesOnWords  = "%s %s; going on from here"
	silentWords  = "no sound"
	soundWords   = "sound is back"
	endsWords    = "ends"
	startsWords  = "your start"
	lastOutWords = "last out"
	leftWords    = "%s left"
	thenWords    = "then %s in %s"
	lastWords    = "ends in %s"
	undoWords    = "undo · "
	toEndWords   = "to end at %s: %s"
	leftIfWords  = "%s left if you end at %s"
	pastWords    = "%s is past"
	pacerWords   = "The pacer is off."

	tooEarlyWords = "too early: for a start at %s the last out-breath would be over"
)
