package stage

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
)

func TestLostTimeIsAsked(t *testing.T) {
	for key, end := range map[fyne.KeyName]string{fyne.Key1: "15:00", fyne.Key2: "15:09"} {
		player, clock := bending(t, pacing.Ask, hamstrings)
		s, _ := open(t, player, fyne.NewSize(1280, 800))
		losing(t, player, clock, 9*time.Minute)
		s.update()
		if want := "9:03 late as it stands."; s.banner.Text != want {
			t.Errorf("%q, want %q", s.banner.Text, want)
		}
		if a, b := s.answers[0].Text, s.answers[1].Text; a != "Lay the rest out again · ends 15:00" || b != "Let the end move · ends 15:09" {
			t.Errorf("answers %q and %q", a, b)
		}
		press(s, key)
		if got := s.ends.Text; got != end || s.answers[0].Visible() || !s.next.Visible() {
			t.Errorf("answered by %s it ends %s, want %s; asked still: %v", key, got, end, s.answers[0].Visible())
		}
	}
}

func TestWhatCannotFitIsAsked(t *testing.T) {
	for name, tt := range map[string]struct {
		keys  []fyne.KeyName
		state pacing.State
		out   string // the phase that is gone
		topic topic
	}{
		"run over":                 {[]fyne.KeyName{fyne.Key1}, pacing.Running, "", nothing},
		"leave out, then the neck": {[]fyne.KeyName{fyne.Key2, fyne.Key4}, pacing.Running, "neck", tooLong},
		"leave out none":           {[]fyne.KeyName{fyne.Key2, fyne.Key0}, pacing.Running, "", tooLong},
		"finish":                   {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, pacing.Finished, "", nothing},
		"escape once is a slip":    {[]fyne.KeyName{fyne.KeyEscape}, pacing.Running, "", tooLong},
		"space still holds":        {[]fyne.KeyName{fyne.Key2, fyne.KeySpace}, pacing.Held, "", nothing},
		"a number too many":        {[]fyne.KeyName{fyne.Key7}, pacing.Running, "", tooLong},
	} {
		t.Run(name, func(t *testing.T) {
			player, clock := bending(t, pacing.Shrink, hamstrings)
			s, _ := open(t, player, fyne.NewSize(1280, 800))
			losing(t, player, clock, 27*time.Minute)
			s.update()
			if want := "Even with every phase at its shortest it ends 5:33 late."; s.banner.Text != want {
				t.Fatalf("%q, want %q", s.banner.Text, want)
			}
			for _, key := range tt.keys {
				press(s, key)
			}
			got := player.Snapshot()
			if got.State != tt.state || s.shown.question.topic != tt.topic {
				t.Errorf("it is %s, topic %d; want %s, %d", got.State, s.shown.question.topic, tt.state, tt.topic)
			}
			gone := !slices.ContainsFunc(got.Plan.Spans, func(sp pacing.Span) bool { return got.Plan.Protocol.Phases[sp.Phase].ID == tt.out })
			if tt.out != "" && !gone {
				t.Errorf("%s is still to come", tt.out)
			}
		})
	}
}

func TestLeavingOutAsksNothingMore(t *testing.T) {
	player, clock := bending(t, pacing.Ask, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	losing(t, player, clock, 27*time.Minute)
	s.update()
	for _, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key4} { // lay out again, leave out, the neck
		press(s, key)
	}
	if got := s.shown.question.topic; got != tooLong || s.late.Text != "3:03 behind" {
		t.Errorf("topic %d, %s", got, s.late.Text)
	}
}

func TestWhatMayBeLeftOut(t *testing.T) {
	player, clock := bending(t, pacing.Shrink, hamstrings)
	losing(t, player, clock, 27*time.Minute)
	snapshot := player.Snapshot()
	var got []string
	for _, o := range offers(snapshot.Plan, snapshot.Plan.At(snapshot.Position(player.Now())).Span) {
		got = append(got, o.name+" "+o.gives)
	}
	want := "Glutes 3:30, Low back 4:00, Upper shoulders 4:00, Neck 2:30, Return to release 2:30, Post-session guidance 1:30"
	if strings.Join(got, ", ") != want {
		t.Errorf("%v", got) // the finishing is protected
	}
}

