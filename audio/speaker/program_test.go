package speaker

import (
	"bytes"
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

	"outbreath/audio"
)

// TestTheProgramThroughARealSink plays a drill of three minutes with the program
// itself, and compares what was recorded with what the program writes to a file.
func TestTheProgramThroughARealSink(t *testing.T) {
	rec := openRig(t)
	program := os.Getenv("OUTBREATH_BIN")
	if program == "" {
		t.Fatal("OUTBREATH_BIN names no program")
	}
	dir := t.TempDir()
	file, sheet := filepath.Join(dir, "drill.wav"), filepath.Join(dir, "cues.csv")
	args := []string{"sprint", "--length", "3m"}
	run := func(command string, more ...string) (said string) {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), program, slices.Concat([]string{command}, args, more)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		if bytes.Contains(out, []byte("silent")) {
			t.Fatalf("%s", out)
		}
		return string(out)
	}
	run("render", "-o", file, "--cues", sheet)
	want, cues := channel(t, file), cuesOf(t, sheet)

	from, idled := rec.now(), idle(t)
	if said := run("play"); strings.Contains(said, "came too late") {
		t.Skipf("the machine is too busy: %s", said)
	}
	if share := idle(t).minus(idled); share < 0.5 {
		t.Skipf("the machine is too busy: it idled for %.0f %% of the time", 100*share)
	}
	got := rec.left(from)
	compare(t, got, want, cues)
}

// compare holds the sound of a drill that was recorded against its file, cue by
// cue, and the intervals between them against the plan.
func compare(t *testing.T, got, want []int16, cues []sheetCue) {
	begin := first(got) - first(want)
	if begin < 0 {
		t.Fatal("nothing was recorded")
	}
	// What sounds between two cues is there sample by sample, unless a bell rings
	// along from before: that was placed for itself, up to a millisecond off.
	var offs, at []float64 // samples by which they come late, against the file, and where that is
	var ringing []stretch
	for _, s := range stretches(want, cues) {
		if s.rings {
			ringing = append(ringing, s)
			continue
		}
		where, whole := match(got, s.sound, begin+s.from, 4800)
		if !whole {
			t.Errorf("%s at %v: there is a gap, and no block is said to have come too late", s.cue.kind, audio.Rate.D(s.cue.sample))
			continue
		}
		at, offs = append(at, float64(s.from)), append(offs, float64(where-begin-s.from))
	}
	if len(offs) < 20 {
		t.Fatalf("only %d cues could be judged", len(offs))
	}
	// The sink's clock is not ours: what all intervals have in common is its own.
	slope := (offs[len(offs)-1] - offs[0]) / (at[len(at)-1] - at[0])
	if math.Abs(slope) > 1e-3 {
		t.Errorf("the sink is off by %.0f ppm: no clock is", slope*1e6)
	}
	const millisecond = 48 // samples
	worst := 0.0
	for i := 1; i < len(offs); i++ {
		worst = max(worst, math.Abs(offs[i]-offs[i-1]-slope*(at[i]-at[i-1])))
	}
	if worst > millisecond {
		t.Errorf("an interval is off by %.0f samples, want at most %d: a millisecond", worst, millisecond)
	}
	// What rings is like the file's where it is due after the cue before, to two
	// milliseconds, as up to half a minute lies between. Until the first breaths the
	// clock of the sink is known less well.
	judged := len(offs)
	for _, s := range ringing {
		from, i, reach := float64(s.from), 0, 5*millisecond
		for j := range at {
			if at[j] < from && at[j] >= at[i] {
				i, reach = j, 2*millisecond
			}
		}
		due := int(offs[i] + slope*(from-at[i]))
		likeness, off := likest(got, s.sound, begin+s.from+due, reach)
		t.Logf("%s at %v: %.3f like the file's, %d samples off", s.cue.kind, audio.Rate.D(s.cue.sample), likeness, off)
		if likeness < 0.98 {
			t.Errorf("%s at %v is not what the file has: %.3f like it", s.cue.kind, audio.Rate.D(s.cue.sample), likeness)
		}
		if from > at[0] {
			at, offs = append(at, from), append(offs, float64(due+off))
		}
	}
	t.Logf("%d of %d cues sample by sample, worst interval %.1f samples off; the sink's clock is off by %.0f ppm", judged, len(cues), worst, slope*1e6)
}

// stretch is what a file has between two cues.
type stretch struct {
	cue   sheetCue
	from  int // sample
	sound []int16
	rings bool // a bell does, in it or from before
}

// stretches returns those of a file that are long enough to be judged, without
// their edges.
func stretches(file []int16, cues []sheetCue) (all []stretch) {
	edge, rings := audio.Rate.N(30*time.Millisecond), 0
	for i, c := range cues {
		if !c.breathes() {
			rings = c.sample + audio.Rate.N(8*time.Second)
		}
		next := c.sample + audio.Rate.N(6*time.Second) // of the end, what is well heard
		if i+1 < len(cues) {
			next = cues[i+1].sample
		}
		if next-c.sample >= audio.Rate.N(500*time.Millisecond) {
			all = append(all, stretch{c, c.sample + edge, file[c.sample+edge : next-edge], c.sample < rings})
		}
	}
	return all
}

// ticks is what the processors have done since the machine was started.
type ticks struct{ idle, all float64 }

// minus returns the share of the time since before that they idled.
func (t ticks) minus(before ticks) float64 { return (t.idle - before.idle) / (t.all - before.all) }

// idle reads the first line of /proc/stat (proc_stat(5)), whose fourth number is
// the time spent idling.
func idle(t *testing.T) (now ticks) {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	for i, field := range strings.Fields(line)[1:] {
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatal(err)
		}
		if now.all += n; i == 3 {
			now.idle = n
		}
	}
	return now
}

// alike returns how like each other two stretches of sound are: 1 is the same but
// for loudness.
func alike(a, b []int16) float64 {
	var ab, aa, bb float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// likest returns how like piece the likest stretch of a recording is that begins
// near a sample, and by how many samples it begins later.
func likest(rec, piece []int16, near, reach int) (most float64, off int) {
	for lag := -reach; lag <= reach; lag++ {
		from := near + lag
		if from < 0 || from+len(piece) > len(rec) {
			continue
		}
		if like := alike(rec[from:][:len(piece)], piece); like > most {
			most, off = like, lag
		}
	}
	return most, off
}

// channel returns the left channel of a file that the program wrote.
func channel(t *testing.T, file string) []int16 {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const header = 44
	text = text[header:][:binary.LittleEndian.Uint32(text[header-4:])]
	samples := make([]int16, len(text)/frame)
	for i := range samples {
		samples[i] = int16(binary.LittleEndian.Uint16(text[i*frame:]))
	}
	return samples
}

// sheetCue is a line of a cue sheet.
type sheetCue struct {
	sample int
	kind   string
}

func (c sheetCue) breathes() bool { return c.kind == "inhale" || c.kind == "exhale" }

// cuesOf returns what a cue sheet has, the end too.
func cuesOf(t *testing.T, sheet string) (all []sheetCue) {
	f, err := os.Open(sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sheetCue{n, row[2]})
	}
	return all
}
