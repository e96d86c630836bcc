package cli

import (
	"slices"
	"testing"
	"time"

	"outbreath/cli/terminal"
	"outbreath/keys"
	"outbreath/pacing"
)

func TestTheKeysOfTheUserActInATerminal(t *testing.T) {
	bound, faults := keys.Read(map[string]any{
		"hold": []any{"h"}, "next": []any{"scan:99"}, "pacer": []any{}, "go-on": []any{"page down", "F5"}, "end": []any{"scan:1"}, "zones": []any{"esc"},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for a, want := range map[keys.Action][]keys.Key{
		keys.Hold:   {"h"},
		keys.Next:   {keys.Right, "n"}, // no terminal sends the pedal, and page down goes on
		keys.Pacer:  nil,               // as the user wishes
		keys.GoOn:   {keys.PageDown, "F5"},
		keys.Finish: {"q"}, // esc does something else
	} {
		if got := keysFor(bound, a); !slices.Equal(got, want) {
			t.Errorf("%s is on %q, want %q", a, got, want)
		}
	}
	s := takeSeat(t, shippedPlan(t, "relax"), 28*time.Minute, nil)
	s.bound = bound
	s.sees("h hold", "→ next", "q end")
	s.keys(terminal.Space)
	if got := s.player.Snapshot().State; got != pacing.Running {
		t.Fatalf("space, which is free, leaves it %s", got)
	}
	s.keys("h")
	s.sees("page down go on here", "no: pacer off", "q finish now")
	s.keys(keys.PageDown)
	s.sees("page down again goes on")
	s.keys("F5")
	if got := s.player.Snapshot().State; got != pacing.Running {
		t.Errorf("page down and F5 leave it %s", got)
	}
}
