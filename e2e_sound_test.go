package main

import (
	"encoding/binary"
	"encoding/csv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// frame is how long a picture stands at 60 a second.
const frame = time.Second / 60

// TestPictureAgainstSound runs two minutes of breaths in the real window and
// through a real sink, and compares when the drawn shape turns with when the cue
// for it is heard in the recording. It needs both rigs, one in the other.
func TestPictureAgainstSound(t *testing.T) {
	path := os.Getenv("OUTBREATH_SOUND_RIG")
	if path == "" {
		t.Skip("needs the sink of scripts/sound-rig.sh around the X server")
	}
	const rate = 48000.0
	trace := filepath.Join(t.TempDir(), "trace.csv")
	d := deskWith(t, map[string]string{"protocols/breathing.toml": breathing}, "OUTBREATH_TRACE="+trace)
	arrivals := listen(path)
	d.run("breathing")
	time.Sleep(2*time.Minute + 5*time.Second)
	d.stop()
	arrived := arrivals()
	drawn := turns(t, trace)
	heard := onsets(t, d, path)

	var offs []float64 // ms by which the shape turns after its cue is heard
	for at, seen := range drawn {
		sample, ok := heard[at]
		if !ok {
			t.Logf("turn at %v: its cue was not found whole", at)
			continue
		}
		when := arrived(float64(sample) / rate)
		off := seen.Sub(when)
		t.Logf("turn at %v: seen %v after heard", at, off.Round(100*time.Microsecond))
		offs = append(offs, off.Seconds()*1000)
	}
	if len(offs) < 15 {
		t.Skipf("the machine is too busy: %d turns were seen and %d cues heard, and only %d of them are the same", len(drawn), len(heard), len(offs))
	}
	slices.Sort(offs)
	median := offs[len(offs)/2]
	t.Logf("%d turns: from %.1f ms to %.1f ms, median %.1f ms", len(offs), offs[0], offs[len(offs)-1], median)
	if math.Abs(median) > frame.Seconds()*1000 {
		t.Errorf("the shape turns %.1f ms after its cue is heard, want within a frame of %v", median, frame)
	}
	late := 0
	for _, off := range offs {
		if math.Abs(off) > frame.Seconds()*1000 {
			late++
		}
	}
	if late > len(offs)/3 {
		t.Skipf("the machine is too busy: %d of %d turns are off by more than a frame", late, len(offs))
	}
	if late > 0 {
		t.Errorf("%d of %d turns are off by more than a frame", late, len(offs))
	}
}

// listen watches a recording grow. The function it returns ends that, and returns
// what tells at which time a moment of the recording was played: no bytes arrive
// before they are.
func listen(path string) (stop func() func(seconds float64) time.Time) {
	type point struct {
		at      time.Time
		seconds float64
	}
	done, all := make(chan struct{}), make(chan []point)
	go func() {
		var points []point
		last := int64(0)
		for {
			select {
			case <-done:
				all <- points
				return
			case <-time.After(time.Millisecond):
			}
			if info, err := os.Stat(path); err == nil && info.Size() != last {
				last = info.Size()
				points = append(points, point{time.Now(), float64(last/4) / 48000})
			}
		}
	}()
	return func() func(float64) time.Time {
		close(done)
		points := <-all
		return func(seconds float64) time.Time {
			// Of all that arrived within five seconds, the promptest.
			var best time.Time
			for _, p := range points {
				if math.Abs(p.seconds-seconds) > 5 {
					continue
				}
				if began := p.at.Add(-time.Duration((p.seconds - seconds) * 1e9)); best.IsZero() || began.Before(best) {
					best = began
				}
			}
			return best
		}
	}
}

// turns reads a trace, and returns for each turn of the breath, by its place in the
// plan, when the drawn shape turned: as the pictures before and after it are as
// full as they are, and not by the place that they were drawn for.
func turns(t *testing.T, trace string) map[time.Duration]time.Time {
	t.Helper()
	file, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, _ := csv.NewReader(file).ReadAll() // the last line may be cut off
	guesses := map[time.Duration][]time.Duration{}
	var origin time.Time
	for _, row := range rows {
		wall, err1 := strconv.ParseInt(row[0], 10, 64)
		plan, err2 := strconv.ParseInt(row[1], 10, 64)
		full, err3 := strconv.ParseFloat(row[2], 64)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatalf("the trace says %q", row)
		}
		if plan <= 0 {
			continue
		}
		seen := time.Unix(0, wall)
		if origin.IsZero() {
			origin = seen
		}
		const in, cycle = 4 * time.Second, 10 * time.Second
		into := time.Duration(plan) % cycle
		turn, away := time.Duration(plan)-into, time.Duration(0)
		if into < in {
			away = time.Duration(share(full) * float64(in))
		} else {
			turn += in
			away = time.Duration(share(1-full) * float64(cycle-in))
		}
		guesses[turn] = append(guesses[turn], seen.Sub(origin)-away)
	}
	all := map[time.Duration]time.Time{}
	for turn, g := range guesses {
		if len(g) < 20 {
			continue
		}
		slices.Sort(g)
		all[turn] = origin.Add(g[len(g)/2])
	}
	return all
}

