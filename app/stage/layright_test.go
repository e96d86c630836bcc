package stage

import (
	"testing"

	"fyne.io/fyne/v2"

	"outbreath/app/kit"
	"outbreath/app/kit/kittest"
)

// Whatever is said below the clock, the figure and the ledger stand below that.
func TestWhatIsAmissHasRoomAboveTheFigure(t *testing.T) {
	for _, held := range []bool{false, true} {
		player, _ := running(t, hamstrings)
		s, _ := open(t, player, kittest.Usual)
		s.options.Sound = func() string { return "two-hours-of-rain.flac cannot be played: built-in sounds instead" }
		s.options.Screen = func() string { return "screen may go dark" }
		s.hear()
		if held {
			press(s, fyne.KeySpace)
		}
		last := s.sound[2]
		if foot := last.Position().Y + last.Size().Height; last.Text == "" || !s.figure.Visible() || s.figure.Position().Y < foot-kit.Step {
			t.Errorf("held %v: %q ends at %v, the figure begins at %v", held, last.Text, foot, s.figure.Position().Y)
		}
		press(s, fyne.KeyZ)
		if head := s.ledger.heads[0]; head.Position().Y < last.Position().Y+last.TextSize {
			t.Errorf("held %v: %q stands at %v, the ledger at %v", held, last.Text, last.Position().Y, head.Position().Y)
		}
	}
}
