package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/protocols"
)

// shippedPlan fits a shipped protocol to its own length.
func shippedPlan(t testing.TB, id string) *pacing.Plan {
	t.Helper()
	entry, err := protocols.Load("").Find(id)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := pacing.Fit(protocols.InLanguage(entry.Protocol), entry.Protocol.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// desk is a session on a screen of 80 by 24 in a bubble of synctest, where time
// passes only while everybody waits.
type desk struct {
	t *testing.T
	*pacing.Player
	keys  chan terminal.Key
	shown atomic.Pointer[string] // the last picture
	over  atomic.Bool            // run has returned
	quit  context.CancelFunc
}

// atDesk starts a session and lets f sit down to it. Whatever f does, the
// session is over afterwards.
func atDesk(t *testing.T, id string, f func(*desk)) {
	t.Helper()
	atDeskWith(t, shippedPlan(t, id), f)
}

func atDeskWith(t *testing.T, plan *pacing.Plan, f func(*desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		d := &desk{
			t: t, Player: pacing.NewPlayer(plan, pacing.SystemClock()),
			keys: make(chan terminal.Key), quit: cancel,
		}
		c := &console{
			player: d.Player, keys: d.keys,
			size: func() (int, int) { return 80, 24 },
			show: func(c *terminal.Canvas) error {
				picture := c.String()
				d.shown.Store(&picture)
				return nil
			},
		}
		if err := d.Start(); err != nil {
			t.Fatal(err)
		}
		go d.Run(ctx)
		go func() {
			if err := c.run(ctx); err != nil {
				t.Error(err)
			}
			d.over.Store(true)
		}()
		f(d)
		cancel()
		synctest.Wait()
		if !d.over.Load() {
			t.Error("the console goes on after its context is done")
		}
	})
}

// press types keys half a second apart, as a hand does.
func (d *desk) press(keys ...terminal.Key) {
	for _, key := range keys {
		d.keys <- key
		d.wait(500 * time.Millisecond)
	}
}

// wait lets time pass.
func (d *desk) wait(t time.Duration) {
	time.Sleep(t)
	synctest.Wait()
}

func (d *desk) picture() string { return *d.shown.Load() }

func (d *desk) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.picture(), text) {
			d.t.Fatalf("%q is not to be seen:\n%s", text, d.picture())
		}
	}
}

func (d *desk) is(state pacing.State) {
	d.t.Helper()
	if got := d.Snapshot().State; got != state {
		d.t.Fatalf("the session is %v, want %v:\n%s", got, state, d.picture())
	}
}

func (d *desk) phase() string {
	s := d.Snapshot()
	return s.Plan.Phase(s.Moment(d.Now()).Span).ID
}

func TestAWholeSessionByKeys(t *testing.T) {
	atDesk(t, "sprint", func(d *desk) {
		d.wait(time.Second)
		d.sees("Stand or sit tall", "begins in 2", "4:30 left", "on time")

		d.wait(33 * time.Second)
		d.sees("Slow breaths", "breathe in  3", "then Hand back in")

		d.press(terminal.Space)
		d.is(pacing.Held)
		d.sees("held for 0:00 · pause", "4 dizziness", "enter go on")
		d.press("4")
		d.sees("· dizziness", "Light-headed or")
		if d.Snapshot().Reason != pacing.ReasonDizzy {
			d.t.Errorf("held for %q", d.Snapshot().Reason)
		}
		d.wait(20 * time.Second)
		d.sees("0:22 behind", "held for 0:20", "3:38 left if you end at 00:04", "The", "pacer is off.", "f pacer on")
		d.press("f")
		d.sees("f pacer off")

		d.press(terminal.Enter)
		d.is(pacing.Held)
		d.sees("enter again goes on")
		d.press(terminal.Enter)
		d.is(pacing.Running)
		d.wait(time.Second)
		d.sees("breathe in  4")

		before := d.Snapshot().Plan.Length
		d.press("+")
		if got := d.Snapshot().Plan.Length - before; got != time.Minute {
			d.t.Errorf("a minute more is %v", got)
		}

		d.press(terminal.Right)
		d.sees("again, and the next phase follows this breath")
		d.press(terminal.Right)
		d.sees("the next phase follows this breath")
		d.wait(16 * time.Second)
		d.sees("Hand back")

		d.press(terminal.Left, terminal.Left) // beyond the first seconds: this phase again
		d.wait(time.Second)
		if d.phase() != "back" {
			d.t.Errorf("back is in %q", d.phase())
		}
		d.press(terminal.Left, terminal.Left)
		if d.phase() != "slow" {
			d.t.Errorf("back twice is in %q", d.phase())
		}

		d.press(terminal.Esc)
		d.is(pacing.Running)
		d.sees("again ends the session")
		d.press("q") // another key for the same
		d.is(pacing.Finished)
		if !d.over.Load() || d.Snapshot().Complete() {
			d.t.Errorf("over %v, complete %v", d.over.Load(), d.Snapshot().Complete())
		}
	})
}

func TestASessionRunsToItsEnd(t *testing.T) {
	atDesk(t, "sprint", func(d *desk) {
		close(d.keys) // nobody is there
		d.wait(4*time.Minute + 34*time.Second)
		if !d.over.Load() || !d.Snapshot().Complete() {
			d.t.Errorf("over %v, complete %v after the whole length:\n%s", d.over.Load(), d.Snapshot().Complete(), d.picture())
		}
	})
}

