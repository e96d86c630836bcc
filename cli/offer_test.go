package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/words"
)

// seat is a console whose clock is moved by hand.
type seat struct {
	t *testing.T
	*console
	clock *pacing.FakeClock
	shown string
}

// takeSeat starts a session that has run for a while; start is nil for one
// without an appointment.
func takeSeat(t *testing.T, plan *pacing.Plan, ran time.Duration, start func(*pacing.Player) error) *seat {
	t.Helper()
	s := &seat{t: t, clock: pacing.NewFakeClock(afternoon)}
	s.console = &console{player: pacing.NewPlayer(plan, s.clock), size: func() (int, int) { return 80, 24 }}
	s.show = func(c *terminal.Canvas) error {
		s.shown = c.String()
		return nil
	}
	if start == nil {
		start = (*pacing.Player).Start
	}
	if err := start(s.player); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(ran)
	return s
}

func (s *seat) keys(keys ...terminal.Key) {
	for _, key := range keys {
		s.press(key)
		s.clock.Advance(time.Second)
	}
}

// sees holds the picture to texts; those that begin with "no " must not be there.
func (s *seat) sees(texts ...string) {
	s.t.Helper()
	if _, err := s.draw(); err != nil {
		s.t.Fatal(err)
	}
	for _, text := range texts {
		text, absent := strings.CutPrefix(text, "no: ")
		if strings.Contains(s.shown, text) == absent {
			s.t.Fatalf("absent %v is not so of %q:\n%s", absent, text, s.shown)
		}
	}
}

// over returns by how much the session is said to run over.
func (s *seat) over() string {
	v := s.look()
	return clock(v.over())
}

func (s *seat) phase() string {
	v := s.look()
	return v.phase.ID
}

func (s *seat) leftOut() (ids []string) {
	plan := s.player.Snapshot().Plan
	for _, phase := range plan.LeftOut {
		ids = append(ids, plan.Protocol.Phases[phase].ID)
	}
	return ids
}

// TestReasons holds each reason for a hold to its note and to the way on that
// the note names.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		key   terminal.Key
		why   pacing.Reason
		note  string
		first string // of the ways on
		free  bool
	}{
		{"1", pacing.ReasonPause, "The session rests.", "enter go on here", false},
		{"2", pacing.ReasonPain, "Sharp, shooting or", "x leave hamstrings out", false},
		{"3", pacing.ReasonNumbness, "Numbness, pins and", "x leave hamstrings out", false},
		{"4", pacing.ReasonDizzy, "Light-headed or", "enter go on here", true},
		{"5", pacing.ReasonDistress, "Uneasy, far away or", "enter go on here", true},
		{"6", pacing.ReasonBreak, "The session rests.", "enter go on here", false},
		{"7", pacing.ReasonOther, "The session rests.", "enter go on here", false},
	} {
		s := takeSeat(t, shippedPlan(t, "relax"), 28*time.Minute, nil)
		s.keys(terminal.Space)
		s.clock.Advance(40 * time.Second)
		s.keys(c.key)
		s.sees("held for 0:42 · "+string(c.why), "46 min left if you end at 15:15", c.note)
		v := s.look()
		_, ways := v.offers()
		snapshot := s.player.Snapshot()
		if snapshot.Reason != c.why || ways[0].words != c.first || snapshot.Free != c.free {
			t.Errorf("%s: held for %s, first %q, pacer off %v", c.key, snapshot.Reason, ways[0].words, snapshot.Free)
		}
		s.keys(terminal.Enter, terminal.Enter)
		s.clock.Advance(pacing.ResumeLead)
		if paced := s.look().moment.Stage != pacing.StageFree; paced == c.free {
			t.Errorf("%s: goes on paced %v", c.key, paced)
		}
	}
}

