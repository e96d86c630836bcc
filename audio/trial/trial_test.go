package trial

import (
	"errors"
	"strings"
	"testing"
	"time"

	"outbreath/audio"
)

func TestFindingsAreWordsForAnybody(t *testing.T) {
	good := Report{Card: "Speakers", Buffer: 100 * time.Millisecond, Delay: 120 * time.Millisecond, Length: Length,
		Timing: audio.Timing{Cues: 31, Worst: 400 * time.Microsecond, Mean: 90 * time.Microsecond, PPM: -41.6}}
	busy := good
	busy.Timing.Worst, busy.Timing.PPM = 76*time.Millisecond, 12
	busy.Buffer, busy.Starved, busy.Before = 200*time.Millisecond, 2, 3
	fast := good
	fast.Timing.PPM = 12
	lost, stopped := good, good
	lost.Lost, stopped.stopped = true, true
	for _, c := range []struct {
		of   Report
		says []string
	}{
		{good, []string{"Sound card: Speakers", "Buffer: 100 ms; about 120 ms", "31 cues in 30 s, at worst 0.4 ms off, 0.1 ms on average. Nobody can hear that.", "no block", "42 parts in a million slow"}},
		{busy, []string{"76.0 ms off", "That can be heard", "Buffer: 200 ms, grown because", "2 blocks of sound came too late: the machine was busy; 3 before"}},
		{fast, []string{"12 parts in a million fast"}},
		{lost, []string{"the card went away"}},
		{stopped, []string{"was stopped"}},
		{Report{Card: "none", Fault: errors.New("no sound card was found")}, []string{"Sound: none: no sound card was found. Sessions run without sound"}},
	} {
		var b strings.Builder
		for _, f := range c.of.Findings() {
			b.WriteString(f.What + ": " + f.Says + "\n")
		}
		for _, want := range c.says {
			if !strings.Contains(b.String(), want) {
				t.Errorf("no %q in\n%s", want, b.String())
			}
		}
	}
}

func TestTicksCanBePlanned(t *testing.T) {
	for _, length := range []time.Duration{5 * time.Second, Length, 10 * time.Minute} {
		plan, err := ticks(length)
		if err != nil || plan.Length > length || plan.Length < length-2*time.Second {
			t.Errorf("%v: %v, %v", length, plan, err)
		}
	}
}
