package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"outbreath/cli/terminal"
	"outbreath/keys"
	"outbreath/pacing"
)

const (
	frame    = 50 * time.Millisecond  // between pictures while the shape moves
	stillFor = 200 * time.Millisecond // between pictures while only the clock does
)

// console runs a session with keys and pictures. Everything happens in the
// goroutine of run.
type console struct {
	player *pacing.Player
	sound  sound               // nil for none
	keys   <-chan terminal.Key // nil for none
	bound  *keys.Bindings      // nil for the usual ones
	size   func() (width, height int)
	show   func(*terminal.Canvas) error

	canvas  terminal.Canvas
	presses terminal.Presses
	guard   guard
	refused refused
	silent  bool
	freed   bool // the reason for this hold has turned the pacer off

	gun      gun           // what a drill is aimed at
	runsOver time.Duration // late by so much was agreed to

	job job
}

// run shows the session until it is finished, ended at once, or ctx is done.
func (c *console) run(ctx context.Context) error {
	var soundChanged <-chan struct{}
	if c.sound != nil {
		soundChanged = c.sound.Changed()
	}
	tick := time.NewTimer(0)
	defer tick.Stop()
	for {
		var presses []terminal.Key
		select {
		case <-ctx.Done():
			return nil
		case key, ok := <-c.keys:
			switch {
			case !ok:
				c.keys = nil
			case key == terminal.CtrlC:
				return nil
			case key == terminal.CtrlZ:
				if err := c.suspend(c.job.stop); err != nil {
					return err
				}
			case slices.Contains(keysFor(c.bound, keys.Hold), key): // a hold waits for nothing, and may come twice
				presses = append(presses, key)
			default:
				presses = c.presses.Add(key, c.player.Now().Mono)
			}
		case <-c.job.stops:
			if err := c.suspend(c.job.stopSelf); err != nil {
				return err
			}
		case <-c.job.continued:
			if err := c.job.retake(); err != nil {
				return err
			}
		case <-soundChanged:
		case <-c.player.Changed():
		case <-tick.C:
			presses = c.presses.Certain(c.player.Now().Mono)
		}
		for _, key := range presses {
			c.press(key)
		}
		if c.player.Snapshot().State == pacing.Finished {
			return nil
		}
		c.silent = c.sound == nil || c.sound.Err() != nil
		moving, err := c.draw()
		if err != nil {
			return err
		}
		if moving || c.presses.Waiting() {
			tick.Reset(frame)
		} else {
			tick.Reset(stillFor)
		}
	}
}

// look returns the session as it is now.
func (c *console) look() view {
	v := view{Instant: c.player.Now(), snapshot: c.player.Snapshot(), gun: c.gun, runsOver: c.runsOver, keys: c.bound}
	v.look()
	return v
}

// press lets a key act.
func (c *console) press(key terminal.Key) {
	v := c.look()
	if why, ok := reasonOf(key); ok && v.snapshot.State == pacing.Held {
		c.holdFor(why, &v)
		return
	}
	asked, others := v.offers()
	for _, o := range slices.Concat(asked, others) {
		if slices.Contains(o.keys, key) {
			if c.guard.passes(o.again, v.Mono) {
				c.take(o.do(c), v.Mono)
			}
			return
		}
	}
}

// take takes the answer to an offer. A [refusal] is said; what else the session
// refuses makes no sense just then, and nothing is said about it.
func (c *console) take(err error, now time.Duration) {
	c.refused.say("", now)
	if why, ok := errors.AsType[refusal](err); ok {
		c.refused.say(why, now)
	}
	c.freed = c.freed && c.player.Snapshot().State == pacing.Held
}

// holdFor gives the hold a reason. Where the note to it asks for free breathing
// the pacer goes off; another reason takes that back.
func (c *console) holdFor(why pacing.Reason, v *view) {
	_ = c.player.Hold(why)
	free := v.noteFor(why).Action == pacing.FreeBreath
	switch {
	case free && !v.snapshot.Free && v.pacedFrom(v.at):
		c.freed = c.player.Free(true) == nil
	case !free && c.freed && v.snapshot.Free:
		_ = c.player.Free(false)
		c.freed = false
	}
}

// chooseFree turns the pacer off, or on again, as the user wishes: no reason for a
// hold takes that back.
func (c *console) chooseFree(free bool) error {
	c.freed = false
	return c.player.Free(free)
}

// agree takes note that the session may end as late as it will now.
func (c *console) agree() { c.runsOver = c.player.Snapshot().Late(c.player.Now()) }

// suspend holds the session, and lets stop stop the program until it is
// continued.
func (c *console) suspend(stop func() error) error {
	if stop == nil {
		return nil
	}
	_ = c.player.Hold(pacing.ReasonPause) // refused where it is over
	return stop()
}

// draw shows the session as it is now and reports whether the shape moves.
func (c *console) draw() (moving bool, err error) {
	c.canvas.Reset(c.size())
	p := picture{Canvas: &c.canvas, view: c.look(), silent: c.silent}
	p.asked = cmp.Or(c.guard.waits(p.Mono), c.refused.at(p.Mono))
	p.draw()
	return p.moves(), c.show(&c.canvas)
}
