package cli

import (
	"context"
	"time"

	"outbreath/cli/terminal"
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
	size   func() (width, height int)
	show   func(*terminal.Canvas) error

	canvas  terminal.Canvas
	presses terminal.Presses
	guard   guard
	silent  bool
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
			case key == terminal.Space: // a hold waits for nothing, and may come twice
				presses = append(presses, key)
			default:
				presses = c.presses.Add(key, c.player.Now().Mono)
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

// press lets a key act. What the session refuses makes no sense just then, and
// nothing is said about it.
func (c *console) press(key terminal.Key) {
	s := c.player.Snapshot()
	held := s.State == pacing.Held
	switch why, ok := reasonOf(key); {
	case ok && held:
		_ = c.player.Hold(why)
		return
	case key == "1" && s.Asking:
		_ = c.player.Settle(pacing.Shrink)
		return
	case key == "2" && s.Asking:
		_ = c.player.Settle(pacing.Extend)
		return
	}
	a := actions[key]
	if a == nothing || a == goOn && !held || a == hold && held {
		return
	}
	if !c.guard.passes(a, c.player.Now().Mono) {
		return
	}
	switch a {
	case hold:
		_ = c.player.Hold(pacing.ReasonPause)
	case goOn:
		_ = c.player.Resume()
	case goNext:
		_ = c.player.Next()
	case goBack:
		_ = c.player.Back()
	case addMinute:
		_ = c.player.Add(time.Minute)
	case end:
		_ = c.player.Finish()
	}
}

// reasonOf returns the reason for a hold that a digit stands for.
func reasonOf(key terminal.Key) (pacing.Reason, bool) {
	if len(key) != 1 || key[0] < '1' || int(key[0]-'1') >= len(pacing.Reasons) {
		return "", false
	}
	return pacing.Reasons[key[0]-'1'], true
}

// draw shows the session as it is now and reports whether the shape moves.
func (c *console) draw() (moving bool, err error) {
	now := c.player.Now()
	c.canvas.Reset(c.size())
	p := picture{
		Canvas: &c.canvas, snapshot: c.player.Snapshot(), now: now,
		asked: c.guard.waits(now.Mono), silent: c.silent,
	}
	p.draw()
	return p.moves(), c.show(&c.canvas)
}
