package layer3

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/hajimehoshi/go-mp3"
	"pgregory.net/rapid"
)

// encode returns the frames of a sound, the one that says how long it is first.
func encode(t rapid.TB, rate int, sound [][2]float64) []byte {
	t.Helper()
	e, err := New(rate)
	if err != nil {
		t.Fatal(err)
	}
	samples := int64(len(sound))
	file := slices.Clone(e.Info(samples))
	for range Frames(samples) {
		var frame [FrameSamples][2]float64
		sound = sound[copy(frame[:], sound):]
		file = append(file, e.Frame(&frame)...)
		for s := range e.all() {
			if s.length() >= 1<<12 {
				t.Fatalf("a spectrum of %d bits, whose number has 12", s.length())
			}
		}
	}
	if int64(len(file)) != e.Size(samples) {
		t.Fatalf("%d bytes of %d samples, want %d", len(file), samples, e.Size(samples))
	}
	return file
}

// decode returns what another decoder makes of a file of so many samples, without
// what it is to leave out.
func decode(t rapid.TB, file []byte, samples int) [][2]float64 {
	t.Helper()
	const before = FrameSamples + Latency
	all := decodeAll(t, file)
	if len(all) < before+samples {
		t.Fatalf("%d samples are decoded, want at least %d", len(all), before+samples)
	}
	return all[before:][:samples]
}

func decodeAll(t rapid.TB, file []byte) (sound [][2]float64) {
	t.Helper()
	d, err := mp3.NewDecoder(struct{ io.Reader }{bytes.NewReader(file)})
	if err != nil {
		t.Fatal(err)
	}
	pcm, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	sample := func(b []byte) float64 { return float64(int16(binary.LittleEndian.Uint16(b))) / (1 << 15) }
	for ; len(pcm) >= 4; pcm = pcm[4:] {
		sound = append(sound, [2]float64{sample(pcm), sample(pcm[2:])})
	}
	return sound
}

// power returns the power of a sound, or of its difference to another.
func power(sound, other [][2]float64) (sum float64) {
	for i := range sound {
		for c, x := range sound[i] {
			if other != nil {
				x -= other[i][c]
			}
			sum += x * x
		}
	}
	return sum
}

// purity returns by how many dB a sound lies above the difference to another.
func purity(want, got [][2]float64) float64 {
	return 10 * math.Log10(power(want, nil)/power(want, got))
}

func tone(samples int, cycles, amplitude, right float64) [][2]float64 {
	sound := make([][2]float64, samples)
	for i := range sound {
		x := amplitude * math.Sin(2*math.Pi*cycles*float64(i))
		sound[i] = [2]float64{x, right * x}
	}
	return sound
}

func TestSinesStayPure(t *testing.T) {
	for _, rate := range Rates {
		for _, s := range []struct{ hz, amplitude, right, least float64 }{
			{50, 1, 1, 70}, {50, 0.1, 0, 64}, {220, 0.5, 1, 60}, {440, 0.1, -1, 55},
			{1000, 1, 1, 52}, {1000, 0.1, 0.3, 44}, {3000, 0.5, 0, 45}, {9000, 0.5, 1, 40}, {14000, 1, 1, 38},
			{1000, 0.001, 1, 30}, // whose noise is that of the decoder's 16 bits
		} {
			want := tone(rate, s.hz/float64(rate), s.amplitude, s.right)
			got := purity(want, decode(t, encode(t, rate, want), len(want)))
			t.Logf("%v at %d: %.1f dB", s, rate, got)
			if got < s.least {
				t.Errorf("%v at %d: %.1f dB above the noise, want %g", s, rate, got, s.least)
			}
		}
	}
}

// noise returns noise below a frequency in cycles a sample, as breaths are made of.
func noise(samples int, cycles, amplitude, width float64) [][2]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	sound := make([][2]float64, samples)
	keep := math.Exp(-2 * math.Pi * cycles)
	var low [3][2]float64
	for i := range sound {
		middle, side := r.NormFloat64(), width*r.NormFloat64()
		for c, x := range [2]float64{middle + side, middle - side} {
			for p := range low {
				low[p][c] += (1 - keep) * (x - low[p][c])
				x = low[p][c]
			}
			sound[i][c] = x * amplitude / math.Sqrt(cycles)
		}
	}
	return sound
}

func TestNoiseIsKept(t *testing.T) {
	for _, rate := range Rates {
		for _, n := range []struct{ hz, amplitude, width, least float64 }{
			{300, 0.1, 0, 48}, {300, 0.1, 0.3, 36}, {1000, 0.1, 0.3, 20}, {1000, 0.001, 0, 30}, {3000, 0.1, 1, 13},
		} {
			want := noise(rate, n.hz/float64(rate), n.amplitude, n.width)
			got := purity(want, decode(t, encode(t, rate, want), len(want)))
			t.Logf("%v at %d: %.1f dB", n, rate, got)
			if got < n.least {
				t.Errorf("%v at %d: %.1f dB above what came in, want %g", n, rate, got, n.least)
			}
		}
	}
}

