package trial

import (
	"os"
	"testing"
	"time"
)

// TestThroughARealSink tries a sink that is recorded. It is skipped where there
// is none; see audio/speaker.
func TestThroughARealSink(t *testing.T) {
	if os.Getenv("OUTBREATH_SOUND_RIG") == "" {
		t.Skip("OUTBREATH_SOUND_RIG is not set")
	}
	last := 0.0
	r := Run(t.Context(), 12*time.Second, func(share float64) {
		if share < last || share > 1 {
			t.Errorf("progress goes from %g to %g", last, share)
		}
		last = share
	})
	t.Logf("%+v", r)
	switch {
	case r.Fault != nil:
		t.Fatal(r.Fault)
	case r.Lost:
		t.Error("the card is said to have gone")
	case r.Starved > 0:
		t.Skip("the machine is too busy to judge")
	}
	if r.Timing.Cues < 12 || r.Timing.Worst > noticed {
		t.Errorf("%d cues, worst %v off", r.Timing.Cues, r.Timing.Worst)
	}
	if last < 0.9 {
		t.Errorf("progress ends at %g", last)
	}
}
