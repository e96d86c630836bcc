package encode

import (
	"bytes"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/audio/recording"
	"outbreath/whole"
)

// noise returns samples that no encoder can predict, some of them beyond full
// scale, and a stretch of silence.
func noise(n int) [][2]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	samples := make([][2]float64, n)
	for i := range samples {
		if i%10000 < 8000 {
			samples[i] = [2]float64{2.2*r.Float64() - 1.1, 2.2*r.Float64() - 1.1}
		}
	}
	return samples
}

// write writes samples in pieces of a size.
func write(t testing.TB, w io.Writer, f Format, s Sound, samples [][2]float64, piece int) {
	t.Helper()
	s.Samples = int64(len(samples))
	e, err := New(w, f, s)
	for len(samples) > 0 && err == nil {
		n := min(piece, len(samples))
		err = e.Write(samples[:n])
		samples = samples[n:]
	}
	if err == nil {
		err = e.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	for _, f := range []Format{WAV, FLAC} {
		rapid.Check(t, func(rt *rapid.T) {
			n := rapid.IntRange(1, 20000).Draw(rt, "samples")
			piece := rapid.IntRange(1, 9000).Draw(rt, "piece")
			want := noise(n)
			var file, again bytes.Buffer
			s := Sound{Rate: 44100, Title: "Odd", Chapters: []Chapter{{"One", 0}, {"Two, longer", int64(n / 2)}}}
			write(t, &file, f, s, want, piece)
			write(t, &again, f, s, want, n)
			if !bytes.Equal(file.Bytes(), again.Bytes()) {
				rt.Fatal("the bytes depend on the pieces")
			}
			path := filepath.Join(t.TempDir(), "x")
			if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
				rt.Fatal(err)
			}
			got, err := recording.Read(path, 44100, time.Minute)
			if err != nil {
				rt.Fatal(err)
			}
			if len(got) != n {
				rt.Fatalf("%d samples, want %d", len(got), n)
			}
			for i := range got {
				for c := range got[i] {
					if w := min(max(want[i][c], -1), 1); math.Abs(float64(got[i][c])-w) > 1.0/(1<<14) {
						rt.Fatalf("sample %d is %g, want %g", i, got[i][c], w)
					}
				}
			}
		})
	}
}

func TestNamesAskForFormats(t *testing.T) {
	for name, want := range map[string]Format{"a.wav": WAV, "a.WAV": WAV, "-": WAV, "a": WAV, "b.c/a.flac": FLAC} {
		if got, err := Of(name); got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", name, got, err, want)
		}
	}
	if _, err := Of("a.mp4"); err == nil || !strings.Contains(err.Error(), ".wav or .flac") {
		t.Errorf("a.mp4: %v", err)
	}
}

func TestNewRefusesWhatAFileCannotHold(t *testing.T) {
	if _, err := New(io.Discard, WAV, Sound{Rate: 48000, Samples: 1 << 30}); !errors.Is(err, ErrTooLong) {
		t.Errorf("4 GiB: %v", err)
	}
	for _, rate := range []int{7999, 192001} {
		if _, err := New(io.Discard, FLAC, Sound{Rate: rate}); err == nil {
			t.Errorf("%d samples a second: no error", rate)
		}
	}
}

// TestOthersReadItToo lets the reference decoder check the file, and ffmpeg read
// title, chapters and samples.
func TestOthersReadItToo(t *testing.T) {
	for _, tool := range []string{"flac", "ffprobe", "ffmpeg"} {
		switch _, err := exec.LookPath(tool); {
		case err != nil && os.Getenv("OUTBREATH_TOOLS") != "":
			t.Fatal(err)
		case err != nil:
			t.Skip("wants " + tool)
		}
	}
	run := func(name string, args ...string) string {
		t.Helper()
		var out, said bytes.Buffer
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Stdout, cmd.Stderr = &out, &said
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, said.String())
		}
		if name == "flac" && strings.Contains(said.String(), "WARNING") {
			t.Errorf("flac warns: %s", said.String())
		}
		return out.String()
	}
	samples := noise(3*48000 + 17)
	s := Sound{Rate: 48000, Title: "Einübung", Chapters: []Chapter{{"Opening", 0}, {"Ruhe – halten", 48048}, {"End", 96000}}}
	raw := map[Format]string{}
	for _, f := range []Format{WAV, FLAC} {
		path := filepath.Join(t.TempDir(), "x"+f.Extension())
		if err := whole.WriteFile(path, func(w io.Writer) error {
			write(t, w, f, s, samples, 8192)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if f == FLAC {
			run("flac", "--test", "--silent", path)
		}
		said := run("ffprobe", "-v", "error", "-show_chapters", "-show_format", path)
		want := []string{"TAG:title=Einübung"}
		if f == FLAC { // ffmpeg reads no cue points of a WAV file
			want = append(want, "start_time=1.001000", "TAG:title=Opening", "TAG:title=Ruhe – halten", "TAG:title=End")
		}
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(said, "TAG:TITLE", "TAG:title"), w) {
				t.Errorf("%v: ffprobe does not say %q:\n%s", f, w, said)
			}
		}
		raw[f] = run("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-")
	}
	if len(raw[WAV]) != len(samples)*frameSize || raw[WAV] != raw[FLAC] {
		t.Errorf("ffmpeg finds %d bytes of sound in the WAV file and %d in the FLAC file, and they differ or are not %d", len(raw[WAV]), len(raw[FLAC]), len(samples)*frameSize)
	}
}
