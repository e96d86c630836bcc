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
	for name, want := range map[string]Format{"a.wav": WAV, "a.WAV": WAV, "-": WAV, "a": WAV, "b.c/a.flac": FLAC, "a.b.mp3": MP3} {
		if got, err := Of(name); got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", name, got, err, want)
		}
	}
	if _, err := Of("a.mp4"); err == nil || !strings.Contains(err.Error(), ".wav .flac .mp3") {
		t.Errorf("a.mp4: %v", err)
	}
}

func TestNewRefusesWhatAFileCannotHold(t *testing.T) {
	for f, samples := range map[Format]int64{WAV: 1 << 30, MP3: 48000 * 60 * 3600} {
		if _, err := New(io.Discard, f, Sound{Rate: 48000, Samples: samples}); !errors.Is(err, ErrTooLong) {
			t.Errorf("4 GiB of %v: %v", f, err)
		}
	}
	if _, err := New(io.Discard, MP3, Sound{Rate: 48000, Samples: 48000 * 59 * 3600}); err != nil {
		t.Errorf("59 hours of MP3: %v", err)
	}
	for f, rates := range map[Format][]int{WAV: {7999}, FLAC: {7999, 192001}, MP3: {8000, 22050, 192000}} {
		for _, rate := range rates {
			var file bytes.Buffer
			if _, err := New(&file, f, Sound{Rate: rate}); err == nil || file.Len() > 0 {
				t.Errorf("%v at %d samples a second: error %v, %d bytes", f, rate, err, file.Len())
			}
		}
	}
}

// tune is a sound that goes through all that an ear can hear, quiet at first.
func tune(n int) [][2]float64 {
	samples := make([][2]float64, n)
	var at float64
	for i, hiss := range noise(n) {
		share := float64(i) / float64(n)
		at += 30 * math.Pow(400, share) / 48000
		x := 0.8 * share * math.Sin(2*math.Pi*at)
		samples[i] = [2]float64{x + 1e-3*hiss[0], 0.5*x + 1e-3*hiss[1]}
	}
	return samples
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
		if strings.Contains(said.String(), "WARNING") || name != "flac" && said.Len() > 0 {
			t.Errorf("%s warns: %s", name, said.String())
		}
		return out.String()
	}
	for name, samples := range map[string][][2]float64{"noise": noise(3*48000 + 17), "tune": tune(8*48000 + 1000)} {
		s := Sound{Rate: 48000, Title: "Einübung", Chapters: []Chapter{{"Opening", 0}, {"Ruhe – halten", 48048}, {"End", 96000}}}
		raw := map[Format]string{}
		for _, f := range []Format{WAV, FLAC, MP3} {
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
			if f != WAV { // of which ffmpeg reads no cue points
				want = append(want, "start_time=1.001000", "TAG:title=Opening", "TAG:title=Ruhe – halten", "TAG:title=End")
			}
			for _, w := range want {
				if !strings.Contains(strings.ReplaceAll(said, "TAG:TITLE", "TAG:title"), w) {
					t.Errorf("%v: ffprobe does not say %q:\n%s", f, w, said)
				}
			}
			raw[f] = run("ffmpeg", "-v", "error", "-err_detect", "crccheck+bitstream+buffer+careful", "-i", path, "-f", "s16le", "-")
			if len(raw[f]) != len(samples)*frameSize {
				t.Errorf("ffmpeg finds %d bytes of sound in the %s as %v, want %d", len(raw[f]), name, f, len(samples)*frameSize)
			}
		}
		if raw[WAV] != raw[FLAC] {
			t.Errorf("%s: WAV and FLAC differ", name)
		}
		// As MP3 it is about the same, and nowhere else is it more so.
		least := map[string]float64{"noise": 3, "tune": 35}[name]
		there := likeness(raw[WAV], raw[MP3], 0)
		t.Logf("%s as MP3 lies %.1f dB above what came in", name, there)
		if before, after := likeness(raw[WAV], raw[MP3], -1), likeness(raw[WAV], raw[MP3], 1); there < least || there < before+1 || there < after+1 {
			t.Errorf("%s as MP3 lies %.1f dB above what came in, want %g; %.1f and %.1f a sample aside", name, there, least, before, after)
		}
	}
}

// likeness returns by how many dB a sound lies above its difference to another that
// is so many samples late. Both are frames of 16 bits.
func likeness(want, got string, late int) float64 {
	at := func(s string, i int) float64 { return float64(int16(uint16(s[i]) | uint16(s[i+1])<<8)) }
	var sound, off float64
	for i := frameSize; i < len(want)-frameSize; i += 2 {
		x := at(want, i)
		d := at(got, i+late*frameSize) - x
		sound += x * x
		off += d * d
	}
	return 10 * math.Log10(sound/off)
}
