package pacing

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// at returns the instant d after noon.
func at(d time.Duration) Instant {
	return Instant{Mono: time.Hour, Boot: 30 * time.Hour, Wall: noon}.Add(d)
}

func running(t *testing.T) *Session {
	t.Helper()
	s := NewSession(drillPlan(t))
	must(t, s.Start(at(0), 0, time.Time{}))
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestStartAfterALead(t *testing.T) {
	s := NewSession(drillPlan(t))
	must(t, s.Start(at(0), 3*time.Second, time.Time{}))
	snap := s.Snapshot()
	if got := snap.Position(at(time.Second)); got != -2*time.Second {
		t.Errorf("a second into a lead of three: at %v", got)
	}
	if got := snap.EndsAt(at(time.Second)); !got.Equal(noon.Add(138 * time.Second)) {
		t.Errorf("ends at %v", got)
	}
	if got := snap.Late(at(time.Second)); got != 0 {
		t.Errorf("late by %v", got)
	}
}

func TestHoldFreezesAndGoesOnWithAFreshBreath(t *testing.T) {
	s := running(t)
	must(t, s.Hold(at(47*time.Second), ReasonPain))
	held := s.Snapshot()
	if held.State != Held || held.Reason != ReasonPain || held.Position(at(time.Hour)) != 47*time.Second {
		t.Errorf("held: %+v at %v", held, held.Position(at(time.Hour)))
	}
	if got := held.HeldFor(at(67 * time.Second)); got != 20*time.Second {
		t.Errorf("held for %v", got)
	}
	if got := held.Late(at(67 * time.Second)); got != 20*time.Second {
		t.Errorf("late by %v while held", got)
	}
	must(t, s.Hold(at(67*time.Second), ReasonBreak))
	if got := s.Snapshot(); got.Reason != ReasonBreak || got.HeldFor(at(77*time.Second)) != 30*time.Second {
		t.Errorf("another reason started the hold again: %+v", got)
	}
	must(t, s.Resume(at(77*time.Second), time.Second, ""))
	snap := s.Snapshot()
	for _, tt := range []struct{ now, position time.Duration }{
		{77 * time.Second, 40 * time.Second}, // the lead: at rest where the breath begins
		{78 * time.Second, 40 * time.Second},
		{80 * time.Second, 42 * time.Second},
	} {
		if got := snap.Position(at(tt.now)); got != tt.position {
			t.Errorf("at %v: position %v, want %v", tt.now, got, tt.position)
		}
	}
	if m := snap.Moment(at(78 * time.Second)); m.Stage != StageIn || m.Elapsed != 0 {
		t.Errorf("goes on with %+v", m)
	}
	// 47 s of 135 were played, 7 of them are played again, 31 passed in between.
	if got := snap.Late(at(78 * time.Second)); got != 38*time.Second {
		t.Errorf("late by %v", got)
	}
}

func TestNextFinishesTheBreath(t *testing.T) {
	s := running(t)
	must(t, s.Next(at(43*time.Second)))
	snap := s.Snapshot()
	if snap.Ending != 50*time.Second {
		t.Fatalf("the phase ends at %v", snap.Ending)
	}
	if m := snap.Moment(at(49 * time.Second)); snap.Plan.Phase(m.Span).ID != "slow" || m.Stage != StageOut {
		t.Errorf("the breath was cut: %+v", m)
	}
	if m := snap.Moment(at(50 * time.Second)); snap.Plan.Phase(m.Span).ID != "back" || m.Stage != StageIn {
		t.Errorf("after the breath: %+v", m)
	}
	if got := snap.Late(at(43 * time.Second)); got != -40*time.Second {
		t.Errorf("ahead by %v", -got)
	}
	if err := s.Next(at(45 * time.Second)); !errors.Is(err, ErrEnding) {
		t.Errorf("a second next in the same breath: %v", err)
	}
	must(t, s.Next(at(51*time.Second)))
}

func TestNextEndsAFreePhaseAtOnce(t *testing.T) {
	s := running(t)
	must(t, s.Next(at(10*time.Second+300*time.Microsecond)))
	snap := s.Snapshot()
	if snap.Ending != 10001*time.Millisecond {
		t.Errorf("ends at %v", snap.Ending)
	}
	if m := snap.Moment(at(10001 * time.Millisecond)); snap.Plan.Phase(m.Span).ID != "slow" {
		t.Errorf("after next: %+v", m)
	}
}

func TestNextInTheLastPhaseEndsThePlan(t *testing.T) {
	s := running(t)
	must(t, s.Next(at(123*time.Second)))
	if got := s.Snapshot().Left(at(123 * time.Second)); got != 0 {
		t.Errorf("%v left", got)
	}
}

func TestNextWhileHeldEndsThePhaseBeforeTheCutBreath(t *testing.T) {
	s := running(t)
	must(t, s.Hold(at(43*time.Second), ReasonNumbness))
	must(t, s.Next(at(50*time.Second)))
	snap := s.Snapshot()
	m := snap.Moment(at(60 * time.Second))
	if snap.State != Held || m.At != 40*time.Second || snap.Plan.Phase(m.Span).ID != "back" {
		t.Errorf("%v at %+v", snap.State, m)
	}
}

func TestBack(t *testing.T) {
	for _, tt := range []struct {
		name     string
		now      time.Duration
		position time.Duration
	}{
		{"into the phase", 43 * time.Second, 30 * time.Second},
		{"just begun", 33 * time.Second, 0},
		{"first phase", 2 * time.Second, 0},
	} {
		s := running(t)
		must(t, s.Back(at(tt.now), time.Second))
		if got := s.Snapshot().Position(at(tt.now + time.Second)); got != tt.position {
			t.Errorf("%s: at %v, want %v", tt.name, got, tt.position)
		}
	}
}

func TestBackToAPhaseThatWasCutHasItWhole(t *testing.T) {
	s := running(t)
	must(t, s.Next(at(43*time.Second)))
	must(t, s.Back(at(52*time.Second), 0))
	snap := s.Snapshot()
	if got := snap.Plan.Spans[1].Duration; snap.Position(at(52*time.Second)) != 30*time.Second || got != time.Minute {
		t.Errorf("back at %v, the phase lasts %v", snap.Position(at(52*time.Second)), got)
	}
}

func TestAdd(t *testing.T) {
	for _, tt := range []struct {
		name  string
		now   time.Duration
		by    time.Duration
		later time.Duration
		phase string
	}{
		{"free", 10 * time.Second, time.Minute, time.Minute, "settle"},
		{"paced", 43 * time.Second, time.Minute, time.Minute, "slow"},
		{"nearest cycles", 43 * time.Second, 34 * time.Second, 30 * time.Second, "slow"},
		{"fading", 95 * time.Second, time.Minute, time.Minute, "back"},
	} {
		s := running(t)
		must(t, s.Add(at(tt.now), tt.by))
		snap := s.Snapshot()
		if got := snap.Late(at(tt.now)); got != tt.later {
			t.Errorf("%s: later by %v, want %v", tt.name, got, tt.later)
		}
		before := drillPlan(t)
		for i, span := range snap.Plan.Spans {
			longer := span.Duration - before.Spans[i].Duration
			if want := snap.Plan.Phase(i).ID == tt.phase; (longer == tt.later) != want || (!want && longer != 0) {
				t.Errorf("%s: %s is longer by %v", tt.name, snap.Plan.Phase(i).ID, longer)
			}
		}
		if a, b := before.At(tt.now), snap.Plan.At(tt.now); a != b {
			t.Errorf("%s: the moment changed from %+v to %+v", tt.name, a, b)
		}
	}
	// A minute more on the left is a minute more on the left.
	s := running(t)
	must(t, s.Add(at(43*time.Second), time.Minute))
	if m := s.Snapshot().Plan.At(115 * time.Second); m.Side != Left {
		t.Errorf("after a minute more the hands are %+v", m)
	}
}

func TestRefusedEventsChangeNothing(t *testing.T) {
	s := NewSession(drillPlan(t))
	for _, e := range []Event{
		{Kind: EventHold, Reason: ReasonPause}, {Kind: EventResume}, {Kind: EventNext}, {Kind: EventBack},
		{Kind: EventAdd, By: time.Minute}, {Kind: EventFinish},
	} {
		if err := s.Apply(e); !errors.Is(err, ErrState) {
			t.Errorf("%s before the start: %v", e.Kind, err)
		}
	}
	must(t, s.Start(at(10*time.Second), 0, time.Time{}))
	if err := s.Start(at(11*time.Second), 0, time.Time{}); !errors.Is(err, ErrState) {
		t.Errorf("a second start: %v", err)
	}
	if err := s.Hold(at(9*time.Second), ReasonPause); !errors.Is(err, ErrOrder) {
		t.Errorf("a hold before the start: %v", err)
	}
	for _, e := range []Event{
		{Kind: "nap", At: at(12 * time.Second)},
		{Kind: EventHold, At: at(12 * time.Second), Reason: "boredom"},
		{Kind: EventAdd, At: at(12 * time.Second), By: -time.Minute},
		{Kind: EventBack, At: at(12 * time.Second), Lead: -1},
	} {
		if err := s.Apply(e); err == nil {
			t.Errorf("%+v was accepted", e)
		}
	}
	if got := s.Snapshot(); got.Revision != 1 || len(s.Events()) != 1 || got.Position(at(20*time.Second)) != 10*time.Second {
		t.Errorf("after refusals: %+v", got)
	}
}

// anyHistory lets random things happen to a session of a random protocol.
func anyHistory(t *rapid.T) (first *Plan, s *Session, end Instant) {
	first = fitAny(t, anyProtocol(t))
	s = NewSession(first)
	now := at(0)
	must2 := func(err error) {
		if err != nil && !errors.Is(err, ErrState) && !errors.Is(err, ErrEnding) && !errors.Is(err, ErrUndo) {
			t.Fatal(err)
		}
	}
	must2(s.Start(now, seconds(t, 0, 3, "lead"), time.Time{}))
	for range rapid.IntRange(0, 30).Draw(t, "events") {
		now = now.Add(time.Duration(rapid.Int64Range(0, int64(4*time.Minute)).Draw(t, "later")))
		switch rapid.SampledFrom([]EventKind{EventHold, EventResume, EventResume, EventNext, EventBack, EventAdd, EventUndo, EventLeave, EventMove, EventSettle, EventPacer}).Draw(t, "event") {
		case EventHold:
			must2(s.Hold(now, rapid.SampledFrom(Reasons).Draw(t, "reason")))
		case EventResume:
			must2(s.Resume(now, seconds(t, 0, 2, "lead"), ""))
		case EventNext:
			must2(s.Next(now))
		case EventBack:
			must2(s.Back(now, seconds(t, 0, 2, "lead")))
		case EventAdd:
			must2(s.Add(now, seconds(t, 1, 300, "more")))
		case EventPacer:
			must2(s.Pacer(now, rapid.Bool().Draw(t, "free")))
		case EventUndo:
			must2(s.Undo(now, seconds(t, 0, 2, "lead")))
		case EventLeave:
			// May well name a phase that is over; that is refused.
			_ = s.Leave(now, rapid.IntRange(0, len(first.Protocol.Phases)-1).Draw(t, "phase"))
		case EventMove:
			must2(s.Move(now, now.Wall.Add(seconds(t, -60, 7200, "end"))))
		case EventSettle:
			must2(s.Settle(now, rapid.SampledFrom([]LostTime{Shrink, Extend}).Draw(t, "how")))
		}
	}
	return first, s, now
}

func TestReplayIsTheSameSession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, s, _ := anyHistory(t)
		again, err := Replay(first, s.Events())
		if err != nil {
			t.Fatal(err)
		}
		a, b := s.Snapshot(), again.Snapshot()
		if !equal(a.Plan, b.Plan) {
			t.Fatal("the plans differ")
		}
		a.Plan, b.Plan, a.undo, b.undo = nil, nil, earlier{}, earlier{}
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%+v, replayed %+v", a, b)
		}
	})
}

// Whatever happens, a revised plan holds together and its breaths are whole.
func TestHistoriesKeepPlansWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, s, now := anyHistory(t)
		snap := s.Snapshot()
		var sum time.Duration
		for i, seg := range snap.Plan.Segments {
			if seg.Start != sum || seg.Duration <= 0 || seg.Duration%Grain != 0 {
				t.Fatalf("segment %d: %+v does not start at %v", i, seg, sum)
			}
			if seg.Cycles > 0 && seg.Duration != time.Duration(seg.Cycles)*seg.Pattern.Cycle() {
				t.Fatalf("segment %d cuts a breath: %+v", i, seg)
			}
			sum += seg.Duration
		}
		if sum != snap.Plan.Length || sum == 0 {
			t.Fatalf("segments last %v, the plan %v", sum, snap.Plan.Length)
		}
		if at := snap.Position(now); at > snap.Plan.Length || snap.Left(now) < 0 {
			t.Fatalf("at %v of %v", at, snap.Plan.Length)
		}
	})
}