// TestAnotherReasonTakesTheFreeBreathingBack turns the pacer off by a reason, and
// on again by another one, unless the user chose it.
func TestAnotherReasonTakesTheFreeBreathingBack(t *testing.T) {
	for _, c := range []struct {
		keys string
		free bool
	}{
		{"4", true},
		{"41", false},
		{"45", true},
		{"452", false},
		{"4f", false},
		{"4f1", false},
		{"4ff1", true}, // chosen, after all
		{"f1", true},
		{"f41", true},
		{"41f6", true},
	} {
		s := takeSeat(t, shippedPlan(t, "relax"), 28*time.Minute, nil)
		s.keys(terminal.Space)
		for _, key := range c.keys {
			s.keys(terminal.Key(key))
		}
		if got := s.player.Snapshot().Free; got != c.free {
			t.Errorf("%s: pacer off %v, want %v", c.keys, got, c.free)
		}
	}
	s := takeSeat(t, shippedPlan(t, "relax"), 28*time.Minute, nil)
	s.keys(terminal.Space, "4", terminal.Enter, terminal.Enter)
	s.clock.Advance(time.Minute)
	s.keys(terminal.Space, "1")
	if !s.player.Snapshot().Free {
		t.Error("the reason for another hold takes back what one has gone on with")
	}
}

// TestHelpComesFirst offers the end first where a note says to get help: pain
// in a drill, where hands play no part.
func TestHelpComesFirst(t *testing.T) {
	s := takeSeat(t, shippedPlan(t, "sprint"), 50*time.Second, nil)
	s.keys(terminal.Space, "2")
	s.sees("get medical help", "esc finish now   enter go on here")
}

// TestWaysOn goes on after a hold in each way there is.
func TestWaysOn(t *testing.T) {
	for _, c := range []struct {
		keys    []terminal.Key
		asks    string
		phase   string
		leftOut []string
	}{
		{[]terminal.Key{terminal.Enter}, "enter again goes on", "hamstrings", nil},
		{[]terminal.Key{"x"}, "x again goes on without hamstrings", "glutes", []string{"hamstrings"}},
		{[]terminal.Key{"r"}, "r again goes on with return to release", "release",
			[]string{"hamstrings", "glutes", "lowback", "shoulders", "neck"}},
	} {
		s := takeSeat(t, shippedPlan(t, "relax"), 28*time.Minute, nil)
		s.keys(terminal.Space)
		s.keys(c.keys...)
		s.sees(c.asks)
		if s.player.Snapshot().State != pacing.Held {
			t.Errorf("%v: goes on at the first press", c.keys)
		}
		s.keys(c.keys...)
		s.clock.Advance(pacing.ResumeLead)
		if got := s.leftOut(); s.player.Snapshot().State != pacing.Running || s.phase() != c.phase || !slices.Equal(got, c.leftOut) {
			t.Errorf("%v: %v in %s, left out %v", c.keys, s.player.Snapshot().State, s.phase(), got)
		}
	}
	s := takeSeat(t, shippedPlan(t, "relax"), time.Minute, nil)
	s.keys(terminal.Space)
	s.sees("no: x leave") // there is no zone to leave
	s.keys("2")
	s.sees("Sharp, shooting", "esc finish now   enter go on here")

	s = takeSeat(t, shippedPlan(t, "prenatal"), 20*time.Minute, nil)
	zone := s.look().moment.Zone
	s.keys(terminal.Space, "3", "x", "x")
	for i := range s.player.Snapshot().Plan.Spans[1:] {
		if ph := s.player.Snapshot().Plan.Phase(i + 1); s.phase() != ph.ID && slices.Equal(ph.Zones, []string{zone}) {
			t.Errorf("%s is left, and %s goes on with it", zone, ph.ID)
		}
	}
	if got := s.leftOut(); len(got) != 2 {
		t.Errorf("without %s: left out %v", zone, got)
	}
}

// TestARefitIsSaidAndUndone holds, goes on, and takes what that cost back.
func TestARefitIsSaidAndUndone(t *testing.T) {
	s := takeSeat(t, shippedPlan(t, "relax"), 50*time.Minute, nil)
	before := s.player.Snapshot().Plan
	s.keys(terminal.Space)
	s.clock.Advance(3 * time.Minute)
	s.keys(terminal.Enter, terminal.Enter)
	s.sees("u undo · to end at 15:15: upper shoulders", "neck", "shorter", "on time")
	s.keys("u")
	s.sees("no: u undo", "3:", "behind")
	if after := s.player.Snapshot().Plan; after != before {
		t.Error("undo restores another plan")
	}
	s.keys("+")
	s.sees("u undo · neck 0:30 and return to release 0:30 shorter; upper shoulders 1:00")
	s.clock.Advance(pacing.UndoGrace)
	s.sees("no: u undo")
	plan := s.player.Snapshot().Plan
	s.keys("u")
	if s.player.Snapshot().Plan != plan {
		t.Error("undo after its time")
	}
}

