package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/pacing"
	"outbreath/protocols"
)

// TestEveryShippedPhaseFits runs through every phase of every shipped protocol,
// and holds it for every reason: the left column ends above what is announced,
// and no line of it is wider than the column.
func TestEveryShippedPhaseFits(t *testing.T) {
	for _, p := range protocols.Shipped() {
		plan, err := pacing.Fit(p, p.Length, pacing.Options{})
		must(t, err)
		for _, size := range []fyne.Size{{Width: 800, Height: 600}, {Width: 1280, Height: 800}} {
			clock := pacing.NewFakeClock(time.Unix(0, 0))
			player := pacing.NewPlayer(plan, clock)
			must(t, player.Start())
			clock.Advance(pacing.StartLead)
			s, _ := open(t, player, size)
			for i := range plan.Spans {
				span := &plan.Spans[i]
				clock.Advance(span.Start + span.Duration*9/10 - player.Snapshot().Position(player.Now()))
				s.update()
				checkLeft(t, s, size, p.ID+", "+plan.Phase(i).Name)
			}
			for _, why := range pacing.Reasons {
				must(t, player.Hold(why))
				s.update()
				checkLeft(t, s, size, p.ID+", held for "+string(why))
			}
		}
	}
}

func checkLeft(t *testing.T, s *Stage, size fyne.Size, what string) {
	t.Helper()
	g := s.grid()
	for _, p := range []*kit.Paragraph{s.say, s.prompt, s.aid} {
		if end := p.Position().Y + p.MinSize().Height; end > s.banner.Position().Y && len(p.AccessibilityLabel()) > 0 {
			t.Errorf("%v, %s: %q ends at %v, below the announcement at %v", size, what, p.AccessibilityLabel(), end, s.banner.Position().Y)
		}
	}
	for _, line := range s.then {
		if end := line.Position().Y + line.MinSize().Height; end > s.banner.Position().Y {
			t.Errorf("%v, %s: %q ends at %v, below the announcement at %v", size, what, line.Text, end, s.banner.Position().Y)
		}
		if w := kit.Width(line.Text, line.TextSize, line.TextStyle); w > g.column {
			t.Errorf("%v, %s: %q is %v wide, the column %v", size, what, line.Text, w, g.column)
		}
	}
}

func TestWordsMakeNoClaims(t *testing.T) {
	for _, b := range Bindings {
		for _, text := range []string{b.Button, b.Words} {
			if found := protocols.Banned(text); len(found) > 0 {
				t.Errorf("%q says %q", text, found)
			}
		}
	}
}
