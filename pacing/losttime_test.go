package pacing

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// table is an hour: opening, two zones, a protected finishing, guidance.
func table(lost LostTime) *Protocol {
	calm := Breath{Name: "calm", Pattern: Pattern{In: 4 * time.Second, Out: 6 * time.Second}}
	phase := func(id string, lo, ideal, hi int, b Breath) Phase {
		m := time.Minute
		return Phase{ID: id, Name: id, Min: time.Duration(lo) * m, Ideal: time.Duration(ideal) * m, Max: time.Duration(hi) * m, Weight: 1, Breath: b}
	}
	p := &Protocol{ID: "table", Name: "Table", Kind: Table, LostTime: lost, Phases: []Phase{
		phase("opening", 5, 8, 10, Breath{}), phase("back", 8, 16, 20, calm), phase("neck", 6, 16, 20, calm),
		phase("finish", 5, 12, 12, calm), phase("guide", 3, 8, 9, Breath{}),
	}}
	p.Phases[3].Protect = true
	return p
}

// tableAt returns a session of the table that has run for d.
func tableAt(t *testing.T, lost LostTime, end time.Time) *Session {
	t.Helper()
	plan, err := Fit(table(lost), time.Hour, Options{})
	must(t, err)
	s := NewSession(plan)
	must(t, s.Start(at(0), 0, end))
	return s
}

func minutes(plan *Plan) []time.Duration {
	lengths := fitted(plan)
	for i := range lengths {
		lengths[i] = lengths[i].Round(time.Minute) / time.Minute
	}
	return lengths
}

func held(t *testing.T, s *Session, from, until time.Duration, how LostTime) {
	t.Helper()
	must(t, s.Hold(at(from), ReasonBreak))
	must(t, s.Resume(at(until), 0, how))
}

func TestAShrinkingSessionStillEndsOnTime(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	held(t, s, 10*time.Minute, 19*time.Minute, "")
	snap := s.Snapshot()
	if late := snap.Late(at(19 * time.Minute)); late != 0 {
		t.Errorf("late by %v", late)
	}
	if got := fitted(snap.Plan)[3]; got < 12*time.Minute-10*time.Second {
		t.Errorf("the protected phase is cut to %v", got)
	}
	changes := Changes(snap.First, snap.Plan)
	for _, c := range changes {
		if id := snap.Plan.Protocol.Phases[c.Phase].ID; c.By() > 0 || id == "opening" {
			t.Errorf("%s changed by %v", id, c.By())
		}
	}
	if len(changes) < 3 {
		t.Errorf("nine minutes are paid for by %v", changes)
	}
}

func TestWhatCannotShrinkRunsOver(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	held(t, s, 10*time.Minute, 50*time.Minute, "")
	snap := s.Snapshot()
	// 8 played; at least 8, 6, 12 and 3 are to come, and 2 of the 8 are over: 27 of the 10 that are left.
	if over := snap.Plan.Off(); over.Round(time.Minute) != 17*time.Minute {
		t.Errorf("runs over by %v", over)
	}
	if late := snap.Late(at(50 * time.Minute)); late != snap.Plan.Off() {
		t.Errorf("late by %v, over by %v", late, snap.Plan.Off())
	}
	// Leaving out the neck helps, and is remembered.
	must(t, s.Leave(at(51*time.Minute), 2))
	snap = s.Snapshot()
	if over := snap.Plan.Off(); over.Round(time.Minute) != 11*time.Minute || len(snap.Plan.LeftOut) != 1 {
		t.Errorf("without the neck it runs over by %v, left out %v", over, snap.Plan.LeftOut)
	}
}

func TestAnExtendingSessionMovesItsEnd(t *testing.T) {
	s := tableAt(t, Extend, time.Time{})
	held(t, s, 10*time.Minute, 19*time.Minute, "")
	if late := s.Snapshot().Late(at(19 * time.Minute)); late != 9*time.Minute {
		t.Errorf("late by %v", late)
	}
	if changes := Changes(s.Snapshot().First, s.Snapshot().Plan); len(changes) != 0 {
		t.Errorf("changed: %v", changes)
	}
	// A minute more does not take back what was agreed to.
	must(t, s.Add(at(19*time.Minute+30*time.Second), time.Minute))
	if late := s.Snapshot().Late(at(19*time.Minute + 30*time.Second)); late != 10*time.Minute {
		t.Errorf("a minute more, and late by %v", late)
	}
	if off := s.Snapshot().Plan.Off(); off != 0 {
		t.Errorf("an extended plan is off by %v", off)
	}
	// Who runs it may still have the rest laid out again.
	must(t, s.Settle(at(20*time.Minute), Shrink))
	if late := s.Snapshot().Late(at(20 * time.Minute)); late != 0 {
		t.Errorf("settled, and late by %v", late)
	}
}

