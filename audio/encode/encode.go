package encode

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
)

// Format is what a file is written as.
type Format int

// The formats.
const (
	WAV  Format = iota // plays everywhere; 11.5 MB a minute at 48 kHz
	FLAC               // the same samples in less, for what can read it: phones since 2017
)

var formats = [...]struct{ name, extension string }{WAV: {"WAV", ".wav"}, FLAC: {"FLAC", ".flac"}}

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
		return 0, fmt.Errorf("%s: sound cannot be written as %s; let the name end in %s",
			name, extension, strings.Join(Extensions(), " or "))
	}
	return Format(i), nil
}

// ErrTooLong is wrapped for sound that does not fit into a WAV file, which can
// hold 4 GiB: six hours at 48 kHz.
var ErrTooLong = errors.New("too long for a WAV file, which can hold 4 GiB")

// Sound says what is to be written.
type Sound struct {
	Rate     int   // samples a second, from 8000 to 192000
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
// file gets a checksum of its sound. The error wraps [ErrTooLong], or is the
// writer's.
func New(w io.Writer, f Format, s Sound) (Encoder, error) {
	if s.Rate < 8000 || s.Rate > 192000 {
		return nil, fmt.Errorf("sample rate %d: it must be between 8000 and 192000", s.Rate)
	}
	if f == FLAC {
		return newFLAC(w, s)
	}
	return newWAV(w, s)
}

func quantize(x float64) int16 {
	return int16(math.RoundToEven(min(max(x, -1), 1) * math.MaxInt16))
}
