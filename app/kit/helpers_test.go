package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// relax is a plan with as many phases, and as long names, as a table session has.
func relax(t testing.TB) *pacing.Plan {
	t.Helper()
	p := &pacing.Protocol{ID: "relax", Name: "Relaxation"}
	for _, ph := range []struct {
		name, zone string
		kind       pacing.PhaseKind
		minutes    int
	}{
		{"Opening and agreement", "", pacing.Opening, 5}, {"Breath and resonance", "", pacing.Breathing, 6},
		{"Gradual tissue assessment", "back", pacing.Assessment, 10}, {"Calves", "calves", pacing.Targeted, 6},
		{"Hamstrings", "hamstrings", pacing.Targeted, 7}, {"Glutes", "glutes", pacing.Targeted, 7},
		{"Low back", "low back", pacing.Targeted, 8}, {"Upper shoulders", "upper shoulders", pacing.Targeted, 8},
		{"Neck", "neck", pacing.Targeted, 5}, {"Return to release", "low back", pacing.Release, 5},
		{"Integrative finishing", "whole back", pacing.Finishing, 5}, {"Post-session guidance", "", pacing.Guidance, 3},
	} {
		d := time.Duration(ph.minutes) * time.Minute
		phase := pacing.Phase{ID: ph.name, Name: ph.name, Kind: ph.kind, Min: d, Ideal: d, Max: d}
		if ph.zone != "" {
			phase.Zones = []string{ph.zone}
		}
		p.Phases = append(p.Phases, phase)
	}
	plan, err := pacing.Fit(p, 75*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// names returns the names that a strip shows, from left to right.
func names(s *kit.Strip) (shown []*canvas.Text) {
	for _, o := range test.WidgetRenderer(s).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Visible() && text.Text != "" {
			shown = append(shown, text)
		}
	}
	return shown
}
