// Package recording reads sound files of the user: WAV, FLAC, MP3 and Ogg
// Vorbis. Files are found broken in every way, and some decoders panic on them;
// whatever is wrong, [Read] returns an error that names the file.
package recording

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"time"

	"github.com/faiface/beep"

	"outbreath/words"
)

// Extensions are what the names of files end in that can be read.
var Extensions = []string{"wav", "flac", "mp3", "ogg", "oga"}

// Frame is one sample of both channels.
type Frame = [2]float32

// decoder decodes one file. Next fills frames and returns how many, with io.EOF
// when none are left.
type decoder interface {
	rate() int
	next(frames []Frame) (int, error)
}

// What nothing that is sound goes beyond.
const leastRate, mostRate = 8000, 192000

// quality is how well another rate is reached: beep takes 4 for good.
const quality = 4

// Read returns the sound of a file at a rate, up to most of it.
func Read(path string, rate beep.SampleRate, most time.Duration) ([]Frame, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	frames, err := read(bufio.NewReaderSize(f, 1<<16), rate, most)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return frames, nil
}

var (
	errUnknown = words.Error("this is no WAV, FLAC, MP3 or Ogg Vorbis file")
	errDamaged = words.Error("the file is damaged")
	errShort   = words.Error("the file ends before its sound does")
	errEmpty   = words.Error("there is no sound in the file")
)

// read decodes what comes from r, whatever it is.
func read(r *bufio.Reader, rate beep.SampleRate, most time.Duration) (frames []Frame, err error) {
	defer func() {
		if recover() != nil { // the decoders trust what they read
			frames, err = nil, errDamaged
		}
	}()
	d, err := open(r)
	if err != nil {
		return nil, whyNot(err)
	}
	if d.rate() < leastRate || d.rate() > mostRate {
		return nil, words.Errorf("%d samples a second; between %d and %d can be read", d.rate(), leastRate, mostRate)
	}
	frames, err = decode(d, int(most.Seconds()*float64(d.rate())))
	switch {
	case err != nil:
		return nil, whyNot(err)
	case len(frames) == 0:
		return nil, errEmpty
	case d.rate() == int(rate):
		return frames, nil
	}
	return resample(frames, beep.SampleRate(d.rate()), rate), nil
}

// open tells what a file is by how it begins.
func open(r *bufio.Reader) (decoder, error) {
	head, err := r.Peek(4)
	if err != nil {
		return nil, errEmpty
	}
	switch {
	case string(head) == "RIFF":
		return newWAV(r)
	case string(head) == "fLaC":
		return newFLAC(r)
	case string(head) == "OggS":
		return newVorbis(r)
	case string(head[:3]) == "ID3", head[0] == 0xff && head[1]&0xe0 == 0xe0:
		return newMP3(r)
	}
	return nil, errUnknown
}

// whyNot says in words what a decoder says.
func whyNot(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errShort
	}
	return err
}

// decode decodes up to most frames.
func decode(d decoder, most int) (frames []Frame, err error) {
	idle := 0
	buf := make([]Frame, 4096)
	for len(frames) < most {
		n, err := d.next(buf[:min(len(buf), most-len(frames))])
		for _, f := range buf[:n] {
			if !sane(f[0]) || !sane(f[1]) {
				return nil, errDamaged
			}
		}
		frames = append(frames, buf[:n]...)
		if errors.Is(err, io.EOF) {
			return frames, nil
		}
		if err != nil {
			return nil, err
		}
		if idle++; n > 0 {
			idle = 0
		}
		if idle > 100 {
			return nil, errDamaged
		}
	}
	return frames, nil
}

// sane reports whether x may be part of a sound.
func sane(x float32) bool { return math.Abs(float64(x)) < 16 }

// resample returns the frames at another rate.
func resample(frames []Frame, from, to beep.SampleRate) []Frame {
	at := 0
	r := beep.Resample(quality, from, to, beep.StreamerFunc(func(samples [][2]float64) (int, bool) {
		n := min(len(samples), len(frames)-at)
		for i := range n {
			samples[i] = [2]float64{float64(frames[at+i][0]), float64(frames[at+i][1])}
		}
		at += n
		return n, n > 0
	}))
	out := make([]Frame, 0, int(float64(len(frames))*float64(to)/float64(from))+1)
	var buf [512][2]float64
	for {
		n, ok := r.Stream(buf[:])
		for _, s := range buf[:n] {
			out = append(out, Frame{float32(s[0]), float32(s[1])})
		}
		if !ok {
			return out
		}
	}
}
