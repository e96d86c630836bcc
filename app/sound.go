package app

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/pacing"
)

// card is a sound card: a speaker.Speaker, where the program is built with one.
type card interface {
	Rate() beep.SampleRate
	audio.Output
	Play(...beep.Streamer)
	KeepAwake(on bool)
	Starved() int
	Err() error
	Changed() <-chan struct{}
	Close()
}

// sound is the sound card as the window uses it: open from the moment a session
// is prepared until the library is shown again, so that a program that only
// waits leaves the card alone. No method blocks. Open and shut are called on
// Fyne's goroutine, the rest on any.
type sound struct {
	changed func() // the card came or went; called on any goroutine
	wanted  chan bool
	asked   bool        // for the card, last; on Fyne's goroutine
	tasks   chan func() // that want the card for themselves

	faults faults // of the user's own sounds

	delay atomic.Int64 // nanoseconds by which sounds are heard later than the card says
	awake atomic.Bool  // the card gets no silence

	mu      sync.Mutex   // guards what follows
	user    pacing.Sound // what the user wants to hear
	voice   string       // as in the settings
	levels  audio.Levels
	card    card           // nil while it is shut
	fault   error          // why it could not be claimed at all
	heard   bool           // a card has played since the window opened
	made    *made          // the sounds of the session that is prepared or runs; nil without one
	player  *pacing.Player // whose session is to be heard
	playing *audio.Streamer
	before  int             // blocks that had come too late for the card when it began to play that
	late    int             // and those of the session on cards before this one
	trying  *audio.Streamer // what was tried last
}

func newSound(levels audio.Levels, changed func()) *sound {
	s := &sound{changed: changed, wanted: make(chan bool, 1), tasks: make(chan func()), levels: levels}
	s.faults.changed = changed
	go s.run()
	return s
}

// open asks for the sound card, shut lets go of it. What was asked for last
// counts.
func (s *sound) open() { s.want(true) }
func (s *sound) shut() { s.want(false) }

func (s *sound) want(on bool) {
	s.asked = on
	select {
	case <-s.wanted:
	default:
	}
	s.wanted <- on
}

// without runs a task, on another goroutine, while nobody has the sound card
// open; what is asked for meanwhile waits.
func (s *sound) without(task func()) { go func() { s.tasks <- task }() }

// run is the only goroutine that opens and closes the card, both of which take
// their time.
func (s *sound) run() {
	var open card
	var changed <-chan struct{}
	for {
		select {
		case on := <-s.wanted:
			switch {
			case on && open == nil:
				c, err := openCard()
				if err == nil {
					c.KeepAwake(s.awake.Load())
					open, changed = c, c.Changed()
				}
				s.put(open, err)
			case !on && open != nil:
				s.put(nil, nil)
				open.Close()
				open, changed = nil, nil
			}
		case task := <-s.tasks:
			if open == nil {
				task()
				continue
			}
			s.put(nil, nil)
			open.Close()
			open, changed = nil, nil
			task()
			select {
			case s.wanted <- true: // as it was, unless something newer is asked for
			default:
			}
		case <-changed:
			logger.Info("sound", "fault", errorText(open.Err()))
			s.mu.Lock()
			s.heard = s.heard || open.Err() == nil
			s.mu.Unlock()
			s.changed()
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (s *sound) put(c card, err error) {
	s.mu.Lock()
	s.late += s.starvedLocked()
	s.card, s.fault, s.playing = c, err, nil
	s.heard = s.heard || c != nil && c.Err() == nil
	s.playLocked()
	s.mu.Unlock()
	s.changed()
}

// prepare makes the sounds of a session of a protocol ready, and finds out what is
// at fault with them.
func (s *sound) prepare(p *pacing.Protocol) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prepareLocked(p)
}

func (s *sound) prepareLocked(p *pacing.Protocol) {
	if s.made.of(p, s.user, s.voice) {
		return
	}
	s.made.stop()
	s.made = makeSounds(p, s.user, s.voice, &s.faults)
}

// play lets a session be heard, from now or from when there is a card.
func (s *sound) play(p *pacing.Player) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prepareLocked(p.Snapshot().Plan.Protocol)
	s.player, s.playing, s.late = p, nil, 0
	s.playLocked()
}

func (s *sound) playLocked() {
	if s.card == nil || s.player == nil || s.made == nil || s.player.Snapshot().State == pacing.Finished {
		return
	}
	rate := s.card.Rate()
	playing := audio.NewStreamer(audio.Follow(s.player, rate, delayed{s.card, &s.delay}), rate)
	playing.SetLevels(s.levels)
	s.made.use(playing)
	s.playing, s.before = playing, s.card.Starved()
	s.card.Play(playing)
}

// starvedLocked returns how many blocks of the session's sound came too late for
// the card that plays it.
func (s *sound) starvedLocked() int {
	if s.playing == nil {
		return 0
	}
	return s.card.Starved() - s.before
}

// end takes note in the log of what was not heard of a session that is over, and
// returns how many spoken lines were left out of it. What is still made for it is
// given up.
func (s *sound) end() (unspoken int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made == nil {
		return 0
	}
	unspoken = int(s.made.lines.LeftOut())
	if s.player != nil {
		logger.Info("sound", "lines_left_out", unspoken, "blocks_late", s.late+s.starvedLocked())
	}
	s.made.stop()
	s.made, s.player = nil, nil
	return unspoken
}

// delayed is a card behind which the user has found sounds to be later still.
type delayed struct {
	card
	by *atomic.Int64 // nanoseconds
}

func (d delayed) Latency() time.Duration { return d.card.Latency() + time.Duration(d.by.Load()) }

// setDelay sets by how many seconds sounds are heard later than the card says.
func (s *sound) setDelay(seconds float64) { s.delay.Store(int64(seconds * float64(time.Second))) }

// keepAwake lets the card have no silence, or again.
func (s *sound) keepAwake(on bool) {
	s.awake.Store(on)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.card != nil {
		s.card.KeepAwake(on)
	}
}

// prefer changes what the user wants to hear, for what begins from now on.
func (s *sound) prefer(user pacing.Sound, voice string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.user, s.voice = user, voice
	if s.made != nil && s.player == nil {
		s.prepareLocked(s.made.protocol)
	}
}

// setLevels sets how loud things are.
func (s *sound) setLevels(levels audio.Levels) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.levels = levels
	for _, streamer := range []*audio.Streamer{s.playing, s.trying} {
		if streamer != nil {
			streamer.SetLevels(levels)
		}
	}
}
