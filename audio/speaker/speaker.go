package speaker

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"
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

// taken says that a Speaker is open: beep/speaker is one to a process.
var taken atomic.Bool

// Speaker is the sound card. All methods are safe for several goroutines.
type Speaker struct {
	rate     beep.SampleRate
	buffer   time.Duration
	governor *governor

	fault   atomic.Pointer[error] // why nothing is heard; nil when it is
	changed chan struct{}
	first   chan error // how the first attempt to open the card went

	once sync.Once
	quit chan struct{} // closed by Close
	done chan struct{} // closed when watch is over
}

// Open opens the sound card at a rate, with so much sound ready for it ahead of
// time, and keeps it open: when the sound server dies it comes back by itself.
// When there is none now, or none that plays, the error wraps [ErrNoSound]. It
// takes a third of a second to be sure.
func Open(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	s, err := claim(rate, buffer)
	if err != nil {
		return nil, err
	}
	go s.watch()
	select {
	case err = <-s.first:
	case <-time.After(answer):
		err = s.Err()
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Await is Open for those who can wait: when there is no sound card it goes on
// looking for one every few seconds, and Err tells how that goes. Its own errors
// are those of wrong use.
func Await(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	s, err := claim(rate, buffer)
	if err != nil {
		return nil, err
	}
	go s.watch()
	select {
	case <-s.first:
	case <-time.After(answer):
	}
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
	s := &Speaker{
		rate: rate, buffer: buffer, governor: newGovernor(rate, buffer),
		changed: make(chan struct{}, 1), first: make(chan error, 1),
		quit: make(chan struct{}), done: make(chan struct{}),
	}
	mute := fmt.Errorf("%w: it has not answered yet", ErrNoSound)
	s.fault.Store(&mute)
	return s, nil
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
// up after some seconds; it cannot be opened again then.
func (s *Speaker) Close() {
	s.once.Do(func() {
		close(s.quit)
		s.governor.clear()
		select {
		case <-s.done:
		case <-time.After(2 * farewell):
		}
	})
}

// tell makes err the state of things.
func (s *Speaker) tell(err error) {
	old := s.Err()
	if err == nil {
		s.fault.Store(nil)
	} else {
		s.fault.Store(&err)
	}
	if (old == nil) == (err == nil) {
		return
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
}