// TestALateStart says what it costs to end with the appointment all the same.
func TestALateStart(t *testing.T) {
	for late, want := range map[time.Duration]string{
		0:                "",
		20 * time.Second: "", // is left alone
		5 * time.Minute: "to end at 15:15: opening 0:30, breath 0:30, assessment 0:30, calves 0:30, hamstrings 0:30, " +
			"glutes 0:30, low back 0:30, upper shoulders 0:30, neck 0:30 and return to release 0:30 shorter",
		-5 * time.Minute: "to end at 15:15: opening 0:25, breath 0:30, assessment 0:20, calves 0:30, hamstrings 0:20, " +
			"glutes 0:30, low back 0:20, upper shoulders 0:30, neck 0:20, return to release 0:30, finishing 0:25 and guidance 0:20 longer",
	} {
		plan := shippedPlan(t, "relax")
		clock := pacing.NewFakeClock(afternoon.Add(late))
		player := pacing.NewPlayer(plan, clock)
		if err := player.StartUntil(afternoon.Add(75*time.Minute + pacing.StartLead)); err != nil {
			t.Fatal(err)
		}
		v := view{Instant: player.Now(), snapshot: player.Snapshot()}
		v.look()
		if got := v.told(plan); got != want {
			t.Errorf("%v late: %q, want %q", late, got, want)
		}
	}
}

// TestTooLate starts when not even the minimums fit, and answers each way.
func TestTooLate(t *testing.T) {
	atDoor := func(t *testing.T) *seat {
		return takeSeat(t, shippedPlan(t, "relax"), time.Minute, func(p *pacing.Player) error {
			return p.StartUntil(afternoon.Add(50 * time.Minute))
		})
	}
	t.Run("run over", func(t *testing.T) {
		s := atDoor(t)
		late := s.over()
		s.sees("it ends "+late+" late:   1 run over   2 without ", "esc finish now")
		s.keys("1")
		s.sees("no: run over", late+" behind")
		s.keys(terminal.Space)
		s.clock.Advance(2 * time.Minute)
		s.keys(terminal.Enter, terminal.Enter)
		s.sees("it ends " + s.over() + " late:") // more than was agreed to
	})
	t.Run("leave out", func(t *testing.T) {
		s := atDoor(t)
		v := s.look()
		phase := v.sparable()[0]
		s.keys("2")
		s.sees("2 again leaves " + words.Inner(v.snapshot.Plan.Protocol.Phases[phase].Name) + " out")
		s.keys("2")
		if got := s.player.Snapshot().Plan.LeftOut; !slices.Equal(got, []int{phase}) {
			t.Errorf("left out %v, want %d", got, phase)
		}
		s.sees("it ends ", "u undo · ") // one was not enough
		s.keys("2", "2")
		s.sees("no: run over", "on time")
	})
	t.Run("finish", func(t *testing.T) {
		s := atDoor(t)
		s.keys(terminal.Esc, terminal.Esc)
		if s.player.Snapshot().State != pacing.Finished {
			t.Error("is not over")
		}
	})
}

// TestAHoldThatNobodyAskedFor lets the program stand still, which then says so,
// and goes on either way.
func TestAHoldThatNobodyAskedFor(t *testing.T) {
	for _, c := range []struct {
		key    terminal.Key
		asks   string
		behind string
	}{
		{terminal.Enter, "enter again goes on from here and ends late", "8:11 behind"},
		{"l", "l again goes on, and the rest is laid out again", "on time"},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			s := takeSeat(t, shippedPlan(t, "relax"), 20*time.Minute, nil)
			go s.player.Run(ctx)
			synctest.Wait() // the clock is looked at
			s.clock.Advance(8 * time.Minute)
			time.Sleep(time.Second)
			s.sees("held for 8:00 · the program stood still", "Nothing went on", "47 min left if you end at 15:15",
				"enter go on, end late   l lay the rest out again   esc finish now", "no: 1 pause")
			s.keys(c.key)
			s.sees(c.asks)
			s.keys(c.key)
			s.sees(c.behind)
		})
	}
}

