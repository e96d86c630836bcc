package peripheral

import (
	"image/color"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"outbreath/app/kit/kittest"
	"outbreath/pacing"
	"outbreath/protocols"
)

// running is a session of the first protocol that ships, so far into its plan.
func running(t testing.TB, into time.Duration) (*pacing.Player, *pacing.FakeClock) {
	t.Helper()
	relax := protocols.Shipped()[0]
	plan, err := pacing.Fit(relax, relax.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := pacing.NewFakeClock(time.Date(2026, 3, 14, 13, 45, 0, 0, time.UTC))
	player := pacing.NewPlayer(plan, clock)
	if err := player.Start(); err != nil {
		t.Fatal(err)
	}
	clock.Advance(pacing.StartLead + into)
	return player, clock
}

func open(t testing.TB, size fyne.Size) (*View, fyne.Window) {
	t.Helper()
	kittest.App(t)
	v := New()
	w := test.NewTempWindow(t, v.CanvasObject())
	w.SetPadded(false)
	w.Resize(size)
	return v, w
}

// The place of an in-breath's beginning, among the calves.
const calves = 26 * time.Minute

func TestPictures(t *testing.T) {
	for name, c := range map[string]struct {
		into time.Duration
		held bool
	}{"out": {into: calves}, "in": {into: calves + 4*time.Second}, "free": {into: time.Minute}, "held": {into: calves, held: true}} {
		kittest.Looks(t, name, func(t *testing.T, size fyne.Size) fyne.Window {
			player, _ := running(t, c.into)
			v, w := open(t, size)
			if c.held {
				if err := player.Hold(pacing.ReasonPause); err != nil {
					t.Fatal(err)
				}
			}
			v.Show(player.Snapshot(), player.Now())
			if words := kittest.Words(v.CanvasObject()); len(words) > 0 {
				t.Errorf("it reads %q", words)
			}
			return w
		})
	}
}

// luminance is the relative luminance of a colour, from 0 to 1.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// However a session goes the field never flashes: from one frame to the next its
// luminance moves by less than a fiftieth of what a screen can, and it stays dim.
// Only going into or out of a hold, or to another phase, is one step.
func TestItNeverFlashes(t *testing.T) {
	player, clock := running(t, 0)
	v, _ := open(t, fyne.NewSize(1280, 800))
	plan, drawn, frames := player.Snapshot().Plan, 0, 0
	var last color.NRGBA
	for clockAt := time.Duration(0); clockAt < 12*time.Minute; clockAt += time.Second / 20 {
		step := v.step
		v.Show(player.Snapshot(), player.Now())
		now := v.field.FillColor.(color.NRGBA)
		if frames > 0 && plan.At(clockAt).Span == plan.At(clockAt-time.Second/20).Span {
			if by := math.Abs(luminance(now) - luminance(last)); by > 0.02 {
				t.Fatalf("at %v its luminance moves by %.3f from one frame to the next", clockAt, by)
			}
		}
		if l := luminance(now); l > 0.3 {
			t.Fatalf("at %v its luminance is %.2f", clockAt, l)
		}
		if v.step != step {
			drawn++
		}
		last = now
		frames++
		clock.Advance(time.Second / 20)
	}
	if drawn == 0 || drawn > frames*9/10 {
		t.Errorf("of %d frames %d were drawn", frames, drawn)
	}
}

func TestTheEdgeFillsWithTime(t *testing.T) {
	for _, c := range []struct {
		share float64
		want  [5]float32 // along each side, from the middle of the top on
	}{
		{0, [5]float32{}}, {0.1, [5]float32{280}}, {0.25, [5]float32{400, 300}}, {0.5, [5]float32{400, 600, 400}},
		{0.75, [5]float32{400, 600, 800, 300}}, {1, [5]float32{400, 600, 800, 600, 400}},
	} {
		v, _ := open(t, fyne.NewSize(800, 600))
		player, _ := running(t, time.Duration(c.share*float64(75*time.Minute)))
		v.Show(player.Snapshot(), player.Now())
		for i, o := range v.done {
			long := max(o.Size().Width, o.Size().Height)
			if !o.Visible() {
				long = 0
			}
			if math.Abs(float64(long-c.want[i])) > 1 {
				t.Errorf("at %v of the session side %d is filled for %v, want %v", c.share, i, long, c.want[i])
			}
		}
	}
}