func TestAnAgreedEndIsKept(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	held(t, s, 10*time.Minute, 19*time.Minute, Extend)
	must(t, s.Add(at(20*time.Minute), time.Minute))
	if late := s.Snapshot().Late(at(20 * time.Minute)); late != 9*time.Minute {
		t.Errorf("a minute more after an agreed nine: late by %v", late)
	}
	must(t, s.Settle(at(21*time.Minute), Shrink))
	if late := s.Snapshot().Late(at(21 * time.Minute)); late != 0 {
		t.Errorf("laid out again, late by %v", late)
	}
}

func TestAnAskingSessionAsks(t *testing.T) {
	for how, late := range map[LostTime]time.Duration{Shrink: 0, Extend: 9 * time.Minute} {
		s := tableAt(t, Ask, time.Time{})
		held(t, s, 10*time.Minute, 19*time.Minute, "")
		if !s.Snapshot().Asking || s.Snapshot().Late(at(19*time.Minute)) != 9*time.Minute {
			t.Fatalf("%+v does not ask", s.Snapshot())
		}
		must(t, s.Settle(at(20*time.Minute), how))
		if snap := s.Snapshot(); snap.Asking || snap.Late(at(20*time.Minute)) != late {
			t.Errorf("%s: asking %v, late by %v", how, snap.Asking, snap.Late(at(20*time.Minute)))
		}
	}
}

func TestASmallDifferenceIsLeftAlone(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	held(t, s, 10*time.Minute, 10*time.Minute+20*time.Second, "")
	if changes := Changes(s.Snapshot().First, s.Snapshot().Plan); len(changes) != 0 {
		t.Errorf("20 s changed %v", changes)
	}
	held(t, s, 11*time.Minute, 11*time.Minute+20*time.Second, "")
	if late := s.Snapshot().Late(at(11*time.Minute + 20*time.Second)); late != 0 {
		t.Errorf("40 s in all leave it late by %v", late)
	}
}

func TestALateClient(t *testing.T) {
	s := tableAt(t, Shrink, noon.Add(50*time.Minute))
	snap := s.Snapshot()
	if late := snap.Late(at(0)); late != 0 || snap.Plan.Length != 50*time.Minute {
		t.Errorf("late by %v, the plan lasts %v", late, snap.Plan.Length)
	}
	must(t, s.Move(at(time.Minute), noon.Add(65*time.Minute)))
	if snap := s.Snapshot(); snap.Late(at(time.Minute)) != 0 || snap.Plan.Length != 65*time.Minute {
		t.Errorf("after the next client moved: late by %v, the plan lasts %v", snap.Late(at(time.Minute)), snap.Plan.Length)
	}
}

func TestAnAddedMinuteStays(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Add(at(10*time.Minute), 3*time.Minute))
	if got := minutes(s.Snapshot().Plan); got[1] != 19 || s.Snapshot().Late(at(10*time.Minute)) != 0 {
		t.Errorf("after three minutes more: %d, late by %v", got, s.Snapshot().Late(at(10*time.Minute)))
	}
	held(t, s, 11*time.Minute, 15*time.Minute, "")
	if got := minutes(s.Snapshot().Plan); got[1] != 19 {
		t.Errorf("a hold took the added minutes away: %d", got)
	}
}

func TestSkippedTimeGoesToTheRest(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Next(at(10*time.Minute)))
	snap := s.Snapshot()
	if late := snap.Late(at(10 * time.Minute)); late > 0 || snap.Plan.Length+snap.Plan.Slack != time.Hour {
		t.Errorf("late by %v, the plan lasts %v with %v to spare", late, snap.Plan.Length, snap.Plan.Slack)
	}
	if got := minutes(snap.Plan); got[2] != 20 {
		t.Errorf("skipping the back leaves %d", got)
	}
}

