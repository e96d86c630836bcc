package encode

import (
	"io"

	"outbreath/audio/encode/layer3"
)

// mp3 writes MP3 files.
type mp3 struct {
	w      io.Writer
	coder  *layer3.Encoder
	frame  [layer3.FrameSamples][2]float64
	n      int   // samples in the frame
	frames int64 // to come
}

func newMP3(w io.Writer, s Sound) (*mp3, error) {
	coder, err := layer3.New(s.Rate)
	if err != nil {
		return nil, err
	}
	tag := id3(s)
	if coder.Size(s.Samples)+int64(len(tag)) > mostBytes {
		return nil, tooLong(MP3)
	}
	if _, err := w.Write(append(tag, coder.Info(s.Samples)...)); err != nil {
		return nil, err
	}
	return &mp3{w: w, coder: coder, frames: layer3.Frames(s.Samples)}, nil
}

// Write implements [Encoder].
func (e *mp3) Write(samples [][2]float64) error {
	for _, s := range samples {
		for c, x := range s {
			e.frame[e.n][c] = min(max(x, -1), 1)
		}
		if e.n++; e.n == len(e.frame) {
			if err := e.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush writes the frame.
func (e *mp3) flush() error {
	_, err := e.w.Write(e.coder.Frame(&e.frame))
	e.n = 0
	e.frames--
	return err
}

// Close implements [Encoder].
func (e *mp3) Close() error {
	for e.frames > 0 { // as many as it takes until a decoder has given all samples
		clear(e.frame[e.n:])
		if err := e.flush(); err != nil {
			return err
		}
	}
	return nil
}
