package recording

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wavFile returns half a second of 440 Hz as WAV at 44.1 kHz, its peaks 21 dB
// below full scale.
func wavFile(kind, channels, bits int) []byte {
	var sound bytes.Buffer
	for i := range 22050 {
		x := math.Sin(2*math.Pi*440*float64(i)/44100) / 8 / math.Sqrt2
		for range channels {
			switch {
			case kind == wavFloat:
				binary.Write(&sound, binary.LittleEndian, float32(x))
			case bits == 8:
				sound.WriteByte(byte(math.Round(x*128) + 128))
			default:
				whole := binary.LittleEndian.AppendUint32(nil, uint32(int32(x*math.MaxInt32)))
				sound.Write(whole[4-bits/8:])
			}
		}
	}
	frame := channels * bits / 8
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(46+sound.Len()))
	b = append(b, "WAVEjunk\x03\x00\x00\x00abc\x00fmt \x10\x00\x00\x00"...)
	b, _ = binary.Append(b, binary.LittleEndian, wavFormat{uint16(kind), uint16(channels), 44100, uint32(44100 * frame), uint16(frame), uint16(bits)})
	b = binary.LittleEndian.AppendUint32(append(b, "data"...), uint32(sound.Len()))
	return append(b, sound.Bytes()...)
}

// files are the same tone, by name.
func files(t testing.TB) map[string][]byte {
	all := map[string][]byte{
		"8.wav": wavFile(wavWhole, 1, 8), "16.wav": wavFile(wavWhole, 2, 16), "24.wav": wavFile(wavWhole, 2, 24),
		"32.wav": wavFile(wavWhole, 6, 32), "float.wav": wavFile(wavFloat, 2, 32),
	}
	for _, name := range []string{"tone.flac", "tone.mp3", "tone.ogg"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = b
	}
	return all
}

// in writes the bytes to a file and reads that.
func in(t *testing.T, name string, b []byte) ([]Frame, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return Read(path, 48000, time.Minute)
}

func TestEveryFormatGivesTheSameTone(t *testing.T) {
	for name, b := range files(t) {
		frames, err := in(t, name, b)
		if err != nil {
			t.Error(err)
			continue
		}
		if d := float64(len(frames)) / 48000; math.Abs(d-0.5) > 0.08 { // MP3 adds its delay
			t.Errorf("%s: %.3f s", name, d)
		}
		for c := range 2 {
			var sum float64
			ups := 0
			middle := frames[7200:16800] // 0.2 s: 88 waves
			for i, f := range middle {
				sum += float64(f[c]) * float64(f[c])
				if i > 0 && middle[i-1][c] < 0 && f[c] >= 0 {
					ups++
				}
			}
			if level := 10 * math.Log10(sum/9600); math.Abs(level+24.08) > 0.6 {
				t.Errorf("%s: channel %d is at %.2f dB, want -24.08", name, c, level)
			}
			if ups < 80 || ups > 96 { // 8 bits go to and fro about 0
				t.Errorf("%s: %d waves, want 88", name, ups)
			}
		}
	}
}

func TestMostIsKept(t *testing.T) {
	for name, b := range files(t) {
		frames, err := read(bufio.NewReader(bytes.NewReader(b)), 44100, 100*time.Millisecond)
		if err != nil || len(frames) != 4410 {
			t.Errorf("%s: %d frames, error %v; want 4410", name, len(frames), err)
		}
	}
}

func TestWhatIsCutOffIsAnErrorThatNamesTheFile(t *testing.T) {
	for name, b := range files(t) {
		for _, keep := range []int{0, 3, 12, 30, 44, len(b) / 2, len(b) - 1} {
			frames, err := in(t, name, b[:keep])
			if name == "tone.mp3" && keep > 1000 && err == nil && len(frames) < 48000 {
				continue // an MP3 does not say how long it is
			}
			if err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s, %d bytes of %d: error %v", name, keep, len(b), err)
			}
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	odd := wavFile(wavWhole, 2, 16)
	odd[12+12+8] = 2 // the kind
	for _, c := range []struct {
		name  string
		bytes []byte
		want  error
	}{
		{"text.wav", []byte("not a sound at all"), errUnknown},
		{"nothing.flac", nil, errEmpty},
		{"half.wav", wavFile(wavWhole, 2, 16)[:30], errShort},
	} {
		if _, err := in(t, c.name, c.bytes); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
	if _, err := in(t, "odd.wav", odd); err == nil || !strings.Contains(err.Error(), "kind 2") {
		t.Errorf("another kind of WAV: error %v", err)
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none.wav"), 48000, time.Minute); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: error %v", err)
	}
}

// Whatever the bytes, reading ends, with frames that are sound or an error.
func FuzzRead(f *testing.F) {
	for _, b := range files(f) {
		f.Add(b)
		f.Add(b[:len(b)/2])
		broken := bytes.Clone(b)
		for i := 60; i < len(broken); i += 97 {
			broken[i] ^= 0x55
		}
		f.Add(broken)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		frames, err := read(bufio.NewReader(bytes.NewReader(b)), 48000, time.Second)
		if err == nil && len(frames) == 0 {
			t.Error("neither sound nor an error")
		}
	})
}