func TestASetClockMovesOnlyTheShownEnd(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	for _, jump := range []time.Duration{time.Hour, -time.Hour} {
		now := at(20 * time.Minute)
		now.Wall = now.Wall.Add(jump)
		snap := s.Snapshot()
		if late := snap.Late(now); late != 0 || snap.Position(now) != 20*time.Minute {
			t.Errorf("a clock set by %v makes it late by %v at %v", jump, late, snap.Position(now))
		}
		if end := snap.EndsAt(now); !end.Equal(noon.Add(time.Hour + jump)) {
			t.Errorf("a clock set by %v: ends at %v", jump, end)
		}
	}
}

func TestThePacerCanBeTurnedOff(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Hold(at(10*time.Minute+7*time.Second), ReasonDizzy))
	must(t, s.Pacer(at(10*time.Minute+12*time.Second), true))
	must(t, s.Resume(at(10*time.Minute+20*time.Second), 0, ""))
	snap := s.Snapshot()
	if m := snap.Moment(at(10*time.Minute + 21*time.Second)); m.Stage != StageFree || m.At != 10*time.Minute+time.Second || !snap.Free {
		t.Errorf("free: %v, at %+v", snap.Free, m)
	}
	for c := range snap.Plan.Cues(10*time.Minute, time.Hour) {
		if c.Kind == CueInhale || c.Kind == CueExhale {
			t.Fatalf("%v at %v with the pacer off", c.Kind, c.At)
		}
	}
	if snap.Plan.Length != time.Hour {
		t.Errorf("the plan lasts %v", snap.Plan.Length)
	}
	must(t, s.Pacer(at(20*time.Minute), false))
	snap = s.Snapshot()
	if m := snap.Moment(at(20*time.Minute + time.Second)); m.Stage != StageIn || snap.Free || snap.Plan.Length != time.Hour {
		t.Errorf("on again: %v, %+v, the plan lasts %v", !snap.Free, m, snap.Plan.Length)
	}
}

func TestUndoIsExactAndHasItsTime(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	before := s.Snapshot().Plan
	must(t, s.Next(at(10*time.Minute+3*time.Second)))
	if s.Snapshot().Undoable(at(10*time.Minute+30*time.Second)) != before {
		t.Error("half a minute later it cannot be undone")
	}
	// A hold does not use up the time to undo.
	must(t, s.Hold(at(10*time.Minute+20*time.Second), ReasonPause))
	must(t, s.Undo(at(20*time.Minute), 0))
	if got := s.Snapshot().Plan; got != before {
		t.Error("undo did not restore the plan")
	}
	if err := s.Undo(at(21*time.Minute), 0); !errors.Is(err, ErrUndo) {
		t.Errorf("a second undo: %v", err)
	}

	s = tableAt(t, Shrink, time.Time{})
	must(t, s.Next(at(10*time.Minute+3*time.Second)))
	if err := s.Undo(at(10*time.Minute+34*time.Second), 0); !errors.Is(err, ErrUndo) {
		t.Errorf("undo after 31 s: %v", err)
	}
}

func TestUndoInAHoldDoesNotForgiveTheHold(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Add(at(10*time.Minute), time.Minute))
	must(t, s.Hold(at(10*time.Minute+10*time.Second), ReasonBreak))
	must(t, s.Undo(at(18*time.Minute), 0))
	must(t, s.Resume(at(18*time.Minute+10*time.Second), 0, ""))
	if late := s.Snapshot().Late(at(18*time.Minute + 10*time.Second)); late.Abs() >= Hysteresis {
		t.Errorf("late by %v after a hold in which an added minute was undone", late)
	}
}

func TestUndoKeepsEarlierMinutes(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Add(at(10*time.Minute), 3*time.Minute))
	must(t, s.Add(at(10*time.Minute+20*time.Second), time.Minute))
	must(t, s.Undo(at(10*time.Minute+30*time.Second), 0))
	held(t, s, 11*time.Minute, 13*time.Minute, "")
	if got := minutes(s.Snapshot().Plan); got[1] != 19 {
		t.Errorf("after one of two additions was undone: %d", got)
	}
}

