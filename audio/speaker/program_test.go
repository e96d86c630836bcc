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
	run := func(command string, more ...string) {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), program, slices.Concat([]string{command}, args, more)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		if bytes.Contains(out, []byte("silent")) {
			t.Fatalf("%s", out)
		}
	}
	run("render", "-o", file, "--cues", sheet)
	want, cues := channel(t, file), breaths(t, sheet)

	from := rec.now()
	run("play")
	got := rec.left(from)
	begin := first(got) - first(want)
	if begin < 0 {
		t.Fatal("nothing was recorded")
	}

	// A breath is judged by its middle, where no bell rings along.
	var offs []float64 // samples by which they come late, against the file
	var at []float64
	for i, c := range cues {
		next := len(want)
		if i+1 < len(cues) {
			next = cues[i+1]
		}
		if next-c < audio.Rate.N(3*time.Second) {
			continue
		}
		from, to := c+audio.Rate.N(time.Second), next-audio.Rate.N(500*time.Millisecond)
		where, whole := match(got, want[from:to], begin+from, 4800)
		t.Logf("breath at sample %d: %+d samples, whole: %v", c, where-from-begin, whole)
		if whole {
			at, offs = append(at, float64(c)), append(offs, float64(where-from-begin))
		}
	}
	if len(offs) < 20 {
		t.Skipf("the machine is too busy: only %d of %d breaths came without a gap", len(offs), len(cues))
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
	t.Logf("%d of %d breaths without a gap, worst interval %.1f samples off; the sink's clock is off by %.0f ppm", len(offs), len(cues), worst, slope*1e6)
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

// breaths returns the samples at which breaths begin, as a cue sheet says.
func breaths(t *testing.T, sheet string) (all []int) {
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
		if row[2] != "inhale" && row[2] != "exhale" {
			continue
		}
		n, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}
