package protocols

import (
	"testing"

	"outbreath/pacing"
)

func TestNotesForAReason(t *testing.T) {
	breath := &pacing.Protocol{Safety: []pacing.Note{{ID: "breath.comfort"}}}
	hands := &pacing.Protocol{Safety: []pacing.Note{{ID: "massage.sharp", Text: "own words"}}}
	for _, tt := range []struct {
		p          *pacing.Protocol
		why        pacing.Reason
		note, help string
	}{
		{breath, pacing.ReasonNumbness, "breath.tingling", ""},
		{breath, pacing.ReasonPain, "", "breath.chest"},
		{breath, pacing.ReasonDizzy, "breath.dizzy", "breath.chest"},
		{hands, pacing.ReasonPain, "massage.sharp", "massage.clot_breath"},
		{hands, pacing.ReasonNumbness, "massage.numb", ""},
		{hands, pacing.ReasonDizzy, "", "massage.clot_breath"},
		{hands, pacing.ReasonPause, "", ""},
		{&pacing.Protocol{}, pacing.ReasonDizzy, "", ""},
	} {
		if got := NoteFor(tt.why, tt.p, &pacing.Phase{}).ID; got != tt.note {
			t.Errorf("%v, %s: note %q, want %q", tt.p.Safety, tt.why, got, tt.note)
		}
		if got := HelpFor(tt.why, tt.p, &pacing.Phase{}).ID; got != tt.help {
			t.Errorf("%v, %s: help %q, want %q", tt.p.Safety, tt.why, got, tt.help)
		}
	}
	if got := NoteFor(pacing.ReasonPain, hands, &pacing.Phase{}).Text; got != "own words" {
		t.Errorf("the protocol's own note is not used: %q", got)
	}
	phase := &pacing.Phase{Safety: []pacing.Note{{ID: "massage.sharp", Text: "the phase's"}}}
	if got := NoteFor(pacing.ReasonPain, hands, phase).Text; got != "the phase's" {
		t.Errorf("the phase's own note is not used: %q", got)
	}
}