func TestUpAndDownGoFromAnswerToAnswer(t *testing.T) {
	player, clock := bending(t, pacing.Ask, hamstrings)
	s, w := open(t, player, fyne.NewSize(1280, 800))
	s.window = w
	losing(t, player, clock, 9*time.Minute)
	s.update()
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 0}, {fyne.KeyDown, 1}, {fyne.KeyDown, 0}, {fyne.KeyUp, 1}} {
		press(s, step.key)
		if w.Canvas().Focused() != s.answers[step.want] {
			t.Fatalf("%s: the focus is on %v", step.key, w.Canvas().Focused())
		}
	}
	s.answers[1].KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := s.ends.Text; got != "15:09" {
		t.Errorf("enter on the second answer: it ends %s", got)
	}
	if w.Canvas().Focused() != nil {
		t.Errorf("the focus stays on %v", w.Canvas().Focused())
	}
}

func TestANewPlanIsSaidAndUndone(t *testing.T) {
	player, clock := bending(t, pacing.Shrink, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	before := player.Snapshot().Plan
	losing(t, player, clock, 6*time.Minute)
	s.update()
	if !strings.HasSuffix(s.banner.Text, " shorter · ends 15:00") || !s.undo.Visible() {
		t.Fatalf("it says %q, undo there: %v", s.banner.Text, s.undo.Visible())
	}
	clock.Advance(pacing.UndoGrace + time.Second)
	s.update()
	if s.banner.Text != "" || s.undo.Visible() {
		t.Errorf("after its time it still says %q", s.banner.Text)
	}
	press(s, fyne.KeyU)
	if player.Snapshot().Plan == before || s.banner.Text != "Not possible just now" {
		t.Errorf("too late, and it says %q", s.banner.Text)
	}

	player, clock = bending(t, pacing.Shrink, hamstrings)
	s, _ = open(t, player, fyne.NewSize(1280, 800))
	before = player.Snapshot().Plan
	losing(t, player, clock, 6*time.Minute)
	s.update()
	press(s, fyne.KeyU)
	if player.Snapshot().Plan != before || s.undo.Visible() || s.ends.Text != "15:06" {
		t.Errorf("undone, it ends %s and says %q", s.ends.Text, s.banner.Text)
	}
}

func TestAfterASleep(t *testing.T) {
	for name, tt := range map[string]struct {
		keys []fyne.KeyName
		want pacing.State
		ends string
	}{
		"go on and end late":          {[]fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn}, pacing.Running, "15:20"},
		"lay the rest out again":      {[]fyne.KeyName{fyne.KeyL, fyne.KeyL}, pacing.Running, "15:00"},
		"end":                         {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, pacing.Finished, ""},
		"the ways of a hold are away": {[]fyne.KeyName{fyne.KeyX, fyne.KeyX}, pacing.Held, ""},
	} {
		t.Run(name, func(t *testing.T) {
			player, clock := bending(t, pacing.Shrink, hamstrings)
			s, _ := open(t, player, fyne.NewSize(1280, 800))
			gone(t, player, func() { clock.Sleep(20 * time.Minute) }, pacing.CauseSleep)
			s.update()
			if want := "The computer slept for 20 min. Held where you were."; s.shown.note != want {
				t.Errorf("%q, want %q", s.shown.note, want)
			}
			if words := kittest.Words(s.root); !slices.Contains(words, "Lay the rest out again · ends 15:00") {
				t.Errorf("what is offered: %q", words)
			}
			for _, key := range tt.keys {
				press(s, key)
			}
			if got := player.Snapshot().State; got != tt.want {
				t.Errorf("it is %s, want %s", got, tt.want)
			}
			if tt.ends != "" && s.ends.Text != tt.ends {
				t.Errorf("it ends %s, want %s", s.ends.Text, tt.ends)
			}
		})
	}
}

func TestZonesComeAndGo(t *testing.T) {
	player, _ := bending(t, pacing.Shrink, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	press(s, fyne.KeyZ)
	if !s.ledger.root.Visible() || s.figure.Visible() {
		t.Error("the ledger does not take the figure's place")
	}
	press(s, fyne.KeySpace)
	if !s.ledger.root.Visible() || !s.zones.Visible() {
		t.Error("a hold puts the ledger away, or does not offer it")
	}
	s.zones.Tapped(nil)
	if s.ledger.root.Visible() || !s.figure.Visible() {
		t.Error("the ledger does not go")
	}
}
