package kit_test

import (
	"image/color"
	"math"
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

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 {
	if c := float64(v) / 255; c > 0.04045 {
		return math.Pow((c+0.055)/1.055, 2.4)
	} else {
		return c / 12.92
	}
}

// distance is the distance of two colours in CIELAB, in which 2 can just be
// told apart side by side.
func distance(a, b color.NRGBA) float64 {
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

func lab(c color.NRGBA) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x, y, z := f((0.4124*r+0.3576*g+0.1805*b)/0.9505), f(0.2126*r+0.7152*g+0.0722*b), f((0.0193*r+0.1192*g+0.9505*b)/1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
