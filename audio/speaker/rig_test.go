package speaker

import (
	"encoding/binary"
	"io"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/pacing"
)

// rigVar names the variable that holds the path of a recording that grows while
// these tests run: what ALSA's default device plays, as raw 16 bit little endian
// stereo at 48 kHz. Without it they are skipped, since they need a sound server
// and a minute each.
const rigVar = "OUTBREATH_SOUND_RIG"

const frame = 4 // bytes

// recording is what the sink played.
type recording struct {
	t    *testing.T
	path string
}

func openRig(t *testing.T) recording {
	path := os.Getenv(rigVar)
	if path == "" {
		t.Skipf("%s is not set", rigVar)
	}
	return recording{t, path}
}

// now returns how many frames have been recorded.
func (r recording) now() int {
	info, err := os.Stat(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	return int(info.Size()) / frame
}

// left returns the left channel from a frame on.
func (r recording) left(from int) []int16 {
	f, err := os.Open(r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Seek(int64(from)*frame, io.SeekStart); err != nil {
		r.t.Fatal(err)
	}
	raw, err := io.ReadAll(f)
	if err != nil {
		r.t.Fatal(err)
	}
	samples := make([]int16, len(raw)/frame)
	for i := range samples {
		samples[i] = int16(binary.LittleEndian.Uint16(raw[i*frame:]))
	}
	return samples
}

// breathOnly makes each cue's sound recognisable: none overlaps another.
var breathOnly = audio.Levels{Master: 1, Breath: 1}

// probe takes note of when the machine did not keep up.
type probe struct {
	beep.Streamer
	now  func() pacing.Instant
	last time.Duration
	late []time.Duration // pulls that came later than the buffer lasts
}

func (p *probe) Stream(samples [][2]float64) (int, bool) {
	now := p.now().Mono
	if p.last > 0 && now-p.last > Buffer+4*time.Millisecond {
		p.late = append(p.late, now)
	}
	p.last = now
	return p.Streamer.Stream(samples)
}

// kept reports whether the machine kept up from one moment to another.
func (p *probe) kept(from, to time.Duration) bool {
	return !slices.ContainsFunc(p.late, func(t time.Duration) bool { return t >= from && t <= to })
}

// session is a plan that runs and sounds.
type session struct {
	plan   *pacing.Plan
	player *pacing.Player
	pulls  *probe
	from   int           // frames recorded
	at     time.Duration // when that was
}

func start(t *testing.T, rec recording, length time.Duration) (session, *Speaker) {
	t.Helper()
	plan, err := pacing.Fit(&pacing.Protocol{ID: "rig", Phases: []pacing.Phase{{
		ID: "a", Min: length, Ideal: length, Max: length,
		Breath: pacing.Breath{Name: "b", Pattern: pacing.Pattern{In: 2 * time.Second, Out: 3 * time.Second}},
	}}}, length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	card, err := Open(audio.Rate, Buffer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(card.Close)
	s := session{plan: plan, player: pacing.NewPlayer(plan, pacing.SystemClock())}
	streamer := audio.NewStreamer(audio.Follow(s.player, audio.Rate, card), audio.Rate)
	streamer.SetLevels(breathOnly)
	s.pulls = &probe{Streamer: streamer, now: s.player.Now}
	card.Play(s.pulls)
	time.Sleep(2 * time.Second) // the follower gets to know the card
	s.from, s.at = rec.now(), s.player.Now().Mono
	if err := s.player.Start(); err != nil {
		t.Fatal(err)
	}
	go s.player.Run(t.Context())
	return s, card
}

// reference returns a plan as it sounds in a file, as the card would get it.
func (s session) reference() []int16 {
	streamer := audio.NewStreamer(audio.Along(s.plan, audio.Rate), audio.Rate)
	streamer.SetLevels(breathOnly)
	samples := make([][2]float64, audio.Rate.N(s.plan.Length))
	streamer.Stream(samples)
	out := make([]int16, len(samples))
	for i, x := range samples {
		out[i] = int16(x[0] * (1<<15 - 1)) // as beep/speaker does it
	}
	return out
}

// match returns where near a frame the piece of reference lies in the
// recording, and whether it is there unharmed.
func match(rec, piece []int16, near, reach int) (at int, whole bool) {
	const key = 2400 // samples that are enough to find it by
	least := math.Inf(1)
	for lag := max(near-reach, 0); lag <= near+reach && lag+len(piece) <= len(rec); lag++ {
		if d := distance(rec[lag:], piece[:key], least); d < least {
			least, at = d, lag
		}
	}
	// A step of 1 may come from rounding.
	return at, distance(rec[at:], piece, math.Inf(1)) <= float64(len(piece))
}

// distance returns the sum of squares by which piece differs from what rec
// begins with, or something not less than enough.
func distance(rec, piece []int16, enough float64) (sum float64) {
	for i := 0; i < len(piece) && sum < enough; i++ {
		d := float64(rec[i]) - float64(piece[i])
		sum += d * d
	}
	return sum
}

func first(rec []int16) int {
	for i, x := range rec {
		if x != 0 {
			return i
		}
	}
	return -1
}

func TestIntervalsThroughARealSink(t *testing.T) {
	rec := openRig(t)
	const length = time.Minute
	s, card := start(t, rec, length)
	time.Sleep(pacing.StartLead + length + time.Second)
	if err := card.Err(); err != nil {
		t.Fatal(err)
	}
	began := s.player.Snapshot().Since
	card.Close() // from here on pulls.late stays as it is
	got, want := rec.left(s.from), s.reference()
	begin := first(got) - first(want)
	t.Logf("the plan begins %v late in the recording", audio.Rate.D(begin)-(began-s.at))

	type interval struct{ planned, off time.Duration }
	var intervals []interval
	var shares []float64 // by which they are off
	last, lastCue, lastWhole := 0, pacing.Cue{}, false
	for c := range s.plan.Cues(0, length) {
		if !breath(c) {
			continue
		}
		from := audio.Rate.N(c.At)
		piece := want[from+4800 : from+audio.Rate.N(c.Length)-4800]
		at, whole := match(got, piece, begin+from+4800, 24000)
		at -= 4800
		// Whatever was late within ten seconds may still be felt.
		kept := s.pulls.kept(began+c.At-10*time.Second, began+c.At)
		if whole && lastWhole && kept {
			planned := c.At - lastCue.At
			off := audio.Rate.D(at-last) - planned
			t.Logf("%s at %v: interval off by %v", c.Kind, c.At, off)
			intervals = append(intervals, interval{planned, off})
			shares = append(shares, off.Seconds()/planned.Seconds())
		} else {
			t.Logf("%s at %v: whole %v, machine kept up %v", c.Kind, c.At, whole, kept)
		}
		last, lastCue, lastWhole = at, c, whole
	}
	if len(intervals) < 3 {
		t.Skip("the machine is too busy for three intervals to count")
	}
	// Cues keep to the monotonic clock and frames to the sink's, which runs off it
	// by what all intervals have in common.
	slices.Sort(shares)
	sink := shares[len(shares)/2]
	if math.Abs(sink) > 1e-3 {
		t.Errorf("all intervals are off by about %.0f ppm: no clock is", sink*1e6)
	}
	var worst time.Duration
	for _, i := range intervals {
		own := (i.off - time.Duration(sink*float64(i.planned))).Abs()
		if worst = max(worst, own); own > time.Millisecond {
			t.Errorf("an interval of %v is off by %v", i.planned, own)
		}
	}
	t.Logf("%d of 23 intervals count, worst %v; the sink's clock is off by %.0f ppm", len(intervals), worst, sink*1e6)
}

func breath(c pacing.Cue) bool { return c.Kind == pacing.CueInhale || c.Kind == pacing.CueExhale }

func TestHoldThroughARealSink(t *testing.T) {
	rec := openRig(t)
	s, _ := start(t, rec, 30*time.Second)
	time.Sleep(pacing.StartLead + 6200*time.Millisecond) // in the second in-breath
	if err := s.player.Hold(pacing.ReasonPause); err != nil {
		t.Fatal(err)
	}
	held := rec.now()
	time.Sleep(time.Second)
	after := rec.left(held)
	last := -1
	for i, x := range after {
		if x != 0 {
			last = i
		}
	}
	t.Logf("from hold to silence: %v", audio.Rate.D(last+1))
	if took := audio.Rate.D(last + 1); took > 300*time.Millisecond {
		t.Errorf("sound goes on for %v after a hold, want at most 300 ms", took)
	}
	resumed := rec.now()
	if err := s.player.Resume(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(7 * time.Second)
	again := rec.left(resumed)
	if first(again) < 0 {
		t.Fatal("nothing sounds after the hold")
	}
	if click, own := steepest(slices.Concat(after, again)), steepest(s.reference()); click > own+1 {
		t.Errorf("a step of %d between two samples, where the sound itself has %d: a click", click, own)
	}
}

// steepest returns the largest step between two samples.
func steepest(samples []int16) (most int) {
	for i := range samples[1:] {
		d := int(samples[i+1]) - int(samples[i])
		most = max(most, d, -d)
	}
	return most
}
