package pacing

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestPlayerFinishesWhenThePlanIsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := NewPlayer(drillPlan(t), SystemClock())
		must(t, p.Start())
		done := make(chan struct{})
		go func() {
			p.Run(t.Context())
			close(done)
		}()
		time.Sleep(StartLead + 134*time.Second)
		if got := p.Snapshot().State; got != Running {
			t.Errorf("a second before the end it is %v", got)
		}
		time.Sleep(1100 * time.Millisecond)
		if got := p.Snapshot(); got.State != Finished || !got.Complete() {
			t.Errorf("after the end it is %+v", got)
		}
		<-done
	})
}

func TestPlayerStopsWatchingWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		p := NewPlayer(drillPlan(t), SystemClock())
		go p.Run(ctx)
		time.Sleep(time.Second)
		cancel()
		synctest.Wait() // a goroutine left over would deadlock the bubble
	})
}

func TestAHeldPlayerStaysHeld(t *testing.T) {
	clock := NewFakeClock(noon)
	p := NewPlayer(drillPlan(t), clock)
	must(t, p.Start())
	clock.Advance(time.Minute)
	must(t, p.Hold(ReasonBreak))
	clock.Advance(time.Hour)
	if !p.beat() || p.Snapshot().State != Held {
		t.Errorf("an hour later it is %v", p.Snapshot().State)
	}
}

func TestChangedIsAMailbox(t *testing.T) {
	p := NewPlayer(drillPlan(t), NewFakeClock(noon))
	must(t, p.Start())
	must(t, p.Hold(ReasonPause))
	must(t, p.Resume())
	<-p.Changed()
	select {
	case <-p.Changed():
		t.Error("three events came as more than one change")
	default:
	}
	if err := p.Resume(); !errors.Is(err, ErrState) {
		t.Errorf("resuming what runs: %v", err)
	}
	select {
	case <-p.Changed():
		t.Error("a refused event is a change")
	default:
	}
}

func TestPlayerIsSafeForSeveralGoroutines(t *testing.T) {
	p := NewPlayer(drillPlan(t), SystemClock())
	must(t, p.Start())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 200 {
				_ = p.Hold(ReasonPause)
				p.Snapshot().Moment(p.Now())
				_ = p.Resume()
				p.beat()
			}
		})
	}
	all.Wait()
	if _, err := Replay(drillPlan(t), p.Events()); err != nil {
		t.Error(err)
	}
}

func TestTheMachineSleeps(t *testing.T) {
	clock := NewFakeClock(noon)
	p := NewPlayer(drillPlan(t), clock)
	must(t, p.Start())
	for range 500 {
		clock.Advance(heartbeat)
		p.beat()
	}
	clock.Sleep(12 * time.Minute)
	clock.Advance(heartbeat)
	p.beat()
	snap := p.Snapshot()
	if snap.State != Held || snap.Cause != CauseSleep || snap.Position(p.Now()) != 47*time.Second {
		t.Errorf("after a sleep: %v because of %q at %v", snap.State, snap.Cause, snap.Position(p.Now()))
	}
	slept := 12*time.Minute + heartbeat
	if snap.HeldFor(p.Now()) != slept || snap.Late(p.Now()) != slept {
		t.Errorf("after a sleep of %v it was held for %v and is late by %v", slept, snap.HeldFor(p.Now()), snap.Late(p.Now()))
	}
	if end := snap.PlannedEnd(p.Now()); !end.Equal(noon.Add(StartLead + 135*time.Second)) {
		t.Errorf("the appointment ends at %v", end)
	}
}

func TestTheProgramStandsStill(t *testing.T) {
	clock := NewFakeClock(noon)
	p := NewPlayer(drillPlan(t), clock)
	must(t, p.Start())
	for range 500 {
		clock.Advance(heartbeat)
		p.beat()
	}
	clock.Advance(20 * time.Second)
	must(t, p.Hold(ReasonPause)) // a key is the first thing that happens
	snap := p.Snapshot()
	if snap.State != Held || snap.Position(p.Now()) != 47*time.Second || snap.HeldFor(p.Now()) != 20*time.Second {
		t.Errorf("after a stall: %v for %v at %v", snap.State, snap.HeldFor(p.Now()), snap.Position(p.Now()))
	}
	if events := p.Events(); len(events) != 3 || events[1].Cause != CauseStall {
		t.Errorf("what happened: %+v", events)
	}
}

func TestASetClockIsNoSleep(t *testing.T) {
	clock := NewFakeClock(noon)
	p := NewPlayer(drillPlan(t), clock)
	must(t, p.Start())
	p.beat()
	for _, by := range []time.Duration{time.Hour, -2 * time.Hour} {
		clock.Set(by)
		clock.Advance(heartbeat)
		p.beat()
	}
	if snap := p.Snapshot(); snap.State != Running || snap.Late(p.Now()) != 0 {
		t.Errorf("after the clock was set: %v, late by %v", snap.State, snap.Late(p.Now()))
	}
}
