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
	farewell = 2 * time.Second        // how long Close does
)

// watch opens the card, looks after it and opens it again, until Close. Only its
// goroutine opens and closes the card.
func (s *Speaker) watch() {
	defer close(s.done)
	for s.find() && s.tend() {
	}
}

// find opens the card, trying again until it can. It reports false when Close
// came first.
func (s *Speaker) find() bool {
	for wait := again; ; wait = min(2*wait, atLast) {
		err := s.try()
		s.tell(err)
		select {
		case s.first <- err:
		default:
		}
		if err == nil {
			return true
		}
		select {
		case <-s.quit:
			taken.Store(false)
			return false
		case <-time.After(wait):
		}
	}
}

// try opens the card and makes sure that it plays.
func (s *Speaker) try() error {
	s.governor.begin()
	var err error
	quietly(func() { err = openCard(s.rate, s.rate.N(s.buffer)) })
	if err != nil {
		return fmt.Errorf("%w: %s", ErrNoSound, root(err))
	}
	playCard(s.governor)
	select {
	case <-s.governor.wild:
		<-s.shut()
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

// tend looks after the open card until it has to be closed, and reports whether
// it is to be opened again.
func (s *Speaker) tend() bool {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-s.quit:
			s.release(s.shut())
			return false
		case <-s.governor.wild:
			s.tell(fmt.Errorf("%w: the sound server went away", ErrNoSound))
			closed := s.shut()
			select {
			case <-closed:
				return true
			case <-s.quit:
				s.release(closed)
				return false
			}
		case <-tick.C:
			if s.governor.silent() > deaf+2*s.buffer {
				s.tell(ErrSilent)
			} else {
				s.tell(nil)
			}
		}
	}
}

// shut begins to close the card; the channel is closed when that is done, which
// with a frozen sound server is never, since beep waits for what it has pulled
// to be taken. Of a server that has died, ALSA's handle stays: neither it nor
// oto gives it back, about a file descriptor each time.
func (s *Speaker) shut() <-chan struct{} {
	close(s.governor.stop)
	closed := make(chan struct{})
	go func() {
		closeCard()
		close(closed)
	}()
	return closed
}

// release lets another Speaker be opened once this one is closed.
func (s *Speaker) release(closed <-chan struct{}) {
	select {
	case <-closed:
		taken.Store(false)
	case <-time.After(farewell):
	}
}
