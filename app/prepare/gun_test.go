package prepare_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

// sprint is half a minute of quiet, fifteen calm breaths, three that fade, and
// what is given of a minute free.
func sprint(t testing.TB, after string) *pacing.Protocol {
	t.Helper()
	p, ds := protocols.Read("sprint.toml", []byte(`format = 1
id = "sprint"
name = "Before the gun"
kind = "drill"
[breath.calm]
in = "4s"
out = "6s"
[breath.leave]
from = "calm"
fade = 3
[[phase]]
id = "settle"
kind = "settle"
name = "Settle"
min = "30s"
ideal = "30s"
max = "30s"
[[phase]]
id = "slow"
kind = "breath"
name = "Slow breaths"
min = "30s"
ideal = "150s"
max = "240s"
breath = "calm"
[[phase]]
id = "back"
kind = "activate"
name = "Back"
min = "30s"
ideal = "30s"
max = "30s"
breath = "leave"
`+after))
	if p == nil {
		t.Fatal(ds)
	}
	return p
}

const switchOver = `[[phase]]
id = "switch"
kind = "activate"
name = "Switch"
min = "60s"
ideal = "60s"
max = "60s"
`

func TestADrillIsAimedAtTheGun(t *testing.T) {
	for _, c := range []struct {
		name, start, before, after, want string
		ends                             string
		length                           time.Duration // of what is shown
	}{
		// It is 13:50:00; lead, settling, 15 and 3 breaths take 3:33.
		{"early: it waits", "140000", "90", "", "Waits 5:00, then 18 breaths.", "13:58", 210 * time.Second},
		{"just in time", "135503", "90", "", "Begins at once: 18 breaths.", "13:53", 210 * time.Second},
		{"a breath too late", "135453", "90", "", "Begins at once: 17 breaths; 1 breath is left out.", "13:53", 200 * time.Second},
		{"a minute too late", "135403", "90", "", "Begins at once: 12 breaths; 6 breaths are left out.", "13:52", 150 * time.Second},
		{"between two breaths it waits", "135401", "90", "", "Waits 0:11, then 11 breaths; 7 breaths are left out.", "13:52", 140 * time.Second},
		{"far too late", "135200", "90", "", "Begins at once: 4 breaths; 14 breaths are left out; settle left out; the last out-breath ends 0:13 too late.", "13:50", 40 * time.Second},
		{"over", "135100", "90", "", "No time is left for that: it begins at once, and is not aimed.", "13:53", 210 * time.Second},
		{"nearer", "140000", "5!", "", "Waits 6:25, then 18 breaths.", "13:59", 210 * time.Second},
		{"it goes on after", "140000", "10!", switchOver, "Waits 6:20, then 18 breaths. It goes on until 0:50 after your start.", "14:00", 270 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, sprint(t, c.after), "", 1280, 769)
			r.tap("aim at my start")
			r.mustRead("My start is at", "14:00:00", "and the last out-breath ends", "90", "seconds before.")
			r.typed(c.start)
			r.window.Canvas().Focus(field(r, "Seconds from the last out-breath to my start"))
			for _, digit := range c.before {
				if digit == '!' {
					r.press(fyne.KeyReturn)
				} else {
					r.typed(string(digit))
				}
			}
			r.window.Canvas().Focus(field(r, "My start, as hours, minutes and seconds"))
			r.mustRead(c.want, c.ends)
			s := r.start()
			if c.name == "over" {
				if !s.LastOut.IsZero() {
					t.Errorf("aimed at %v, which is over", s.LastOut)
				}
				return
			}
			player := pacing.NewPlayer(s.plan, r.clock)
			if err := player.Aim(s.LastOut); err != nil {
				t.Fatal(err)
			}
			if err := player.Start(); err != nil {
				t.Fatal(err)
			}
			now := r.clock.Now()
			if got := player.Snapshot(); got.Plan.Length != c.length || got.EndsAt(now).Format("15:04") != c.ends {
				t.Errorf("it lasts %v and ends %v", got.Plan.Length, got.EndsAt(now))
			}
		})
	}
}

func TestTheAimFollowsTheClock(t *testing.T) {
	r := newRig(t, sprint(t, ""), "", 1280, 769)
	r.tap("aim at my start")
	r.mustRead("Waits 5:00, then 18 breaths.")
	r.tick(48 * time.Second)
	r.mustRead("Waits 4:12, then 18 breaths.", "13:58")
	r.tick(4*time.Minute + 30*time.Second)
	r.mustRead("Waits 0:12, then 15 breaths; 3 breaths are left out.", "3 minutes", "of 3 minutes 30 seconds", "13:58")
	r.tap("aim at my start")
	if r.reads("My start") || r.reads("left out") || r.reads("of 3 minutes") {
		t.Error("not aimed any more, the row stays")
	}
	if s := r.start(); !s.LastOut.IsZero() || s.plan.Length != 210*time.Second {
		t.Errorf("started %+v", s)
	}
}

func TestWhatCannotBeAimedIsNotOffered(t *testing.T) {
	free := &pacing.Protocol{ID: "free", Name: "Free", Kind: pacing.Drill, Phases: []pacing.Phase{{ID: "a", Name: "A", Kind: pacing.Breathing,
		Min: time.Minute, Ideal: time.Minute, Max: 2 * time.Minute}}}
	for _, p := range []*pacing.Protocol{free, session(t)} {
		r := newRig(t, p, "", 1280, 769)
		if kittest.Button(r.screen.CanvasObject(), "aim at my start") != nil {
			t.Errorf("%s can be aimed", p.ID)
		}
	}
}

func TestTheAimLooks(t *testing.T) {
	looks(t, "aim", sprint(t, switchOver), func(r *rig) {
		r.tap("aim at my start")
		r.typed("135310")
	})
}
