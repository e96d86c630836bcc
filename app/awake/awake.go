// Package awake keeps the screen from going dark while a session runs, and knows
// whether it does.
//
//	Keep(true) ─▶ one goroutine ─▶ the desktop ─▶ Why
//
// Fyne can ask the desktop too, but it waits for the answer where the window is
// drawn, and does not say what the answer was.
package awake

import (
	"sync/atomic"
	"time"

	"outbreath/words"
)

// Keeper keeps the screen awake, or lets go of it. Its methods return at once
// and are safe from any goroutine.
type Keeper struct {
	changed func()
	wanted  chan bool
	fault   atomic.Pointer[error]
}

// New returns a keeper that keeps nothing yet. Changed hears, on any goroutine,
// that the answer of Why is another.
func New(changed func()) *Keeper {
	k := &Keeper{changed: changed, wanted: make(chan bool, 1)}
	go k.run()
	return k
}

// Keep asks the desktop to leave the screen on, or no longer. What was asked for
// last counts.
func (k *Keeper) Keep(on bool) {
	for {
		select {
		case k.wanted <- on:
			return
		default:
		}
		select {
		case <-k.wanted:
		default:
		}
	}
}

// Why returns why the screen may go dark although it is to be kept awake; nil
// while it is kept, or need not be, or the desktop has not answered yet.
func (k *Keeper) Why() error {
	if err := k.fault.Load(); err != nil {
		return *err
	}
	return nil
}

// ErrLost is why a screen that was kept awake no longer is.
var ErrLost = words.Error("the desktop no longer keeps the screen on")

// askAgain is how long after a loss the desktop is asked again: a session
// manager that starts anew takes a few seconds.
const askAgain = 5 * time.Second

func (k *Keeper) run() {
	var kept *hold
	var lost <-chan struct{}
	var again <-chan time.Time
	ask := func() {
		h, err := ask()
		kept, lost, again = h, nil, nil
		if err == nil {
			lost = h.lost
		}
		k.say(err)
	}
	for {
		select {
		case on := <-k.wanted:
			again = nil
			switch {
			case on && kept == nil:
				ask()
			case !on:
				if kept != nil {
					kept.release()
				}
				kept, lost = nil, nil
				k.say(nil)
			}
		case <-lost:
			kept.release()
			kept, lost, again = nil, nil, time.After(askAgain)
			k.say(ErrLost)
		case <-again:
			ask()
		}
	}
}

func (k *Keeper) say(err error) {
	var fault *error
	if err != nil {
		fault = &err
	}
	if before := k.fault.Swap(fault); (before == nil) != (fault == nil) || fault != nil && (*before).Error() != err.Error() {
		k.changed()
	}
}

// hold is what the desktop has granted.
type hold struct {
	by      string // who keeps the screen on
	lost    <-chan struct{}
	release func()
}

// Try asks the desktop and lets go at once. It returns who would keep the screen
// on. It blocks for as long as the desktop takes, a few seconds at most.
func Try() (by string, err error) {
	h, err := ask()
	if err != nil {
		return "", err
	}
	h.release()
	return h.by, nil
}
