package cli

import (
	"fmt"
	"io"
	"time"

	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

// step is one event of a run, and what came of it.
type step struct {
	event   pacing.Event
	phase   string // the id of the phase that runs
	changes []pacing.Change
	late    time.Duration
	until   time.Duration // the end, on the clock of the run
}

// trace replays the run that is asked for: the only one, or the first that
// failed.
func (r *rehearsal) trace(stderr io.Writer) error {
	r.traced = r.Seed
	switch {
	case len(r.report.Failures) > 0:
		r.traced = r.report.Failures[0].Seed
	case r.Runs > 1:
		fmt.Fprintln(stderr, words.Say("everything was kept, so there is nothing to trace; --runs 1 --seed N traces any run"))
		return nil
	}
	run, err := pacing.RehearseOne(r.plan.Protocol, r.Rehearsal, r.traced)
	if err != nil {
		return err
	}
	r.steps, err = replay(r.plan, run.Events)
	return err
}

// replay lets the events happen to a session of the plan, and notes each.
func replay(plan *pacing.Plan, events []pacing.Event) (steps []step, err error) {
	session := pacing.NewSession(plan)
	for _, e := range events {
		before := session.Snapshot()
		if err := session.Apply(e); err != nil {
			return nil, err
		}
		s := session.Snapshot()
		ends := s.EndsAt(e.At)
		steps = append(steps, step{
			event: e, phase: s.Plan.Phase(s.Moment(e.At).Span).ID,
			changes: pacing.Changes(before.Plan, s.Plan), late: s.Late(e.At),
			until: e.At.Boot + ends.Sub(e.At.Wall),
		})
	}
	return steps, nil
}

// eventWords say what happened.
var eventWords = map[pacing.EventKind]string{
	pacing.EventStart:  words.MarkIn("event", "start"),
	pacing.EventHold:   words.MarkIn("event", "hold"),
	pacing.EventResume: words.MarkIn("event", "go on"),
	pacing.EventNext:   words.MarkIn("event", "next"),
	pacing.EventBack:   words.MarkIn("event", "back"),
	pacing.EventAdd:    words.MarkIn("event", "add"),
	pacing.EventLeave:  words.MarkIn("event", "leave out"),
	pacing.EventFinish: words.MarkIn("event", "end"),
}

// words say what happened, in a few.
func (s *step) words(p *pacing.Protocol) string {
	e, what := &s.event, words.OfIn("event", eventWords[s.event.Kind])
	switch {
	case e.Cause != "":
		return what + ": " + causeWords(e.Cause)
	case e.Reason != "":
		return what + ": " + tell.Reason(e.Reason)
	case e.By != 0:
		return what + " " + clock(e.By)
	}
	for _, phase := range e.Phases {
		what += " " + words.Inner(p.Phases[phase].Name)
	}
	return what
}

// writeSteps writes a traced run for people.
func writeSteps(w io.Writer, p *pacing.Protocol, steps []step) error {
	t := table{
		header: []string{words.In("when", "at"), words.Say("phase"), words.Say("event"), words.In("how late", "late"), words.In("when a session ends", "ends"), words.Say("what changed")},
		right:  []bool{true, false, false, true, true, false},
	}
	for i := range steps {
		s := &steps[i]
		t.add(clock(s.event.At.Boot), s.phase, s.words(p), signed(s.late), clock(s.until), tell.Changes(s.changes, p))
	}
	return t.write(w)
}

// signed writes a difference of time: "+0:42", "-1:00", "0:00".
func signed(d time.Duration) string {
	switch d = d.Round(time.Second); {
	case d < 0:
		return "-" + clock(-d)
	case d > 0:
		return "+" + clock(d)
	}
	return clock(0)
}

// stepJSON is a step in JSON.
type stepJSON struct {
	AtMS    int64        `json:"at_ms"` // since the appointment began
	Event   string       `json:"event"`
	Reason  string       `json:"reason,omitempty"`
	Cause   string       `json:"cause,omitempty"`
	Phase   string       `json:"phase"`
	Changes []changeJSON `json:"changes"`
	LateMS  int64        `json:"late_ms"`
	EndsMS  int64        `json:"ends_ms"` // since the appointment began
}

type changeJSON struct {
	Phase    string `json:"phase"`
	BeforeMS int64  `json:"before_ms"`
	AfterMS  int64  `json:"after_ms"`
}

func (s *step) inJSON(p *pacing.Protocol) stepJSON {
	out := stepJSON{
		AtMS: s.event.At.Boot.Milliseconds(), Event: string(s.event.Kind), Reason: string(s.event.Reason), Cause: string(s.event.Cause),
		Phase: s.phase, Changes: []changeJSON{}, LateMS: s.late.Milliseconds(), EndsMS: s.until.Milliseconds(),
	}
	for _, c := range s.changes {
		out.Changes = append(out.Changes, changeJSON{p.Phases[c.Phase].ID, c.Before.Milliseconds(), c.After.Milliseconds()})
	}
	return out
}
