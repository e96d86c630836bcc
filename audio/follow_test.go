package audio

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"outbreath/pacing"
)

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
		r.lose(lost)
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

// Only where a sound begins is corrected: each breath of a session is, sample by
// sample, what it is in a file.
func TestNoSoundIsCorrectedOnTheWay(t *testing.T) {
	if testing.Short() {
		t.Skip("renders minutes")
	}
	plan := fit(t, breathing("a", 5*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	levels := Levels{Master: 1, Breath: 1}
	file := stream(plan, levels, always(512))
	for _, ppm := range []float64{-100, 100} {
		r := newRig(plan, ppm)
		r.streamer.SetLevels(levels)
		r.play(2 * time.Second)
		r.player.Start()
		since, before := r.player.Snapshot().Since, r.pulled
		live := r.play(since + plan.Length + time.Second)
		same := 0
		for c := range plan.Cues(0, plan.Length) {
			if !breathes(c.Kind) {
				continue
			}
			// On a card that is slow a breath still ends while the next begins.
			const edge = 100
			want := file[place(c.At, int64(Rate))+edge : place(c.At+c.Length, int64(Rate))-edge]
			near := int((since+c.At-rigLatency).Seconds()/r.period) - int(before) + edge
			for at := near - 60; at <= near+60; at++ {
				if differ(live[at:at+len(want)], want) < 0 {
					same++
					break
				}
			}
		}
		if same != 60 {
			t.Errorf("at %+v ppm, %d of 60 breaths are as in a file", ppm, same)
		}
	}
}

// Sound that broke off comes back from nothing, and a breath that is out of time
// by then not at all.
func TestSoundComesBackFromNothingAndNotInTheMiddleOfABreath(t *testing.T) {
	plan := fit(t, breathing("a", 10*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	sets := CueSets()
	if testing.Short() {
		sets = sets[:1]
	}
	for _, set := range sets {
		sounds, err := Open(pacing.Sound{Inhale: set, Exhale: set, Bell: "bowl", Bed: "sea"}, Rate)
		if err != nil {
			t.Fatal(err)
		}
		// Two seconds into an out-breath, for 0.15 s to two breaths.
		for _, lost := range []float64{0.15, 0.4, 0.8, 1.5, 5, 21} {
			r := newRig(plan, 60)
			r.streamer.SetSounds(sounds)
			levels := fullLevels
			levels.Bed = 0
			r.streamer.SetLevels(levels)
			r.player.Start()
			since := r.player.Snapshot().Since
			own := steepest(r.play(since + 66*time.Second))
			r.lose(lost)
			at := r.pulled
			after := r.play(r.clock.Now().Mono + time.Duration((lost+8)*float64(time.Second)))
			if step := max(steepest(after), math.Abs(after[0][0])); step > own*1.01 {
				t.Errorf("%s: after %v s lost there is a step of %.4f, where the sound itself has %.4f", set, lost, step, own)
			}
			if lost <= adrift.Seconds() {
				continue
			}
			first := r.heard(at+int64(firstSound(after, 0))) - since
			if into := first % (10 * time.Second); into > time.Millisecond && (into < 4*time.Second || into > 4*time.Second+joinBreath) {
				t.Errorf("%s: after %v s lost, sound is back %v into a cycle of 4 s in and 6 s out", set, lost, into)
			}
		}
	}
}

// A bed comes back as it came, from nothing.
func TestABedComesBackSlowly(t *testing.T) {
	r := newRig(fit(t, free("a", 10*time.Minute)), 0)
	sounds, err := Open(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: "brown"}, Rate)
	if err != nil {
		t.Fatal(err)
	}
	r.streamer.SetSounds(sounds)
	r.player.Start()
	before := r.play(20 * time.Second)
	r.lose(3)
	after := r.play(r.clock.Now().Mono + 6*time.Second)
	begin, usual, last := rms(after[:4800]), rms(before[len(before)-48000:]), rms(after[len(after)-48000:])
	if begin > usual-26 || last < usual-3 {
		t.Errorf("the bed comes back at %.0f dB in the first tenth of a second, where it is usually at %.0f, and at %.0f in the end", begin, usual, last)
	}
}

// steepest returns the largest step between two samples.
func steepest(samples [][2]float64) (most float64) {
	for i := range samples[1:] {
		most = max(most, math.Abs(samples[i+1][0]-samples[i][0]))
	}
	return most
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

func TestPhaseThatBeginsAtOnceIsStillAnnounced(t *testing.T) {
	plan := fit(t, free("a", time.Minute), breathing("b", time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	r := newRig(plan, 0)
	r.player.Start()
	for r.clock.Now().Mono < 30*time.Second {
		r.place()
	}
	if err := r.player.Next(); err != nil {
		t.Fatal(err)
	}
	// The samples that will be heard now were pulled before: bell and breath are
	// late, and still come, the breath as far on as it should be.
	now := r.clock.Now().Mono
	var kinds []pacing.CueKind
	for _, v := range r.place() {
		kinds = append(kinds, v.cue.Kind)
		if v.cue.Kind != pacing.CueInhale {
			continue
		}
		if off := r.heard(v.onset) - now; off.Abs() > time.Millisecond {
			t.Errorf("the in-breath is laid %v off", off)
		}
	}
	if want := []pacing.CueKind{pacing.CuePhase, pacing.CueInhale}; !slices.Equal(kinds, want) {
		t.Errorf("began %v, want %v", kinds, want)
	}
}

func TestFollowingAllocatesNothingInSteadyState(t *testing.T) {
	r := newRig(fit(t, breathing("a", time.Hour, time.Second, time.Second, time.Second, time.Second)), 50)
	r.player.Start()
	r.play(20 * time.Second)
	if n := testing.AllocsPerRun(600, func() { r.pull() }); n > 0 {
		t.Errorf("a block of 100 ms allocates %v times", n)
	}
}

func TestSwellJoinedLateIsInStepWithOneFromTheStart(t *testing.T) {
	// What a late breath skips is all it loses: tone, band and gains are where they
	// would have been, only the noise is another.
	c := pacing.Cue{Kind: pacing.CueHold, Length: 4 * time.Second, Level: 1} // no noise
	for _, set := range cueSets {
		shape := &set.stages[c.Kind]
		var whole, joined swell
		whole.start(c, shape, 48000, 0)
		all := make([][2]float64, 48000)
		for at := 0; at < len(all); {
			at += whole.fill(all[at:])
		}
		for _, skipped := range []int{1, piece, 1000, 20000} {
			joined.start(c, shape, 48000, skipped)
			rest := make([][2]float64, len(all)-skipped)
			for at := 0; at < len(rest); {
				at += joined.fill(rest[at:])
			}
			if at := differ(rest, all[skipped:]); at >= 0 {
				t.Errorf("%s: joined after %d samples, it differs at the %dth", set.name, skipped, at)
			}
		}
	}
}
