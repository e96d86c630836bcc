package stage

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
	"outbreath/keys"
	"outbreath/pacing"
	"outbreath/protocols"
	"outbreath/words"
)

// TestEveryShippedPhaseFits runs through every phase of every shipped protocol,
// and holds it for every reason: the left column ends above what is announced,
// and no line of it is wider than the column.
func TestEveryShippedPhaseFits(t *testing.T) {
	inEachLanguage(t, everyPhaseFits)
}

// inEachLanguage runs a test in every language; in short runs, in English and the
// one whose words are longest.
func inEachLanguage(t *testing.T, test func(t *testing.T)) {
	for _, l := range words.Languages {
		if testing.Short() && l.Tag != words.English && l.Tag != "de" {
			continue
		}
		t.Run(l.Tag, func(t *testing.T) {
			kittest.Speak(t, l.Tag)
			test(t)
		})
	}
}

func everyPhaseFits(t *testing.T) {
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

// TestEveryShippedProtocolBends loses time in every shipped table session, a
// little and far too much, and holds it again: what is said, offered and counted
// has its room, and no way on loses its words.
func TestEveryShippedProtocolBends(t *testing.T) {
	inEachLanguage(t, everyProtocolBends)
}

func everyProtocolBends(t *testing.T) {
	for _, p := range protocols.Shipped() {
		if p.Kind != pacing.Table {
			continue
		}
		plan, err := pacing.Fit(p, p.Length, pacing.Options{})
		must(t, err)
		for _, size := range []fyne.Size{{Width: 800, Height: 600}, {Width: 1280, Height: 800}} {
			for _, lost := range []time.Duration{3 * time.Minute, p.Length} {
				clock := pacing.NewFakeClock(time.Unix(0, 0))
				player := pacing.NewPlayer(plan, clock)
				must(t, player.Start())
				clock.Advance(pacing.StartLead + plan.Length/5)
				s, _ := open(t, player, size)
				what := p.ID + ", " + lost.String() + " lost"
				press(s, fyne.KeyZ)
				losing(t, player, clock, lost)
				s.update()
				checkBending(t, s, size, what)
				if s.shown.question.topic == tooLong {
					press(s, fyne.Key2)
					checkBending(t, s, size, what+", leaving out")
				}
				press(s, fyne.KeySpace)
				checkBending(t, s, size, what+", held")
			}
		}
	}
}

func checkBending(t *testing.T, s *Stage, size fyne.Size, what string) {
	t.Helper()
	top := s.banner.Position().Y
	if x := s.banner.Position().X; x < 0 || s.banner.Text == "" && s.shown.mode != held {
		t.Errorf("%v, %s: it says %q from %v on", size, what, s.banner.Text, x)
	}
	if s.undo.Visible() && s.undo.Position().X+s.undo.Size().Width > size.Width {
		t.Errorf("%v, %s: the undo is beyond the edge", size, what)
	}
	kittest.Walk(s.ledger.root, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" && fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y+text.MinSize().Height > top {
			t.Errorf("%v, %s: %q of the ledger reaches into the announcement", size, what, text.Text)
		}
	})
	for _, b := range s.offers {
		if b.Visible() && (b.Position().Y+b.Size().Height > top || b.Size().Height < 28) {
			t.Errorf("%v, %s: %q stands at %v, %v high", size, what, b.Text, b.Position().Y, b.Size().Height)
		}
	}
	for _, b := range []*kit.Button{&s.goOn.Button, &s.leaveZone.Button, &s.toReturn.Button, &s.finish.Button, s.pacer, s.answers[0], s.answers[1]} {
		if b.Visible() && strings.HasSuffix(b.Text, "…") {
			t.Errorf("%v, %s: %q", size, what, b.Text)
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
	texts := []string{causeWords(pacing.CauseSleep, time.Minute), causeWords(pacing.CauseStall, time.Minute)}
	for _, e := range keys.Table {
		texts = append(texts, buttonWords[e.Action], e.Words())
	}
	plan, err := pacing.Fit(relax(), 75*time.Minute, pacing.Options{})
	must(t, err)
	for _, topic := range []topic{lostTime, tooLong, leaving, woke} {
		q := ask(pacing.NewSession(plan).Snapshot(), topic, 3, 90, "15:01", "15:00", false)
		texts = append(append(texts, q.sentence), slices.Concat(q.answers[:]...)...)
	}
	for _, text := range texts {
		if found := protocols.Banned(text); len(found) > 0 {
			t.Errorf("%q says %q", text, found)
		}
	}
}
