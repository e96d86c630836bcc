package cli

import (
	"slices"
	"time"

	"outbreath/pacing"
)

// comparison is what differs between two plans, A and B, phase by phase. Phases
// are the same where their ids are.
type comparison struct {
	changes []difference // of the protocols as a whole
	rows    []phaseRow
}

// mark says what became of a phase from A to B.
type mark string

const (
	same    mark = "same"
	changed mark = "changed"
	moved   mark = "moved" // and perhaps changed
	removed mark = "removed"
	added   mark = "added"
)

// phaseRow is one phase of the comparison. Its places are indices into the phases of
// the protocols, -1 where there is none.
type phaseRow struct {
	mark    mark
	a, b    int
	changes []difference // of a phase that both have
}

// difference is a field with two values, as a protocol file names it and nearly as
// it writes it.
type difference struct{ a, b field }

// different reports whether anything is.
func (c *comparison) different() bool {
	return len(c.changes) > 0 || slices.ContainsFunc(c.rows, func(r phaseRow) bool { return r.mark != same })
}

// count returns how many phases have a mark.
func (c *comparison) count(m mark) (n int) {
	for i := range c.rows {
		if c.rows[i].mark == m {
			n++
		}
	}
	return n
}

// compare compares two plans. Its rows are in the order of B; what only A has
// stands where it stood in A.
func compare(a, b *pacing.Plan) comparison {
	return comparison{
		changes: changes(protocolFields(a.Protocol), protocolFields(b.Protocol)),
		rows:    align(a, b),
	}
}

// align lines the phases of two plans up. As many as possible keep their order;
// the others that both have were moved.
func align(a, b *pacing.Plan) []phaseRow {
	inA, inB := places(a.Protocol), places(b.Protocol)
	var common []int // the places in B of the phases that both have, in the order of A
	for i := range a.Protocol.Phases {
		if j, ok := inB[a.Protocol.Phases[i].ID]; ok {
			common = append(common, j)
		}
	}
	kept := map[int]bool{}
	for _, j := range longestRise(common) {
		kept[j] = true
	}
	var rows []phaseRow
	i := 0
	onlyA := func(to int) { // the phases of A up to a place, those apart that B has elsewhere
		for ; i < to; i++ {
			if _, ok := inB[a.Protocol.Phases[i].ID]; !ok {
				rows = append(rows, phaseRow{mark: removed, a: i, b: -1})
			}
		}
	}
	for j := range b.Protocol.Phases {
		place, ok := inA[b.Protocol.Phases[j].ID]
		switch {
		case !ok:
			rows = append(rows, phaseRow{mark: added, a: -1, b: j})
		case kept[j]:
			onlyA(place)
			i = place + 1
			rows = append(rows, pair(a, b, place, j, same))
		default:
			rows = append(rows, pair(a, b, place, j, moved))
		}
	}
	onlyA(len(a.Protocol.Phases))
	return rows
}

// pair is the row of a phase that both plans have.
func pair(a, b *pacing.Plan, i, j int, m mark) phaseRow {
	r := phaseRow{m, i, j, changes(phaseFields(&a.Protocol.Phases[i]), phaseFields(&b.Protocol.Phases[j]))}
	if m == same && (len(r.changes) > 0 || lasts(a, i) != lasts(b, j)) {
		r.mark = changed
	}
	return r
}

// places returns where each phase stands in a protocol, by its id.
func places(p *pacing.Protocol) map[string]int {
	m := make(map[string]int, len(p.Phases))
	for i := range p.Phases {
		m[p.Phases[i].ID] = i
	}
	return m
}

// span returns where a phase lies in a plan, nil where it was left out.
func span(plan *pacing.Plan, phase int) *pacing.Span {
	i, ok := slices.BinarySearchFunc(plan.Spans, phase, func(s pacing.Span, phase int) int { return s.Phase - phase })
	if !ok {
		return nil
	}
	return &plan.Spans[i]
}

// lasts returns how long a phase is in a plan, 0 where it was left out.
func lasts(plan *pacing.Plan, phase int) time.Duration {
	if s := span(plan, phase); s != nil {
		return s.Duration
	}
	return 0
}

// longestRise returns the longest part of a list of different numbers, not
// necessarily side by side, that rises. It takes n log n steps.
func longestRise(list []int) []int {
	var ends []int // ends[k] is the index of the least number that a rise of k+1 numbers can end in
	before := make([]int, len(list))
	for i, x := range list {
		k, _ := slices.BinarySearchFunc(ends, x, func(end, x int) int { return list[end] - x })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	rise := make([]int, len(ends))
	i := ends[len(ends)-1]
	for k := len(rise) - 1; k >= 0; k-- {
		rise[k] = list[i]
		i = before[i]
	}
	return rise
}
