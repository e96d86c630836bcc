package audio

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
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
	r.streamer = NewStreamer(Follow(r.player, Rate, rigLatency), Rate)
	r.streamer.SetLevels(fullLevels)
	return r
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

func TestFollowerKeepsTimeOnACardThatIsOff(t *testing.T) {
	plan := fit(t,
		free("a", 5*time.Minute),
		breathing("b", 40*time.Minute, 4*time.Second, 0, 6*time.Second, 0),
		free("c", 5*time.Minute),
		breathing("d", 40*time.Minute, 3*time.Second, time.Second, 4*time.Second, 2*time.Second))
	for _, ppm := range []float64{-100, 0, 100} {
		for _, unrest := range []float64{0, 0.003} {
			t.Run(fmt.Sprintf("%+v ppm, pulls unsteady by %v s", ppm, unrest), func(t *testing.T) {
				r := newRig(plan, ppm)
				random := rand.New(rand.NewPCG(1, 2))
				r.unrest = func() float64 { return (random.Float64()*2 - 1) * unrest }
				for range 20 { // the card has been open for a while
					r.place()
				}
				if err := r.player.Start(); err != nil {
					t.Fatal(err)
				}
				snap := r.player.Snapshot()
				cues := 0
				var worst time.Duration
				for snap.Position(r.clock.Now()) < plan.Length {
					for _, v := range r.place() {
						cues++
						off := r.heard(v.onset) - (snap.Since + v.cue.At)
						if worst = max(worst, off, -off); off.Abs() > time.Millisecond {
							t.Fatalf("%s at %v is heard %v off", v.cue.Kind, v.cue.At, off)
						}
					}
				}
				want := 0
				for range plan.Cues(0, math.MaxInt64) {
					want++
				}
				if cues != want {
					t.Errorf("%d cues were heard, want %d", cues, want)
				}
				t.Logf("%d cues, worst %v off", cues, worst)
			})
		}
	}
}

func TestNextCueAfterADropoutIsBackOnThePlan(t *testing.T) {
	plan := fit(t, breathing("a", 10*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	for _, lost := range []float64{0.050, 0.144, 1.1, 7.3} {
		r := newRig(plan, 60)
		r.player.Start()
		snap := r.player.Snapshot()
		for r.clock.Now().Mono < 3*time.Minute+3*time.Second {
			r.place()
		}
		r.lost = lost
		quiet := r.clock.Now().Mono + time.Second
		seen := 0
		for r.clock.Now().Mono < 4*time.Minute {
			for _, v := range r.place() {
				off := r.heard(v.onset) - (snap.Since + v.cue.At)
				if r.clock.Now().Mono < quiet {
					continue
				}
				if seen++; off.Abs() > 2*time.Millisecond {
					t.Errorf("after %v s lost, %s at %v is heard %v off", lost, v.cue.Kind, v.cue.At, off)
				}
			}
		}
		if seen < 8 {
			t.Errorf("after %v s lost, only %d cues were heard in a minute", lost, seen)
		}
	}
}

// play pulls until the clock shows t and returns what was pulled.
func (r *rig) play(t time.Duration) (all [][2]float64) {
	for r.clock.Now().Mono < t {
		all = append(all, r.pull()...)
	}
	return all
}

func lastSound(samples [][2]float64) int {
	for i := len(samples) - 1; i >= 0; i-- {
		if samples[i] != [2]float64{} {
			return i
		}
	}
	return -1
}

func TestHoldIsSilentSoonAndGoesOnWithAFreshBreath(t *testing.T) {
	plan := fit(t, breathing("a", 2*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	r := newRig(plan, 40)
	r.player.Start()
	r.play(16 * time.Second)
	if lastSound(r.samples) < rigBuffer-2 {
		t.Fatal("no breath sounds at 16 s")
	}
	before := r.samples[rigBuffer-1]
	if err := r.player.Hold(pacing.ReasonPause); err != nil {
		t.Fatal(err)
	}
	held := r.play(20 * time.Second)
	if last, limit := lastSound(held), int(fadeOut.Seconds()*48000)+1; last > limit {
		t.Errorf("sound goes on for %d samples after a hold, want at most %d", last, limit)
	}
	if step := math.Abs(held[0][0] - before[0]); step > 0.05 {
		t.Errorf("the hold steps by %.3f", step)
	}
	if err := r.player.Resume(); err != nil {
		t.Fatal(err)
	}
	snap := r.player.Snapshot()
	if snap.From != 10*time.Second {
		t.Fatalf("goes on from %v", snap.From)
	}
	at := r.pulled
	first := at + int64(firstSound(r.play(23*time.Second), 0))
	if off := r.heard(first) - snap.Since; off.Abs() > time.Millisecond {
		t.Errorf("the fresh in-breath is heard %v off", off)
	}
}

func TestBreathGoesOnWhenTimeIsAdded(t *testing.T) {
	plan := fit(t, breathing("a", 2*time.Minute, 4*time.Second, 0, 6*time.Second, 0), free("b", time.Minute))
	plan.Protocol.Phases[0].Max *= 2
	run := func(add bool) [][2]float64 {
		r := newRig(plan, 0)
		r.player.Start()
		all := r.play(15 * time.Second)
		if add {
			if err := r.player.Add(time.Minute); err != nil {
				t.Fatal(err)
			}
		}
		return append(all, r.play(40*time.Second)...)
	}
	if at := differ(run(false), run(true)); at >= 0 {
		t.Errorf("adding a minute changed the sound of the breath at sample %d", at)
	}
}

func TestFinishLetsTheBreathGoAndTheStreamDrain(t *testing.T) {
	plan := fit(t, breathing("a", 2*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	r := newRig(plan, 0)
	r.player.Start()
	r.play(21 * time.Second)
	if err := r.player.Finish(); err != nil {
		t.Fatal(err)
	}
	if last := lastSound(r.play(23 * time.Second)); last > int(fadeOut.Seconds()*48000)+1 {
		t.Errorf("the breath goes on for %d samples after the end", last)
	}
	if n, ok := r.streamer.Stream(r.samples); n != 0 || ok {
		t.Errorf("Stream = %d, %v after the end; want 0, false", n, ok)
	}
}

func TestEndSoundsWhenNextEndsThePlan(t *testing.T) {
	plan := fit(t, free("a", time.Minute))
	r := newRig(plan, 0)
	r.player.Start()
	r.play(30 * time.Second)
	if err := r.player.Next(); err != nil {
		t.Fatal(err)
	}
	if err := r.player.Finish(); err != nil { // as Player.Run does when it sees the end
		t.Fatal(err)
	}
	if first := firstSound(r.play(31*time.Second), 0); first != 1 {
		t.Errorf("the end is first heard at sample %d of the next block, want 1", first)
	}
}
