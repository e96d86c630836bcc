package pacing

import "time"

// Change is what became of one phase between two plans of a protocol.
type Change struct {
	Phase         int           // index into Protocol.Phases
	Before, After time.Duration // 0 where the plan does not have it
}

// By returns how much longer the phase became; negative is shorter.
func (c Change) By() time.Duration { return c.After - c.Before }

// Changes returns the phases whose lengths differ between two plans of the same
// protocol, in the protocol's order.
func Changes(before, after *Plan) []Change {
	all := make([]Change, len(before.Protocol.Phases))
	for i := range all {
		all[i].Phase = i
	}
	for _, s := range before.Spans {
		all[s.Phase].Before += s.Duration
	}
	for _, s := range after.Spans {
		all[s.Phase].After += s.Duration
	}
	changed := all[:0]
	for _, c := range all {
		if c.By() != 0 {
			changed = append(changed, c)
		}
	}
	return changed
}
