package stage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"outbreath/pacing"
)

func TestThePlusAndMinusMoveTheStartOfAnAimedDrill(t *testing.T) {
	player, _ := running(t, 0)
	target := player.Now().Wall.Add(2 * time.Hour)
	must(t, player.Aim(target))
	s, _ := open(t, player, fyne.NewSize(1280, 800))
	if s.add.Text != "start +1 min" {
		t.Errorf("the button says %q", s.add.Text)
	}
	length := player.Snapshot().Plan.Length
	for _, step := range []struct {
		key  fyne.KeyName
		want time.Duration
	}{{fyne.KeyPlus, time.Minute}, {fyne.KeyMinus, 0}, {fyne.KeyMinus, -time.Minute}} {
		press(s, step.key)
		got, _ := player.Snapshot().Target(player.Now())
		if !got.Equal(target.Add(step.want)) {
			t.Errorf("after %s the start moved by %v, want %v", step.key, got.Sub(target), step.want)
		}
	}
	if got := player.Snapshot().Plan.Length; got > length+pacing.Grain {
		t.Errorf("the plan grew from %v to %v", length, got)
	}
}