func TestUndoAfterTheEndOfAPhaseBeginsTheNext(t *testing.T) {
	s := tableAt(t, Extend, time.Time{})
	must(t, s.Add(at(7*time.Minute+50*time.Second), time.Minute))
	must(t, s.Undo(at(8*time.Minute+15*time.Second), 0))
	m := s.Snapshot().Moment(at(8*time.Minute + 15*time.Second))
	if m.At != 8*time.Minute || s.Snapshot().Plan.Phase(m.Span).ID != "back" {
		t.Errorf("a minute undone after its phase was to be over: %+v", m)
	}
}

func TestLeavingOutInAHoldIsOneChange(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	before := s.Snapshot().Plan
	must(t, s.Hold(at(10*time.Minute), ReasonNumbness))
	must(t, s.Leave(at(11*time.Minute), 1, 2))
	must(t, s.Resume(at(11*time.Minute+time.Second), 0, ""))
	must(t, s.Undo(at(11*time.Minute+5*time.Second), 0))
	if s.Snapshot().Plan != before {
		t.Error("one undo does not bring back what was left out")
	}
}

func TestUndoInAnotherBreathBeginsItAfresh(t *testing.T) {
	s := tableAt(t, Shrink, time.Time{})
	must(t, s.Next(at(7*time.Minute+55*time.Second)))
	must(t, s.Undo(at(8*time.Minute+7*time.Second), time.Second))
	snap := s.Snapshot()
	if m := snap.Moment(at(8*time.Minute + 8*time.Second)); m.Stage != StageIn || m.Elapsed != 0 {
		t.Errorf("after undo the breath is at %+v", m)
	}
}

// Whatever happens, what was promised is kept and the session ends on time
// where its bounds allow it.
func TestHistoriesKeepPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, s, now := anyHistory(t)
		snap := s.Snapshot()
		pos := snap.Position(now)
		if pos >= snap.Plan.Length {
			t.Skip("over")
		}
		if slices.ContainsFunc(s.events, func(e Event) bool { return e.Kind == EventUndo }) {
			t.Skip("undo may bring back a phase that was cut by hand")
		}
		current := snap.Plan.spanAt(max(pos, 0))
		for i := current + 1; i < len(snap.Plan.Spans); i++ {
			span := snap.Plan.Spans[i]
			ph := &snap.Plan.Protocol.Phases[span.Phase]
			lo, _ := ph.Bounds()
			slop := time.Duration(0)
			if !ph.Breath.unled() {
				slop = ph.Breath.Cycle() * time.Duration(ph.places()) // a phase may be too short for a breath in each place
			}
			if span.Duration < max(lo, first.promised[span.Phase])-slop && s.state == Running {
				t.Fatalf("%s is to last %v, below %v and %v promised", ph.ID, span.Duration, lo, first.promised[span.Phase])
			}
		}
		if s.state == Running && s.late(now) != snap.Late(now) {
			t.Fatalf("the session is late by %v, its snapshot by %v", s.late(now), snap.Late(now))
		}
		if got := snap.Got(now); got == nil || sum(got) > now.Mono {
			t.Fatalf("the phases had %v", got)
		}
	})
}

func sum(ds []time.Duration) (sum time.Duration) {
	for _, d := range ds {
		sum += d
	}
	return sum
}

func BenchmarkReplay10000Events(b *testing.B) {
	plan, err := Fit(table(Shrink), time.Hour, Options{})
	must(b, err)
	s := NewSession(plan)
	must(b, s.Start(at(0), 0, time.Time{}))
	now := at(time.Second)
	for i := 0; len(s.events) < 10000; i++ {
		now = now.Add(97 * time.Millisecond)
		switch i % 4 {
		case 0:
			must(b, s.Hold(now, Reasons[i%len(Reasons)]))
		case 1:
			now = now.Add(31 * time.Second)
			must(b, s.Resume(now, 0, ""))
		case 2:
			must(b, s.Back(now, 0))
		case 3:
			if err := s.Undo(now, 0); err != nil && !errors.Is(err, ErrUndo) {
				b.Fatal(err)
			}
		}
	}
	events := s.Events()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Replay(plan, events); err != nil {
			b.Fatal(err)
		}
	}
}
