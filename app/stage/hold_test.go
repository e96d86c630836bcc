package stage

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/keys"
	"outbreath/pacing"
)

// twice presses a guarded key as it is meant.
func twice(s *Stage, key fyne.KeyName) {
	press(s, key)
	press(s, key)
}

func TestWhatIsLeftOfTheAppointment(t *testing.T) {
	end := time.Date(2026, 3, 14, 15, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		left time.Duration
		want [2]string
	}{
		{31*time.Minute + 59*second, [2]string{"31 min left", "if you end at 15:00"}},
		{time.Minute, [2]string{"1 min left", "if you end at 15:00"}},
		{59 * second, [2]string{"59 s left", "if you end at 15:00"}},
		{0, [2]string{"0 s left", "if you end at 15:00"}},
		{time.Hour, [2]string{"1 h left", "if you end at 15:00"}},
		{75 * time.Minute, [2]string{"1 h 15 min left", "if you end at 15:00"}},
		{-4 * time.Minute, [2]string{"4 min over", "it was to end at 15:00"}},
	} {
		if got := appointment(tt.left, end); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.left, got, tt.want)
		}
	}
}

func TestWhyNobodyHeldIt(t *testing.T) {
	for _, tt := range []struct {
		why  pacing.Cause
		away time.Duration
		want string
	}{
		{pacing.CauseSleep, 12*time.Minute + 3*second, "The computer slept for 12 min. Held where you were."},
		{pacing.CauseSleep, 0, "The computer slept. Held where you were."},
		{pacing.CauseStall, 20 * second, "The program stood still for 20 s. Held where you were."},
	} {
		if got := causeWords(tt.why, tt.away); got != tt.want {
			t.Errorf("%s for %v: %q, want %q", tt.why, tt.away, got, tt.want)
		}
	}
}

func TestReasonsLeadToWhatTheirNotesAsk(t *testing.T) {
	for _, tt := range []struct {
		key   fyne.KeyName
		note  string // its id's beginning
		help  bool
		first keys.Action
		free  bool
	}{
		{fyne.Key1, "", false, keys.GoOn, false},
		{fyne.Key2, "Sharp", true, keys.LeaveZone, false},
		{fyne.Key3, "Numbness", false, keys.LeaveZone, false},
		{fyne.Key4, "Light-headed", true, keys.GoOn, true},
		{fyne.Key5, "Uneasy", true, keys.GoOn, true},
		{fyne.Key6, "", false, keys.GoOn, false},
		{fyne.Key7, "", false, keys.GoOn, false},
	} {
		player, _ := bending(t, pacing.Shrink, hamstrings)
		s, _ := open(t, player, fyne.NewSize(1280, 800))
		press(s, fyne.KeySpace)
		press(s, tt.key)
		v, reason := &s.shown, player.Snapshot().Reason
		if len(v.note) < len(tt.note) || v.note[:len(tt.note)] != tt.note || tt.note == "" && v.note != "" {
			t.Errorf("%s: the note is %q", reason, v.note)
		}
		if (v.help != "") != tt.help {
			t.Errorf("%s: the help is %q", reason, v.help)
		}
		if v.ways.first != tt.first || s.leaveZone.Primary != (tt.first == keys.LeaveZone) || s.goOn.Primary != (tt.first == keys.GoOn) {
			t.Errorf("%s leads to action %s, want %s", reason, v.ways.first, tt.first)
		}
		if got := player.Snapshot().Free; got != tt.free {
			t.Errorf("%s: the pacer is off: %v", reason, got)
		}
	}
}

