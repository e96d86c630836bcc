package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

func TestSliderFollowsKeysAndPointer(t *testing.T) {
	test.NewTempApp(t)
	var heard []float64
	s := kit.NewSlider(60, 90, 1, 75)
	s.OnChanged = func(v float64) { heard = append(heard, v) }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(620, 40)) // a step is 20 pixels wide
	for _, c := range []struct {
		key  fyne.KeyName
		want float64
	}{
		{fyne.KeyRight, 76}, {fyne.KeyUp, 77}, {fyne.KeyLeft, 76}, {fyne.KeyDown, 75}, {fyne.KeyPageUp, 85},
		{fyne.KeyPageUp, 90}, {fyne.KeyRight, 90}, {fyne.KeyHome, 60}, {fyne.KeyLeft, 60}, {fyne.KeyPageDown, 60}, {fyne.KeyEnd, 90},
	} {
		s.TypedKey(&fyne.KeyEvent{Name: c.key})
		if s.Value() != c.want {
			t.Fatalf("after %s it is at %v, want %v", c.key, s.Value(), c.want)
		}
	}
	if want := []float64{76, 77, 76, 75, 85, 90, 60, 90}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want each change once: %v", heard, want)
	}
	test.TapAt(s, fyne.NewPos(10+20*3+4, 20))
	if s.Value() != 63 {
		t.Errorf("tapped to %v, want 63", s.Value())
	}
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(9000, 20)}})
	if s.Value() != 90 {
		t.Errorf("dragged past the end to %v", s.Value())
	}
}

func TestSliderThatCannotMove(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewSlider(5, 5, 1, 5)
	test.NewTempWindow(t, s).Resize(fyne.NewSize(300, 40))
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	test.TapAt(s, fyne.NewPos(100, 20))
	if s.Value() != 5 {
		t.Errorf("it is at %v", s.Value())
	}
}

func TestTickIsTickedBySpaceAndPointerNotByEnter(t *testing.T) {
	test.NewTempApp(t)
	var heard []bool
	tick := kit.NewTick("Which areas are welcome today?", "asked", func(on bool) { heard = append(heard, on) })
	test.NewTempWindow(t, tick).Resize(fyne.NewSize(300, 60))
	word := func() bool { return slices.Contains(kittest.Words(tick), "asked") }
	if word() {
		t.Error("asked before it was")
	}
	tick.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	tick.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // as a held key repeats
	tick.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !tick.Checked || !word() {
		t.Error("Space does not tick it, in words too")
	}
	tick.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(tick)
	if want := []bool{true, false}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
}

func TestColumnStacksWhatIsVisible(t *testing.T) {
	test.NewTempApp(t)
	c := kit.NewColumn()
	block := func(height float32) *canvas.Rectangle {
		r := &canvas.Rectangle{}
		r.SetMinSize(fyne.NewSize(10, height))
		return r
	}
	a, hidden, b := block(20), block(50), block(30)
	hidden.Hide()
	c.Inset = 16
	c.Add(5, a)
	c.Add(100, hidden)
	c.AddIndented(7, 12, b)
	if got := c.FitWidth(200); got != 62 {
		t.Errorf("it is %v high, want 62", got)
	}
	if a.Size().Width != 184 || b.Size().Width != 160 || b.Position() != fyne.NewPos(12, 32) {
		t.Errorf("a is %v wide, b %v at %v", a.Size().Width, b.Size().Width, b.Position())
	}
}

func TestFlowGoesOnBelow(t *testing.T) {
	test.NewTempApp(t)
	var blocks []fyne.CanvasObject
	for range 5 {
		r := &canvas.Rectangle{}
		r.SetMinSize(fyne.NewSize(40, 10))
		blocks = append(blocks, r)
	}
	f := kit.NewFlow(8, blocks...)
	for width, want := range map[float32]float32{300: 10, 140: 28, 50: 82, 10: 82} {
		if got := f.FitWidth(width); got != want {
			t.Errorf("in %v it is %v high, want %v", width, got, want)
		}
	}
}

