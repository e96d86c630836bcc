package kit_test

import (
	"testing"
	"time"

	"outbreath/app/kit"
	"outbreath/pacing"
)

func TestChangesAreASentenceToReadOut(t *testing.T) {
	p := &pacing.Protocol{Phases: []pacing.Phase{{Name: "Calves"}, {Name: "Low back"}, {Name: "Glutes"}, {Name: "Neck"}, {Name: "SI joint"}}}
	change := func(phase int, before, after time.Duration) pacing.Change {
		return pacing.Change{Phase: phase, Before: before * time.Second, After: after * time.Second}
	}
	for _, c := range []struct {
		changes []pacing.Change
		want    string
	}{
		{nil, ""},
		{[]pacing.Change{{Phase: 0, Before: time.Minute, After: time.Minute + 400*time.Millisecond}}, ""},
		{[]pacing.Change{change(0, 360, 300)}, "calves 1:00 shorter"},
		{[]pacing.Change{change(0, 360, 300), change(1, 600, 480)}, "calves 1:00 and low back 2:00 shorter"},
		{[]pacing.Change{change(0, 360, 300), change(1, 600, 480), change(2, 420, 0), change(3, 300, 305)},
			"calves 1:00 and low back 2:00 shorter; neck 0:05 longer; glutes left out"},
		{[]pacing.Change{change(0, 360, 300), change(1, 600, 480), change(4, 4000, 100)},
			"calves 1:00, low back 2:00 and SI joint 65:00 shorter"},
		{[]pacing.Change{change(2, 0, 300)}, "glutes back in"},
	} {
		if got := kit.Changes(c.changes, p); got != c.want {
			t.Errorf("%v reads %q, want %q", c.changes, got, c.want)
		}
	}
}
