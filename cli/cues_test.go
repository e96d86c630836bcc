package cli

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio"
	"outbreath/audio/encode"
	"outbreath/audio/encode/layer3"
	"outbreath/audio/recording"
	"outbreath/pacing"
	"outbreath/protocols"
)

// ear hears a WAV file of 16 bit stereo that is written to it: it knows the
// samples and nothing else. A sound begins where one follows so much silence.
type ear struct {
	silence int64 // samples

	head   []byte // what came before the samples
	rest   []byte // of a frame
	left   int    // bytes of sound to come
	at     int64
	zeros  int64
	onsets []int64
}

func (e *ear) Write(b []byte) (int, error) {
	n := len(b)
	if e.left == 0 && e.at == 0 {
		e.head = append(e.head, b...)
		data := bytes.Index(e.head, []byte("data"))
		if data < 0 || len(e.head) < data+8 {
			return n, nil
		}
		e.left = int(binary.LittleEndian.Uint32(e.head[data+4:]))
		e.zeros = e.silence
		b = e.head[data+8:]
	}
	b = append(e.rest, b...)
	for ; len(b) >= 4 && e.left > 0; b, e.left = b[4:], e.left-4 {
		if b[0]|b[1]|b[2]|b[3] == 0 {
			e.zeros++
		} else {
			if e.zeros >= e.silence {
				e.onsets = append(e.onsets, e.at)
			}
			e.zeros = 0
		}
		e.at++
	}
	e.rest = slices.Clone(b)
	return n, nil
}

// blip is how long a sound of [blips] is, and after which time another is told
// from it.
const blip, apart = 60 * time.Millisecond, 70 * time.Millisecond

// blips makes a folder of own sounds that are a short buzz each.
func blips(t *testing.T, rate int) string {
	t.Helper()
	length := beep.SampleRate(rate).N(blip)
	folder := t.TempDir()
	for _, name := range []string{"in", "hold", "out", "rest", "phase", "side", "warn", "end"} {
		var b bytes.Buffer
		b.WriteString("RIFF")
		size := func(n int) { binary.Write(&b, binary.LittleEndian, uint32(n)) }
		size(36 + 2*length)
		b.WriteString("WAVEfmt ")
		size(16)
		for _, v := range []any{uint16(1), uint16(1), uint32(rate), uint32(2 * rate), uint16(2), uint16(16)} {
			binary.Write(&b, binary.LittleEndian, v)
		}
		b.WriteString("data")
		size(2 * length)
		for i := range length {
			binary.Write(&b, binary.LittleEndian, int16(30000*(1-i/30%2*2)))
		}
		if err := os.WriteFile(filepath.Join(folder, name+".wav"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// Every cue of every protocol that ships is heard at the sample that its cue sheet
// names, and nothing is heard elsewhere.
func TestEveryCueOfEveryShippedProtocolIsAtItsSample(t *testing.T) {
	if testing.Short() {
		t.Skip("renders hours of sound")
	}
	for _, rate := range []int{44100, 48000} {
		folder := blips(t, rate)
		sounds, err := audio.Open(pacing.Sound{Inhale: folder, Exhale: folder, Bell: "bowl", Bed: "none"}, beep.SampleRate(rate))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range protocols.Shipped() {
			t.Run(fmt.Sprint(p.ID, " at ", rate), func(t *testing.T) {
				t.Parallel()
				plan, err := pacing.Fit(p, p.Length, pacing.Options{})
				if err != nil {
					t.Fatal(err)
				}
				var sheet bytes.Buffer
				if err := audio.CueSheet(&sheet, plan, beep.SampleRate(rate)); err != nil {
					t.Fatal(err)
				}
				rows, err := csv.NewReader(&sheet).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				var want []int64
				var kinds []string // of what begins there
				near := int64(beep.SampleRate(rate).N(apart))
				var cues []pacing.Cue
				for c := range plan.Cues(0, plan.Length+1) {
					cues = append(cues, c)
				}
				for i, row := range rows[1:] {
					sample, err := strconv.ParseInt(row[1], 10, 64)
					if err != nil {
						t.Fatal(err)
					}
					what := fmt.Sprintf("%s at level %.4f", row[2], cues[i].Level)
					switch n := len(want); {
					case n > 0 && sample == want[n-1]:
						kinds[n-1] += " and " + what
					case n > 0 && sample < want[n-1]+near:
						t.Fatalf("the cues at %d and %d cannot be told apart", want[n-1], sample)
					default:
						want, kinds = append(want, sample), append(kinds, what)
					}
				}
				heard := ear{silence: 200}
				if err := audio.Render(t.Context(), &heard, encode.WAV, plan, beep.SampleRate(rate), sounds, audio.DefaultLevels, nil); err != nil {
					t.Fatal(err)
				}
				if len(heard.onsets) != len(want) {
					t.Fatalf("%d sounds are heard, the sheet has %d", len(heard.onsets), len(want))
				}
				// Own sounds come in softly, and where the pacer fades they are soft
				// altogether: it takes some samples until 16 bits show them, the same
				// number each time.
				soft := map[string]int64{}
				for i, kind := range kinds {
					after := heard.onsets[i] - want[i]
					if first, ok := soft[kind]; !ok {
						soft[kind] = after
					} else if after != first {
						t.Errorf("%s at sample %d is heard %d samples later, the first was %d", kind, want[i], after, first)
					}
					if after < 0 || after > 80 {
						t.Fatalf("%s at sample %d is heard at %d", kind, want[i], heard.onsets[i])
					}
				}
			})
		}
	}
}

// An MP3 file has every cue where the WAV file has it, to within a millisecond.
func TestCuesOfAnMP3AreInTheirPlaces(t *testing.T) {
	p := protocols.Shipped()[slices.IndexFunc(protocols.Shipped(), func(p *pacing.Protocol) bool { return p.ID == "sprint" })]
	plan, err := pacing.Fit(p, p.Length, pacing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sound := map[encode.Format][]recording.Frame{}
	for _, as := range []encode.Format{encode.WAV, encode.MP3} {
		path := filepath.Join(t.TempDir(), "x"+as.Extension())
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := audio.Render(t.Context(), f, as, plan, audio.Rate, audio.DefaultSounds, audio.DefaultLevels, nil); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if sound[as], err = recording.Read(path, audio.Rate, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	want, got := sound[encode.WAV], sound[encode.MP3][layer3.FrameSamples+layer3.Latency:]
	cues, most := 0, audio.Rate.N(time.Millisecond)
	for c := range plan.Cues(0, plan.Length+1) {
		from := int(c.At * time.Duration(audio.Rate) / time.Second)
		to := from + audio.Rate.N(200*time.Millisecond)
		least, at := math.Inf(1), 0
		for late := -2 * most; late <= 2*most; late++ {
			var off float64
			for i := max(from, -late); i < to; i++ {
				off += math.Pow(float64(got[i+late][0]-want[i][0]), 2)
			}
			if off < least {
				least, at = off, late
			}
		}
		if cues++; at < -most || at > most {
			t.Errorf("the cue at %v is %d samples late", c.At, at)
		}
	}
	if cues < 20 {
		t.Errorf("only %d cues", cues)
	}
}
