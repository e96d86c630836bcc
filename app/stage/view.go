package stage

import (
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
)

// mode is how the session stands.
type mode = kit.Mode

const (
	waiting  = kit.Waiting
	lead     = kit.Lead
	paced    = kit.Paced
	free     = kit.Free
	held     = kit.Held
	finished = kit.Finished
)

// view is all that the stage shows at one instant.
type view struct {
	mode mode
	pace kit.Pace
	m    moment
	*texts
}

// moment is what decides which words are shown: as long as it is equal, so are
// they.
type moment struct {
	revision      int
	mode          mode
	span, segment int
	stage         pacing.Stage
	count         int   // seconds left of the stage or the lead, rounded up
	left          int   // seconds left of the plan, rounded up
	late          int   // seconds behind the planned end, rounded
	held          int   // seconds on hold
	until         int   // seconds until the planned end, rounded down, or until the time aimed at
	minute        int64 // of the end, on the wall clock
	planned       int64 // minute of the planned end
	target        int64 // second of the time aimed at, 0 without one
	topic         topic
	undoable      bool
	catchUp       bool // the rest can be laid out again while it runs
	ledger        bool
	prompt        string
	side          pacing.Side
	zone          string
	language      string // that it is all told in
}

// viewer computes views. It keeps the last words, so that at frame rate nothing
// is allocated until something reads differently.
type viewer struct {
	// What the user has asked for; none of it is the session's.
	settled  *pacing.Plan // whose end, too late, is accepted
	choosing bool         // a phase to leave out
	ledger   bool         // shown
	// The seconds left of each half of the breath are not shown.
	uncounted bool

	before *pacing.Plan  // that Undo would restore, as of the last second
	away   time.Duration // how long a hold that nobody asked for had lasted when it was found

	last  moment
	texts texts
	fresh bool

	plan, first, undone kit.Told // what a snapshot has and what Undo would restore, in the language
}

// look returns the view of a snapshot at an instant. It is valid until the next
// call.
func (v *viewer) look(s *pacing.Snapshot, now pacing.Instant) view {
	w := view{pace: kit.PaceOf(s, now)}
	w.mode = w.pace.Mode
	m := w.pace.Moment
	end, planned := s.EndsAt(now).Round(time.Second), s.PlannedEnd(now).Round(time.Second)
	late := s.Late(now)
	w.m = moment{
		revision: s.Revision, mode: w.mode, span: m.Span, segment: m.Segment, stage: m.Stage,
		left: ceil(s.Left(now)), late: round(late), held: int(s.HeldFor(now) / time.Second),
		until: int(planned.Sub(now.Wall).Round(time.Millisecond) / time.Second), minute: end.Unix() / 60, planned: planned.Unix() / 60,
		side: m.Side, zone: m.Zone, language: words.InUse(), ledger: v.ledger, topic: topicOf(s, w.mode, late, v.settled, v.choosing),
	}
	target, aiming := s.Target(now)
	if aiming {
		w.m.target, w.m.until = target.Round(time.Second).Unix(), countdown(target.Sub(now.Wall))
		w.m.late = round(offTarget(s, now, target))
	} else if w.mode != held {
		w.m.until = 0 // is not shown
	}
	w.m.catchUp = !aiming && w.m.topic == nothing && canCatchUp(s, w.mode, late)
	v.watch(s, now, &w.m)
	switch w.mode {
	case lead:
		w.m.count = ceil(untilBreath(s, now))
	case paced:
		if !v.uncounted {
			w.m.count = ceil(m.Left())
		}
	}
	if w.mode == paced || w.mode == free {
		w.m.prompt = v.plan.Of(s.Plan).Prompt(m)
	}
	if !v.fresh || w.m != v.last {
		v.last, v.texts, v.fresh = w.m, v.wordsFor(v.told(s), &w.m, now, end, planned), true
	}
	w.texts = &v.texts
	return w
}

// told returns a snapshot with its plans in the language in use.
func (v *viewer) told(s *pacing.Snapshot) *pacing.Snapshot {
	said := *s
	said.Plan, said.First = v.plan.Of(s.Plan), v.first.Of(s.First)
	return &said
}

// watch looks at what need not be looked at in every frame: what Undo would
// restore, once a second, and how long the session was away, when it is back.
func (v *viewer) watch(s *pacing.Snapshot, now pacing.Instant, m *moment) {
	if !v.fresh || m.revision != v.last.revision || m.left != v.last.left {
		v.before = v.undone.Of(s.Undoable(now))
	}
	m.undoable = v.before != nil
	if v.fresh && m.revision == v.last.revision {
		return
	}
	v.away = 0
	if s.Cause != "" {
		v.away = s.HeldFor(now)
	}
	if m.topic != tooLong && m.topic != leaving {
		v.choosing = false
	}
}

// untilBreath returns how long the quiet moment still is before the plan runs.
func untilBreath(s *pacing.Snapshot, now pacing.Instant) time.Duration { return s.Since - now.Mono }

// countdown is whole seconds, rounded up before a time and down after it.
func countdown(d time.Duration) int {
	if d < 0 {
		return int(d.Round(time.Millisecond) / time.Second)
	}
	return ceil(d.Round(time.Millisecond))
}

func ceil(d time.Duration) int { return int((max(d, 0) + time.Second - 1) / time.Second) }

func round(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }
