package speaker

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

const (
	look     = 50 * time.Millisecond  // how often the watchdog looks
	proof    = 300 * time.Millisecond // in which a card that plays nothing gives itself away
	again    = 250 * time.Millisecond // first wait before the card is tried again
	atLast   = 2 * time.Second        // longest such wait
	deaf     = 2 * time.Second        // without a pull that means that nothing is heard
	answer   = 3 * time.Second        // how long Open waits for a sound server that hangs
	farewell = 2 * time.Second        // how long Close waits for the search to end
)

// watch opens the card, looks after it and opens it again, until it is neither
// open nor wanted. Only its goroutine opens and closes the card.
func (d *device) watch() {
	defer close(d.done)
	for d.find() {
		d.tend()
		if d.unwanted() {
			return
		}
	}
}

// find opens the card, trying again until it can. It reports false when nobody
// wants it any more.
func (d *device) find() bool {
	for wait := again; ; wait = min(2*wait, atLast) {
		err := d.try()
		d.tell(err)
		d.answered()
		if err == nil {
			return true
		}
		select {
		case <-d.left:
			if d.unwanted() {
				return false
			}
		case <-time.After(wait):
		}
	}
}

// answered marks the first attempt to open the card as made.
func (d *device) answered() {
	select {
	case <-d.first:
	default:
		close(d.first)
	}
}

// try opens the card and makes sure that it plays.
func (d *device) try() error {
	d.governor.begin()
	var err error
	quietly(func() { err = openCard(d.rate, d.rate.N(d.buffer)) })
	if err != nil {
		return fmt.Errorf("%w: %s", ErrNoSound, root(err))
	}
	playCard(d.governor)
	select {
	case <-d.governor.wild:
		d.shut()
		return fmt.Errorf("%w: the default one plays nothing", ErrNoSound)
	case <-time.After(proof):
		return nil
	}
}

// root returns the words at the bottom of an error of beep's.
func root(err error) string {
	for next := err; next != nil; next = errors.Unwrap(next) {
		err = next
	}
	return strings.TrimPrefix(err.Error(), "oto: ")
}

// tend looks after the open card until its sound server is gone, and closes it.
func (d *device) tend() {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-d.governor.wild:
			d.tell(fmt.Errorf("%w: the sound server went away", ErrNoSound))
			d.shut()
			return
		case <-tick.C:
			if d.governor.silent() > deaf+2*d.buffer {
				d.tell(ErrSilent)
			} else {
				d.tell(nil)
			}
		}
	}
}

// shut closes a card whose sound server is gone. ALSA's handle stays: neither it
// nor oto gives it back, about a file descriptor each time.
func (d *device) shut() {
	close(d.governor.stop)
	closeCard()
}
