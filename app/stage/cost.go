package stage

import (
	"slices"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/words"
	"outbreath/words/tell"
)

const (
	// worthSaying is how much a new plan has to differ from the one before, all
	// phases together, to be spoken of: whole cycles move that much by
	// themselves.
	worthSaying = 20 * time.Second
	// worthMarking is how much one phase has to differ to be named or marked.
	worthMarking = 5 * time.Second
)

// cost says what a new plan gives and takes, as a sentence to read out, in
// shorter and shorter forms. It is nil where there is nothing worth saying.
func cost(before, after *pacing.Plan, ends string) (forms []string) {
	changes := pacing.Changes(before, after)
	total := time.Duration(0)
	for _, c := range changes {
		total += c.By().Abs()
	}
	if total < worthSaying {
		return nil
	}
	changes = slices.DeleteFunc(changes, func(c pacing.Change) bool { return c.By().Abs() < worthMarking })
	if len(changes) == 0 {
		return nil
	}
	for _, form := range tell.ChangesShorter(changes, after.Protocol) {
		forms = append(forms, words.Say("%s · ends %s", words.Outer(form), ends))
	}
	return forms
}

// marks returns what the strip writes over each span of a plan: by how much it
// has just changed, where before is the plan that it can still be undone to, or
// that a later phase has become as short as it may be.
func marks(s *pacing.Snapshot, before *pacing.Plan, span int) []kit.Note {
	all := make([]kit.Note, len(s.Plan.Spans))
	for i := span + 1; i < len(all); i++ {
		if atLeast(s, i) {
			all[i] = kit.Note{Words: words.In("of a phase that is as short as it may be", "least"), Quiet: true}
		}
	}
	if before == nil || cost(before, s.Plan, "") == nil {
		return all
	}
	for _, c := range pacing.Changes(before, s.Plan) {
		i := slices.IndexFunc(s.Plan.Spans, func(sp pacing.Span) bool { return sp.Phase == c.Phase })
		if i < 0 || c.By().Abs() < worthMarking {
			continue
		}
		all[i] = kit.Note{Words: signed(round(c.By()))}
	}
	return all
}

// atLeast reports whether a phase was made as short as it may be since the
// session began. A paced one's bounds hold to within a cycle.
func atLeast(s *pacing.Snapshot, span int) bool {
	ph, is := s.Plan.Phase(span), &s.Plan.Spans[span]
	lo, hi := ph.Bounds()
	if lo == hi || is.Duration > lo+ph.Breath.Cycle() {
		return false
	}
	return is.Duration < firstLength(s, is.Phase)-worthMarking
}

// firstLength returns how long a phase was to be when the session began.
func firstLength(s *pacing.Snapshot, phase int) time.Duration {
	for i := range s.First.Spans {
		if s.First.Spans[i].Phase == phase {
			return s.First.Spans[i].Duration
		}
	}
	return 0
}
