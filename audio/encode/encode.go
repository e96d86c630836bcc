package encode

import (
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"outbreath/audio/encode/layer3"
	"outbreath/words"
)

// Format is what a file is written as.
type Format int

// The formats.
const (
	WAV  Format = iota // plays everywhere; 11.5 MB a minute at 48 kHz
	FLAC               // the same samples in less, for what can read it: phones since 2017
	MP3                // plays everywhere and takes 1.2 MB a minute, but is not quite the same
)

var formats = [...]struct{ name, extension string }{
	WAV:  {"WAV", ".wav"},
	FLAC: {"FLAC", ".flac"},
	MP3:  {"MP3", ".mp3"},
}

// String returns the format's name.
func (f Format) String() string { return formats[f].name }

// Extension returns how the names of such files end, with the dot.
func (f Format) Extension() string { return formats[f].extension }

// Extensions returns how the names of all files that can be written end.
func Extensions() (all []string) {
	for _, f := range formats {
		all = append(all, f.extension)
	}
	return all
}

// Of returns the format that the name of a file asks for by how it ends. One
// that ends in nothing, or is - for a pipe, is WAV.
func Of(name string) (Format, error) {
	extension := strings.ToLower(filepath.Ext(name))
	if extension == "" {
		return WAV, nil
	}
	i := slices.Index(Extensions(), extension)
	if i < 0 {
		return 0, words.Errorf("%s: sound cannot be written as %s; let the name end in one of %s",
			name, extension, strings.Join(Extensions(), " "))
	}
	return Format(i), nil
}

// mostBytes is how much a WAV or MP3 file can hold.
const mostBytes = math.MaxUint32

// CheckRate returns an error that says which rates the format can have unless that is
// one of them.
func (f Format) CheckRate(rate int) error {
	switch {
	case f == MP3:
		return layer3.CheckRate(rate)
	case rate < 8000 || rate > 192000:
		return words.Errorf("%d is not between 8000 and 192000", rate)
	}
	return nil
}

// ErrTooLong is wrapped for sound that does not fit into a file of its format: into
// WAV go six hours at 48 kHz, into MP3 seventy.
var ErrTooLong = words.Error("too long")

func tooLong(f Format) error {
	return words.Errorf("%w for %v, whose files hold up to 4 GiB", ErrTooLong, f)
}

// Sound says what is to be written.
type Sound struct {
	Rate     int   // samples a second, as [Format.CheckRate] has them
	Samples  int64 // of each channel, exactly as many as will be written
	Title    string
	Chapters []Chapter // in order
}

// Chapter is a part of the sound that has a name. It ends where the next begins.
type Chapter struct {
	Title string
	From  int64 // its first sample
}

// Encoder writes sound. It belongs to one goroutine.
type Encoder interface {
	// Write writes the next samples; they are clipped to ±1.
	Write(samples [][2]float64) error
	// Close writes what comes last. It leaves the writer open.
	Close() error
}

// New begins a file in the writer. When that is an [io.WriteSeeker] too, a FLAC
// file gets a checksum of its sound. The error is that of [Format.CheckRate], wraps
// [ErrTooLong], or is the writer's.
func New(w io.Writer, f Format, s Sound) (Encoder, error) {
	if err := f.CheckRate(s.Rate); err != nil {
		return nil, words.Errorf("samples a second: %w", err)
	}
	switch f {
	case FLAC:
		return newFLAC(w, s)
	case MP3:
		return newMP3(w, s)
	default:
		return newWAV(w, s)
	}
}

func quantize(x float64) int16 {
	return int16(math.RoundToEven(min(max(x, -1), 1) * math.MaxInt16))
}
