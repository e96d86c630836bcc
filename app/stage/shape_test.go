package stage

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// breathe shows a shape one whole breath at 60 frames a second and returns the
// disc's smallest and largest radius, its colours, and how often it was drawn.
func breathe(t *testing.T, calm bool) (least, most float64, glows map[int]bool, drawn, frames int) {
	t.Helper()
	test.NewTempApp(t)
	player, clock := running(t, 12*time.Minute)
	s := newShape()
	s.calm = calm
	s.place(fyne.NewPos(300, 300), 200)
	var viewer viewer
	least, glows = math.Inf(1), map[int]bool{}
	for range 600 {
		v := viewer.look(player.Snapshot(), player.Now())
		before, glow := s.drawn, s.glow
		s.show(&v)
		if s.drawn != before || s.glow != glow {
			drawn++
		}
		frames++
		least, most, glows[s.glow] = min(least, s.drawn), max(most, s.drawn), true
		clock.Advance(time.Second / 60)
	}
	return least, most, glows, drawn, frames
}

func TestTheShapeGrowsWithTheBreath(t *testing.T) {
	least, most, glows, drawn, frames := breathe(t, false)
	if least != discOut*200 || most != discIn*200 {
		t.Errorf("the disc runs from %v to %v, want %v to %v", least, most, discOut*200, discIn*200)
	}
	if len(glows) != 1 {
		t.Errorf("it has %d strengths", len(glows))
	}
	// 62 pixels out and back in half pixels are 248 pictures.
	if drawn > 250 || drawn < 200 {
		t.Errorf("%d of %d frames were drawn, want one for each half pixel", drawn, frames)
	}
}

func TestWithMotionReducedItBrightensInstead(t *testing.T) {
	least, most, glows, _, _ := breathe(t, true)
	if least != most {
		t.Errorf("the disc runs from %v to %v", least, most)
	}
	if len(glows) < 20 {
		t.Errorf("it has only %d strengths", len(glows))
	}
}
