package encode

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"outbreath/audio/encode/layer3"
	"outbreath/audio/recording"
)

func TestMP3IsReadAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 20000).Draw(rt, "samples")
		piece := rapid.IntRange(1, 9000).Draw(rt, "piece")
		want := tune(n)
		var file, again bytes.Buffer
		s := Sound{Rate: 48000, Title: "Odd", Chapters: []Chapter{{"One", 0}, {"Two, longer", int64(n / 2)}}}
		write(t, &file, MP3, s, want, piece)
		write(t, &again, MP3, s, want, n+1)
		if !bytes.Equal(file.Bytes(), again.Bytes()) {
			rt.Fatal("the bytes depend on the pieces")
		}
		got := heard(rt, t.TempDir(), file.Bytes())
		if len(got) < n {
			rt.Fatalf("%d samples, want at least %d", len(got), n)
		}
		var sound, off float64
		for i := range want {
			for c, x := range want[i] {
				sound += x * x
				off += math.Pow(float64(got[i][c])-x, 2)
			}
		}
		if off > sound/2 { // a click of a few samples does not stay what it is
			rt.Fatalf("%g of %g is something else", off, sound)
		}
	})
}

// heard returns what our own reader makes of an MP3 file. It does not leave out what
// comes before.
func heard(t rapid.TB, folder string, file []byte) []recording.Frame {
	path := filepath.Join(folder, "x")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := recording.Read(path, 48000, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return got[layer3.FrameSamples+layer3.Latency:]
}

func TestMP3IsSilentAfterItsEnd(t *testing.T) {
	const n = 4*layer3.FrameSamples + 100
	tone := make([][2]float64, n)
	for i := range tone {
		tone[i][0] = 0.5 * math.Sin(2*math.Pi*440*float64(i)/48000)
	}
	var file bytes.Buffer
	write(t, &file, MP3, Sound{Rate: 48000}, tone, n)
	after := 0.0
	for _, f := range heard(t, t.TempDir(), file.Bytes())[n:] {
		after += float64(f[0] * f[0])
	}
	if after > 0.5*0.5/2*20 { // 20 samples' worth, for a sound that breaks off
		t.Errorf("a power of %g is heard", after)
	}
}

func TestMP3IsClipped(t *testing.T) {
	loud := noise(3000)
	clipped := slices.Clone(loud)
	for i := range clipped {
		for c, x := range clipped[i] {
			clipped[i][c] = min(max(x, -1), 1)
		}
	}
	var one, two bytes.Buffer
	write(t, &one, MP3, Sound{Rate: 48000}, loud, 1000)
	write(t, &two, MP3, Sound{Rate: 48000}, clipped, 1000)
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("what is beyond ±1 is written")
	}
}

// Every chapter is in the tag, whose table of contents has room for 255.
func TestManyChapters(t *testing.T) {
	s := Sound{Rate: 44100, Samples: 44100 * 3600, Title: "Lang"}
	for i := range 300 {
		s.Chapters = append(s.Chapters, Chapter{Title: fmt.Sprint("Ruhe ", i), From: int64(i) * 44100})
	}
	tag := id3(s)
	if n := bytes.Count(tag, []byte("CHAP")); n != 300 {
		t.Errorf("%d chapters", n)
	}
	if size := int(tag[6])<<21 | int(tag[7])<<14 | int(tag[8])<<7 | int(tag[9]); size != len(tag)-10 {
		t.Errorf("the tag says that it has %d bytes, not %d", size, len(tag)-10)
	}
	last := tag[bytes.LastIndex(tag, []byte("chapter300\x00"))+len("chapter300\x00"):]
	if from, to := binary.BigEndian.Uint32(last), binary.BigEndian.Uint32(last[4:]); from != 299000 || to != 3600000 {
		t.Errorf("the last is from %d to %d ms", from, to)
	}
	contents := string(tag[bytes.Index(tag, []byte("CTOC")):])
	if contents = contents[:strings.Index(contents, "CHAP")]; contents[20] != 255 || !strings.HasSuffix(contents, "chapter255\x00") {
		t.Errorf("the table of contents is %q", contents)
	}
}

func BenchmarkMP3(b *testing.B) {
	const n = 48000
	samples := noise(n)
	e, err := New(io.Discard, MP3, Sound{Rate: n, Samples: int64(n * b.N)})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N { // a second each
		if err := e.Write(samples); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "x-real-time")
}
