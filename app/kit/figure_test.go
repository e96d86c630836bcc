package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

func zoneRow(name, state string, lit kit.Lit) *kit.ZoneRow {
	r := kit.NewZoneRow(name, nil)
	r.Set(state, lit, pacing.Targeted)
	return r
}

// Each state of a part on both views, from the front at the left.
func TestTheFigureLooks(t *testing.T) {
	kittest.Looks(t, "figure", func(t *testing.T, size fyne.Size) fyne.Window {
		kittest.App(t)
		page := container.NewWithoutLayout()
		for i, f := range []*kit.Figure{kit.NewFigure(kit.FrontView), kit.NewFigure(kit.BackView), kit.NewFigure(kit.BackView)} {
			f.Resize(fyne.NewSize(150, 420))
			f.Move(fyne.NewPos(40+220*float32(i), 40))
			page.Add(f)
			switch i {
			case 0:
				f.Set(map[string]kit.Lit{"chest": kit.Full, "hips": kit.Crossed, "thighs": kit.Plus, "feet": kit.Plus}, pacing.Targeted, "arms")
			case 1:
				f.Set(map[string]kit.Lit{"neck": kit.Plus, "upper shoulders": kit.Crossed, "low back": kit.Full, "glutes": kit.Crossed,
					"hamstrings": kit.Crossed, "calves": kit.Full, "feet": kit.Full}, pacing.Targeted, "legs")
			default:
				f.Light("whole back", pacing.Left, pacing.Release)
			}
		}
		w := test.NewTempWindow(t, page)
		w.Resize(size)
		return w
	})
}

// What each protocol that ships does with the hands is on the body, or is no part
// of it; and each zone there is hit by a finger, in the smallest window too.
func TestAFingerHitsEveryZone(t *testing.T) {
	test.NewTempApp(t)
	for _, p := range protocols.Shipped() {
		zones := p.Zones()
		wanted := func(part string) bool { return slices.Contains(zones, part) }
		for _, k := range []float32{0.75, 1, 1.35} {
			f := kit.NewFigure(kit.BackView)
			size := kit.FigureSize(k)
			f.Resize(fyne.NewSize(size.Width, size.Width*kit.FigureHeight/kit.FigureWidth))
			for _, zone := range zones {
				parts := kit.ZoneParts(zone)
				if len(parts) == 0 && zone != "chosen" {
					t.Errorf("%s: %s is not on the body", p.ID, zone)
				}
				if len(parts) != 1 {
					continue
				}
				if !hasSquare(size, func(x, y float32) bool { return f.At(fyne.NewPos(x, y), wanted) == zone }) {
					t.Errorf("%s at %v: a finger does not hit %s", p.ID, k, zone)
				}
			}
		}
	}
}

// hasSquare reports whether somewhere within size there is a square of a finger's
// size in which all is in.
func hasSquare(size fyne.Size, in func(x, y float32) bool) bool {
	// side[y][x] is the side of the largest such square that ends there.
	var above []int
	for y := float32(0); y < size.Height; y++ {
		row := make([]int, int(size.Width)+1)
		for x := range row {
			if !in(float32(x)+0.5, y+0.5) {
				continue
			}
			row[x] = 1
			if x > 0 && above != nil {
				row[x] = 1 + min(row[x-1], above[x], above[x-1])
			}
			if row[x] >= kit.Finger {
				return true
			}
		}
		above = row
	}
	return false
}

func TestWhereThereIsNoZoneTheFingerMeansNothing(t *testing.T) {
	test.NewTempApp(t)
	f := kit.NewFigure(kit.BackView)
	f.Resize(fyne.NewSize(96, 268))
	neck := func(part string) bool { return part == "neck" }
	for at, want := range map[fyne.Position]string{
		fyne.NewPos(48, 33): "neck", fyne.NewPos(48, 10): "neck", fyne.NewPos(48, 120): "", fyne.NewPos(60, 260): "",
	} {
		if got := f.At(at, neck); got != want {
			t.Errorf("at %v it is %q, want %q", at, got, want)
		}
	}
	arms := func(part string) bool { return part == "arms" || part == "low back" }
	for at, want := range map[fyne.Position]string{fyne.NewPos(88, 90): "arms", fyne.NewPos(8, 90): "arms", fyne.NewPos(48, 95): "low back"} {
		if got := f.At(at, arms); got != want {
			t.Errorf("at %v it is %q, want %q", at, got, want)
		}
	}
}
