package stage

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"outbreath/app/kit"
	"outbreath/keys"
	"outbreath/pacing"
)

// TestAnyKeysInAnyOrder presses keys at random while time passes and the program
// now and then stands still: what is offered is never refused, Space always
// holds, and what is shown is what the session is.
func TestAnyKeysInAnyOrder(t *testing.T) {
	var all []fyne.KeyEvent
	for i := range keys.Table {
		e := &keys.Table[i]
		if e.In&keys.Stage == 0 || e.Fixed && e.Action != keys.Answer || e.Action == keys.FullScreen || e.Action == keys.Help || e.Action == keys.Finish {
			continue
		}
		for _, k := range e.Keys {
			all = append(all, eventOf(k))
		}
	}
	for seed := range uint64(9) {
		random := rand.New(rand.NewPCG(seed, 0))
		how := pacing.LostTimes[seed%3]
		player, clock := bending(t, how, hamstrings)
		s, w := open(t, player, fyne.NewSize(1280, 800))
		s.window = w
		var pressed []keys.Key
		for range 60 {
			if clock.Advance(time.Duration(random.IntN(90)) * time.Second); random.IntN(8) == 0 {
				clock.Advance(5 * time.Minute)
			}
			s.update()
			if s.shown.mode == finished || s.player.Snapshot().Left(player.Now()) == 0 {
				break
			}
			event := all[random.IntN(len(all))]
			key := kit.KeyOf(&event)
			pressed = append(pressed, key)
			offered := isOffered(s, key)
			s.refusal = 0
			press(s, event.Name)
			if a := s.options.Keys.Find(keys.Stage, key); s.guard(a) != nil {
				press(s, event.Name)
			}
			if offered && s.refusal > 0 {
				t.Fatalf("seed %d, %s: what was offered is refused after %v", seed, how, pressed)
			}
			snapshot := player.Snapshot()
			if (snapshot.State == pacing.Held) != (s.shown.mode == held) || s.goOn.Visible() != (snapshot.State == pacing.Held) {
				t.Fatalf("seed %d, %s: it is %s, shown is mode %d, after %v", seed, how, snapshot.State, s.shown.mode, pressed)
			}
			if press(s, fyne.KeySpace); random.IntN(3) > 0 {
				if got := player.Snapshot().State; got != pacing.Held {
					t.Fatalf("seed %d, %s: space leaves it %s after %v", seed, how, got, pressed)
				}
				must(t, player.Resume())
				clock.Advance(pacing.ResumeLead)
				s.update()
			}
		}
	}
}

// isOffered reports whether a key stands for something that can be pressed now.
func isOffered(s *Stage, key keys.Key) bool {
	a := s.options.Keys.Find(keys.Stage, key)
	which := s.options.Keys.Which(a, key)
	if g := s.guard(a); g != nil {
		return g.Visible()
	}
	switch a {
	case keys.Undo:
		return s.undo.Visible()
	case keys.Pacer:
		return s.pacer.Visible()
	case keys.Answer:
		for _, all := range [][]*kit.Button{s.offers, s.answers[:], s.reasons} {
			if which < len(all) && all[which].Visible() {
				return true
			}
		}
	}
	return false
}

// eventOf returns the event of a key without modifiers.
func eventOf(k keys.Key) fyne.KeyEvent {
	if code, found := strings.CutPrefix(string(k), "scan:"); found {
		n, _ := strconv.Atoi(code)
		return fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: n}}
	}
	return fyne.KeyEvent{Name: kit.Shortcut(k).(*desktop.CustomShortcut).KeyName}
}
