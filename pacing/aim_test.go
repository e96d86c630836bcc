package pacing

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sprintPlan is half a minute of quiet, fifteen calm breaths, three that fade,
// and a minute free.
func sprintPlan(t testing.TB) *Plan {
	t.Helper()
	calm := Breath{Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	leave := calm
	leave.Fade = 3
	fixed := func(id string, s int, b Breath) Phase {
		d := time.Duration(s) * time.Second
		return Phase{ID: id, Name: id, Min: d, Ideal: d, Max: d, Weight: 1, Breath: b}
	}
	p := &Protocol{ID: "sprint", LostTime: Extend, Phases: []Phase{
		fixed("settle", 30, Breath{}), fixed("slow", 150, calm), fixed("back", 30, leave), fixed("switch", 60, Breath{}),
	}}
	plan, err := Fit(p, 270*time.Second, Options{})
	must(t, err)
	return plan
}

// heardAt returns when the last out-breath ends, on the wall clock.
func heardAt(s *Session) time.Time {
	snap := s.Snapshot()
	last, _ := snap.Plan.LastOut()
	return noon.Add(snap.Since + last - snap.From - time.Hour)
}

func TestAimWaitsAndLeavesOut(t *testing.T) {
	for _, tt := range []struct {
		name    string
		target  time.Duration // after noon
		breaths int           // calm ones
		settle  time.Duration
		ends    time.Duration // the last out-breath, after noon
	}{
		{"early: it waits", 10 * time.Minute, 15, 30 * time.Second, 10 * time.Minute},
		{"just in time", 213 * time.Second, 15, 30 * time.Second, 213 * time.Second},
		{"a second late: one breath less", 212 * time.Second, 14, 30 * time.Second, 212 * time.Second},
		{"a minute late: six breaths less", 153 * time.Second, 9, 30 * time.Second, 153 * time.Second},
		{"very late: one breath, and no settling", 50 * time.Second, 1, 7 * time.Second, 50 * time.Second},
		{"too late", 20 * time.Second, 1, 0, 43 * time.Second},
	} {
		s := NewSession(sprintPlan(t))
		must(t, s.Aim(at(0), noon.Add(tt.target)))
		must(t, s.Start(at(0), StartLead, time.Time{}))
		lengths := fitted(s.Snapshot().Plan)
		if got := heardAt(s); !got.Equal(noon.Add(tt.ends)) {
			t.Errorf("%s: the last out-breath ends %v after noon", tt.name, got.Sub(noon))
		}
		if lengths[1] != time.Duration(tt.breaths)*10*time.Second || lengths[0] != tt.settle || lengths[3] != time.Minute {
			t.Errorf("%s: phases last %v", tt.name, lengths)
		}
	}
}

func TestAimMovesWithTheStart(t *testing.T) {
	s := NewSession(sprintPlan(t))
	must(t, s.Aim(at(0), noon.Add(153*time.Second)))
	must(t, s.Start(at(0), StartLead, time.Time{}))
	// The call room is late: what was left out comes back, as far as it goes.
	must(t, s.Aim(at(60*time.Second), noon.Add(185*time.Second)))
	if got := heardAt(s).Sub(noon); got != 183*time.Second {
		t.Errorf("moved by 32 s, the last out-breath ends %v after noon", got)
	}
	must(t, s.Aim(at(70*time.Second), noon.Add(150*time.Second)))
	if got := heardAt(s).Sub(noon); got != 143*time.Second {
		t.Errorf("moved back, it ends %v after noon", got)
	}
	if target, aimed := s.Snapshot().Target(at(71 * time.Second)); !aimed || !target.Equal(noon.Add(150*time.Second)) {
		t.Errorf("aimed %v at %v", aimed, target.Sub(noon))
	}
	if s.Snapshot().Undoable(at(71*time.Second)) != nil {
		t.Error("what aiming changed can be undone, and would be changed again")
	}
	// After a hold the target still holds, to the millisecond.
	must(t, s.Hold(at(75*time.Second), ReasonPause))
	must(t, s.Resume(at(90*time.Second), ResumeLead, ""))
	if got := heardAt(s).Sub(noon); got != 150*time.Second {
		t.Errorf("after a hold it ends %v after noon", got)
	}
}

func TestAWaitShrinksBeforeBreathsAreLeftOut(t *testing.T) {
	s := NewSession(sprintPlan(t))
	must(t, s.Start(at(0), StartLead, time.Time{}))
	for _, target := range []time.Duration{5 * time.Minute, 6 * time.Minute, 5 * time.Minute, 50 * time.Second, 5 * time.Minute} {
		must(t, s.Aim(at(time.Second), noon.Add(target)))
		if got := heardAt(s).Sub(noon); got != target {
			t.Errorf("aimed at %v, the last out-breath ends at %v", target, got)
		}
		if lengths := fitted(s.Snapshot().Plan); target > 3*time.Minute && (lengths[1] != 150*time.Second || lengths[0] != 30*time.Second) {
			t.Errorf("aimed at %v, phases last %v", target, lengths)
		}
	}
}

func TestBreathsLeftOutComeBack(t *testing.T) {
	s := NewSession(sprintPlan(t))
	must(t, s.Aim(at(0), noon.Add(220*time.Second)))
	must(t, s.Start(at(0), StartLead, time.Time{}))
	must(t, s.Aim(at(52*time.Second), noon.Add(110*time.Second)))
	if n := s.plan.Breaths(); n != 7 {
		t.Errorf("with a minute left, %d breaths", n)
	}
	must(t, s.Aim(at(58*time.Second), noon.Add(220*time.Second)))
	if n := s.plan.Breaths(); n != 18 || heardAt(s).Sub(noon) > 220*time.Second {
		t.Errorf("with time again, %d breaths, the last out-breath at %v", n, heardAt(s).Sub(noon))
	}
	if err := s.Aim(at(59*time.Second), noon.Add(59*time.Second)); err == nil {
		t.Error("aimed at what is past")
	}
}

func TestAnAimedDrillCanLoseItsPacer(t *testing.T) {
	s := NewSession(sprintPlan(t))
	must(t, s.Aim(at(0), noon.Add(10*time.Minute)))
	must(t, s.Start(at(0), StartLead, time.Time{}))
	must(t, s.Pacer(at(time.Second), true))
	if snap := s.Snapshot(); !snap.Free || snap.Plan.Breaths() != 0 {
		t.Errorf("free: %v, %d breaths", snap.Free, snap.Plan.Breaths())
	}
}

// However a start moves, no breath is cut and the last out-breath is never after
// the target while there are cycles to leave out.
func TestAimNeverCutsABreath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := fitAny(t, roomyProtocol(t))
		s := NewSession(plan)
		now := at(0)
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			_ = s.Aim(now, now.Wall.Add(seconds(t, 0, 3600, "target")))
			if s.state == Ready {
				_ = s.Start(now, StartLead, time.Time{})
			}
			now = now.Add(seconds(t, 0, 200, "later"))
			for _, seg := range s.plan.Segments {
				if seg.Duration <= 0 || seg.Cycles > 0 && seg.Duration != time.Duration(seg.Cycles)*seg.Pattern.Cycle() {
					t.Fatalf("%+v", seg)
				}
			}
		}
	})
}
