package kit_test

import (
	"image/color"
	"math"
	"testing"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

var palettes = map[string]*kit.Palette{"dark": &kit.Dark, "dim": &kit.Dim, "light": &kit.Light, "contrast": &kit.Contrast}

// Of the pairs that the formula's authors publish, one for each of its turns.
func TestTheDistanceOfColoursIsThatOfItsAuthors(t *testing.T) {
	for _, p := range []struct{ l1, a1, b1, l2, a2, b2, want float64 }{
		{50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425},
		{50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792},
		{50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195},
		{50, 2.5, 0, 73, 25, -18, 27.1492},
		{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644},
		{2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082},
	} {
		if got := ciede2000(p.l1, p.a1, p.b1, p.l2, p.a2, p.b2); math.Abs(got-p.want) > 0.00005 {
			t.Errorf("%+v: %.4f", p, got)
		}
	}
}

// How far apart the colours of phases lie. A strip is looked at in passing, from
// where one stands: ten times what can just be told apart side by side is seen
// there without a search. Kinds that never follow one another are not compared
// side by side.
const (
	neighboursApart = 10
	othersApart     = 5
)

func TestPhasesAreToldApartWhateverOneSees(t *testing.T) {
	follow := map[[2]pacing.PhaseKind]bool{}
	for _, p := range protocols.Shipped() {
		for i := range p.Phases[1:] {
			a, b := p.Phases[i].Kind, p.Phases[i+1].Kind
			follow[[2]pacing.PhaseKind{a, b}], follow[[2]pacing.PhaseKind{b, a}] = true, true
		}
	}
	for name, p := range palettes {
		for i, a := range pacing.PhaseKinds {
			if _, known := p.Phases[a]; !known {
				t.Errorf("%s: %s has no colour", name, a)
			}
			for _, b := range pacing.PhaseKinds[i+1:] {
				want := float64(othersApart)
				if follow[[2]pacing.PhaseKind{a, b}] {
					want = neighboursApart
				}
				for who, seen := range visions {
					if got := distance(p.Phase(a), p.Phase(b), seen); got < want {
						t.Errorf("%s: with %s, %s and %s lie %.1f apart, want %v", name, who, a, b, got, want)
					}
				}
			}
		}
	}
}

// Every colour that words have, on everything they stand on.
func TestWordsStandOut(t *testing.T) {
	for name, p := range palettes {
		plain := map[string]color.NRGBA{"ground": p.Ground, "raised": p.Raised}
		all := map[string]color.NRGBA{"ground": p.Ground, "raised": p.Raised, "chosen": p.Chosen(), "filling, and the breathing shape": p.Filling()}
		inks := map[string]color.NRGBA{"soft": p.Soft(), "quiet": p.Quiet, "breath": p.Breath, "stop": p.Stop}
		for kind, c := range p.Phases {
			inks[string(kind)] = c
		}
		hold := func(ink string, c color.NRGBA, grounds map[string]color.NRGBA) {
			for ground, g := range grounds {
				if got := kittest.Contrast(c, g); got < p.Words {
					t.Errorf("%s: %s on %s has %.2f:1, want %v", name, ink, ground, got, p.Words)
				}
			}
		}
		hold("ink", p.Ink, all)
		for ink, c := range inks {
			hold(ink, c, plain)
		}
	}
	for p, want := range map[*kit.Palette]float64{&kit.Dark: 4.5, &kit.Dim: 3, &kit.Light: 4.5, &kit.Contrast: 7} {
		if p.Words < want {
			t.Errorf("a palette promises %v:1, want %v", p.Words, want)
		}
	}
}

func TestDimIsDim(t *testing.T) {
	p := &kit.Dim
	all := []color.NRGBA{p.Ground, p.Raised, p.Line, p.Ink, p.Quiet, p.Breath, p.Stop}
	for _, c := range p.Phases {
		all = append(all, c)
	}
	for _, c := range all {
		if got := kittest.Luminance(c); got > kit.DimMost {
			t.Errorf("%v has %.3f of white's luminance, want at most %v", c, got, kit.DimMost)
		}
	}
	if c := p.Ink; c.R < c.G || c.G < c.B {
		t.Errorf("the ink %v is not amber", c)
	}
}
