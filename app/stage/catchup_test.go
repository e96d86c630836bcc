package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/pacing"
)

func TestTheRestIsLaidOutAgainWhileItRuns(t *testing.T) {
	for name, tt := range map[string]struct {
		how  pacing.LostTime
		lost time.Duration
		keys []fyne.KeyName // after the hold
		then []fyne.KeyName
		ends string
		show bool // that it can be, before the last keys
	}{
		"after an undo":             {pacing.Shrink, 6 * time.Minute, []fyne.KeyName{fyne.KeyU}, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:00", true},
		"one press is a slip":       {pacing.Shrink, 6 * time.Minute, []fyne.KeyName{fyne.KeyU}, []fyne.KeyName{fyne.KeyL}, "15:06", true},
		"where the end moved":       {pacing.Extend, 6 * time.Minute, nil, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:00", true},
		"not once it is on time":    {pacing.Shrink, 6 * time.Minute, nil, nil, "15:00", false},
		"not for less than half":    {pacing.Extend, 20 * time.Second, nil, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:00", false},
		"not while that is asked":   {pacing.Ask, 6 * time.Minute, nil, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:06", false},
		"not when it is no help":    {pacing.Shrink, 27 * time.Minute, []fyne.KeyName{fyne.Key1}, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:05", false},
		"not while it is held":      {pacing.Extend, 6 * time.Minute, []fyne.KeyName{fyne.KeySpace}, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:06", false},
		"asked, and then let it be": {pacing.Ask, 6 * time.Minute, []fyne.KeyName{fyne.Key2}, []fyne.KeyName{fyne.KeyL, fyne.KeyL}, "15:00", true},
	} {
		t.Run(name, func(t *testing.T) {
			player, clock := bending(t, tt.how, hamstrings)
			s, _ := open(t, player, fyne.NewSize(1280, 800))
			losing(t, player, clock, tt.lost)
			s.update()
			for _, key := range tt.keys {
				press(s, key)
			}
			if got := s.catchUp.Visible(); got != tt.show {
				t.Errorf("it is offered: %v", got)
			}
			for _, key := range tt.then {
				press(s, key)
			}
			if s.ends.Text != tt.ends {
				t.Errorf("it ends %s, want %s; %q", s.ends.Text, tt.ends, s.banner.Text)
			}
			if tt.ends == "15:00" && s.catchUp.Visible() {
				t.Error("it is still offered")
			}
		})
	}
}
