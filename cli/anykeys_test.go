package cli

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/protocols"
)

var anyKeys = []terminal.Key{
	terminal.Space, terminal.Enter, terminal.Left, terminal.Right, terminal.Esc, "1", "2", "3", "4", "5", "6", "7",
	"+", "-", "l", "x", "r", "f", "u", "n", "b", "a",
}

// TestAnyKeysAtAnyTime presses keys as they come: nothing panics, what happened
// can be replayed, and whatever the screen offers is not refused.
func TestAnyKeysAtAnyTime(t *testing.T) {
	var plans []*pacing.Plan
	for _, p := range protocols.Shipped() {
		for _, lost := range pacing.LostTimes {
			other := *p
			other.LostTime = lost
			plan, err := pacing.Fit(&other, p.Length, pacing.Options{})
			if err != nil {
				t.Fatal(err)
			}
			plans = append(plans, plan)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		plan := plans[rapid.IntRange(0, len(plans)-1).Draw(r, "plan")]
		late := time.Duration(rapid.IntRange(0, 40).Draw(r, "late")) * plan.Length / 100
		var aimed gun
		s := takeSeat(t, plan, 0, func(p *pacing.Player) error {
			if end := afternoon.Add(plan.Length - late); plan.Protocol.Kind != pacing.Drill || !rapid.Bool().Draw(r, "aimed") || p.Aim(end) != nil {
				return p.StartUntil(end)
			}
			aimed = gun{flag: timeOfDay{afternoon, true}, before: defaultBefore, start: afternoon.Add(plan.Length - late + time.Duration(defaultBefore))}
			return p.Start()
		})
		s.gun = aimed
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			s.clock.Advance(time.Duration(rapid.IntRange(0, 300).Draw(r, "seconds")) * plan.Length / 3000)
			key := rapid.SampledFrom(anyKeys).Draw(r, "key")
			if key == terminal.Esc {
				continue // it would be over
			}
			s.press(key)
			s.press(key)
		}
		if _, err := s.draw(); err != nil {
			r.Fatal(err)
		}
		if _, err := pacing.Replay(plan, s.player.Events()); err != nil {
			r.Fatal(err)
		}
		v := s.look()
		if v.at >= v.snapshot.Plan.Length {
			return
		}
		asked, others := v.offers()
		offers := slices.DeleteFunc(slices.Concat(asked, others), func(o offer) bool { return o.words == "" || o.keys == nil })
		o := offers[rapid.IntRange(0, len(offers)-1).Draw(r, "offer")]
		if err := o.do(s.console); err != nil {
			r.Fatalf("%q is refused: %v\n%s", o.words, err, s.shown)
		}
	})
}
