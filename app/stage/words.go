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
	"outbreath/words"
	"outbreath/words/tell"
)

// texts are what is said of a view.
type texts struct {
	breath, count string // in the middle

	kind   string // of the phase
	phase  string
	zone   string
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

// wordsFor returns the texts for a moment of a session that is told in the
// language in use. Beside its arguments it depends on what the viewer watches.
func (v *viewer) wordsFor(s *pacing.Snapshot, m *moment, now pacing.Instant, end, planned time.Time) texts {
	at, phase, zone := s.Position(now), s.Plan.Phase(m.span), s.Plan.Segments[m.segment].Zone
	w := texts{
		kind: tell.PhaseKind(phase.Kind), phase: phase.Name, say: phase.Say,
		zone: zone, place: place(phase.Name, zone, m.side), prompt: m.prompt,
		endsLabel: words.In("above the time", "ends"), ends: end.Format("15:04"),
		left: words.Say("%s left", clock(m.left)), next: nextName(s.Plan, m.span),
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
			w.lent = append(w.lent, words.Say("What is to come cannot get shorter."))
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
		w.ways = waysFrom(s, m.span, zone, note)
		if w.ways.pacer {
			w.pacer = pacerWord(s.Free)
		}
	case s.Ending > 0 && s.Ending > at && m.mode != finished:
		w.ending = words.Say("Ends after this breath")
		if w.next != "" {
			w.ending = words.Say("%s after this breath", w.next)
		}
	}
	return w
}

// over says that the session is.
func (w *texts) over(s *pacing.Snapshot, m *moment) {
	w.kind, w.phase, w.place, w.prompt = words.Say("the end"), s.Plan.Protocol.Name, "", ""
	w.say = words.Say("Stay as you are for as long as you like.")
	w.then, w.endsLabel, w.left = [2]change{}, words.In("above the time", "ended"), minutes(s.From)
	if !s.Complete() {
		w.left = words.Say("%s of %s", minutes(s.From), minutes(s.Plan.Length))
	}
}

// middle returns what stands in the breathing shape.
func middle(s *pacing.Snapshot, m *moment) (word, count string) {
	switch m.mode {
	case waiting:
		return words.Say("Ready"), ""
	case lead:
		count = strconv.Itoa(m.count)
		if m.count >= 60 {
			count = clock(m.count)
		}
		if s.From > 0 {
			return words.In("above a countdown", "Goes on in"), count
		}
		return words.In("above a countdown", "Begins in"), count
	case held:
		return words.Say("On hold"), clock(m.held)
	case finished:
		return words.Say("Finished"), ""
	case free:
		return words.Say("Breathe freely"), ""
	}
	switch m.stage {
	case pacing.StageIn:
		word = words.Say("Breathe in")
	case pacing.StageHold:
		word = words.In("of a breath", "Hold")
	case pacing.StageOut:
		word = words.Say("Breathe out")
	case pacing.StageRest:
		word = words.In("of a breath", "Rest")
	}
	if m.count == 0 {
		return word, ""
	}
	return word, strconv.Itoa(m.count)
}

// pacerWord says what can be done about the pacer.
func pacerWord(off bool) string {
	if off {
		return words.Say("Pacer on again")
	}
	return words.Of(buttonWords[keys.Pacer])
}

// place says where the hands are, as far as the phase's name has not said it.
func place(name, zone string, side pacing.Side) string {
	var parts []string
	if zone != "" && !strings.EqualFold(name, zone) {
		parts = append(parts, zone)
	}
	if side != pacing.Both {
		parts = append(parts, sideName(side))
	}
	return strings.Join(parts, ", ")
}

// sideName says on which half of the body the hands are.
func sideName(side pacing.Side) string {
	if side == pacing.Left {
		return words.Say("left side")
	}
	return words.Say("right side")
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
			add(words.Inner(p.Protocol.Phases[s.Phase].Name), s.Start)
		case s.Zone != before.Zone:
			add(place("", s.Zone, s.Side), s.Start)
		case s.Side != before.Side:
			add(sideName(s.Side), s.Start)
		}
	}
	if n < len(then) {
		add(words.Say("the end"), p.Length)
	}
	return then
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
		return words.Say("%s behind", clock(seconds)), true
	case seconds <= -onTime:
		return words.Say("%s ahead", clock(-seconds)), false
	}
	return words.Say("on time"), false
}

// clock writes seconds as 0:07, 12:40 or 1:05:00.
func clock(seconds int) string {
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
