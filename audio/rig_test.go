package audio

import (
	"time"

	"outbreath/pacing"
)

// rig is a session, followed along a simulated sound card whose clock is off.
type rig struct {
	clock    *pacing.FakeClock
	player   *pacing.Player
	streamer *Streamer

	period  float64 // true seconds a sample
	lost    float64 // seconds in which the card played nothing, so far
	breaks  int
	unrest  func() float64
	pulled  int64
	samples [][2]float64
}

const (
	rigBuffer  = 4800
	rigLatency = 170 * time.Millisecond
)

func newRig(plan *pacing.Plan, ppm float64) *rig {
	r := &rig{
		clock:   pacing.NewFakeClock(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)),
		period:  1 / (float64(Rate) * (1 + ppm*1e-6)),
		unrest:  func() float64 { return 0 },
		samples: make([][2]float64, rigBuffer),
	}
	r.player = pacing.NewPlayer(plan, r.clock)
	r.streamer = NewStreamer(Follow(r.player, Rate, r), Rate)
	r.streamer.SetLevels(fullLevels)
	return r
}

// Latency implements [Output].
func (r *rig) Latency() time.Duration { return rigLatency }

// Breaks implements [Output]: a buffer that is late by less than it lasts breaks
// nothing off.
func (r *rig) Breaks() int { return r.breaks }

// lose lets the card play nothing for so many seconds.
func (r *rig) lose(seconds float64) {
	r.lost += seconds
	if seconds*float64(Rate) > rigBuffer {
		r.breaks++
	}
}

// heard returns the true time at which a sample is heard.
func (r *rig) heard(sample int64) time.Duration {
	return time.Duration((float64(sample)*r.period+r.lost)*1e9) + rigLatency
}

// wait lets time pass until the card wants its next buffer.
func (r *rig) wait() {
	due := time.Duration((float64(r.pulled)*r.period + r.lost + r.unrest()) * 1e9)
	r.clock.Advance(max(due-r.clock.Now().Mono, 0))
	r.pulled += rigBuffer
}

// pull lets the card have its next buffer.
func (r *rig) pull() [][2]float64 {
	r.wait()
	n, _ := r.streamer.Stream(r.samples)
	clear(r.samples[n:])
	return r.samples
}

// place lets the card have its next buffer without making the sound, and
// returns the voices that would have begun.
func (r *rig) place() (begun []voice) {
	r.wait()
	s := r.streamer
	for left := rigBuffer; left > 0; left -= block {
		n := min(block, left)
		st := s.line.Advance(n)
		if st.Revision != s.revision {
			s.revision = st.Revision
			s.turn(&st)
		}
		if st.Broken {
			s.rejoin(&st)
		}
		if st.Moving {
			s.schedule(&st, s.at+int64(n))
		}
		s.at += int64(n)
		for _, v := range s.voices {
			begun = append(begun, voice{cue: v.cue, onset: v.onset})
		}
		s.idle, s.voices = append(s.idle, s.voices...), s.voices[:0]
	}
	return begun
}

// play pulls until the clock shows t and returns what was pulled.
func (r *rig) play(t time.Duration) (all [][2]float64) {
	for r.clock.Now().Mono < t {
		all = append(all, r.pull()...)
	}
	return all
}