func TestSilenceIsSilent(t *testing.T) {
	silence := make([][2]float64, 5000)
	if got := decode(t, encode(t, 48000, silence), len(silence)); !slices.Equal(got, silence) {
		t.Error("something is heard")
	}
}

func TestSoundHasItsOwnLevel(t *testing.T) {
	want := noise(96000, 0.02, 0.1, 0.3)
	got := decode(t, encode(t, 48000, want), len(want))
	if off := 10 * math.Log10(power(got, nil)/power(want, nil)); math.Abs(off) > 0.3 {
		t.Errorf("it is %.2f dB off", off)
	}
}

// Whatever comes in, a decoder finds frames of the right length that hold what they
// say, and in them about what came in.
func TestAnySoundFits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rate := rapid.SampledFrom(Rates).Draw(rt, "rate")
		samples := rapid.OneOf(rapid.IntRange(0, 6000), rapid.SampledFrom([]int{0, 1, 95, 96, 1151, 1152, 1153})).Draw(rt, "samples")
		loud := math.Pow(10, rapid.Float64Range(-5, 0).Draw(rt, "loud"))
		pitch := rapid.Float64Range(0, 0.5).Draw(rt, "pitch")
		hiss := math.Pow(rapid.Float64Range(0, 1).Draw(rt, "hiss"), 3)
		width := rapid.Float64Range(-1, 1).Draw(rt, "width")
		gap := rapid.IntRange(0, 6000).Draw(rt, "gap") // where silence begins
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		sound := tone(samples, pitch, 1, width)
		for i := range sound {
			for c := range sound[i] {
				x := sound[i][c] + hiss*(2*r.Float64()-1)
				sound[i][c] = loud * min(max(1.5*x, -1), 1)
			}
			if i >= gap {
				sound[i] = [2]float64{}
			}
		}
		hold(rt, rate, sound)
	})
}

// A spectrum alone may not take all bits of a frame where that has many.
func TestOneBurstFits(t *testing.T) {
	for at := 0; at < FrameSamples; at += 100 {
		sound := make([][2]float64, 4000)
		for i, s := range noise(300, 0.3, 0.5, 0) {
			sound[1000+at+i] = s
		}
		hold(t, 32000, sound)
	}
}

// hold encodes a sound, looks at the frames, and decodes it.
func hold(t rapid.TB, rate int, sound [][2]float64) {
	t.Helper()
	file := encode(t, rate, sound)
	if !bytes.Equal(file, encode(t, rate, sound)) {
		t.Fatal("two times, different bytes")
	}
	holdFrames(t, rate, file)
	got := decode(t, file, len(sound))
	for at := 0; at < len(sound); at += granule {
		end := min(at+granule, len(sound))
		near := power(sound[max(0, at-2*granule):min(end+2*granule, len(sound))], nil)
		if off := power(sound[at:end], got[at:]); off > near+granule*1e-8 {
			t.Fatalf("from sample %d something else is decoded: %g of %g", at, off, near)
		}
	}
}

// holdFrames reads the headers of a file and what they say of the spectra.
func holdFrames(t rapid.TB, rate int, file []byte) {
	for first := true; len(file) > 0; first = false {
		number := func(from, n int) (x int) {
			for i := from; i < from+n; i++ {
				x = x<<1 | int(file[i/8]>>(7-i%8)&1)
			}
			return x
		}
		if number(0, 16) != 0xfffb || Rates[number(20, 2)] != rate {
			t.Fatalf("header %x", file[:4])
		}
		length := FrameSamples/8*BitRate/rate + number(22, 1)
		taken := 0
		for s := range 4 {
			at := 8*headerSize + 20 + 59*s
			bits, pairs := number(at, 12), number(at+12, 9)
			if taken += bits; pairs > granule/2 {
				t.Fatalf("%d pairs", pairs)
			}
		}
		if room := 8 * (length - headerSize - sideSize); taken > room {
			t.Fatalf("%d bits in %d", taken, room)
		}
		if first && (taken != 0 || string(file[headerSize+sideSize:][:4]) != "Info") {
			t.Fatalf("the first frame begins with %q", file[:40])
		}
		if len(file) < length {
			t.Fatalf("the last frame has %d bytes, want %d", len(file), length)
		}
		file = file[length:]
	}
}

func TestOtherRatesAreRefused(t *testing.T) {
	for _, rate := range []int{0, 8000, 22050, 96000} {
		if _, err := New(rate); err == nil {
			t.Errorf("%d samples a second: no error", rate)
		}
	}
}

// The value by which catalogues of such sums tell them apart.
func TestCRC(t *testing.T) {
	if got := crc([]byte("123456789")); got != 0xbb3d {
		t.Errorf("%#x", got)
	}
}

func TestFramesAllocateNothing(t *testing.T) {
	e, err := New(48000)
	if err != nil {
		t.Fatal(err)
	}
	frame := (*[FrameSamples][2]float64)(noise(FrameSamples, 0.1, 0.5, 1))
	e.Frame(frame)
	if n := testing.AllocsPerRun(20, func() { e.Frame(frame) }); n > 0 {
		t.Errorf("%g allocations a frame", n)
	}
}
