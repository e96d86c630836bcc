package protocols

import (
	"strings"

	"outbreath/pacing"
	"outbreath/words"
)

// reasonNotes name the safety notes that go with a reason for a hold, the most
// fitting first.
var reasonNotes = map[pacing.Reason][]string{
	pacing.ReasonPain:     {"massage.sharp"},
	pacing.ReasonNumbness: {"massage.numb", "breath.tingling"},
	pacing.ReasonDizzy:    {"breath.dizzy"},
	pacing.ReasonDistress: {"breath.distress"},
}

// helpNotes name those that say when to get help, for the reasons that it may
// come to.
var helpNotes = map[pacing.Reason][]string{
	pacing.ReasonPain:     {"breath.chest", "massage.clot_breath"},
	pacing.ReasonDizzy:    {"breath.chest", "massage.clot_breath"},
	pacing.ReasonDistress: {"breath.chest", "massage.clot_breath"},
}

// NoteFor returns the safety note that goes with a reason for a hold: the most
// fitting one that the phase or the protocol carries, or whose group they draw
// from, since a protocol that speaks of breath at all has what dizziness asks
// for. It is the zero Note where there is none.
func NoteFor(why pacing.Reason, p *pacing.Protocol, phase *pacing.Phase) pacing.Note {
	return firstNote(reasonNotes[why], p, phase)
}

// HelpFor returns the safety note that says when a reason for a hold is one to
// get help for, found like [NoteFor]'s.
func HelpFor(why pacing.Reason, p *pacing.Protocol, phase *pacing.Phase) pacing.Note {
	return firstNote(helpNotes[why], p, phase)
}

func firstNote(ids []string, p *pacing.Protocol, phase *pacing.Phase) pacing.Note {
	shipped := shippedNotes()
	for _, id := range ids {
		group, _, _ := strings.Cut(id, ".")
		drawn := false
		for _, notes := range [][]pacing.Note{phase.Safety, p.Safety} {
			for _, n := range notes {
				if n.ID == id {
					return n
				}
				drawn = drawn || strings.HasPrefix(n.ID, group+".")
			}
		}
		if i, ok := shipped.index[id]; ok && drawn {
			note := shipped.safety[i]
			note.Text = words.Of(note.Text)
			return note
		}
	}
	return pacing.Note{}
}
