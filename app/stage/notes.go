package stage

import "outbreath/pacing"

// notesFor names the safety notes that go with a reason for a hold, the most
// fitting first.
var notesFor = map[pacing.Reason][]string{
	pacing.ReasonPain:     {"massage.sharp", "breath.chest"},
	pacing.ReasonNumbness: {"massage.numb", "breath.tingling"},
	pacing.ReasonDizzy:    {"breath.dizzy"},
	pacing.ReasonDistress: {"breath.distress"},
}

// noteFor returns the text of the first fitting note that the phase or the
// protocol carries, "" where there is none.
func noteFor(p *pacing.Protocol, phase *pacing.Phase, why pacing.Reason) string {
	for _, id := range notesFor[why] {
		for _, notes := range [][]pacing.Note{phase.Safety, p.Safety} {
			for i := range notes {
				if notes[i].ID == id {
					return notes[i].Text
				}
			}
		}
	}
	return ""
}
