package recording

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/hajimehoshi/go-mp3"
	"github.com/jfreymuth/oggvorbis"
	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
)

// flacFile reads FLAC.
type flacFile struct {
	stream *flac.Stream
	frame  *frame.Frame
	at     int    // in the frame
	read   uint64 // samples
}

func newFLAC(r io.Reader) (*flacFile, error) {
	s, err := flac.New(r)
	if err != nil {
		return nil, err
	}
	return &flacFile{stream: s}, nil
}

func (f *flacFile) rate() int { return int(f.stream.Info.SampleRate) }

func (f *flacFile) next(frames []Frame) (int, error) {
	if f.frame == nil || f.at == int(f.frame.BlockSize) {
		next, err := f.stream.ParseNext()
		if errors.Is(err, io.EOF) && f.read < f.stream.Info.NSamples {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		f.frame, f.at = next, 0
	}
	n := min(len(frames), int(f.frame.BlockSize)-f.at)
	scale := 1 / float32(uint64(1)<<(f.stream.Info.BitsPerSample-1))
	left := f.frame.Subframes[0].Samples
	right := f.frame.Subframes[min(1, len(f.frame.Subframes)-1)].Samples
	for i := range n {
		frames[i] = Frame{scale * float32(left[f.at+i]), scale * float32(right[f.at+i])}
	}
	f.at += n
	f.read += uint64(n)
	return n, nil
}

// vorbisFile reads Ogg Vorbis.
type vorbisFile struct {
	r   *oggvorbis.Reader
	buf []float32
}

func newVorbis(r io.Reader) (*vorbisFile, error) {
	v, err := oggvorbis.NewReader(r)
	if err != nil {
		return nil, err
	}
	return &vorbisFile{r: v}, nil
}

func (v *vorbisFile) rate() int { return v.r.SampleRate() }

func (v *vorbisFile) next(frames []Frame) (int, error) {
	channels := v.r.Channels()
	if want := channels * len(frames); cap(v.buf) < want {
		v.buf = make([]float32, want)
	}
	n, err := v.r.Read(v.buf[:channels*len(frames)])
	for i := range n / channels {
		frames[i] = Frame{v.buf[i*channels], v.buf[i*channels+min(1, channels-1)]}
	}
	return n / channels, err
}

// mp3File reads MP3.
type mp3File struct {
	d   *mp3.Decoder
	buf []byte
}

func newMP3(r io.Reader) (*mp3File, error) {
	// The decoder reads a file that it can seek in from end to end to begin with.
	d, err := mp3.NewDecoder(struct{ io.Reader }{r})
	if err != nil {
		return nil, err
	}
	return &mp3File{d: d}, nil
}

func (m *mp3File) rate() int { return m.d.SampleRate() }

func (m *mp3File) next(frames []Frame) (int, error) {
	const size = 4 // always both channels of 16 bits
	if want := size * len(frames); cap(m.buf) < want {
		m.buf = make([]byte, want)
	}
	n, err := io.ReadFull(m.d, m.buf[:size*len(frames)])
	for i := range n / size {
		for c := range frames[i] {
			frames[i][c] = float32(int16(binary.LittleEndian.Uint16(m.buf[i*size+2*c:]))) / (1 << 15)
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF // a whole number of frames need not fill the buffer
	}
	return n / size, err
}
