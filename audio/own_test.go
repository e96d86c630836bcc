package audio

import (
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"outbreath/audio/loudness"
	"outbreath/pacing"
)

// record writes a tone of so many seconds as a WAV file.
func record(t *testing.T, path string, freq, gain, seconds float64) {
	t.Helper()
	samples := make([][2]float64, int(seconds*48000))
	for i := range samples {
		x := gain * math.Sin(2*math.Pi*freq*float64(i)/48000)
		samples[i] = [2]float64{x, x}
	}
	if err := os.WriteFile(path, wavFile(t, samples), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name             string
		user, wish, want pacing.Sound
	}{
		{"nothing", pacing.Sound{}, pacing.Sound{}, defaults},
		{"the protocol's wish", pacing.Sound{}, pacing.Sound{Inhale: "rise", Exhale: "sung", Bell: "chime", Bed: "sea"}, pacing.Sound{Inhale: "rise", Exhale: "sung", Bell: "chime", Bed: "sea"}},
		{"the user wins", pacing.Sound{Inhale: "tick", Bed: "my.mp3"}, pacing.Sound{Inhale: "rise", Exhale: "fall", Bed: "sea"}, pacing.Sound{Inhale: "tick", Exhale: "fall", Bell: "bowl", Bed: "my.mp3"}},
		{"a wish that nobody knows", pacing.Sound{}, pacing.Sound{Inhale: "fall", Exhale: "whale", Bed: "city"}, defaults},
	} {
		if got := Choose(c.user, c.wish); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestOpenSaysWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		of   pacing.Sound
		want string
	}{
		{pacing.Sound{Inhale: "swel", Exhale: "swell", Bell: "bowl", Bed: "none"}, "swell, glide, sung, tick, rise"},
		{pacing.Sound{Inhale: "swell", Exhale: "rise", Bell: "bowl", Bed: "none"}, "swell, glide, sung, tick, fall"},
		{pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "gong", Bed: "none"}, "bowl, chime"},
		{pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: "waves.mp3"}, "none, brown, pink, rain, sea"},
		{pacing.Sound{Inhale: t.TempDir(), Exhale: "swell", Bell: "bowl", Bed: "none"}, "in.wav"},
	} {
		if _, err := Open(c.of, Rate); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want one that names %s", c.of, err, c.want)
		}
	}
}

func TestOwnCuesSoundInPlaceOfOthers(t *testing.T) {
	folder := t.TempDir()
	record(t, filepath.Join(folder, "in.wav"), 600, 0.9, 10)
	record(t, filepath.Join(folder, "phase.wav"), 500, 0.01, 1)
	s, err := Open(pacing.Sound{Inhale: folder, Exhale: folder, Bell: "bowl", Bed: "none"}, Rate)
	if err != nil {
		t.Fatal(err)
	}
	sound := func(c pacing.Cue) [][2]float64 {
		stream := NewStreamer(&silence{}, Rate)
		stream.SetLevels(fullLevels)
		stream.SetSounds(s)
		c.Level = 1
		stream.sound(c, 0)
		samples := make([][2]float64, 12*48000)
		n, _ := stream.Stream(samples)
		return samples[:n]
	}
	in := sound(pacing.Cue{Kind: pacing.CueInhale, Length: 4 * time.Second})
	if last := slices.IndexFunc(in[4*48000:], func(s [2]float64) bool { return s != [2]float64{} }); last >= 0 {
		t.Errorf("an in-breath of 4 s sounds %d samples after it", last)
	}
	if l := loudness.Of(in[:3*48000], 48000); math.Abs(l+23) > 1 {
		t.Errorf("the own in-breath is at %.1f LUFS, want -23", l)
	}
	if got := colour(in[4800 : 2*48000]); math.Abs(got-600) > 10 {
		t.Errorf("the own in-breath is at %.0f Hz, want 600", got)
	}
	if step := math.Abs(in[48][0] - in[47][0]); step > 0.001 {
		t.Errorf("steps by %.4f a millisecond in: that is not gentle", step)
	}
	if phase := sound(pacing.Cue{Kind: pacing.CuePhase}); math.Abs(colour(phase[4800:43200])-500) > 10 {
		t.Errorf("the own bell is at %.0f Hz, want 500", colour(phase[4800:43200]))
	}
	if out, usual := sound(pacing.Cue{Kind: pacing.CueExhale, Length: 4 * time.Second}), stageOf("swell", pacing.CueExhale, 4*time.Second); differ(usual, out) >= 0 {
		t.Error("an out-breath without a file is not the usual one")
	}
}

func TestOwnBedHasNoSeam(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bed.wav")
	record(t, path, 300, 0.9, 5.3)
	s, err := Open(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: path}, Rate)
	if err != nil {
		t.Fatal(err)
	}
	stream := NewStreamer(Along(fit(t, free("a", time.Minute)), Rate), Rate)
	stream.SetLevels(Levels{Master: 1, Bed: 1})
	stream.SetSounds(s)
	samples := make([][2]float64, 30*48000)
	stream.Stream(samples)
	samples = samples[3*48000:]
	if got := loudness.Of(samples, 48000); math.Abs(got-bedLoudness) > 1 {
		t.Errorf("%.1f LUFS, want %d", got, bedLoudness)
	}
	var peak, step float64
	for i := 1; i < len(samples); i++ {
		peak = max(peak, math.Abs(samples[i][0]))
		step = max(step, math.Abs(samples[i][0]-samples[i-1][0]))
	}
	if most := 1.1 * peak * 2 * math.Pi * 300 / 48000; step > most {
		t.Errorf("steps by up to %.5f, a tone of its peak by %.5f", step, most)
	}
	if n := testing.AllocsPerRun(10, func() { stream.Stream(samples[:4800]) }); n > 0 {
		t.Errorf("a block allocates %v times", n)
	}
}

