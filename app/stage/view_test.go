package stage

import (
	"testing"
	"time"

	"outbreath/pacing"
)

const second = time.Second

func TestWhatTheMiddleSays(t *testing.T) {
	at := 12 * time.Minute // a breath begins there: the opening and the first paced phases are whole breaths
	for _, tt := range []struct {
		name        string
		at          time.Duration
		do          func(*pacing.Player, *pacing.FakeClock) error
		mode        mode
		word, count string
	}{
		{"the lead counts up to the next second", -2500 * time.Millisecond, nil, lead, "Begins in", "3"},
		{"the last moment of the lead", -time.Millisecond, nil, lead, "Begins in", "1"},
		{"the plan begins at once after it", 0, nil, free, "Breathe freely", ""},
		{"an in-breath begins", at, nil, paced, "Breathe in", "4"},
		{"an in-breath ends", at + 4*second - time.Millisecond, nil, paced, "Breathe in", "1"},
		{"an out-breath begins", at + 4*second, nil, paced, "Breathe out", "6"},
		{"a hold has its own clock", at, func(p *pacing.Player, c *pacing.FakeClock) error {
			defer c.Advance(83*second + 900*time.Millisecond)
			return p.Hold(pacing.ReasonPause)
		}, held, "On hold", "1:23"},
		{"going on has a lead too", at + 3*second, func(p *pacing.Player, c *pacing.FakeClock) error {
			if err := p.Hold(pacing.ReasonPause); err != nil {
				return err
			}
			c.Advance(5 * second)
			return p.Resume()
		}, lead, "Goes on in", "1"},
		{"and then a fresh in-breath", at + 3*second, func(p *pacing.Player, c *pacing.FakeClock) error {
			if err := p.Hold(pacing.ReasonPause); err != nil {
				return err
			}
			defer c.Advance(pacing.ResumeLead)
			return p.Resume()
		}, paced, "Breathe in", "4"},
		{"ended early", at, func(p *pacing.Player, c *pacing.FakeClock) error { return p.Finish() }, finished, "Finished", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			player, clock := running(t, tt.at)
			if tt.do != nil {
				must(t, tt.do(player, clock))
			}
			var v viewer
			got := v.look(player.Snapshot(), player.Now())
			if got.mode != tt.mode || got.breath != tt.word || got.count != tt.count {
				t.Errorf("mode %d, %q %q; want %d, %q %q", got.mode, got.breath, got.count, tt.mode, tt.word, tt.count)
			}
		})
	}
}

func TestWhatTheColumnsSay(t *testing.T) {
	player, clock := running(t, hamstrings)
	var viewer viewer
	v := viewer.look(player.Snapshot(), player.Now())
	for _, tt := range []struct{ what, got, want string }{
		{"kind", v.kind, "targeted"}, {"phase", v.phase, "Hamstrings"}, {"place", v.place, "left side"},
		{"say", v.say, "Broad forearm or palm strokes. Ease off near the sit bone."},
		{"prompt", v.prompt, "Longer strokes along the line"},
		{"first change", v.then[0].what + " in " + v.then[0].in, "right side in 1:38"},
		{"second change", v.then[1].what + " in " + v.then[1].in, "glutes in 5:08"},
		{"ends", v.ends, "15:00"}, {"left", v.left, "46:08 left"}, {"late", v.late, "on time"}, {"ending", v.ending, ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}

	must(t, player.Next())
	v = viewer.look(player.Snapshot(), player.Now())
	if v.ending != "Glutes after this breath" || v.then[0] != (change{"glutes", "0:08"}) {
		t.Errorf("while the phase ends: %q, %v", v.ending, v.then[0])
	}
	if v.late != "5:00 ahead" || v.behind {
		t.Errorf("with a phase cut short the end is %q", v.late)
	}
	clock.Advance(8 * second)
	v = viewer.look(player.Snapshot(), player.Now())
	if v.ending != "" || v.phase != "Glutes" || v.prompt != "" {
		t.Errorf("after it: %q, phase %q, prompt %q", v.ending, v.phase, v.prompt)
	}
}

func TestTheLastPhaseLeadsToTheEnd(t *testing.T) {
	player, _ := running(t, 74*time.Minute)
	var viewer viewer
	v := viewer.look(player.Snapshot(), player.Now())
	if v.then != [2]change{{"the end", "1:00"}, {}} || v.next != "" {
		t.Errorf("then %v, next %q", v.then, v.next)
	}
}

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		name, zone string
		side       pacing.Side
		want       string
	}{
		{"Hamstrings", "hamstrings", pacing.Left, "left side"},
		{"Calves and hamstrings", "calves", pacing.Both, "calves"},
		{"Calves and hamstrings", "calves", pacing.Right, "calves, right side"},
		{"Breath", "", pacing.Both, ""},
	} {
		if got := place(tt.name, tt.zone, tt.side); got != tt.want {
			t.Errorf("%s, %s, %s: %q, want %q", tt.name, tt.zone, tt.side, got, tt.want)
		}
	}
}

func TestLateness(t *testing.T) {
	for _, tt := range []struct {
		seconds int
		want    string
		behind  bool
	}{{0, "on time", false}, {29, "on time", false}, {-29, "on time", false}, {80, "1:20 behind", true}, {-40, "0:40 ahead", false}, {3725, "1:02:05 behind", true}} {
		if got, behind := lateness(tt.seconds); got != tt.want || behind != tt.behind {
			t.Errorf("%d: %q, %v", tt.seconds, got, behind)
		}
	}
}

func TestNotesGoWithTheReason(t *testing.T) {
	player, _ := running(t, hamstrings)
	var viewer viewer
	for reason, want := range map[pacing.Reason]string{
		pacing.ReasonPause: "", pacing.ReasonDizzy: "Light-headed", pacing.ReasonPain: "Sharp",
		pacing.ReasonNumbness: "Numbness", // of the group that the protocol draws from
		pacing.ReasonDistress: "Uneasy", pacing.ReasonBreak: "", pacing.ReasonOther: "",
	} {
		must(t, player.Hold(reason))
		got := viewer.look(player.Snapshot(), player.Now()).note
		if want == "" && got != "" || len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("%s: %q, want %q", reason, got, want)
		}
	}
}

func TestTheShapeFollowsTheFadingPacer(t *testing.T) {
	player, clock := running(t, 0)
	plan := player.Snapshot().Plan
	var viewer viewer
	for i := range plan.Segments {
		s := &plan.Segments[i]
		if !s.Fade {
			continue
		}
		clock.Advance(s.Start - player.Snapshot().Position(player.Now()))
		reach := 1.0
		for k := range s.Cycles {
			clock.Advance(s.Pattern.In)
			v := viewer.look(player.Snapshot(), player.Now())
			if v.pace.Full-0.5 >= reach {
				t.Errorf("breath %d of the fade reaches %.2f, not less than %.2f", k+1, v.pace.Full-0.5, reach)
			}
			reach = v.pace.Full - 0.5
			clock.Advance(s.Pattern.Out)
		}
		if v := viewer.look(player.Snapshot(), player.Now()); v.mode != free {
			t.Errorf("after the fade the mode is %d", v.mode)
		}
		return
	}
	t.Fatal("the plan has no fade")
}
