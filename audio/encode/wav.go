package encode

import (
	"encoding/binary"
	"io"
)

const (
	wavHeader = 44 // bytes
	frameSize = 4  // bytes of one sample of both channels
)

// wav writes WAV files. Title and chapters come after the sound, so that it
// begins where the simplest of readers expects it.
type wav struct {
	w   io.Writer
	s   Sound
	buf []byte
}

func newWAV(w io.Writer, s Sound) (*wav, error) {
	tags := wavTags(s)
	if s.Samples > (mostBytes-wavHeader-int64(len(tags)))/frameSize {
		return nil, tooLong(WAV)
	}
	le := binary.LittleEndian
	data := uint32(s.Samples * frameSize)
	h := append(make([]byte, 0, wavHeader), "RIFF"...)
	h = le.AppendUint32(h, data+wavHeader-8+uint32(len(tags)))
	h = append(h, "WAVEfmt "...)
	h = le.AppendUint32(h, 16)                       // size of what follows
	h = le.AppendUint16(h, 1)                        // PCM
	h = le.AppendUint16(h, 2)                        // channels
	h = le.AppendUint32(h, uint32(s.Rate))           //
	h = le.AppendUint32(h, uint32(s.Rate*frameSize)) // bytes a second
	h = le.AppendUint16(h, frameSize)                //
	h = le.AppendUint16(h, 16)                       // bits a sample
	h = append(h, "data"...)
	h = le.AppendUint32(h, data)
	_, err := w.Write(h)
	return &wav{w: w, s: s}, err
}

// Write implements [Encoder].
func (e *wav) Write(samples [][2]float64) error {
	e.buf = e.buf[:0]
	for _, s := range samples {
		e.buf = binary.LittleEndian.AppendUint16(e.buf, uint16(quantize(s[0])))
		e.buf = binary.LittleEndian.AppendUint16(e.buf, uint16(quantize(s[1])))
	}
	_, err := e.w.Write(e.buf)
	return err
}

// Close implements [Encoder].
func (e *wav) Close() error {
	_, err := e.w.Write(wavTags(e.s))
	return err
}

// wavTags returns the title as an INFO list, and the chapters as cue points with
// labels (Multimedia Programming Interface and Data Specifications 1.0, IBM and
// Microsoft, 1991).
func wavTags(s Sound) (all []byte) {
	le := binary.LittleEndian
	if s.Title != "" {
		all = chunk(all, "LIST", chunk([]byte("INFO"), "INAM", append([]byte(s.Title), 0)))
	}
	if len(s.Chapters) == 0 {
		return all
	}
	points, labels := le.AppendUint32(nil, uint32(len(s.Chapters))), []byte("adtl")
	for i, c := range s.Chapters {
		id := uint32(i + 1)
		points = le.AppendUint32(points, id)
		points = le.AppendUint32(points, uint32(c.From))
		points = append(points, "data"...)
		points = append(points, make([]byte, 8)...)
		points = le.AppendUint32(points, uint32(c.From))
		labels = chunk(labels, "labl", append(append(le.AppendUint32(nil, id), c.Title...), 0))
	}
	return chunk(chunk(all, "cue ", points), "LIST", labels)
}

// chunk appends a chunk, filled up to an even length.
func chunk(to []byte, id string, body []byte) []byte {
	to = append(to, id...)
	to = binary.LittleEndian.AppendUint32(to, uint32(len(body)))
	to = append(to, body...)
	if len(body)%2 == 1 {
		to = append(to, 0)
	}
	return to
}