func TestAnotherReasonTakesTheFreeBreathingBack(t *testing.T) {
	player, _ := bending(t, pacing.Shrink, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	press(s, fyne.KeySpace)
	press(s, fyne.Key4)
	press(s, fyne.Key1)
	if player.Snapshot().Free {
		t.Error("the pacer is still off after a slip")
	}
	press(s, fyne.KeyF)
	press(s, fyne.Key6)
	if !player.Snapshot().Free {
		t.Error("a reason took back what the user had chosen")
	}
	twice(s, fyne.KeyReturn)
	if got := player.Snapshot(); got.State != pacing.Running || !got.Free {
		t.Errorf("it is %s, free %v", got.State, got.Free)
	}
}

func TestWaysOnFromAHold(t *testing.T) {
	names := func(p *pacing.Plan) (names []string) {
		for i := range p.Spans {
			names = append(names, p.Phase(i).ID)
		}
		return names
	}
	for name, tt := range map[string]struct {
		keys  []fyne.KeyName
		want  pacing.State
		phase string
		gone  []string
	}{
		"at the same place":           {[]fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn}, pacing.Running, "hamstrings", nil},
		"one press is a slip":         {[]fyne.KeyName{fyne.KeyX}, pacing.Held, "hamstrings", nil},
		"two ways are no pair":        {[]fyne.KeyName{fyne.KeyX, fyne.KeyR}, pacing.Held, "hamstrings", nil},
		"without the zone":            {[]fyne.KeyName{fyne.KeyX, fyne.KeyX}, pacing.Running, "glutes", nil},
		"with the return to release":  {[]fyne.KeyName{fyne.KeyR, fyne.KeyR}, pacing.Running, "release", []string{"glutes", "lowback", "shoulders", "neck"}},
		"not at all":                  {[]fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, pacing.Finished, "hamstrings", nil},
		"space does not":              {[]fyne.KeyName{fyne.KeySpace, fyne.KeySpace}, pacing.Held, "hamstrings", nil},
		"a reason between is no harm": {[]fyne.KeyName{fyne.Key2, fyne.KeyX, fyne.KeyX}, pacing.Running, "glutes", nil},
	} {
		t.Run(name, func(t *testing.T) {
			player, clock := bending(t, pacing.Shrink, hamstrings)
			s, _ := open(t, player, fyne.NewSize(1280, 800))
			press(s, fyne.KeySpace)
			clock.Advance(20 * time.Second)
			for _, key := range tt.keys {
				press(s, key)
			}
			clock.Advance(pacing.ResumeLead)
			got := player.Snapshot()
			if got.State != tt.want {
				t.Fatalf("it is %s, want %s", got.State, tt.want)
			}
			if got := got.Plan.Phase(got.Plan.At(got.Position(player.Now())).Span).ID; got != tt.phase {
				t.Errorf("it is in %s, want %s", got, tt.phase)
			}
			for _, id := range tt.gone {
				if slices.Contains(names(got.Plan), id) {
					t.Errorf("%s is still to come", id)
				}
			}
		})
	}
}

func TestLeavingAZoneOutLeavesItsLaterPhasesOut(t *testing.T) {
	p := relax()
	p.Phases[8].Zones = []string{"hamstrings"} // once more, later
	plan, err := pacing.Fit(p, 75*time.Minute, pacing.Options{})
	must(t, err)
	span := plan.At(hamstrings).Span
	if got, want := phasesOf(plan, span, "hamstrings"), []int{4, 8}; !slices.Equal(got, want) {
		t.Errorf("phases %v, want %v", got, want)
	}
	fresh := pacing.NewSession(plan).Snapshot()
	if w := waysFrom(fresh, 2, "back", pacing.Note{}); w.with != "Gradual tissue assessment" {
		t.Errorf("with the back alone %q ends", w.with)
	}
	if w := waysFrom(fresh, 2, "legs", pacing.Note{}); w.with != "" {
		t.Errorf("with the last zone of a phase %q ends", w.with)
	}
	last := len(plan.Spans) - 2 // finishing: the guidance alone is left
	if w := waysFrom(fresh, last, "whole back", pacing.Note{}); w.zone != "whole back" || w.returnTo != "" {
		t.Errorf("in the finishing: %+v", w)
	}
	if w := waysFrom(fresh, last+1, "", pacing.Note{Action: pacing.Stop}); w.zone != "" || w.first != keys.Finish {
		t.Errorf("where no hands are: %+v", w)
	}
}

func TestLeavingAZoneOutNamesWhatGoesWithIt(t *testing.T) {
	for _, tt := range []struct {
		ways ways
		want []string
	}{
		{ways{zone: "neck"}, []string{"Press x again to go on without neck"}},
		{ways{zone: "back", with: "Assessment"}, []string{"Press x again to go on without back; ends assessment"}},
		{ways{zone: "neck", also: []string{"release"}}, []string{
			"Press x again to go on without neck; release goes too", "Press x again to go on without neck; 1 later phase goes too"}},
		{ways{zone: "neck", with: "Assessment", also: []string{"neck", "release"}}, []string{
			"Press x again to go on without neck; ends assessment; neck and release go too",
			"Press x again to go on without neck; ends assessment; 2 later phases go too"}},
	} {
		if got := leaveWords("x", &tt.ways); !slices.Equal(got, tt.want) {
			t.Errorf("%+v: %q", tt.ways, got)
		}
	}

	p := relax()
	p.Phases[9].Zones = []string{"hamstrings"} // the return to release
	player, _ := runningAs(t, p, hamstrings)
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	press(s, fyne.KeySpace)
	press(s, fyne.KeyX)
	if want := "Press x again to go on without hamstrings; return to release goes too"; s.banner.Text != want {
		t.Errorf("%q, want %q", s.banner.Text, want)
	}
}
