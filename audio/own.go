package audio

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio/loudness"
	"outbreath/audio/recording"
	"outbreath/pacing"
)

// ErrUnknown is what an error is that stands for a sound that is neither known by
// name nor there as a file.
var ErrUnknown = errors.New("unknown sound")

// unknownError says what there is instead.
type unknownError string

func (e unknownError) Error() string        { return string(e) }
func (e unknownError) Is(target error) bool { return target == ErrUnknown }

// What is kept of a recording at most: of a cue, and of a bed, which then begins
// again.
const (
	mostCue = 30 * time.Second
	mostBed = 3 * time.Minute
)

// ownNames are what the files of own cues are called, before the extension, by
// kind of cue.
var ownNames = [...]string{"in", "hold", "out", "rest", "phase", "side", "warn", "end"}

// How loud own cues are made, in LUFS, and how high their peaks may be.
var ownLoudness = [...]float64{-23, -30, -25, -33, -26, -26, -30, -24}

const (
	ownPeak    = 0.25
	ownBed     = -39 // LUFS, as the other beds
	ownBedPeak = 0.1
)

// Open returns the sounds of names as [Choose] returns them, at a rate. A breath
// may also be the path of a folder of recordings, called in.wav, hold.wav,
// out.wav, rest.wav, phase.wav, side.wav, warn.wav and end.wav, or as FLAC, MP3 or
// Ogg Vorbis; what is not there sounds as usual. A bed may also be the path of
// one recording. Recordings are made as loud as what they stand for.
func Open(of pacing.Sound, rate beep.SampleRate) (*Sounds, error) {
	known := of
	if set(0, of.Inhale) == nil {
		known.Inhale = defaults.Inhale
	}
	if set(1, of.Exhale) == nil {
		known.Exhale = defaults.Exhale
	}
	if !slices.Contains(Bells(), of.Bell) {
		return nil, unknown("bell", of.Bell, Bells(), "")
	}
	if !slices.Contains(Beds(), of.Bed) {
		known.Bed = defaults.Bed
	}
	s := sounds(known)
	if known.Inhale != of.Inhale || known.Exhale != of.Exhale {
		if err := s.openFolders(of, rate); err != nil {
			return nil, err
		}
	}
	if known.Bed != of.Bed {
		loop, err := openBed(of.Bed, rate)
		if err != nil {
			return nil, err
		}
		s.bed = func(float64) bed { return &looped{clip: loop} }
	}
	return s, nil
}

// Recorded reports whether to [Open] the names is to read recordings, which takes
// its time.
func Recorded(of pacing.Sound) bool {
	return set(0, of.Inhale) == nil || set(1, of.Exhale) == nil || !slices.Contains(Beds(), of.Bed)
}

// unknown says which sounds there are.
func unknown(what, name string, known []string, or string) error {
	return unknownError(fmt.Sprintf("there is no %s %q, only %s%s", what, name, strings.Join(known, ", "), or))
}

// openFolders reads the own cues: those of the in-breath's folder, and the
// out-breath and rest of the out-breath's.
func (s *Sounds) openFolders(of pacing.Sound, rate beep.SampleRate) error {
	for half, path := range []string{of.Inhale, of.Exhale} {
		if set(half, path) != nil {
			continue
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			return unknown("sound of a breath", path, halves(half), "; or name a folder of recordings")
		}
		found := false
		for kind, name := range ownNames {
			c := pacing.CueKind(kind)
			if out := c == pacing.CueExhale || c == pacing.CueRest; breathes(c) && out != (half == 1) {
				continue
			}
			own, err := openCue(path, name, c, rate)
			if err != nil {
				return err
			}
			if own != nil {
				s.own[c], found = own, true
			}
		}
		if !found && half == 0 {
			return unknownError("the folder " + path + " has none of in.wav, out.wav, phase.wav, side.wav, warn.wav and end.wav, nor as FLAC, MP3 or Ogg Vorbis")
		}
	}
	return nil
}

// openCue reads one own cue, nil where the folder has none.
func openCue(folder, name string, kind pacing.CueKind, rate beep.SampleRate) (clip, error) {
	for _, extension := range recording.Extensions {
		frames, err := recording.Read(filepath.Join(folder, name+"."+extension), rate, mostCue)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		}
		level(frames, float64(rate), ownLoudness[kind], ownPeak)
		return frames, nil
	}
	return nil, nil
}

// openBed reads a bed that begins again when it is over, without a seam.
func openBed(path string, rate beep.SampleRate) (clip, error) {
	frames, err := recording.Read(path, rate, mostBed)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, unknown("bed", path, Beds(), "; nor a file of that name")
	}
	if err != nil {
		return nil, err
	}
	level(frames, float64(rate), ownBed, ownBedPeak)
	return seamless(frames, float64(rate)), nil
}

// level makes a recording as loud as wanted, in LUFS, or as near as its peaks
// allow.
func level(frames clip, rate, lufs, peak float64) {
	m := loudness.NewMeter(rate)
	quiet := make([][2]float64, int(rate)) // what is short is measured with the silence round it
	m.Add(quiet)
	var highest float64
	for part := range slices.Chunk(frames, block) {
		var samples [block][2]float64
		for i, f := range part {
			samples[i] = [2]float64{float64(f[0]), float64(f[1])}
			highest = max(highest, math.Abs(samples[i][0]), math.Abs(samples[i][1]))
		}
		m.Add(samples[:len(part)])
	}
	m.Add(quiet)
	is := m.Integrated()
	if highest == 0 || math.IsInf(is, -1) {
		return // as good as silent, and to be left so
	}
	gain := float32(min(math.Pow(10, (lufs-is)/20), peak/highest))
	for i := range frames {
		frames[i][0] *= gain
		frames[i][1] *= gain
	}
}

// seam is how long a bed's end and its beginning sound together.
const seam = 3.0 // seconds, or a quarter of what is short

// seamless returns the frames with their end faded into their beginning, with
// the same power throughout.
func seamless(frames clip, rate float64) clip {
	n := min(int(seam*rate), len(frames)/4)
	loop := frames[:len(frames)-n]
	for i, tail := range frames[len(frames)-n:] {
		in, out := math.Sincos(math.Pi / 2 * float64(i) / float64(n))
		for c := range tail {
			loop[i][c] = float32(out)*tail[c] + float32(in)*loop[i][c]
		}
	}
	return loop
}

// looped is a bed that is a recording.
type looped struct {
	clip clip
	at   int
}

func (l *looped) next(samples *[piece][2]float64, _ float64) {
	for i := range samples {
		f := l.clip[l.at]
		samples[i] = [2]float64{float64(f[0]), float64(f[1])}
		if l.at++; l.at == len(l.clip) {
			l.at = 0
		}
	}
}
