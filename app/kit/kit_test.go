package kit_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
)

func open(t testing.TB) {
	kittest.App(t)
}

func TestEveryColourAndSizeOfTheThemeIsThere(t *testing.T) {
	open(t)
	for name, p := range palettes {
		test.AssertAllColorNamesDefined(t, kit.NewTheme(p), name)
	}
}

func TestDigitsAreOfOneWidth(t *testing.T) {
	open(t)
	for _, style := range []fyne.TextStyle{kit.Plain, kit.Bold, kit.Mono} {
		want := kit.Width("0000", kit.TextLead, style)
		for _, s := range []string{"1111", "4444", "7777", "8888"} {
			if got := kit.Width(s, kit.TextLead, style); math.Abs(float64(got-want)) > 0.1 {
				t.Errorf("%+v: %s is %v wide, 0000 %v", style, s, got, want)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	open(t)
	const text = "Broad forearm or palm strokes. Ease off near the sit bone."
	for _, tt := range []struct {
		width float32
		most  int
		lines int
	}{{1000, 0, 1}, {320, 0, 2}, {320, 1, 1}, {150, 2, 2}, {40, 0, 11}} {
		got := kit.Wrap(text, kit.TextLead, kit.Plain, tt.width, tt.most)
		if len(got) != tt.lines {
			t.Errorf("width %v, at most %d: %d lines %q, want %d", tt.width, tt.most, len(got), got, tt.lines)
		}
		for _, l := range got {
			if w := kit.Width(l, kit.TextLead, kit.Plain); w > tt.width {
				t.Errorf("width %v: %q takes %v", tt.width, l, w)
			}
		}
	}
}

// A space that holds two words together is none to break at.
func TestWrapKeepsTogetherWhatBelongsTogether(t *testing.T) {
	open(t)
	const text = "Rien ici ne contient «\u00a0nuque\u00a0»"
	for width := float32(20); width < 400; width += 10 {
		for _, line := range kit.Wrap(text, kit.TextLead, kit.Plain, width, 0) {
			if line == "«" || line == "»" {
				t.Errorf("width %v: %q stands alone", width, line)
			}
		}
	}
}

func TestFitTakesTheLargestThatFits(t *testing.T) {
	open(t)
	if got := kit.Fit("Neck", kit.Bold, 300, 1, 40, 34, 26); got != 40 {
		t.Errorf("Neck is set in %v", got)
	}
	if got := kit.Fit("Side one: upper shoulders and neck", kit.Bold, 300, 2, 40, 34, 26); got >= 40 {
		t.Errorf("a long name is set in %v", got)
	}
}

func TestGuard(t *testing.T) {
	type step struct {
		at   time.Duration // milliseconds
		do   string        // press, release, look
		want bool
	}
	for name, steps := range map[string][]step{
		"a slip does nothing":               {{0, "press", false}, {50, "release", false}, {3000, "look", false}},
		"held for a second":                 {{0, "press", false}, {999, "look", false}, {1000, "look", true}, {1500, "look", false}},
		"pressed twice in time":             {{0, "press", false}, {80, "release", false}, {1900, "press", true}},
		"pressed twice too late":            {{0, "press", false}, {80, "release", false}, {2080, "press", false}},
		"an auto-repeated key is one press": {{0, "press", false}, {300, "press", false}, {350, "press", false}, {400, "look", false}},
		"let go too soon":                   {{0, "press", false}, {900, "release", false}, {1100, "look", false}},
		"the third press begins anew":       {{0, "press", false}, {80, "release", false}, {500, "press", true}, {600, "release", false}, {700, "press", false}},
	} {
		t.Run(name, func(t *testing.T) {
			var g kit.Guard
			for _, s := range steps {
				now, got := s.at*time.Millisecond, false
				switch s.do {
				case "press":
					got = g.Press(now)
				case "release":
					g.Release(now)
				case "look":
					got = g.Held(now)
				}
				if got != s.want {
					t.Errorf("%s at %v: %v, want %v", s.do, now, got, s.want)
				}
			}
		})
	}
}

func TestGuardedButtonActsOnceAndSaysWhatItWaitsFor(t *testing.T) {
	open(t)
	var now time.Duration
	acted, heard := 0, ""
	g := kit.NewGuarded(kit.Target, "Go on", "enter", "again to go on", func() { acted++ })
	g.Now = func() time.Duration { return now }
	g.OnState = func(on bool) { heard += map[bool]string{true: "armed ", false: "rest "}[on] }
	w := test.NewTempWindow(t, g)
	w.Resize(fyne.NewSize(300, 80))
	key := &fyne.KeyEvent{Name: fyne.KeyReturn}

	g.KeyDown(key)
	now += 100 * time.Millisecond
	g.KeyUp(key)
	if acted != 0 || g.Text != "again to go on" {
		t.Fatalf("after one press: acted %d, says %q", acted, g.Text)
	}
	now += 3 * time.Second
	g.Tick()
	if g.Text != "Go on" {
		t.Fatalf("after waiting in vain it says %q", g.Text)
	}
	g.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	now += 600 * time.Millisecond
	g.Tick()
	if acted != 0 {
		t.Fatal("acted before the second was over")
	}
	now += 400 * time.Millisecond
	g.Tick()
	g.MouseUp(nil)
	if acted != 1 || heard != "armed rest " {
		t.Fatalf("acted %d, heard %q", acted, heard)
	}
}

func TestStripNamesNeverTouch(t *testing.T) {
	open(t)
	plan := relax(t)
	for _, width := range []float32{500, 736, 1168, 1760} {
		for i := range plan.Spans {
			s := kit.NewStrip(plan)
			s.Resize(fyne.NewSize(width, 60))
			s.SetAt(plan.Spans[i].Start + time.Second)
			present, end := false, float32(-1)
			for _, name := range names(s) {
				if name.Position().X < end {
					t.Errorf("width %v, span %d: %q touches its neighbour", width, i, name.Text)
				}
				end = name.Position().X + name.Size().Width
				if name.TextStyle.Bold {
					present = true
				}
			}
			if !present || end > width+0.5 {
				t.Errorf("width %v, span %d: present named %v, names end at %v", width, i, present, end)
			}
		}
	}
}

func TestStripNamesAllOrOnlyThePresent(t *testing.T) {
	open(t)
	plan := relax(t)
	for width, want := range map[float32]int{500: 1, 736: 1, 1760: len(plan.Spans)} {
		s := kit.NewStrip(plan)
		s.Names = kit.NamesAllOrPresent
		s.Resize(fyne.NewSize(width, 60))
		s.SetAt(25 * time.Minute)
		if got := names(s); len(got) != want {
			t.Errorf("width %v: %d names, want %d", width, len(got), want)
		}
	}
}

func TestTheStripLooks(t *testing.T) {
	kittest.Looks(t, "strip", func(t *testing.T, size fyne.Size) fyne.Window {
		open(t)
		s := kit.NewStrip(relax(t))
		s.SetAt(25 * time.Minute)
		w := test.NewTempWindow(t, s)
		w.Resize(fyne.NewSize(size.Width-2*kit.Margin, 64))
		return w
	})
}

func TestStripNotesStandOverTheirPieces(t *testing.T) {
	open(t)
	p := relax(t)
	s := kit.NewStrip(p)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(800, 60))
	notes := make([]kit.Note, len(p.Spans))
	last := len(notes) - 1
	notes[0], notes[last] = kit.Note{Words: "–1:00"}, kit.Note{Words: "least", Quiet: true}
	s.SetNotes(notes)
	var shown []*canvas.Text
	kittest.Walk(s, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && (text.Text == "–1:00" || text.Text == "least") {
			shown = append(shown, text)
		}
	})
	if len(shown) != 2 {
		t.Fatalf("%d notes are shown", len(shown))
	}
	if x := shown[0].Position().X; x < 0 || x > s.Size().Width/2 {
		t.Errorf("the first stands at %v", x)
	}
	if end := shown[1].Position().X + shown[1].Size().Width; end > s.Size().Width+0.5 {
		t.Errorf("the last ends at %v, beyond the strip", end)
	}
	notes = make([]kit.Note, len(p.Spans))
	for i := range notes {
		notes[i] = kit.Note{Words: "as short as it may be", Quiet: i != 1}
	}
	s.SetNotes(notes)
	if words := kittest.Words(s); !slices.Contains(words, "as short as it may be") {
		t.Error("no long note is left")
	}
	var end float32
	kittest.Walk(s, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text == "as short as it may be" {
			if text.Position().X < end {
				t.Errorf("a note begins at %v, before the last ends at %v", text.Position().X, end)
			}
			end = text.Position().X + text.Size().Width
		}
	})
	s.SetNotes(nil)
	if words := kittest.Words(s); slices.Contains(words, "–1:00") || slices.Contains(words, "least") {
		t.Errorf("taken away, and still there: %q", words)
	}
}