// TestLostTimeIsAskedFor holds a session whose protocol leaves it to the user
// who pays, and answers either way.
func TestLostTimeIsAskedFor(t *testing.T) {
	p := *shippedPlan(t, "relax").Protocol
	p.LostTime = pacing.Ask
	plan, err := pacing.Fit(&p, p.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for key, length := range map[terminal.Key]time.Duration{"1": 73 * time.Minute, "2": 75 * time.Minute} {
		atDeskWith(t, plan, func(d *desk) {
			d.wait(10 * time.Minute)
			d.press(terminal.Space)
			d.wait(2 * time.Minute)
			d.press(terminal.Enter, terminal.Enter)
			d.wait(time.Second)
			d.sees("2:11 was lost:   1 keep 01:15   2 end at 01:17")
			d.press(key)
			s := d.Snapshot()
			if off := s.Plan.Length - length; s.Asking || off.Abs() > 20*time.Second {
				d.t.Errorf("after %s: asking %v, length %v, want about %v", key, s.Asking, s.Plan.Length, length)
			}
		})
	}
}

func TestGuardedKeysDoNothingAlone(t *testing.T) {
	for _, key := range []terminal.Key{terminal.Right, "n", "page down", terminal.Left, "page up", terminal.Esc, "q"} {
		atDesk(t, "sprint", func(d *desk) {
			d.wait(50 * time.Second)
			for range 3 {
				d.press(key)
				d.wait(3 * time.Second) // too late for the second press
			}
			if n := len(d.Events()); n != 1 {
				d.t.Errorf("%q alone: %v", key, d.Events())
			}
		})
	}
}

// TestAHeldKeyNeverActsTwice holds keys down as a keyboard reports it: again
// after half a second, then thirty times a second.
func TestAHeldKeyNeverActsTwice(t *testing.T) {
	for key, events := range map[terminal.Key]int{
		terminal.Right: 1, terminal.Esc: 1, terminal.Left: 1, // only the start
		"+": 2, terminal.Space: 2, "b": 2, ".": 2, // and one of their own
	} {
		atDesk(t, "sprint", func(d *desk) {
			d.wait(50 * time.Second)
			d.keys <- key
			d.wait(500 * time.Millisecond)
			for range 90 {
				d.keys <- key
				d.wait(33 * time.Millisecond)
			}
			d.wait(time.Second)
			if n := len(d.Events()); n != events {
				d.t.Errorf("%q held down: %d events, want %d: %v", key, n, events, d.Events())
			}
		})
	}
}

// TestATranscriptGoesOnAfterAStall lets time jump, as when the program was
// stopped and went on.
func TestATranscriptGoesOnAfterAStall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		clock := pacing.NewFakeClock(afternoon)
		player := pacing.NewPlayer(shippedPlan(t, "sprint"), clock)
		if err := player.Start(); err != nil {
			t.Fatal(err)
		}
		go player.Run(ctx)
		var out strings.Builder
		done := make(chan error)
		go func() { done <- transcript(ctx, player, nil, gun{}, &out) }()
		for range 40 { // ten seconds, watched
			time.Sleep(250 * time.Millisecond)
			clock.Advance(250 * time.Millisecond)
		}
		clock.Advance(20 * time.Second)
		time.Sleep(time.Second)
		synctest.Wait()
		if state := player.Snapshot().State; state != pacing.Running {
			t.Errorf("the session is %v", state)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		want := "00:00 Stand or sit tall — Jaw and shoulders easy.\n" +
			"00:07 the program stood still; going on from here\n"
		if out.String() != want {
			t.Errorf("wrote:\n%s", out.String())
		}
	})
}

func TestCtrlCEndsAtOnce(t *testing.T) {
	atDesk(t, "sprint", func(d *desk) {
		d.wait(10 * time.Second)
		d.press(terminal.CtrlC)
		if !d.over.Load() {
			d.t.Error("ctrl-c does not end it")
		}
	})
}

func TestKeysThatMeanNothing(t *testing.T) {
	atDesk(t, "sprint", func(d *desk) {
		d.wait(10 * time.Second)
		d.press("x", terminal.Up, "3", terminal.Enter, terminal.Enter)
		if n := len(d.Events()); n != 1 {
			d.t.Errorf("%v", d.Events())
		}
	})
}

func TestAScreenThatFailsEndsTheConsole(t *testing.T) {
	gone := errors.New("gone")
	c := &console{
		player: pacing.NewPlayer(shippedPlan(t, "sprint"), pacing.NewFakeClock(time.Now())),
		size:   func() (int, int) { return 80, 24 },
		show:   func(*terminal.Canvas) error { return gone },
	}
	if err := c.run(t.Context()); !errors.Is(err, gone) {
		t.Errorf("run returns %v", err)
	}
}

func TestTranscript(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		player := pacing.NewPlayer(shippedPlan(t, "relax"), pacing.SystemClock())
		if err := player.Start(); err != nil {
			t.Fatal(err)
		}
		begun := time.Now().Add(pacing.StartLead)
		go player.Run(ctx)
		var out strings.Builder
		w := writerFunc(func(p []byte) (int, error) {
			late := time.Since(begun).Round(time.Second)
			fmt.Fprintf(&out, "%02d:%02d| %s", int(late.Minutes()), int(late.Seconds())%60, p)
			return len(p), nil
		})
		if err := transcript(ctx, player, nil, gun{}, w); err != nil {
			t.Fatal(err)
		}
		golden(t, "relax-transcript.txt", []byte(out.String()))
		for line := range strings.Lines(out.String()) {
			if written, text, _ := strings.Cut(line, "| "); !strings.HasPrefix(text, written) {
				t.Errorf("written at %s: %s", written, text)
			}
		}
	})
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
