package pacing

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestRefitKeepsWhatItPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := fitAny(t, roomyProtocol(t))
		plan := first
		var at time.Duration
		for range rapid.IntRange(1, 4).Draw(t, "refits") {
			at += time.Duration(rapid.Int64Range(0, int64(max(plan.Length-at, 0))).Draw(t, "later"))
			length := max(0, plan.Length+seconds(t, -1200, 1200, "longer"))
			before := plan
			plan = before.refit(at, length, 0)

			until := min(before.settledUntil(at), plan.Length)
			for x := time.Duration(0); x < until; x += 700 * time.Millisecond {
				a, b := before.At(x), plan.At(x)
				if a.Stage != b.Stage || a.Elapsed != b.Elapsed || before.Segments[a.Segment].Phase != plan.Segments[b.Segment].Phase || a.Side != b.Side || a.Zone != b.Zone {
					t.Fatalf("what was played until %v changed at %v: %+v, %+v", until, x, a, b)
				}
			}
			for _, s := range plan.Segments {
				if s.Cycles > 0 && s.Duration != time.Duration(s.Cycles)*s.Pattern.Cycle() {
					t.Fatalf("%+v cuts a breath", s)
				}
			}
			got, had := fitted(plan), fitted(before)
			current := before.Spans[before.spanAt(min(at, before.Length-1))].Phase
			for i, d := range got {
				ph := &plan.Protocol.Phases[i]
				slop := time.Duration(0)
				if !ph.Breath.unled() {
					slop = ph.Breath.Cycle()
				}
				if had[i] == 0 || slices.Contains(plan.LeftOut, i) {
					if d != 0 {
						t.Fatalf("phase %d came back with %v", i, d)
					}
					continue
				}
				lo, hi := ph.Bounds()
				if i > current && (d < lo-slop || d > max(hi, plan.promised[i])+slop) {
					t.Fatalf("phase %d lasts %v, outside %v to %v", i, d, lo, hi)
				}
				if i >= current && ph.Protect && d < plan.promised[i]-slop {
					t.Fatalf("protected phase %d lasts %v, promised %v", i, d, plan.promised[i])
				}
			}
			if elapsed := at - before.Spans[before.spanAt(min(at, before.Length-1))].Start; got[current] < elapsed {
				t.Fatalf("phase %d had %v and is cut to %v", current, elapsed, got[current])
			}
		}
	})
}

func TestRefittingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, roomyProtocol(t))
		at := time.Duration(rapid.Int64Range(0, int64(plan.Length-1)).Draw(t, "at"))
		length := max(0, plan.Length+seconds(t, -1200, 1200, "longer"))
		once := plan.refit(at, length, 0)
		if at >= once.Length {
			t.Skip("over")
		}
		if twice := once.refit(at, length, 0); !equal(once, twice) {
			t.Fatalf("a second refit to %v at %v differs:\n%v\n%v", length, at, once.Segments, twice.Segments)
		}
	})
}

// A refit at the very start, before anything is played, is a fit.
func TestRefitAtTheStartIsAFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := roomyProtocol(t)
		for i := range p.Phases {
			p.Phases[i].Protect = false
		}
		plan := fitAny(t, p)
		if len(plan.LeftOut) > 0 {
			t.Skip("phases left out stay left out")
		}
		length := anyLength(t, p)
		fit, err := Fit(p, length, plan.options)
		if err != nil {
			t.Skip(err)
		}
		if refit := plan.refit(0, length, 0); !equal(fit, refit) {
			t.Fatalf("fit %v\nrefit %v", fit.Segments, refit.Segments)
		}
	})
}

func TestSidesStayEvenWhenTimeRunsShort(t *testing.T) {
	calm := Breath{Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	p := &Protocol{Phases: []Phase{
		{ID: "calves", Min: 2 * time.Minute, Ideal: 8 * time.Minute, Max: 10 * time.Minute, Weight: 1, Sides: true, Breath: calm},
		{ID: "guide", Min: time.Minute, Ideal: 2 * time.Minute, Max: 3 * time.Minute, Weight: 1},
	}}
	plan, err := Fit(p, 10*time.Minute, Options{})
	if err != nil {
		t.Fatal(err)
	}
	roomy := plan.refit(3*time.Minute, 7*time.Minute, 0)
	if got := fitted(roomy)[0]; got != 6*time.Minute || roomy.At(4*time.Minute).Side != Right {
		t.Errorf("three minutes on the left make %v in all, and at four %+v", got, roomy.At(4*time.Minute))
	}
	// The end comes before even sides.
	short := plan.refit(3*time.Minute, 5*time.Minute, 0)
	if got := fitted(short)[0]; got != 4*time.Minute || short.Off() != 0 || short.At(3*time.Minute+30*time.Second).Side != Right {
		t.Errorf("the phase lasts %v, the plan is off by %v", got, short.Off())
	}
}
