package tell

import (
	"slices"
	"testing"
	"time"

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
		if got := Changes(c.changes, p); got != c.want {
			t.Errorf("%v reads %q, want %q", c.changes, got, c.want)
		}
	}
}

func TestChangesComeInShorterForms(t *testing.T) {
	p := &pacing.Protocol{Phases: []pacing.Phase{{Name: "Calves"}, {Name: "Low back"}, {Name: "Glutes"}, {Name: "Neck"}}}
	change := func(phase int, before, after time.Duration) pacing.Change {
		return pacing.Change{Phase: phase, Before: before * time.Second, After: after * time.Second}
	}
	for _, c := range []struct {
		changes []pacing.Change
		want    []string
	}{
		{nil, nil},
		{[]pacing.Change{{Phase: 0, Before: time.Minute, After: time.Minute + 400*time.Millisecond}}, nil},
		{[]pacing.Change{change(0, 360, 300)}, []string{"calves 1:00 shorter", "1 phase 1:00 shorter"}},
		{[]pacing.Change{change(0, 360, 300), change(1, 600, 480), change(3, 300, 270)}, []string{
			"calves 1:00, low back 2:00 and neck 0:30 shorter",
			"calves 1:00, low back 2:00 and 1 more 0:30 shorter",
			"low back 2:00 and 2 more 1:30 shorter",
			"3 phases 3:30 shorter",
		}},
		{[]pacing.Change{change(0, 300, 360), change(1, 300, 270), change(2, 300, 0)}, []string{
			"low back 0:30 shorter; calves 1:00 longer; glutes left out",
			"1 phase 0:30 shorter; calves 1:00 longer; glutes left out",
			"1 phase 0:30 shorter; 1 phase 1:00 longer; glutes left out",
			"1 phase 0:30 shorter; 1 phase 1:00 longer; 1 phase left out",
		}},
	} {
		if got := ChangesShorter(c.changes, p); !slices.Equal(got, c.want) {
			t.Errorf("%v reads %q, want %q", c.changes, got, c.want)
		}
	}
}
