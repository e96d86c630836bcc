package audio

import (
	"errors"
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
	"outbreath/words"
)

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
// Ogg Vorbis; what is not there sounds as usual. The folder of the in-breath gives
// all but the out-breath and its rest. A bed may also be the path of
// one recording. Recordings are made as loud as what they stand for.
//
// What cannot be had sounds as usual too, and all else as it was asked for: the
// sounds can be used whatever the error, which stands for one [Fault] or several.
func Open(of pacing.Sound, rate beep.SampleRate) (*Sounds, error) {
	known := of
	if set(0, of.Inhale) == nil {
		known.Inhale = defaults.Inhale
	}
	if set(1, of.Exhale) == nil {
		known.Exhale = defaults.Exhale
	}
	var faults []error
	if !slices.Contains(Bells(), of.Bell) {
		known.Bell = defaults.Bell
		faults = append(faults, unknown(of.Bell, words.Say("there is no bell %q, only %s", of.Bell, strings.Join(Bells(), ", "))))
	}
	if !slices.Contains(Beds(), of.Bed) {
		known.Bed = defaults.Bed
	}
	s := sounds(known)
	if known.Inhale != of.Inhale || known.Exhale != of.Exhale {
		faults = append(faults, s.openFolders(of, rate)...)
	}
	if known.Bed != of.Bed {
		if loop, err := openBed(of.Bed, rate); err != nil {
			faults = append(faults, err)
		} else {
			s.bed = func(float64) bed { return &looped{clip: loop} }
		}
	}
	return s, errors.Join(faults...)
}

// Recorded reports whether to [Open] the names is to read recordings, which takes
// its time.
func Recorded(of pacing.Sound) bool {
	return set(0, of.Inhale) == nil || set(1, of.Exhale) == nil || !slices.Contains(Beds(), of.Bed)
}

// What the folder of an in-breath is asked for, and that of an out-breath.
var ofIn, ofOut = []pacing.CueKind{
	pacing.CueInhale, pacing.CueHold, pacing.CuePhase, pacing.CueSide, pacing.CueWarn, pacing.CueEnd,
}, []pacing.CueKind{pacing.CueExhale, pacing.CueRest}

// openFolders reads the own cues, and returns what is at fault.
func (s *Sounds) openFolders(of pacing.Sound, rate beep.SampleRate) (faults []error) {
	in, out := set(0, of.Inhale) == nil, set(1, of.Exhale) == nil
	if in && out && of.Inhale == of.Exhale {
		return s.openFolder(of.Inhale, slices.Concat(ofIn, ofOut), Inhales(), rate)
	}
	if in {
		faults = s.openFolder(of.Inhale, ofIn, Inhales(), rate)
	}
	if out {
		faults = append(faults, s.openFolder(of.Exhale, ofOut, Exhales(), rate)...)
	}
	return faults
}

// openFolder reads own cues of some kinds. Known are the names that could have
// been meant.
func (s *Sounds) openFolder(path string, kinds []pacing.CueKind, known []string, rate beep.SampleRate) (faults []error) {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return []error{unknown(path, words.Say("there is no sound of a breath %q, only %s; or name a folder of recordings", path, strings.Join(known, ", ")))}
	}
	found := false
	for _, kind := range kinds {
		own, there, err := openCue(path, ownNames[kind], kind, rate)
		found = found || there
		if err != nil {
			faults = append(faults, err)
		} else if there {
			s.own[kind] = own
		}
	}
	if !found {
		faults = append(faults, unknown(path, words.Say("the folder %s has none of in.wav, out.wav, phase.wav, side.wav, warn.wav and end.wav, nor as FLAC, MP3 or Ogg Vorbis", path)))
	}
	return faults
}

// openCue reads one own cue, and reports whether the folder has one.
func openCue(folder, name string, kind pacing.CueKind, rate beep.SampleRate) (own clip, there bool, err error) {
	for _, extension := range recording.Extensions {
		path := filepath.Join(folder, name+"."+extension)
		frames, err := recording.Read(path, rate, mostCue)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, true, &Fault{path, err}
		}
		level(frames, float64(rate), ownLoudness[kind], ownPeak)
		return frames, true, nil
	}
	return nil, false, nil
}

// openBed reads a bed that begins again when it is over, without a seam.
func openBed(path string, rate beep.SampleRate) (clip, error) {
	frames, err := recording.Read(path, rate, mostBed)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, unknown(path, words.Say("there is no bed %q, only %s; nor a file of that name", path, strings.Join(Beds(), ", ")))
	}
	if err != nil {
		return nil, &Fault{path, err}
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
