package speaker

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/faiface/beep"
)

const (
	// slack is how many buffers may be pulled ahead of the clock: what lies in
	// beep, in oto and in the card's own buffer.
	slack = 4
	// spare is the share by which a card may be faster than the clock.
	spare = 2e-3
)

// governor lets beep pull samples no faster than a card can play them. beep's
// own goroutine calls Stream; all else is safe from any.
type governor struct {
	rate   float64
	buffer time.Duration
	wild   chan struct{} // capacity 1: nobody plays what is pulled
	stop   chan struct{} // closed to let every pull through at once

	pulledAt atomic.Int64 // nanoseconds since began, of the last pull
	began    time.Time
	hunger   hunger
	breaks   atomic.Int64 // of the sound
	quiet    atomic.Bool  // the last block was silence

	// Only Stream uses what follows.
	budget float64       // samples that may be pulled now
	last   time.Duration // when the budget was filled up
	out    time.Duration // when the last pull was answered
	run    float64       // samples pulled with no budget left, one after the other
	away   time.Duration // that they were apart

	awake atomic.Bool // silence is a faint noise
	seed  uint32      // of that noise

	mu    sync.Mutex // guards mixer
	mixer beep.Mixer
}

func newGovernor(rate beep.SampleRate, buffer time.Duration) *governor {
	g := &governor{rate: float64(rate), wild: make(chan struct{}, 1)}
	g.begin(buffer)
	return g
}

// begin makes the governor ready for a card that is to be opened with a buffer.
func (g *governor) begin(buffer time.Duration) {
	g.buffer = buffer
	g.hunger.reset()
	g.breaks.Add(1)
	g.stop = make(chan struct{})
	g.began = time.Now()
	g.pulledAt.Store(0)
	g.budget, g.last, g.out = g.full(), 0, 0
	g.run, g.away = 0, 0
	select {
	case <-g.wild:
	default:
	}
}

// full is the budget when nothing has been pulled for long.
func (g *governor) full() float64 { return slack * g.buffer.Seconds() * g.rate }

// Stream implements [beep.Streamer].
func (g *governor) Stream(samples [][2]float64) (n int, ok bool) {
	sound := time.Duration(float64(len(samples)) / g.rate * float64(time.Second))
	if g.hunger.note(time.Since(g.began), sound, g.buffer) {
		g.breaks.Add(1)
	}
	g.wait(float64(len(samples)))
	select {
	case <-g.stop:
		clear(samples)
		return len(samples), true
	default:
	}
	g.mu.Lock()
	g.mixer.Stream(samples) // fills what nobody streams with silence
	g.mu.Unlock()
	g.quiet.Store(!slices.ContainsFunc(samples, func(s [2]float64) bool { return s != [2]float64{} }))
	if g.awake.Load() {
		g.murmur(samples)
	}
	g.out = time.Since(g.began)
	g.pulledAt.Store(int64(g.out))
	return len(samples), true
}

// loudest is how many steps of 16 bit a murmur has at most, each way: 72 dB below
// full, and still a step where a sound server is turned down to half, which is
// 18 dB.
const loudest = 8

// murmur adds a noise some 45 dB below the cues: nobody hears it, and a Bluetooth
// speaker does not take it for silence, in which it would go to sleep and swallow
// the beginning of the next sound. It murmurs from the moment the card is open,
// so that the first cue finds the speaker awake too.
func (g *governor) murmur(samples [][2]float64) {
	const step = 1.0 / (1<<15 - 1)
	for i := range samples {
		g.seed = g.seed*1664525 + 1013904223 // Knuth's linear congruence
		noise := step * float64(int32(g.seed>>16%(2*loudest+1))-loudest)
		samples[i][0] += noise
		samples[i][1] += noise
	}
}

// Err implements [beep.Streamer].
func (g *governor) Err() error { return nil }

// wait returns when n samples may be pulled, or the card is to be closed.
func (g *governor) wait(n float64) {
	now := time.Since(g.began)
	g.fill(now)
	if g.budget >= n {
		g.run, g.away = 0, 0
	} else {
		g.suspect(n, now-g.out)
		missing := time.Duration((n - g.budget) / (g.rate * (1 + spare)) * float64(time.Second))
		select {
		case <-time.After(missing):
		case <-g.stop:
		}
		g.fill(time.Since(g.began))
	}
	g.budget -= n
}

func (g *governor) fill(now time.Duration) {
	g.budget = min(g.budget+(now-g.last).Seconds()*g.rate*(1+spare), g.full())
	g.last = now
}

// suspect takes note of a pull for which there was no budget, so long after the
// last one was answered. A card that plays takes its time over a buffer; when a
// whole buffer has gone through in no time, nobody plays.
func (g *governor) suspect(n float64, apart time.Duration) {
	g.run += n
	g.away += apart
	if g.run < g.buffer.Seconds()*g.rate {
		return
	}
	if g.away < g.buffer/10 {
		select {
		case g.wild <- struct{}{}:
		default:
		}
	}
	g.run, g.away = 0, 0
}

// silent returns for how long nothing has been pulled.
func (g *governor) silent() time.Duration {
	return time.Since(g.began) - time.Duration(g.pulledAt.Load())
}

// add lets a streamer sound along with the others until it drains.
func (g *governor) add(s ...beep.Streamer) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.mixer.Add(s...)
}

// clear lets go of all streamers.
func (g *governor) clear() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.mixer.Clear()
}
