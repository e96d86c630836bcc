package kit

import (
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// Told keeps a plan as it is told in the language in use, for pictures that ask
// for it in every frame. The zero Told is ready.
type Told struct {
	of, plan *pacing.Plan
	language string
}

// Of returns the plan in the language. It allocates only where the plan or the
// language is another than the last time.
func (t *Told) Of(plan *pacing.Plan) *pacing.Plan {
	if language := words.InUse(); t.of != plan || t.language != language {
		t.of, t.language, t.plan = plan, language, protocols.PlanInLanguage(plan)
	}
	return t.plan
}
