package kit_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/pacing"
)

// breathe shows a shape one whole breath of ten seconds at 60 frames a second and
// returns the disc's smallest and largest radius, its colours, how often it was
// drawn, and the longest time for which it stood.
func breathe(t *testing.T, calm bool) (least, most float64, colors map[any]bool, drawn int, stood time.Duration) {
	t.Helper()
	test.NewTempApp(t)
	b := kit.NewBreath()
	b.Calm = calm
	b.Place(fyne.NewPos(300, 300), 200)
	plan := paced(t)
	objects := b.Objects()
	disc := objects[len(objects)-1].(*canvas.Arc)
	least, colors = math.Inf(1), map[any]bool{}
	var last time.Duration
	for at := time.Duration(0); at < 10*time.Second; at += time.Second / 60 {
		m := plan.At(at)
		if b.Show(&kit.Pace{Mode: kit.Paced, Full: m.Fullness(), Level: 1}) {
			drawn++
			stood, last = max(stood, at-last), at
		}
		r := float64(disc.Size().Width / 2)
		if c := disc.Position().X + disc.Size().Width/2; c != 300 || r != math.Round(r) {
			t.Fatalf("at %v its middle is at %v and its radius %v: a renderer would push it aside", at, c, r)
		}
		least, most, colors[disc.FillColor] = min(least, r), max(most, r), true
	}
	return least, most, colors, drawn, stood
}

// paced is a plan of breaths of 4 s and 6 s.
func paced(t *testing.T) *pacing.Plan {
	t.Helper()
	plan, err := pacing.Fit(&pacing.Protocol{ID: "p", Phases: []pacing.Phase{{ID: "a", Min: time.Minute, Ideal: time.Minute, Max: time.Minute,
		Breath: pacing.Breath{Name: "b", Pattern: pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}}}}}, time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestTheShapeGrowsWithTheBreath(t *testing.T) {
	least, most, colors, drawn, stood := breathe(t, false)
	if least != 108 || most != 170 {
		t.Errorf("the disc runs from %v to %v, want 108 to 170", least, most)
	}
	if len(colors) != 1 {
		t.Errorf("it has %d strengths", len(colors))
	}
	// 62 pixels out and back.
	if drawn > 126 || drawn < 120 {
		t.Errorf("it was drawn %d times, want once for each pixel", drawn)
	}
	// At the turn a cosine alone would stand for 0.7 s.
	if stood > 300*time.Millisecond {
		t.Errorf("it stands for %v", stood)
	}
}

func TestWithMotionReducedItBrightensInstead(t *testing.T) {
	least, most, colors, _, _ := breathe(t, true)
	if least != most {
		t.Errorf("the disc runs from %v to %v", least, most)
	}
	if len(colors) < 20 {
		t.Errorf("it has only %d strengths", len(colors))
	}
}
