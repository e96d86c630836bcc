package app

import (
	"testing"
	"time"
)

func TestTapsTellHowLateTheSoundIs(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct {
		name string
		late []time.Duration
		want time.Duration
		even bool
	}{
		{"on the bell", []time.Duration{0, 0, 0, 0, 0, 0, 0, 0}, 0, true},
		{"Bluetooth", []time.Duration{180 * ms, 210 * ms, 195 * ms, 205 * ms, 200 * ms, 190 * ms, 220 * ms, 200 * ms}, 200 * ms, true},
		{"ahead of the bell", []time.Duration{-30 * ms, -30 * ms, -20 * ms, -40 * ms, -30 * ms, -30 * ms, -30 * ms, -30 * ms}, -30 * ms, true},
		{"one slip", []time.Duration{200 * ms, 200 * ms, 900 * ms, 200 * ms, 200 * ms, 200 * ms, 200 * ms, 200 * ms}, 200 * ms, true},
		{"no rhythm", []time.Duration{0, 300 * ms, -400 * ms, 600 * ms, 100 * ms, -700 * ms, 500 * ms, 200 * ms}, 150 * ms, false},
	} {
		taps, err := startTaps()
		if err != nil {
			t.Fatal(err)
		}
		first := taps.player.Snapshot().Since
		taps.add(first + 100*ms) // the first bell is only to be heard
		for i, late := range c.late {
			if taps.done() {
				t.Fatalf("%s: done after %d taps", c.name, i)
			}
			taps.add(first + time.Duration(i+1)*tapEvery + late)
		}
		if !taps.done() {
			t.Fatalf("%s: not done after %d taps", c.name, len(c.late))
		}
		if late, even := taps.result(); even != c.even || late != c.want {
			t.Errorf("%s: %v, even %v; want %v, %v", c.name, late, even, c.want, c.even)
		}
		taps.stop()
	}
}