// share returns after which share of a half of the breath it is as full: the
// inverse of the curve that the shape follows.
func share(full float64) float64 {
	low, high := 0.0, 1.0
	for range 40 {
		x := (low + high) / 2
		if (x+(1-math.Cos(math.Pi*x))/2)/2 < full {
			low = x
		} else {
			high = x
		}
	}
	return low
}

// onsets finds each cue of the breath in the recording, as the program writes it to
// a file: by its place in the plan, the sample where it begins.
func onsets(t *testing.T, d *desk, recording string) map[time.Duration]int {
	t.Helper()
	dir := t.TempDir()
	file, sheet := filepath.Join(dir, "breathing.wav"), filepath.Join(dir, "cues.csv")
	program := filepath.Join(d.home, "config", "outbreath", "protocols", "breathing.toml")
	if out, err := exec.Command(os.Getenv("OUTBREATH_BIN"), "render", program, "--rate", "48000", "-o", file, "--cues", sheet).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := left(text[44:])
	raw, err := os.ReadFile(recording)
	if err != nil {
		t.Fatal(err)
	}
	got := left(raw)
	text, err = os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	begin := first(got) - first(want)
	all := map[time.Duration]int{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		fields := strings.Split(line, ",")
		at, _ := strconv.Atoi(fields[1])
		ms, _ := strconv.ParseFloat(fields[0], 64)
		if fields[2] != "inhale" && fields[2] != "exhale" || ms > 120_000 {
			continue
		}
		// A breath is told by its middle, where nothing else sounds.
		const into, long = 48000, 24000
		if where, ok := find(got, want[at+into:at+into+long], begin+at+into); ok {
			all[time.Duration(ms)*time.Millisecond] = where - into
		}
	}
	return all
}

func left(raw []byte) []float64 {
	samples := make([]float64, len(raw)/4)
	for i := range samples {
		samples[i] = float64(int16(binary.LittleEndian.Uint16(raw[4*i:])))
	}
	return samples
}

func first(samples []float64) int {
	return max(slices.IndexFunc(samples, func(x float64) bool { return x != 0 }), 0)
}

// find returns where within a fifth of a second of a place a piece lies, whatever its
// loudness, and whether it is there for certain.
func find(in, piece []float64, near int) (at int, found bool) {
	const reach, key = 9600, 4800
	best := 0.0
	for lag := max(near-reach, 0); lag <= near+reach && lag+len(piece) <= len(in); lag++ {
		if c := likeness(in[lag:lag+key], piece[:key]); c > best {
			best, at = c, lag
		}
	}
	return at, at > 0 && likeness(in[at:at+len(piece)], piece) > 0.99
}

// likeness is the correlation of two pieces, from -1 to 1.
func likeness(a, b []float64) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += a[i] * b[i]
		aa += a[i] * a[i]
		bb += b[i] * b[i]
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
