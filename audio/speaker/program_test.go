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
	begin := first(got) - first(want)
	if begin < 0 {
		t.Fatal("nothing was recorded")
	}

	// What sounds between two cues is there sample by sample, unless a bell rings
	// along from before: that was placed for itself, up to a millisecond off. Then,
	// and so for the bells themselves, it is there as a whole, or nearly.
	var offs []float64 // samples by which they come late, against the file
	var at []float64
	rings := 0 // samples until which a bell rings
	for i, c := range cues {
		if !c.breathes() {
			rings = c.sample + audio.Rate.N(8*time.Second)
		}
		next := len(want)
		if i+1 < len(cues) {
			next = cues[i+1].sample
		}
		if next-c.sample < audio.Rate.N(500*time.Millisecond) {
			continue
		}
		piece := want[c.sample+audio.Rate.N(30*time.Millisecond) : next-audio.Rate.N(30*time.Millisecond)]
		near := begin + c.sample + audio.Rate.N(30*time.Millisecond)
		where, whole := match(got, piece, near, 4800)
		off := where - near
		if c.sample < rings {
			if likeness := alike(got[where:][:len(piece)], piece); likeness < 0.98 {
				t.Errorf("%s at sample %d: %.3f like what the file has", c.kind, c.sample, likeness)
			}
			continue
		}
		if !whole {
			t.Errorf("%s at sample %d: there is a gap, and no block is said to have come too late", c.kind, c.sample)
			continue
		}
		at, offs = append(at, float64(c.sample)), append(offs, float64(off))
	}
	if len(offs) < 20 {
		t.Fatalf("only %d cues could be judged", len(offs))
	}
	// The sink's clock is not ours: what all intervals have in common is its own.
	slope := (offs[len(offs)-1] - offs[0]) / (at[len(at)-1] - at[0])
	if math.Abs(slope) > 1e-3 {
		t.Errorf("the sink is off by %.0f ppm: no clock is", slope*1e6)
	}
	worst := 0.0
	for i := 1; i < len(offs); i++ {
		worst = max(worst, math.Abs(offs[i]-offs[i-1]-slope*(at[i]-at[i-1])))
	}
	if worst > 48 {
		t.Errorf("an interval is off by %.0f samples, want at most 48: a millisecond", worst)
	}
	t.Logf("%d of %d cues sample by sample, worst interval %.1f samples off; the sink's clock is off by %.0f ppm", len(offs), len(cues), worst, slope*1e6)
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