func TestPhasesSayWhatChanged(t *testing.T) {
	test.NewTempApp(t)
	p := &pacing.Protocol{ID: "p", Name: "P", Phases: []pacing.Phase{
		{Name: "Opening", Kind: pacing.Opening, Min: 2 * time.Minute, Ideal: 4 * time.Minute, Max: 6 * time.Minute, Weight: 1},
		{Name: "Extra", Kind: pacing.Targeted, Min: 4 * time.Minute, Ideal: 4 * time.Minute, Max: 4 * time.Minute, Weight: 1, Optional: 1},
		{Name: "End", Kind: pacing.Guidance, Min: time.Minute, Ideal: time.Minute, Max: time.Minute},
	}}
	fit := func(d time.Duration) *pacing.Plan {
		plan, err := pacing.Fit(p, d, pacing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return plan
	}
	list := kit.NewPhases(fit(9 * time.Minute))
	list.Usual = fit(9 * time.Minute)
	test.NewTempWindow(t, list).Resize(fyne.NewSize(500, 200))
	for _, c := range []struct {
		length time.Duration
		want   string
	}{
		{9 * time.Minute, "Opening|breathing freely|4:00|Extra|breathing freely|4:00|End|breathing freely|1:00"},
		{10 * time.Minute, "Opening|breathing freely|+1:00|5:00|Extra|breathing freely|4:00|End|breathing freely|1:00"},
		{8 * time.Minute, "Opening|breathing freely|–1:00|3:00|Extra|breathing freely|4:00|End|breathing freely|1:00"},
		{6 * time.Minute, "Opening|breathing freely|+1:00|5:00|Extra|breathing freely|left out|End|breathing freely|1:00"},
	} {
		list.SetPlan(fit(c.length))
		if got := strings.Join(kittest.Words(list), "|"); got != c.want {
			t.Errorf("%v reads\n%s, want\n%s", c.length, got, c.want)
		}
	}
}

// Where room is short every row says in the same way how it is breathed.
func TestPhasesSayBreathsAlike(t *testing.T) {
	test.NewTempApp(t)
	calm := pacing.Breath{Name: "calm", Pattern: pacing.Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	leave := calm
	leave.Fade = 3
	p := &pacing.Protocol{ID: "p", Name: "P", Phases: []pacing.Phase{
		{Name: "Neck", Kind: pacing.Targeted, Min: time.Minute, Ideal: time.Minute, Max: time.Minute, Breath: calm},
		{Name: "A long way home", Kind: pacing.Release, Min: time.Minute, Ideal: time.Minute, Max: time.Minute, Breath: leave},
	}}
	plan, err := pacing.Fit(p, 2*time.Minute, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list := kit.NewPhases(plan)
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	seen := map[string]bool{}
	for width := float32(500); width >= 120; width -= 10 {
		w.Resize(fyne.NewSize(width, 100))
		words := kittest.Words(list)
		switch got := strings.Join(words, "|"); {
		case strings.Contains(got, "Neck|in 4, out 6|") && strings.Contains(got, "home|in 4, out 6"):
			seen["long"] = true
		case strings.Contains(got, "Neck|4/6|") && strings.Contains(got, "home|4/6|"):
			seen["short"] = true
		case !strings.Contains(got, "4/6") && !strings.Contains(got, "in 4"):
			seen["none"] = true
		default:
			t.Errorf("in %v pixels: %s", width, got)
		}
	}
	if len(seen) != 3 {
		t.Errorf("not every way was needed: %v", seen)
	}
}

func TestSliderThatSaysItsValue(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewSlider(0, 1, 0.05, 0.5)
	s.Label, s.TextSize = "Loudness", 16
	s.Says = func(v float64) string { return fmt.Sprintf("%.0f %%", 100*v) }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 40))
	room := kit.Width("100 %", 16, kit.Plain)
	test.TapAt(s, fyne.NewPos(300-room/2, 20)) // on the words, beyond the end
	if s.Value() != 1 || !slices.Contains(kittest.Words(s), "100 %") {
		t.Errorf("at %v it says %q", s.Value(), kittest.Words(s))
	}
	test.TapAt(s, fyne.NewPos(0, 20))
	if s.Value() != 0 || !slices.Contains(kittest.Words(s), "0 %") || s.AccessibilityLabel() != "Loudness: 0 %" {
		t.Errorf("at %v it says %q, %q", s.Value(), kittest.Words(s), s.AccessibilityLabel())
	}
}
