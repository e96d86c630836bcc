package stage

import (
	"time"

	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/words"
)

// topic is what the stage asks the user, beside the hold target.
type topic uint8

const (
	nothing  topic = iota
	lostTime       // who pays for it
	tooLong        // even at their shortest the phases do not fit
	leaving        // which phase to leave out
	woke           // the machine slept, or stood still: how to go on
)

// question is a topic with its words.
type question struct {
	topic    topic
	sentence string
	answers  [2][]string // in shorter and shorter forms
	offers   []offer     // when leaving
}

// offer is a phase that may be left out.
type offer struct {
	phase int
	name  string
	gives string // back
}

// mostOffers is how many phases one can choose from by a number key.
const mostOffers = 9

// topicOf returns what is to be asked in a mode. Settled is the plan whose end
// the user has accepted; chosen says that one is to be left out.
func topicOf(s *pacing.Snapshot, m mode, late time.Duration, settled *pacing.Plan, chosen bool) topic {
	switch {
	case m == held && s.Cause != "":
		return woke
	case m != lead && m != paced && m != free:
		return nothing
	case s.Asking:
		return lostTime
	case s.Plan.Protocol.LostTime == pacing.Extend || s.Plan == settled ||
		s.Plan.Off() < pacing.Hysteresis || late < pacing.Hysteresis:
		return nothing
	case chosen:
		return leaving
	}
	return tooLong
}

// canCatchUp reports whether a session that runs late may be laid out again: after
// an undo, or where it was to end late. What is as short as it may be is no help.
func canCatchUp(s *pacing.Snapshot, m mode, late time.Duration) bool {
	runs := m == lead || m == paced || m == free
	return runs && late >= pacing.Hysteresis && s.Plan.Off() < pacing.Hysteresis
}

// ask returns the words of a topic. Ends is when the session would end as it is,
// planned when it was to. A session that is aimed at a time lays itself out for
// it when it goes on.
func ask(s *pacing.Snapshot, t topic, span int, late int, ends, planned string, aimed bool) question {
	q := question{topic: t}
	switch t {
	case lostTime:
		q.sentence = words.Say("%s late as it stands.", clock(late))
		if late < 0 {
			q.sentence = words.Say("%s early as it stands.", clock(-late))
		}
		q.answers = [2][]string{
			layOutForms(planned),
			{words.Say("Let the end move · ends %s", ends), words.Say("Let the end move · %s", ends)},
		}
	case tooLong, leaving:
		q.sentence = words.Say("Even with every phase at its shortest it ends %s late.", clock(late))
		q.answers = [2][]string{{words.Say("Run over by %s", clock(late))}, {words.Say("Leave out a phase"), words.Say("Leave one out")}}
		if t == leaving {
			q.sentence = words.Say("Which phase is left out? It gives back its time.")
			q.offers = offers(s.Plan, span)
		}
	case woke:
		if aimed {
			q.answers[1] = []string{words.Of(buttonWords[keys.GoOn])}
			break
		}
		q.answers[1] = []string{words.Say("Go on · ends %s", ends), words.Say("Go on · %s", ends), words.Of(buttonWords[keys.GoOn])}
		if late >= onTime {
			q.answers[0] = layOutForms(planned)
		}
	}
	return q
}

// layOutForms says that the rest is laid out to end as planned.
func layOutForms(planned string) []string {
	return []string{words.Say("Lay the rest out again · ends %s", planned), words.Say("Lay out again · %s", planned)}
}

// offers lists the phases after a span that may be left out, with what each
// gives back.
func offers(p *pacing.Plan, span int) (all []offer) {
	for i := span + 1; i < len(p.Spans) && len(all) < mostOffers; i++ {
		if ph := p.Phase(i); !ph.Protect {
			all = append(all, offer{p.Spans[i].Phase, ph.Name, clock(round(p.Spans[i].Duration))})
		}
	}
	return all
}
