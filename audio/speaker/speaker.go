package speaker

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"
	card "github.com/faiface/beep/speaker"
)

// Buffer is how much sound lies ready for the card unless something else is
// asked for: a hold is heard soon, and a machine that is not overworked keeps up.
const Buffer = 100 * time.Millisecond

var (
	// ErrNoSound is wrapped when there is no sound card or sound server.
	ErrNoSound = errors.New("no sound card or sound server was found")
	// ErrOpen is returned by Open while another Speaker is open.
	ErrOpen = errors.New("the sound card is open already")
	// ErrSilent is returned by Err while the card is open but takes nothing.
	ErrSilent = errors.New("the sound card or sound server has stopped playing")
)

const (
	look     = 50 * time.Millisecond  // how often the watchdog looks
	again    = 250 * time.Millisecond // first wait before the card is tried again
	atLast   = 2 * time.Second        // longest such wait
	deaf     = 2 * time.Second        // without a pull that means that nothing is heard
	farewell = 2 * time.Second        // how long Close waits for a card that hangs
)

// taken says that a Speaker is open: beep/speaker is one to a process.
var taken atomic.Bool

// Speaker is the sound card. All methods are safe for several goroutines.
type Speaker struct {
	rate     beep.SampleRate
	buffer   time.Duration
	governor *governor

	fault   atomic.Pointer[error] // why nothing is heard; nil when it is
	changed chan struct{}

	once sync.Once
	quit chan struct{}
	done chan struct{}
}

// Open opens the sound card at a rate, with so much sound ready for it ahead of
// time, and keeps it open: when the sound server dies it comes back by itself.
// When there is none now, the error wraps [ErrNoSound].
func Open(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	s, err := claim(rate, buffer)
	if err != nil {
		return nil, err
	}
	if err := s.open(); err != nil {
		taken.Store(false)
		return nil, err
	}
	go s.watch()
	return s, nil
}

// Await is Open for those who can wait: it returns at once, and goes on looking
// for a sound card every few seconds until there is one. Err tells whether there
// is.
func Await(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	s, err := claim(rate, buffer)
	if err != nil {
		return nil, err
	}
	s.tell(s.open())
	go s.watch()
	return s, nil
}

// claim makes the one Speaker, its card still closed.
func claim(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	if rate <= 0 || buffer < 10*time.Millisecond || buffer > time.Second {
		return nil, fmt.Errorf("cannot open the sound card at %d samples a second with a buffer of %v", rate, buffer)
	}
	if !taken.CompareAndSwap(false, true) {
		return nil, ErrOpen
	}
	return &Speaker{
		rate: rate, buffer: buffer, governor: newGovernor(rate, buffer),
		changed: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{}),
	}, nil
}

// Rate returns the sample rate of the card.
func (s *Speaker) Rate() beep.SampleRate { return s.rate }

// Latency returns how long after a burst of pulls begins its first sample is
// about to be heard.
func (s *Speaker) Latency() time.Duration { return s.buffer * 6 / 5 }

// Play lets streamers of the card's rate sound along with those that do, until
// they drain.
func (s *Speaker) Play(streamers ...beep.Streamer) { s.governor.add(streamers...) }

// Clear lets go of all streamers at once, without a fade.
func (s *Speaker) Clear() { s.governor.clear() }

// Err returns nil while sound is heard, and otherwise why it is not: an error
// that wraps [ErrNoSound] or is [ErrSilent].
func (s *Speaker) Err() error {
	if e := s.fault.Load(); e != nil {
		return *e
	}
	return nil
}

// Sounding reports whether sound is heard.
func (s *Speaker) Sounding() bool { return s.Err() == nil }

// Changed delivers a value after Err has changed: it is a mailbox for one
// reader.
func (s *Speaker) Changed() <-chan struct{} { return s.changed }

// Close closes the card and lets go of all streamers. A card that hangs is given
// up after two seconds.
func (s *Speaker) Close() {
	s.once.Do(func() {
		close(s.quit)
		<-s.done
	})
}

// tell makes err the state of things.
func (s *Speaker) tell(err error) {
	if old := s.Err(); (old == nil) == (err == nil) {
		return
	}
	if err == nil {
		s.fault.Store(nil)
	} else {
		s.fault.Store(&err)
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

// open opens the card and lets it pull from the governor.
func (s *Speaker) open() error {
	s.governor.begin()
	var err error
	quietly(func() { err = card.Init(s.rate, s.rate.N(s.buffer)) })
	if err != nil {
		return fmt.Errorf("%w: %v", ErrNoSound, err)
	}
	card.Play(s.governor)
	return nil
}

// close closes the card and reports whether it could be had to.
func (s *Speaker) close() bool {
	close(s.governor.stop)
	closed := make(chan struct{})
	go func() { // a server that is frozen keeps beep's goroutine, which Close waits for
		quietly(card.Close)
		close(closed)
	}()
	select {
	case <-closed:
		return true
	case <-time.After(farewell):
		return false
	}
}

// watch looks after the card until Close.
func (s *Speaker) watch() {
	defer close(s.done)
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		if errors.Is(s.Err(), ErrNoSound) && !s.reopen() {
			taken.Store(false) // the card is closed
			return
		}
		select {
		case <-s.quit:
			if s.close() { // one that hangs stays taken: it cannot be opened again
				taken.Store(false)
			}
			return
		case <-s.governor.wild:
			s.tell(fmt.Errorf("%w: the sound server went away", ErrNoSound))
			s.close()
		case <-tick.C:
			if s.governor.silent() > deaf+2*s.buffer {
				s.tell(ErrSilent)
			} else {
				s.tell(nil)
			}
		}
	}
}

// reopen tries to open the card until it can, and reports whether it could
// before Close.
func (s *Speaker) reopen() bool {
	for wait := again; ; wait = min(2*wait, atLast) {
		select {
		case <-s.quit:
			return false
		case <-time.After(wait):
		}
		if s.open() == nil {
			s.tell(nil)
			return true
		}
	}
}
