package pacing

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// fitted returns the lengths of the protocol's phases in a plan; a phase left
// out has none.
func fitted(plan *Plan) []time.Duration {
	lengths := make([]time.Duration, len(plan.Protocol.Phases))
	for _, s := range plan.Segments {
		lengths[s.Phase] += s.Duration
	}
	return lengths
}

func TestPlansHoldTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, anyProtocol(t))
		var at time.Duration
		for i, s := range plan.Segments {
			if s.Start != at {
				t.Fatalf("segment %d starts at %v, not %v", i, s.Start, at)
			}
			at += s.Duration
			if s.Duration <= 0 || s.Duration%Grain != 0 {
				t.Fatalf("segment %d lasts %v", i, s.Duration)
			}
			if s.Duration != time.Duration(s.Cycles)*s.Pattern.Cycle() && s.Cycles > 0 {
				t.Fatalf("segment %d lasts %v, not %d whole cycles of %v", i, s.Duration, s.Cycles, s.Pattern.Cycle())
			}
			if (s.Cycles == 0) != s.Pattern.Free() {
				t.Fatalf("segment %d: %d cycles of %v", i, s.Cycles, s.Pattern)
			}
		}
		if at != plan.Length {
			t.Fatalf("segments last %v, the plan %v", at, plan.Length)
		}
		at = 0
		for i, sp := range plan.Spans {
			if sp.Start != at || sp.Duration <= 0 {
				t.Fatalf("span %d: %+v does not start at %v", i, sp, at)
			}
			at += sp.Duration
		}
		if at != plan.Length {
			t.Fatalf("spans last %v, the plan %v", at, plan.Length)
		}
	})
}

func TestFitKeepsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, anyProtocol(t))
		left := map[int]bool{}
		for _, i := range plan.LeftOut {
			left[i] = true
			if plan.Protocol.Phases[i].Optional == 0 {
				t.Fatalf("phase %d is not optional but was left out", i)
			}
		}
		for i, d := range fitted(plan) {
			ph := &plan.Protocol.Phases[i]
			if left[i] {
				if d != 0 {
					t.Fatalf("phase %d was left out and lasts %v", i, d)
				}
				continue
			}
			lo, hi := ph.Bounds()
			if !ph.Breath.Free() && ph.Breath.Fade == 0 {
				lo, hi = lo-ph.Breath.Cycle(), hi+ph.Breath.Cycle()
			}
			if d < lo || d > hi {
				t.Fatalf("phase %d (%s) lasts %v, outside %v to %v", i, ph.Breath.Name, d, lo, hi)
			}
		}
	})
}

// filled returns where the fit would end each of the phases that are not left
// out, before whole cycles, and their lengths.
func filled(plan *Plan) (ends, lengths []time.Duration) {
	var stints []stint
	for i := range plan.Protocol.Phases {
		if !slices.Contains(plan.LeftOut, i) {
			stints = append(stints, plan.Protocol.stint(i, Options{}))
		}
	}
	fill(stints, plan.Requested-plan.Slack)
	var end time.Duration
	for _, s := range stints {
		end += s.length
		ends, lengths = append(ends, end), append(lengths, s.length)
	}
	return ends, lengths
}

func TestNoBoundaryMovesByMoreThanACycle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, roomyProtocol(t))
		ends, _ := filled(plan)
		for i, span := range plan.Spans {
			if moved := span.End() - ends[i]; moved.Abs() > longestCycleOf(plan.Protocol) {
				t.Fatalf("the end of phase %d moved by %v", span.Phase, moved)
			}
		}
	})
}

// The sum is what was asked for wherever a free phase has room for a cycle both
// up and down.
func TestFitIsExactWhereAFreePhaseHasRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := roomyProtocol(t)
		p.Phases = append(p.Phases, Phase{ID: "free", Min: time.Minute, Ideal: 9 * time.Minute, Max: 30 * time.Minute, Weight: 1})
		plan := fitAny(t, p)
		_, lengths := filled(plan)
		room := longestCycleOf(p)
		if d := lengths[len(lengths)-1]; d-time.Minute < room || 30*time.Minute-d < room {
			t.Skip("the free phase is at a bound")
		}
		if plan.Off() != 0 {
			t.Fatalf("off by %v", plan.Off())
		}
	})
}

func TestFitNeverMissesByMoreThanACycle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, roomyProtocol(t))
		if plan.Off().Abs() > max(Grain, longestCycleOf(plan.Protocol)) {
			t.Fatalf("off by %v, more than a cycle", plan.Off())
		}
	})
}

func TestFillIsExactAndMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t)
		var a, b []stint
		for i := range p.Phases {
			a = append(a, p.stint(i, Options{}))
		}
		b = slices.Clone(a)
		lo, hi := bounds(a)
		draw := func(from time.Duration, label string) time.Duration {
			return time.Duration(rapid.Int64Range(int64(from/Grain), int64(hi/Grain)).Draw(t, label)) * Grain
		}
		shorter := draw(lo, "shorter")
		fill(a, shorter)
		fill(b, draw(shorter, "longer"))
		var sum time.Duration
		for i, s := range a {
			sum += s.length
			if s.length < s.lo || s.length > s.hi {
				t.Fatalf("length %d is %v, outside %v to %v", i, s.length, s.lo, s.hi)
			}
			if b[i].length < s.length {
				t.Fatalf("length %d fell from %v to %v as the total grew", i, s.length, b[i].length)
			}
		}
		if sum != shorter {
			t.Fatalf("lengths sum to %v, not %v", sum, shorter)
		}
	})
}

