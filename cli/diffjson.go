package cli

import "outbreath/pacing"

// diffJSON is a comparison in JSON.
type diffJSON struct {
	A         endJSON          `json:"a"`
	B         endJSON          `json:"b"`
	Different bool             `json:"different"`
	Changes   []differenceJSON `json:"changes"`
	Phases    []rowJSON        `json:"phases"`
}

type endJSON struct {
	Protocol string `json:"protocol"` // its id
	Version  string `json:"version"`
	Name     string `json:"name"`
	LengthMS int64  `json:"length_ms"`
}

// differenceJSON holds strings, lists of strings, or null.
type differenceJSON struct {
	Field string `json:"field"`
	A     any    `json:"a"`
	B     any    `json:"b"`
}

type rowJSON struct {
	Phase   string           `json:"phase"` // its id
	Mark    mark             `json:"mark"`
	A       *phaseSideJSON   `json:"a"`
	B       *phaseSideJSON   `json:"b"`
	Changes []differenceJSON `json:"changes"`
}

type phaseSideJSON struct {
	Name       string `json:"name"`
	Breath     string `json:"breath"`
	StartMS    int64  `json:"start_ms"`
	DurationMS int64  `json:"duration_ms"`
	LeftOut    bool   `json:"left_out"` // because time is short
}

func diffInJSON(a, b *pacing.Plan, c *comparison) diffJSON {
	out := diffJSON{endInJSON(a), endInJSON(b), c.different(), changesInJSON(c.changes), []rowJSON{}}
	for i := range c.rows {
		r := &c.rows[i]
		id := ""
		if r.b >= 0 {
			id = b.Protocol.Phases[r.b].ID
		} else {
			id = a.Protocol.Phases[r.a].ID
		}
		out.Phases = append(out.Phases, rowJSON{id, r.mark, sideInJSON(a, r.a), sideInJSON(b, r.b), changesInJSON(r.changes)})
	}
	return out
}

func endInJSON(plan *pacing.Plan) endJSON {
	p := plan.Protocol
	return endJSON{p.ID, p.Version, p.Name, plan.Length.Milliseconds()}
}

// sideInJSON returns one phase of a plan, nil for none.
func sideInJSON(plan *pacing.Plan, phase int) *phaseSideJSON {
	if phase < 0 {
		return nil
	}
	p := &plan.Protocol.Phases[phase]
	out := &phaseSideJSON{Name: p.Name, Breath: wholeBreath(p.Breath), LeftOut: true}
	if s := span(plan, phase); s != nil {
		out.StartMS, out.DurationMS, out.LeftOut = s.Start.Milliseconds(), s.Duration.Milliseconds(), false
	}
	return out
}

func changesInJSON(list []difference) []differenceJSON {
	out := []differenceJSON{} // an empty list in JSON, not null
	for _, c := range list {
		out = append(out, differenceJSON{c.a.name, c.a.inJSON(), c.b.inJSON()})
	}
	return out
}

func (f *field) inJSON() any {
	switch {
	case len(f.values) == 0:
		return nil
	case f.list:
		return f.values
	}
	return f.values[0]
}
