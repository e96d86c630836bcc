package app

import (
	"context"
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
	tasks   chan func() // that want the card for themselves

	amiss atomic.Pointer[string] // why the user's own recordings are not heard; nil when they are

	delay atomic.Int64 // nanoseconds by which sounds are heard later than the card says
	awake atomic.Bool  // the card gets no silence

	dumb atomic.Pointer[string] // why lines are not spoken; nil when they are

	mu      sync.Mutex   // guards what follows
	user    pacing.Sound // what the user wants to hear
	voice   string       // as in the settings
	levels  audio.Levels
	card    card           // nil while it is shut
	fault   error          // why it could not be claimed at all
	player  *pacing.Player // whose session is to be heard
	playing *audio.Streamer
	trying  *audio.Streamer // what was tried last
}

func newSound(levels audio.Levels, changed func()) *sound {
	s := &sound{changed: changed, wanted: make(chan bool, 1), tasks: make(chan func()), levels: levels}
	go s.run()
	return s
}

// open asks for the sound card, shut lets go of it. What was asked for last
// counts.
func (s *sound) open() { s.want(true) }
func (s *sound) shut() { s.want(false) }

func (s *sound) want(on bool) {
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
	s.card, s.fault, s.playing = c, err, nil
	s.playLocked()
	s.mu.Unlock()
	s.changed()
}

// play lets a session be heard, from now or from when there is a card.
func (s *sound) play(p *pacing.Player) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.player, s.playing = p, nil
	s.playLocked()
}

func (s *sound) playLocked() {
	if s.card == nil || s.player == nil || s.player.Snapshot().State == pacing.Finished {
		return
	}
	rate := s.card.Rate()
	playing := audio.NewStreamer(audio.Follow(s.player, rate, delayed{s.card, &s.delay}), rate)
	playing.SetLevels(s.levels)
	lines := s.linesLocked(s.player.Snapshot().Plan.Protocol, rate)
	s.with(s.user, s.player.Snapshot().Plan.Protocol.Sound, rate, func(sounds *audio.Sounds) { playing.SetSounds(sounds.Speaking(lines)) })
	s.playing = playing
	s.card.Play(playing)
}

// with hands over the sounds that the user and a protocol want: at once, and
// where recordings have to be read for them, those later. Without them it is as
// usual, and the log says why.
func (s *sound) with(user, wish pacing.Sound, rate beep.SampleRate, use func(*audio.Sounds)) {
	want := audio.Choose(user, wish)
	open := func() {
		sounds, err := audio.Open(want, rate)
		if err != nil {
			logger.Warn("sound", "fault", err)
			sounds = audio.DefaultSounds
		}
		s.regret(&s.amiss, "Built-in sounds play in place of your own. ", err)
		use(sounds)
	}
	if audio.Recorded(want) {
		go open()
		return
	}
	open()
}

// linesLocked returns what is spoken in a protocol, which is read meanwhile; nil
// where that is nothing.
func (s *sound) linesLocked(p *pacing.Protocol, rate beep.SampleRate) *audio.Lines {
	if s.voice == "" {
		s.unspoken(nil)
		return nil
	}
	lines, err := audio.FindLines(s.voice, p)
	if err != nil {
		s.unspoken(err)
		return nil
	}
	go func() { s.unspoken(lines.Load(context.Background(), rate, nil)) }()
	return lines
}

// unspoken takes note of why lines are not spoken; nil when they are.
func (s *sound) unspoken(err error) {
	if err != nil {
		logger.Warn("sound", "fault", err)
	}
	s.regret(&s.dumb, "Not all is spoken. ", err)
}

// regret keeps in words why the user's own recordings are not heard.
func (s *sound) regret(in *atomic.Pointer[string], begin string, err error) {
	var words *string
	if err != nil {
		words = new(string)
		*words = begin + sentence(err)
	}
	if before := in.Swap(words); before != words && (before == nil || words == nil || *before != *words) {
		go s.changed() // whoever is told asks for what the caller may hold
	}
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

// tryLine speaks the first line of the user's.
func (s *sound) tryLine() {
	s.mu.Lock()
	card, voice, levels := s.card, s.voice, s.levels
	s.mu.Unlock()
	if voice == "" {
		s.hush()
		return
	}
	rate := audio.Rate
	go func() {
		line, err := audio.FirstLine(context.Background(), voice, rate, levels)
		s.unspoken(err)
		if err == nil && card != nil {
			s.let(line)
		}
	}()
}

// tryTime sounds a session that is only there to be tapped along with, and
// reports whether there is a card for it.
func (s *sound) tryTime(player *pacing.Player) bool {
	s.mu.Lock()
	card, levels := s.card, s.levels
	s.mu.Unlock()
	if card == nil || card.Err() != nil {
		return false
	}
	streamer := audio.NewStreamer(audio.Follow(player, card.Rate(), delayed{card, &s.delay}), card.Rate())
	streamer.SetLevels(levels)
	s.let(streamer)
	return true
}

// try sounds one cue.
func (s *sound) try(kind pacing.CueKind) {
	s.audition(func(rate beep.SampleRate, sounds *audio.Sounds, l audio.Levels) *audio.Streamer {
		return audio.Sample(kind, rate, sounds, l)
	})
}

// tryBreath sounds one breath with its bed.
func (s *sound) tryBreath() { s.audition(audio.Breath) }

// audition sounds what is made of the user's sounds.
func (s *sound) audition(of func(beep.SampleRate, *audio.Sounds, audio.Levels) *audio.Streamer) {
	s.mu.Lock()
	card, user, levels := s.card, s.user, s.levels
	s.mu.Unlock()
	if card == nil {
		return
	}
	rate := card.Rate()
	s.with(user, pacing.Sound{}, rate, func(sounds *audio.Sounds) { s.let(of(rate, sounds, levels)) })
}

// let lets something to try sound in place of what was tried before it.
func (s *sound) let(trying *audio.Streamer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hushLocked()
	if s.card == nil {
		return
	}
	s.trying = trying
	s.card.Play(trying)
}

// hush ends what is tried.
func (s *sound) hush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hushLocked()
}

func (s *sound) hushLocked() {
	if s.trying != nil {
		s.trying.SetLevels(audio.Levels{Mute: true}) // which fades
		s.trying = nil
	}
}

// prefer changes what the user wants to hear, for what begins from now on.
func (s *sound) prefer(user pacing.Sound, voice string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.user, s.voice = user, voice
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

// why says in words why nothing is heard; short for the edge of the stage. Both
// are "" while sound is heard or the card is being opened.
func (s *sound) why() (words, short string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.fault
	if s.card != nil {
		err = s.card.Err()
	}
	switch {
	case err == nil && s.levels.Master == 0:
		return "", "sound off"
	case err == nil && s.amiss.Load() != nil:
		return *s.amiss.Load(), ""
	case err == nil && s.dumb.Load() != nil:
		return *s.dumb.Load(), ""
	case err == nil:
		return "", ""
	case s.fault != nil:
		return "This build of Outbreath has no sound. Picture and words carry the session.", "no sound"
	case stopped(err):
		return "The sound card has stopped playing. The session runs without sound until it is back.", "no sound"
	}
	return "No sound card was found. The session runs without sound; picture and words carry it. A card that is plugged in is found by itself.", "no sound"
}