func TestFillSharesByWeight(t *testing.T) {
	minutes := func(lo, ideal, hi int, w float64) stint {
		return stint{elastic: elastic{time.Duration(lo) * time.Minute, time.Duration(ideal) * time.Minute, time.Duration(hi) * time.Minute, w}}
	}
	stints := []stint{minutes(1, 10, 20, 1), minutes(1, 10, 20, 3), minutes(5, 5, 5, 0), minutes(9, 10, 11, 1)}
	for _, tt := range []struct {
		total int
		want  []time.Duration
	}{
		{35, []time.Duration{10 * time.Minute, 10 * time.Minute, 5 * time.Minute, 10 * time.Minute}},
		{40, []time.Duration{11 * time.Minute, 13 * time.Minute, 5 * time.Minute, 11 * time.Minute}},
		{44, []time.Duration{12 * time.Minute, 16 * time.Minute, 5 * time.Minute, 11 * time.Minute}},
		{30, []time.Duration{9 * time.Minute, 7 * time.Minute, 5 * time.Minute, 9 * time.Minute}},
		{56, []time.Duration{20 * time.Minute, 20 * time.Minute, 5 * time.Minute, 11 * time.Minute}},
		{16, []time.Duration{1 * time.Minute, 1 * time.Minute, 5 * time.Minute, 9 * time.Minute}},
	} {
		fill(stints, time.Duration(tt.total)*time.Minute)
		for i, want := range tt.want {
			if got := stints[i].length; got != want {
				t.Errorf("%d minutes: length %d is %v, want %v", tt.total, i, got, want)
			}
		}
	}
}

func TestFittingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, anyProtocol(t))
		again, err := Fit(plan.Protocol, plan.Length, Options{})
		if err != nil {
			t.Skip(err) // the plan is a little shorter than the bounds allow
		}
		third, err := Fit(again.Protocol, again.Requested, Options{})
		if err != nil || !equal(again, third) {
			t.Fatalf("a second fit to %v differs", again.Requested)
		}
	})
}

func equal(a, b *Plan) bool {
	if len(a.Segments) != len(b.Segments) || a.Length != b.Length {
		return false
	}
	for i := range a.Segments {
		if a.Segments[i] != b.Segments[i] {
			return false
		}
	}
	return true
}

func TestOptionalPhasesAreLeftOutInOrder(t *testing.T) {
	phase := func(id string, optional int) Phase {
		return Phase{ID: id, Min: time.Minute, Ideal: time.Minute, Max: 2 * time.Minute, Weight: 1, Optional: optional}
	}
	p := &Protocol{ID: "x", Name: "X", Phases: []Phase{phase("a", 2), phase("b", 0), phase("c", 1), phase("d", 2)}}
	for _, tt := range []struct {
		minutes int
		leftOut string
	}{{5, ""}, {4, ""}, {3, "c"}, {2, "ca"}, {1, "cad"}} {
		plan, err := Fit(p, time.Duration(tt.minutes)*time.Minute, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, i := range plan.LeftOut {
			got += p.Phases[i].ID
		}
		if got != tt.leftOut || plan.Off() != 0 {
			t.Errorf("%d minutes: left out %q, off %v; want %q", tt.minutes, got, plan.Off(), tt.leftOut)
		}
	}
	_, err := Fit(p, 59*time.Second, Options{})
	var short *TooShortError
	if !errors.Is(err, ErrTooShort) || !errors.As(err, &short) || short.Shortest != time.Minute {
		t.Errorf("59 s: %v", err)
	}
}

func TestAnUnfinishedRampGoesOn(t *testing.T) {
	calm := Breath{Name: "calm", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	settle := calm
	settle.StartRate, settle.Step = 12, DefaultStep
	fixed := func(id string, d time.Duration, b Breath) Phase {
		return Phase{ID: id, Min: d, Ideal: d, Max: d, Breath: b}
	}
	p := &Protocol{ID: "x", Phases: []Phase{
		fixed("ramp", time.Minute, settle), fixed("still", time.Minute, Breath{}), fixed("slow", 3*time.Minute, calm),
	}}
	plan, err := Fit(p, 5*time.Minute, Options{StartRate: 16})
	if err != nil {
		t.Fatal(err)
	}
	var last time.Duration
	for _, s := range plan.Segments {
		if s.Cycles == 0 {
			continue
		}
		cycle := s.Pattern.Cycle()
		if last > 0 && (cycle < last || float64(cycle) > float64(last)*(1+DefaultStep)) {
			t.Errorf("a cycle of %v follows one of %v", cycle, last)
		}
		last = cycle
	}
	if first := plan.Segments[0].Pattern; first.Cycle() != 3750*time.Millisecond {
		t.Errorf("the ramp starts with a cycle of %v, not 16 a minute", first.Cycle())
	}
	if last != calm.Cycle() {
		t.Errorf("the ramp ends at %v", last)
	}
}

// From 12 to 6 breaths a minute by 4 % takes 18 breaths, about 2.2 minutes.
func TestRampTakesEighteenBreaths(t *testing.T) {
	b := Breath{Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}, StartRate: 12, Step: DefaultStep}
	n := 0
	for p := b.pace(); p.ramping(); p = p.skip(1) {
		n++
	}
	if n != 18 {
		t.Errorf("the ramp takes %d breaths", n)
	}
	if d := b.pace().length(18); d < 127*time.Second || d > 132*time.Second {
		t.Errorf("18 breaths take %v", d)
	}
}
