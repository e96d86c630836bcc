package speaker

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"

	"outbreath/words"
)

// Buffer is how much sound lies ready for the card unless something else is
// asked for: a hold is heard soon, and a machine that is not overworked keeps up.
// For one that does not, it grows up to [Most].
const Buffer = 100 * time.Millisecond

var (
	// ErrNoSound is wrapped when there is no sound card or sound server.
	ErrNoSound = words.Error("no sound card or sound server was found")
	// ErrOpen is returned by Open while another Speaker is open.
	ErrOpen = words.Error("the sound card is open already")
	// ErrSilent is returned by Err while the card is open but takes nothing.
	ErrSilent = words.Error("the sound card or sound server has stopped playing")
)

// A card that no Speaker has any more plays silence for a while, so that the next
// has it at once, and is closed then.
var (
	mu    sync.Mutex    // guards what follows
	kept  *device       // nil when no card is open and none is looked for
	held  bool          // a Speaker has it: beep/speaker is one to a process
	grown time.Duration // the buffer that this machine was found to need; 0 while none was too small
)

// Speaker is the sound card in the hands of one user. All methods are safe for
// several goroutines; after Close, none but Close may be used.
type Speaker struct {
	*device
	once sync.Once
}

// device is the sound card with those who look after it.
type device struct {
	rate     beep.SampleRate
	buffer   atomic.Int64 // nanoseconds
	governor *governor

	fault   atomic.Pointer[error] // why nothing is heard; nil when it is
	changed chan struct{}
	first   chan struct{} // closed after the first attempt to open the card
	left    chan struct{} // capacity 1: a Speaker was closed
	done    chan struct{} // closed when watch is over
}

// Open opens the sound card at a rate, with so much sound ready for it ahead of
// time, and keeps it open: when the sound server dies it comes back by itself.
// When there is none now, or none that plays, the error wraps [ErrNoSound]. It
// takes a third of a second to be sure. A card that an earlier Speaker had opened
// may still be open; it keeps its buffer, and takes no other rate.
func Open(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	s, err := Await(rate, buffer)
	if err != nil {
		return nil, err
	}
	if err := s.Err(); err != nil {
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
	select {
	case <-s.first:
	case <-time.After(answer):
	}
	return s, nil
}

// claim makes the one Speaker: of the card that is open, or of one that is going
// to be.
func claim(rate beep.SampleRate, buffer time.Duration) (*Speaker, error) {
	if rate <= 0 || buffer < 10*time.Millisecond || buffer > time.Second {
		return nil, words.Errorf("cannot open the sound card at %d samples a second with a buffer of %v", rate, buffer)
	}
	mu.Lock()
	defer mu.Unlock()
	switch {
	case held:
		return nil, ErrOpen
	case kept != nil && kept.rate != rate:
		return nil, words.Errorf("cannot open the sound card at %d samples a second: it is still open at %d", rate, kept.rate)
	case kept == nil:
		kept = newDevice(rate, max(buffer, grown))
		go kept.watch()
	}
	held = true
	select {
	case <-kept.changed: // not meant for this user
	default:
	}
	return &Speaker{device: kept}, nil
}

func newDevice(rate beep.SampleRate, buffer time.Duration) *device {
	d := &device{
		rate: rate, governor: newGovernor(rate, buffer),
		changed: make(chan struct{}, 1), first: make(chan struct{}),
		left: make(chan struct{}, 1), done: make(chan struct{}),
	}
	d.buffer.Store(int64(buffer))
	mute := words.Errorf("%w: it has not answered yet", ErrNoSound)
	d.fault.Store(&mute)
	return d
}

// Rate returns the sample rate of the card.
func (d *device) Rate() beep.SampleRate { return d.rate }

// Latency returns how long after a burst of pulls begins its first sample is
// about to be heard. It changes with the buffer: recordings of a PulseAudio sink
// showed 120, 254 and 391 ms for buffers of 100, 200 and 300 ms, each time by the
// same 15 ms late, which the recorder takes.
func (d *device) Latency() time.Duration { return d.Buffer()*4/3 - 13*time.Millisecond }

// Buffer returns how much sound lies ready for the card.
func (d *device) Buffer() time.Duration { return time.Duration(d.buffer.Load()) }

// Starved returns how many blocks of sound have come too late since the card was
// first opened.
func (d *device) Starved() int { return int(d.governor.hunger.starved.Load()) }

// Breaks returns how often the sound has broken off: because a block came too
// late, the card stood still, or was opened anew.
func (d *device) Breaks() int { return int(d.governor.breaks.Load()) }

// grow makes the buffer larger for when the card is opened next.
func (d *device) grow() {
	buffer := min(d.Buffer()+step, max(Most, d.Buffer()))
	d.buffer.Store(int64(buffer))
	mu.Lock()
	defer mu.Unlock()
	grown = buffer
}

// Play lets streamers of the card's rate sound along with those that do, until
// they drain.
func (d *device) Play(streamers ...beep.Streamer) { d.governor.add(streamers...) }

// KeepAwake puts a noise that nobody hears below everything, or takes it away:
// some Bluetooth speakers go to sleep in silence and then swallow the beginning of
// the next sound.
func (d *device) KeepAwake(on bool) { d.governor.awake.Store(on) }

// Clear lets go of all streamers at once, without a fade.
func (d *device) Clear() { d.governor.clear() }

// Err returns nil while sound is heard, and otherwise why it is not: an error
// that wraps [ErrNoSound] or is [ErrSilent].
func (d *device) Err() error {
	if e := d.fault.Load(); e != nil {
		return *e
	}
	return nil
}

// Sounding reports whether sound is heard.
func (d *device) Sounding() bool { return d.Err() == nil }

// Changed delivers a value after Err has changed: it is a mailbox for one
// reader.
func (d *device) Changed() <-chan struct{} { return d.changed }

// Close lets go of all streamers at once, and of the card. A card that plays
// stays open for some seconds for the next Speaker; one that is still looked for
// is given up.
func (s *Speaker) Close() {
	s.once.Do(func() {
		s.governor.clear()
		s.KeepAwake(false)
		mu.Lock()
		held = false
		mu.Unlock()
		select {
		case s.left <- struct{}{}:
		default:
		}
		if errors.Is(s.Err(), ErrNoSound) {
			select {
			case <-s.done:
			case <-time.After(farewell):
			}
		}
	})
}

// idle reports whether no Speaker has the card.
func (d *device) idle() bool {
	mu.Lock()
	defer mu.Unlock()
	return !held
}

// unwanted reports whether no Speaker has the card; it is then no longer the one
// that the next gets.
func (d *device) unwanted() bool {
	mu.Lock()
	defer mu.Unlock()
	if held {
		return false
	}
	kept = nil
	return true
}

// tell makes err the state of things.
func (d *device) tell(err error) {
	old := d.Err()
	if err == nil {
		d.fault.Store(nil)
	} else {
		d.fault.Store(&err)
	}
	if (old == nil) == (err == nil) {
		return
	}
	select {
	case d.changed <- struct{}{}:
	default:
	}
}
