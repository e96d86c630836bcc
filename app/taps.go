package app

import (
	"context"
	"slices"
	"strconv"
	"time"

	"outbreath/pacing"
	"outbreath/words"
)

const (
	tapEvery = 2 * time.Second // between two bells
	tapBells = 30
	tapsKept = 8 // of which the middle counts
	// Taps that lie further apart than this are no rhythm. People who tap along
	// scatter by some 20 to 40 ms.
	tapSpread = 120 * time.Millisecond
)

// taps are bells at even intervals, and when somebody tapped along with them: by
// as much as the taps lie behind where the bells should have been heard, the
// sound is late.
type taps struct {
	player *pacing.Player
	stop   context.CancelFunc
	late   []time.Duration // of each tap
}

// startTaps lets the bells begin.
func startTaps() (*taps, error) {
	p := &pacing.Protocol{ID: "taps"}
	for i := range tapBells {
		p.Phases = append(p.Phases, pacing.Phase{ID: "bell" + strconv.Itoa(i), Min: tapEvery, Ideal: tapEvery, Max: tapEvery})
	}
	plan, err := pacing.Fit(p, tapBells*tapEvery, pacing.Options{})
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	t := &taps{player: pacing.NewPlayer(plan, pacing.SystemClock()), stop: stop}
	go t.player.Run(ctx)
	if err := t.player.Start(); err != nil {
		stop()
		return nil, err
	}
	return t, nil
}

// add takes note of a tap at a monotonic time. The first bell is only to be heard.
func (t *taps) add(at time.Duration) {
	at -= t.player.Snapshot().Since
	bell := at.Round(tapEvery)
	if bell >= tapEvery && len(t.late) < tapsKept {
		t.late = append(t.late, at-bell)
	}
}

// done reports whether there are enough taps.
func (t *taps) done() bool { return len(t.late) == tapsKept }

// result returns how late the sound is heard: the median, and whether the taps
// were even enough for that to mean anything.
func (t *taps) result() (late time.Duration, even bool) {
	sorted := slices.Sorted(slices.Values(t.late))
	n := len(sorted)
	late = (sorted[n/2] + sorted[(n-1)/2]) / 2
	return late, sorted[n-1-n/4]-sorted[n/4] <= tapSpread
}

// tapped is a press of the button: the first lets the bells begin.
func (c *soundCheck) tapped() {
	if c.taps == nil {
		t, err := startTaps()
		if err != nil {
			c.a.bar.say(sentence(err), noteFor)
			return
		}
		if !c.a.sound.tryTime(t.player) {
			t.stop()
			c.a.bar.say(words.Say("There is no sound to tap along with."), noteFor)
			return
		}
		c.taps = t
		c.tap.SetText(words.Say("Tap here, or Space, with each bell"), "")
		c.say()
		return
	}
	if c.taps.player.Snapshot().State == pacing.Finished { // the bells are over
		c.stopTaps()
		c.say()
		return
	}
	c.taps.add(c.taps.player.Now().Mono)
	if !c.taps.done() {
		c.tap.SetText(words.Say("%d of %d", len(c.taps.late), tapsKept), "")
		c.say()
		return
	}
	late, even := c.taps.result()
	c.stopTaps()
	if !even {
		c.a.bar.say(words.Say("Those taps were too uneven to tell a delay. Listen to a few bells first, then tap along."), noteFor)
	} else {
		before := c.a.settings.Delay
		c.delay.SetValue(before + late.Seconds())
		c.a.bar.say(c.lateness(), noteFor, c.a.bar.chip(words.Say("As before"), func() { c.delay.SetValue(before) }))
		logger.Info("sound", "delay", c.a.settings.Delay)
	}
	c.say()
}

// stopTaps ends the bells.
func (c *soundCheck) stopTaps() {
	if c.taps == nil {
		return
	}
	c.a.sound.hush()
	c.taps.stop()
	c.taps = nil
	c.tap.SetText(words.Say("Tap along with a bell"), "")
}

// lateness says in words what the delay is.
func (c *soundCheck) lateness() string {
	ms := int(1000*c.a.settings.Delay + 0.5)
	if ms == 0 {
		return words.Say("Sounds are heard as soon as the sound card has them. Bluetooth takes %s to %s s longer: tap along to find out.",
			words.Decimal(0.1, 1), words.Decimal(0.3, 1))
	}
	return words.Say("Sounds are heard %d ms after the sound card has them, and sent so much earlier.", ms)
}