// TestAimedDrill waits, leaves breaths out, and follows a start that moves.
func TestAimedDrill(t *testing.T) {
	aimed := func(after time.Duration) *seat {
		g := gun{flag: timeOfDay{afternoon, true}, before: defaultBefore, start: afternoon.Add(after)}
		s := takeSeat(t, shippedPlan(t, "sprint"), time.Second, func(p *pacing.Player) error {
			if err := p.Aim(g.lastOut()); err != nil {
				return err
			}
			return p.Start()
		})
		s.gun = g
		return s
	}
	hits := func(s *seat) {
		t.Helper()
		snapshot := s.player.Snapshot()
		last, _ := snapshot.Plan.LastOut()
		out := snapshot.EndsAt(s.player.Now()).Add(last - snapshot.Plan.Length)
		if !out.Equal(s.gun.lastOut()) {
			t.Errorf("the last out-breath ends at %v, want %v", out, s.gun.lastOut())
		}
	}
	early := aimed(6 * time.Minute)
	early.sees("your start", "14:06:00", "in 5:59", "last out 14:04:30", "begins in 59", "+ start a minute later", "no: shorter")
	hits(early)
	early.keys("+")
	early.sees("14:07:00", "begins in 1:58", "no: shorter")
	hits(early)

	late := aimed(5 * time.Minute)
	hits(late)
	late.sees("shorter by 1 breath", "begins in ")
	late.keys("-")
	late.sees("14:04:00", "shorter by 7 breaths")
	hits(late)
	late.clock.Advance(time.Minute) // it runs: whole breaths only
	late.keys("+")
	late.sees("14:05:00", "shorter by 1 breath")
	late.keys(terminal.Space)
	late.clock.Advance(34 * time.Second)
	late.keys(terminal.Enter, terminal.Enter)
	late.sees("shorter by 5 breaths")
	late.keys(terminal.Space, "1")
	late.sees("no: left if you end", "in 3:")

	soon := aimed(5 * time.Minute)
	soon.keys("-", "-", "-")
	soon.sees("14:02:00", "no: - earlier", "no: too early")
	plan, events := soon.player.Snapshot().Plan, len(soon.player.Events())
	soon.keys("-")
	soon.sees("too early: for a start at 14:01:00 the last out-breath would be over", "14:02:00")
	if soon.player.Snapshot().Plan != plan || len(soon.player.Events()) != events {
		t.Error("a start too early changes the plan")
	}
	soon.clock.Advance(refusedTime)
	soon.sees("no: too early")
	soon.keys("-")
	soon.sees("too early")
	soon.keys("+")
	soon.sees("no: too early", "14:03:00")
}

// TestWhatATranscriptSays lets a session that began late, and a drill that is
// aimed, say how they were laid out.
func TestWhatATranscriptSays(t *testing.T) {
	for _, c := range []struct {
		id    string
		gun   gun
		start func(*pacing.Player) error
		want  string
	}{
		{"relax", gun{}, func(p *pacing.Player) error { return p.StartUntil(p.Now().Wall.Add(74 * time.Minute)) },
			"00:00 to end at 15:14: opening 0:11, assessment 0:10, calves 0:10, glutes 0:10, low back 0:10 and neck 0:10 shorter\n00:00 Opening — "},
		{"relax", gun{}, func(p *pacing.Player) error { return p.StartUntil(p.Now().Wall.Add(50 * time.Minute)) },
			"00:00 opening 1:00, breath 1:00, "},
		{"relax", gun{}, func(p *pacing.Player) error { return p.StartUntil(p.Now().Wall.Add(50 * time.Minute)) },
			" shorter\n00:00 it ends 11:"},
		{"sprint", gun{timeOfDay{afternoon, true}, defaultBefore, afternoon.Add(4 * time.Minute)}, func(p *pacing.Player) error {
			return errors.Join(p.Aim(afternoon.Add(4*time.Minute-90*time.Second)), p.Start())
		}, "00:00 begins 14:00:10, last out-breath 14:02:30, your start 14:04:00; shorter by 7 breaths\n"},
	} {
		clock := pacing.NewFakeClock(afternoon)
		player := pacing.NewPlayer(shippedPlan(t, c.id), clock)
		if err := c.start(player); err != nil {
			t.Fatal(err)
		}
		if !c.gun.given() {
			clock.Advance(pacing.StartLead)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // one look is enough
		var out strings.Builder
		if err := transcript(ctx, player, nil, c.gun, &out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%s writes\n%s, want\n%s", c.id, out.String(), c.want)
		}
	}
}