func TestSeamKeepsThePower(t *testing.T) {
	var n noise = 12345
	raw, other := make([]float64, 20*48000), make([]float64, 20*48000)
	n.fill(raw, other)
	frames := make(clip, len(raw))
	for i := range frames {
		frames[i] = [2]float32{float32(raw[i]), float32(other[i])}
	}
	loop := seamless(frames, 48000)
	power := func(part clip) (sum float64) {
		for _, f := range part {
			sum += float64(f[0]*f[0]) / float64(len(part))
		}
		return 10 * math.Log10(sum)
	}
	for _, at := range []int{0, 24000, 72000, 120000} {
		if d := power(loop[at:at+24000]) - power(loop[10*48000:]); math.Abs(d) > 0.3 {
			t.Errorf("at %d, %.2f dB from the rest", at, d)
		}
	}
}

func TestDamagedRecordingsAreNamed(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "in.wav")
	record(t, path, 440, 0.5, 1)
	if err := os.Truncate(path, 5000); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(pacing.Sound{Inhale: folder, Exhale: folder, Bell: "bowl", Bed: "none"}, Rate); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a cue that is cut off: error %v", err)
	}
	if err := os.WriteFile(path, binary.LittleEndian.AppendUint32(nil, 7), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "bowl", Bed: path}, Rate); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a bed that is no sound: error %v", err)
	}
}

// One thing at fault costs nothing else: the rest sounds as it was asked for.
func TestOnlyWhatIsAtFaultIsReplaced(t *testing.T) {
	folder, bed := t.TempDir(), filepath.Join(t.TempDir(), "bed.wav")
	record(t, filepath.Join(folder, "phase.wav"), 500, 0.3, 1)
	record(t, bed, 300, 0.3, 5)
	broken := filepath.Join(folder, "in.wav")
	if err := os.WriteFile(broken, []byte("no sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name       string
		of, wanted pacing.Sound // wanted is what is heard of it
		own        []pacing.CueKind
		ownBed     bool
		faults     []string
	}{
		{"a bell", pacing.Sound{Inhale: "tick", Exhale: "sung", Bell: "gong", Bed: "sea"}, pacing.Sound{Inhale: "tick", Exhale: "sung", Bell: "bowl", Bed: "sea"}, nil, false, []string{"gong"}},
		{"a bed", pacing.Sound{Inhale: "tick", Exhale: "sung", Bell: "chime", Bed: broken}, pacing.Sound{Inhale: "tick", Exhale: "sung", Bell: "chime", Bed: "none"}, nil, false, []string{broken}},
		{"a cue", pacing.Sound{Inhale: folder, Exhale: folder, Bell: "chime", Bed: bed}, pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "chime"}, []pacing.CueKind{pacing.CuePhase}, true, []string{broken}},
		{"a breath, of which all is said once", pacing.Sound{Inhale: "nowhere", Exhale: "nowhere", Bell: "chime", Bed: "rain"}, pacing.Sound{Inhale: "swell", Exhale: "swell", Bell: "chime", Bed: "rain"}, nil, false, []string{"nowhere"}},
		{"half a breath", pacing.Sound{Inhale: "tick", Exhale: "nowhere", Bell: "chime", Bed: "rain"}, pacing.Sound{Inhale: "tick", Exhale: "swell", Bell: "chime", Bed: "rain"}, nil, false, []string{"nowhere"}},
		{"several", pacing.Sound{Inhale: folder, Exhale: "tick", Bell: "gong", Bed: "city"}, pacing.Sound{Inhale: "swell", Exhale: "tick", Bell: "bowl", Bed: "none"}, []pacing.CueKind{pacing.CuePhase}, false, []string{"gong", broken, "city"}},
	} {
		got, err := Open(c.of, Rate)
		var names []string
		for _, f := range Faults(err) {
			names = append(names, f.Name)
		}
		if !slices.Equal(names, c.faults) {
			t.Errorf("%s: at fault are %q, want %q", c.name, names, c.faults)
		}
		if c.ownBed {
			if got.bed == nil {
				t.Errorf("%s: the own bed is gone", c.name)
			}
			c.wanted.Bed = "none"
		} else if want := sounds(c.wanted).bed; (got.bed == nil) != (want == nil) {
			t.Errorf("%s: another bed", c.name)
		}
		want := sounds(c.wanted)
		if !reflect.DeepEqual(got.stages, want.stages) || !reflect.DeepEqual(got.marks, want.marks) {
			t.Errorf("%s: other sounds than wanted", c.name)
		}
		for kind := range got.own {
			if own := slices.Contains(c.own, pacing.CueKind(kind)); own != (got.own[kind] != nil) {
				t.Errorf("%s: an own %s %v, want %v", c.name, pacing.CueKind(kind), !own, own)
			}
		}
	}
}

func TestAFolderMayHaveAnOutBreathAlone(t *testing.T) {
	folder := t.TempDir()
	record(t, filepath.Join(folder, "out.wav"), 500, 0.3, 1)
	s, err := Open(pacing.Sound{Inhale: folder, Exhale: folder, Bell: "bowl", Bed: "none"}, Rate)
	if err != nil || s.own[pacing.CueExhale] == nil {
		t.Errorf("error %v, own out-breath %v", err, s.own[pacing.CueExhale] != nil)
	}
}
