package stage

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
)

// texts are what is said of a view.
type texts struct {
	breath, count string // in the middle

	kind   string // of the phase
	phase  string
	place  string // zone and side
	say    string
	prompt string
	note   string // what the hold's reason asks for, or why it is held
	help   string // when to get help
	then   [2]change

	endsLabel        string // what ends then
	ends, left, late string
	behind           bool
	leftOut          string // of the breathing, to be on time

	ending string // said while the phase ends with this breath
	next   string // what Next would go on to

	appointment [2]string // in a hold: what is left of it
	ways        ways      // in a hold
	pacer       string    // in a hold: what can be done about it
	unpaced     bool      // it is off
	question    question

	cost   []string   // of the last change, in shorter and shorter forms, as long as it can be undone
	marks  []kit.Note // over each piece of the strip
	ledger []account
	lent   []string // who has whose time
}

// onTime is how far the end may stray before the stage mentions it.
const onTime = 30

// wordsFor returns the texts for a moment. Beside its arguments it depends on
// what the viewer watches.
func (v *viewer) wordsFor(s *pacing.Snapshot, m *moment, now pacing.Instant, end, planned time.Time) texts {
	at, phase := s.Position(now), s.Plan.Phase(m.span)
	w := texts{
		kind: string(phase.Kind), phase: phase.Name, say: phase.Say,
		place: place(phase.Name, m.zone, m.side), prompt: m.prompt,
		endsLabel: "ends", ends: end.Format("15:04"), left: clock(m.left) + " left", next: nextName(s.Plan, m.span),
	}
	w.breath, w.count = middle(s, m)
	w.then = changes(s.Plan, m.segment, at)
	w.late, w.behind = lateness(m.late)
	w.unpaced = s.Free
	target, aiming := s.Target(now)
	target = target.Round(time.Second)
	w.question = ask(s, m.topic, m.span, m.late, w.ends, planned.Format("15:04"), aiming)
	if aiming {
		w.aimed(s, m, target)
	}
	if m.mode == finished {
		w.over(s, m)
	}
	w.marks = marks(s, v.before, m.span)
	if v.before != nil {
		w.cost = cost(v.before, s.Plan, w.ends)
	}
	if m.ledger {
		w.ledger = accounts(s, now)
		w.lent = borrowed(w.ledger)
		if noRoom(s, m.span) {
			w.lent = append(w.lent, "what is to come cannot get shorter")
		}
	}
	if left := time.Duration(m.until) * time.Second; m.mode == held && aiming {
		w.appointment = targetLeft(left, target)
	} else if m.mode == held {
		w.appointment = appointment(left, planned)
	}
	switch {
	case m.mode == held && s.Cause != "":
		w.note, w.ways.first = causeWords(s.Cause, v.away), keys.GoOn
	case m.mode == held:
		note := protocols.NoteFor(s.Reason, s.Plan.Protocol, phase)
		w.note, w.help = note.Text, protocols.HelpFor(s.Reason, s.Plan.Protocol, phase).Text
		w.ways = waysFrom(s, m.span, m.zone, note)
		if w.ways.pacer {
			w.pacer = pacerWord(s.Free)
		}
	case s.Ending > 0 && s.Ending > at && m.mode != finished:
		w.ending = "Ends after this breath"
		if w.next != "" {
			w.ending = w.next + " after this breath"
		}
	}
	return w
}

// over says that the session is.
func (w *texts) over(s *pacing.Snapshot, m *moment) {
	w.kind, w.phase, w.place, w.prompt = "the end", s.Plan.Protocol.Name, "", ""
	w.say = "Stay as you are for as long as you like."
	w.then, w.endsLabel, w.left = [2]change{}, "ended", minutes(s.From)
	if !s.Complete() {
		w.left += " of " + minutes(s.Plan.Length)
	}
}

// middle returns what stands in the breathing shape.
func middle(s *pacing.Snapshot, m *moment) (word, count string) {
	switch m.mode {
	case waiting:
		return "Ready", ""
	case lead:
		count = strconv.Itoa(m.count)
		if m.count >= 60 {
			count = clock(m.count)
		}
		if s.From > 0 {
			return "Goes on in", count
		}
		return "Begins in", count
	case held:
		return "On hold", clock(m.held)
	case finished:
		return "Finished", ""
	case free:
		return "Breathe freely", ""
	}
	word = map[pacing.Stage]string{
		pacing.StageIn: "Breathe in", pacing.StageHold: "Hold", pacing.StageOut: "Breathe out", pacing.StageRest: "Rest",
	}[m.stage]
	if m.count == 0 {
		return word, ""
	}
	return word, strconv.Itoa(m.count)
}

// pacerWord says what can be done about the pacer.
func pacerWord(off bool) string {
	if off {
		return "Pacer on again"
	}
	return "Pacer off"
}

// place says where the hands are, as far as the phase's name has not said it.
func place(name, zone string, side pacing.Side) string {
	var parts []string
	if zone != "" && !strings.EqualFold(name, zone) {
		parts = append(parts, zone)
	}
	if side != pacing.Both {
		parts = append(parts, string(side)+" side")
	}
	return strings.Join(parts, ", ")
}

// change is something that will be another way, and when.
type change struct {
	what string
	in   string
}

// changes names the next two things to change; the end is one.
func changes(p *pacing.Plan, from int, at time.Duration) (then [2]change) {
	n := 0
	add := func(what string, when time.Duration) {
		then[n] = change{what, clock(ceil(when - at))}
		n++
	}
	for i := from + 1; i < len(p.Segments) && n < len(then); i++ {
		switch s, before := &p.Segments[i], &p.Segments[i-1]; {
		case s.Phase != before.Phase:
			add(lower(p.Protocol.Phases[s.Phase].Name), s.Start)
		case s.Zone != before.Zone:
			add(place("", s.Zone, s.Side), s.Start)
		case s.Side != before.Side:
			add(string(s.Side)+" side", s.Start)
		}
	}
	if n < len(then) {
		add("the end", p.Length)
	}
	return then
}

// lower makes the first letter small, for the middle of a sentence.
func lower(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// nextName returns the name of the phase after a span, "" after the last.
func nextName(p *pacing.Plan, span int) string {
	if span+1 < len(p.Spans) {
		return p.Phase(span + 1).Name
	}
	return ""
}

// lateness says in words how the end lies to the planned one.
func lateness(seconds int) (text string, behind bool) {
	switch {
	case seconds >= onTime:
		return clock(seconds) + " behind", true
	case seconds <= -onTime:
		return clock(-seconds) + " ahead", false
	}
	return "on time", false
}

// clock writes seconds as 0:07, 12:40 or 1:05:00.
func clock(seconds int) string {
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
