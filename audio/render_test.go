package audio

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/faiface/beep/wav"

	"outbreath/audio/encode"
	"outbreath/pacing"
)

func render(t testing.TB, plan *pacing.Plan, w io.Writer) {
	t.Helper()
	if err := Render(t.Context(), w, encode.WAV, plan, Rate, DefaultSounds, DefaultLevels, nil); err != nil {
		t.Fatal(err)
	}
}

func TestRenderIsTheStreamAsAnotherReaderSeesIt(t *testing.T) {
	plan := fit(t, free("a", time.Second), breathing("b", 8*time.Second, time.Second, 0, time.Second, 0))
	var file bytes.Buffer
	render(t, plan, &file)
	want := stream(plan, DefaultLevels, always(1000))
	in, format, err := wav.Decode(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if format.SampleRate != Rate || format.NumChannels != 2 || format.Precision != 2 {
		t.Errorf("format %+v", format)
	}
	if in.Len() != len(want) || int64(in.Len()) != Samples(plan, Rate) {
		t.Fatalf("%d samples, want %d", in.Len(), len(want))
	}
	got := make([][2]float64, len(want))
	if n, _ := in.Stream(got); n != len(got) {
		t.Fatalf("only %d of %d samples can be read", n, len(got))
	}
	for i := range got {
		for c := range got[i] {
			// beep's reader takes full scale for a half.
			if g := 2 * got[i][c]; math.Abs(g-want[i][c]) > 1.0/(1<<15) {
				t.Fatalf("sample %d is %g, want %g", i, g, want[i][c])
			}
		}
	}
}

func TestTwoRendersAreEqual(t *testing.T) {
	plan := fit(t, breathing("a", 40*time.Second, 4*time.Second, time.Second, 4*time.Second, time.Second))
	sum := func() [32]byte {
		h := sha256.New()
		render(t, plan, h)
		return [32]byte(h.Sum(nil))
	}
	if one, two := sum(), sum(); one != two {
		t.Error("two renders of one plan differ")
	}
}

// tail keeps the last size bytes written to it.
type tail struct {
	size  int
	total int64
	kept  []byte
}

func (w *tail) Write(b []byte) (int, error) {
	w.total += int64(len(b))
	w.kept = append(w.kept, b...)
	w.kept = w.kept[max(0, len(w.kept)-w.size):]
	return len(b), nil
}

func TestLastCueOfNinetyMinutesIsAtItsSample(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	// Nothing sounds for most of it but the last cue.
	plan := fit(t, breathing("a", time.Minute, 4*time.Second, 0, 6*time.Second, 0), free("b", 89*time.Minute+time.Millisecond))
	keep := 12 * 48000 * frameSize // from 2 s before the end of the plan on
	file := &tail{size: keep}
	render(t, plan, file)
	// What comes after the sound are its title and chapters.
	tags := file.total - headerSize - Samples(plan, Rate)*frameSize
	if tags < 0 || tags > 500 {
		t.Fatalf("%d bytes, of which %d are tags", file.total, tags)
	}
	file.kept = file.kept[:int64(len(file.kept))-tags]
	keep -= int(tags)
	file.total -= tags
	first := slices.IndexFunc(file.kept, func(b byte) bool { return b != 0 }) / frameSize
	got := (file.total-headerSize-int64(keep))/frameSize + int64(first)
	// 16 bits do not show the first few samples of a soft attack, and always the
	// same number of them.
	alone := slices.IndexFunc(short(t), func(b byte) bool { return b != 0 }) / frameSize
	if want := int64(90*60*48000+48) + int64(alone); got != want {
		t.Errorf("the end is first seen at sample %d, want %d", got, want)
	}
}

// short returns the frames of the end cue alone.
func short(t *testing.T) []byte {
	s := Sample(pacing.CueEnd, Rate, DefaultSounds, DefaultLevels)
	samples := make([][2]float64, 48000)
	s.Stream(samples)
	return frames(wavFile(t, samples))
}

func TestRenderStopsWhenTheContextIsDone(t *testing.T) {
	plan := fit(t, free("a", time.Hour))
	ctx, cancel := context.WithCancel(t.Context())
	err := Render(ctx, io.Discard, encode.WAV, plan, Rate, DefaultSounds, DefaultLevels, func(done float64) {
		if done > 0.01 {
			cancel()
		}
		if done > 0.02 {
			t.Fatal("goes on")
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestRenderRefusesWhatAFileCannotHold(t *testing.T) {
	plan := fit(t, free("a", 7*time.Hour))
	if err := Render(t.Context(), io.Discard, encode.WAV, plan, Rate, DefaultSounds, DefaultLevels, nil); !errors.Is(err, encode.ErrTooLong) {
		t.Errorf("seven hours: error %v", err)
	}
	if err := Render(t.Context(), io.Discard, encode.WAV, plan, 7, DefaultSounds, DefaultLevels, nil); err == nil {
		t.Error("seven samples a second: no error")
	}
}

const (
	headerSize = 44 // bytes, of a WAV file
	frameSize  = 4  // of one sample of both channels
)

// frames returns the sound of a WAV file.
func frames(file []byte) []byte {
	return file[headerSize:][:binary.LittleEndian.Uint32(file[headerSize-4:])]
}

// wavFile returns samples as a WAV file.
func wavFile(t testing.TB, samples [][2]float64) []byte {
	t.Helper()
	var file bytes.Buffer
	e, err := encode.New(&file, encode.WAV, encode.Sound{Rate: int(Rate), Samples: int64(len(samples))})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(e.Write(samples), e.Close()); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// onsets finds where sound begins, or begins again, in the frames of a file: the
// bottom of each valley of the energy that is 13 dB deep on both sides. It
// knows nothing but the samples. The answers are sample numbers.
func onsets(sound []byte) (found []int) {
	const window, step, depth, floor = 960, 48, 20.0, 1e-9
	energy := func(at int) (sum float64) {
		for i := at; i < at+window; i++ {
			l := float64(int16(uint16(sound[i*frameSize])|uint16(sound[i*frameSize+1])<<8)) / 32768
			sum += l * l
		}
		return sum/window + floor
	}
	low, lowAt, high, rising := math.Inf(1), 0, 0.0, false
	for at := 0; (at+window)*frameSize <= len(sound); at += step {
		e := energy(at)
		switch {
		case rising && e > high:
			high = e
		case rising && e < high/depth:
			rising, low, lowAt = false, e, at
		case !rising && e <= low*1.1:
			low, lowAt = min(e, low), at
		case !rising && e > low*depth:
			found = append(found, lowAt+window/2)
			rising, high = true, e
		}
	}
	return found
}

func TestDetectorFindsTheCuesWhereTheSheetSays(t *testing.T) {
	plan := fit(t,
		free("settle", 12*time.Second),
		breathing("slow", 60*time.Second, 4*time.Second, 0, 6*time.Second, 0),
		free("rest", 20*time.Second))
	var file, sheet bytes.Buffer
	render(t, plan, &file)
	if err := CueSheet(&sheet, plan, Rate); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&sheet).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, n)
	}
	want = slices.Compact(want) // a bell and a breath at one sample are one onset
	// Two seconds of silence before, for the cue at sample 0.
	lead := make([]byte, 2*48000*frameSize)
	got := onsets(slices.Concat(lead, frames(file.Bytes())))
	if len(got) != len(want) {
		t.Fatalf("found %d onsets at %v, want %d at %v", len(got), got, len(want), want)
	}
	for i := range got {
		if off := got[i] - 2*48000 - want[i]; off < -1920 || off > 1920 {
			t.Errorf("onset %d is %d samples off the sheet's %d", i, off, want[i])
		}
	}
}

func TestCueSheet(t *testing.T) {
	plan := fit(t,
		pacing.Phase{ID: "legs", Ideal: 10*time.Second + time.Millisecond, Zones: []string{"calves"}, Warn: []time.Duration{time.Second}},
		breathing("end, breath", 10*time.Second, 4*time.Second, 0, 6*time.Second, 0))
	var sheet bytes.Buffer
	if err := CueSheet(&sheet, plan, 44100); err != nil {
		t.Fatal(err)
	}
	const want = `ms,sample,kind,phase,zone
0,0,phase,legs,calves
9001,396944,warn,legs,calves
10001,441044,phase,"end, breath",
10001,441044,inhale,"end, breath",
14001,617444,exhale,"end, breath",
20001,882044,end,"end, breath",
`
	if sheet.String() != want {
		t.Errorf("sheet:\n%s\nwant:\n%s", sheet.String(), want)
	}
}

func BenchmarkRender(b *testing.B) {
	plan := fit(b, free("a", 5*time.Minute), breathing("b", 85*time.Minute, 4*time.Second, 0, 6*time.Second, 0))
	for _, f := range []encode.Format{encode.WAV, encode.FLAC} {
		b.Run(f.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Render(b.Context(), io.Discard, f, plan, Rate, DefaultSounds, DefaultLevels, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*plan.Length.Seconds()/b.Elapsed().Seconds(), "x-real-time")
		})
	}
}
