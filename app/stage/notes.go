package stage

import (
	"slices"
	"strings"

	"outbreath/pacing"
	"outbreath/protocols"
)

// notesFor names the safety notes that go with a reason for a hold, the most
// fitting first.
var notesFor = map[pacing.Reason][]string{
	pacing.ReasonPain:     {"massage.sharp"},
	pacing.ReasonNumbness: {"massage.numb", "breath.tingling"},
	pacing.ReasonDizzy:    {"breath.dizzy"},
	pacing.ReasonDistress: {"breath.distress"},
}

// helpFor names the notes that say when to get help, for the reasons that it may
// come to.
var helpFor = map[pacing.Reason][]string{
	pacing.ReasonPain:     {"breath.chest", "massage.clot_breath"},
	pacing.ReasonDizzy:    {"breath.chest", "massage.clot_breath"},
	pacing.ReasonDistress: {"breath.chest", "massage.clot_breath"},
}

// noteFor returns the first of the notes that the phase or the protocol carries,
// or whose group it draws from: a protocol that speaks of breath at all has what
// dizziness asks for. It is empty where there is none.
func noteFor(p *pacing.Protocol, phase *pacing.Phase, ids []string) pacing.Note {
	for _, id := range ids {
		group, _, _ := strings.Cut(id, ".")
		carried := false
		for _, notes := range [][]pacing.Note{phase.Safety, p.Safety} {
			for _, n := range notes {
				if n.ID == id {
					return n
				}
				carried = carried || strings.HasPrefix(n.ID, group+".")
			}
		}
		if !carried {
			continue
		}
		shipped := protocols.SafetyNotes()
		if i := slices.IndexFunc(shipped, func(n pacing.Note) bool { return n.ID == id }); i >= 0 {
			return shipped[i]
		}
	}
	return pacing.Note{}
}
