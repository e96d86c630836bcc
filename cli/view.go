package cli

import (
	"cmp"
	"slices"
	"time"

	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
	"outbreath/words/tell"
)

// view is a session at one moment: what the screen shows and the keys act on.
type view struct {
	pacing.Instant
	snapshot *pacing.Snapshot
	gun      gun           // what a drill is aimed at
	runsOver time.Duration // late by so much is agreed to
	keys     *keys.Bindings

	at     time.Duration
	moment pacing.Moment
	span   *pacing.Span
	phase  *pacing.Phase
}

// look fills in what the session is doing.
func (v *view) look() {
	plan := v.snapshot.Plan
	v.at = v.snapshot.Position(v.Instant)
	v.moment = plan.At(v.at)
	v.span = &plan.Spans[v.moment.Span]
	v.phase = plan.Phase(v.moment.Span)
}

// noteFor returns the safety note to a reason for a hold here: what to do or,
// where nothing is known to do, when to get help.
func (v *view) noteFor(why pacing.Reason) pacing.Note {
	p := v.snapshot.Plan.Protocol
	return cmp.Or(protocols.NoteFor(why, p, v.phase), protocols.HelpFor(why, p, v.phase))
}

// note returns the safety note to the hold.
func (v *view) note() pacing.Note { return v.noteFor(v.snapshot.Reason) }

// advice says what to do while the session is held.
func (v *view) advice() string {
	text := v.note().Text
	switch {
	case v.snapshot.Cause != "":
		text = words.Say("Nothing went on meanwhile. Take your time.")
	case text == "":
		text = words.Say("The session rests. Breathe as you like.")
	}
	if v.snapshot.Free {
		text += " " + words.Say("The pacer is off.")
	}
	return text
}

// leftIf says how much time is left until the planned end; a drill that is aimed
// has its start for that.
func (v *view) leftIf() string {
	if v.gun.given() {
		return ""
	}
	at := v.snapshot.PlannedEnd(v.Instant)
	end := hhmm(at)
	switch left := at.Sub(v.Wall); {
	case left <= 0:
		return words.Say("%s is past", end)
	case left < 10*time.Minute:
		return words.Say("%s left if you end at %s", clock(left.Truncate(time.Second)), end)
	default:
		return words.Say("%s left if you end at %s", words.Say("%d min", int(left/time.Minute)), end)
	}
}

// news says what became of the plan, while that can be undone; of a drill that
// is aimed, what it took to hit.
func (v *view) news() string {
	s := v.snapshot
	if v.gun.given() {
		return v.gun.news(s, v.Instant)
	}
	before := s.Undoable(v.Instant)
	if before == nil {
		return ""
	}
	told := v.told(before)
	if told == "" {
		return ""
	}
	return v.offer(keys.Undo, words.In("what a key does", "undo")+" · ", "", nil).words + told
}

// worthSaying is a change of the plan that is spoken of: less is whole breaths
// falling another way.
const worthSaying = 10 * time.Second

// told says what became of a plan before, and for which end.
func (v *view) told(before *pacing.Plan) string {
	s := v.snapshot
	changes := slices.DeleteFunc(pacing.Changes(before, s.Plan), func(c pacing.Change) bool { return c.By().Abs() < worthSaying })
	told := tell.Changes(changes, s.Plan.Protocol)
	if told != "" && s.Late(v.Instant).Abs() < pacing.Hysteresis {
		return words.Say("to end at %s: %s", hhmm(s.PlannedEnd(v.Instant)), told)
	}
	return told
}

// endsLate says by how much a session that was laid out again will still run
// over.
func (v *view) endsLate() string {
	if over := v.over(); over > 0 {
		return words.Say("it ends %s late", clock(over))
	}
	return ""
}
