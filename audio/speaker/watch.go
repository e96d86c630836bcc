package speaker

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"outbreath/words"
)

const (
	look     = 50 * time.Millisecond  // how often the watchdog looks
	proof    = 300 * time.Millisecond // in which a card that plays nothing gives itself away
	again    = 250 * time.Millisecond // first wait before the card is tried again
	atLast   = 2 * time.Second        // longest such wait
	deaf     = 2 * time.Second        // without a pull that means that nothing is heard
	answer   = 3 * time.Second        // how long Open waits for a sound server that hangs
	linger   = 5 * time.Second        // how long a card that nobody has stays open
	patience = 10 * time.Second       // how long starving is borne for the sake of what sounds
	farewell = 2 * time.Second        // how long is waited for what ends by itself
)

// watch opens the card, looks after it and opens it again, until it is neither
// open nor wanted. Only its goroutine opens and closes the card.
func (d *device) watch() {
	defer close(d.done)
	for d.find() {
		if gone := d.tend(); gone && d.unwanted() {
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
	buffer := d.Buffer()
	d.governor.begin(buffer)
	var err error
	quietly(func() { err = openCard(d.rate, d.rate.N(buffer)) })
	if err != nil {
		return fmt.Errorf("%w: %s", ErrNoSound, root(err))
	}
	playCard(d.governor)
	select {
	case <-d.governor.wild:
		d.shut()
		return words.Errorf("%w: the default one plays nothing", ErrNoSound)
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

// tend looks after the open card until it is to be closed, and closes it: because
// its sound server or its user is gone, or its buffer too small.
func (d *device) tend() (gone bool) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	var over <-chan time.Time
	for {
		select {
		case <-d.left:
			over = time.After(linger)
		case <-over:
			if over = nil; d.idle() {
				d.shut()
				return true
			}
		case <-d.governor.wild:
			d.tell(words.Errorf("%w: the sound server went away", ErrNoSound))
			d.shut()
			return true
		case <-tick.C:
			switch {
			case d.starving():
				d.grow()
				d.shut()
				return false
			case d.governor.silent() > deaf+2*d.Buffer():
				d.tell(ErrSilent)
			default:
				d.tell(nil)
			}
		}
	}
}

// starving reports whether the card needs a larger buffer now: where blocks
// starve, as soon as nothing sounds, or at last whatever sounds.
func (d *device) starving() bool {
	since := d.governor.hunger.since(time.Since(d.governor.began))
	return since > 0 && d.Buffer() < Most && (d.governor.quiet.Load() || since > patience)
}

// shut closes the card. With a sound server that stands still that takes until
// it goes on.
func (d *device) shut() {
	close(d.governor.stop)
	done := make(chan struct{})
	go func() {
		closeCard()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(deaf):
		d.tell(ErrSilent)
		<-done
	}
}
