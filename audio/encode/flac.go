package encode

import (
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"time"

	flacfile "github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"
)

const (
	flacBlock = 4096 // samples in all frames but the last, as the reference encoder has it
	// flacSum is where in a file the checksum of its sound lies: after "fLaC", the
	// header of the first block, and what that says of sizes and rate (RFC 9639,
	// section 8.2).
	flacSum = 4 + 4 + 18
)

// flac writes FLAC files.
type flac struct {
	w      io.Writer
	coder  *flacfile.Encoder
	sum    hash.Hash
	buf    []byte // of what is summed
	frame  frame.Frame
	halves [2]frame.Subframe
	n      int // samples in the frame
}

func newFLAC(w io.Writer, s Sound) (*flac, error) {
	tags := &meta.VorbisComment{Vendor: "Outbreath"}
	tag := func(name, value string) { tags.Tags = append(tags.Tags, [2]string{name, value}) }
	if s.Title != "" {
		tag("TITLE", s.Title)
	}
	for i, c := range s.Chapters {
		name := fmt.Sprintf("CHAPTER%03d", i+1)
		tag(name, hours(time.Duration(float64(c.From)/float64(s.Rate)*float64(time.Second))))
		tag(name+"NAME", c.Title)
	}
	e := &flac{w: w, sum: md5.New()}
	for i := range e.halves {
		e.halves[i].Samples = make([]int32, flacBlock)
	}
	e.frame.Header = frame.Header{HasFixedBlockSize: true, SampleRate: uint32(s.Rate), Channels: frame.ChannelsMidSide, BitsPerSample: 16}
	e.frame.Subframes = []*frame.Subframe{&e.halves[0], &e.halves[1]}
	var err error
	e.coder, err = flacfile.NewEncoder(w, &meta.StreamInfo{
		BlockSizeMin: flacBlock, BlockSizeMax: flacBlock, SampleRate: uint32(s.Rate),
		NChannels: 2, BitsPerSample: 16, NSamples: uint64(s.Samples),
		// The length only has to be something: of 0 the body would be left out.
	}, &meta.Block{Header: meta.Header{Type: meta.TypeVorbisComment, Length: 1}, Body: tags})
	return e, err
}

// hours writes a time as a chapter tag wants it.
func hours(t time.Duration) string {
	ms := t.Round(time.Millisecond).Milliseconds()
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000)
}

// Write implements [Encoder].
func (e *flac) Write(samples [][2]float64) error {
	for _, s := range samples {
		for i := range e.halves {
			e.halves[i].Samples[e.n] = int32(quantize(s[i]))
		}
		if e.n++; e.n == flacBlock {
			if err := e.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush writes the frame.
func (e *flac) flush() error {
	e.buf = e.buf[:0]
	for i := range e.n {
		for h := range e.halves {
			e.buf = binary.LittleEndian.AppendUint16(e.buf, uint16(e.halves[h].Samples[i]))
		}
	}
	e.sum.Write(e.buf)
	e.frame.BlockSize = uint16(e.n)
	for i := range e.halves {
		h := &e.halves[i]
		h.SubHeader = frame.SubHeader{Pred: frame.PredVerbatim} // looks for what is smallest
		h.Samples, h.NSamples = h.Samples[:e.n], e.n
	}
	err := e.coder.WriteFrame(&e.frame)
	for i := range e.halves {
		e.halves[i].Samples = e.halves[i].Samples[:flacBlock]
	}
	e.n = 0
	return err
}

// Close implements [Encoder].
func (e *flac) Close() error {
	if e.n > 0 {
		if err := e.flush(); err != nil {
			return err
		}
	}
	w, ok := e.w.(io.WriteSeeker)
	if !ok {
		return nil // a pipe: the file says that it has no checksum
	}
	if _, err := w.Seek(flacSum, io.SeekStart); err != nil {
		return err
	}
	if _, err := w.Write(e.sum.Sum(nil)); err != nil {
		return err
	}
	_, err := w.Seek(0, io.SeekEnd)
	return err
}
