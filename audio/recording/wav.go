package recording

import (
	"encoding/binary"
	"errors"
	"io"
	"math"

	"outbreath/words"
)

// wav reads WAV files: whole numbers of 8 to 32 bits, or floats of 32.
type wav struct {
	r        io.Reader
	format   wavFormat
	left     int64 // bytes of sound, -1 where the file does not say
	buf      []byte
	floating bool
}

type wavFormat struct {
	Kind, Channels uint16
	Rate, Bytes    uint32
	Frame, Bits    uint16
}

const (
	wavWhole, wavFloat, wavExtended = 1, 3, 0xfffe
	mostChannels                    = 8
	untold                          = math.MaxUint32 // size of a file that was written to a pipe
)

func newWAV(r io.Reader) (*wav, error) {
	var head struct {
		RIFF [4]byte
		Size uint32
		WAVE [4]byte
	}
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, err
	}
	if string(head.WAVE[:]) != "WAVE" {
		return nil, errUnknown
	}
	w := &wav{r: r}
	for {
		var chunk struct {
			ID   [4]byte
			Size uint32
		}
		if err := binary.Read(r, binary.LittleEndian, &chunk); err != nil {
			return nil, err
		}
		size := int64(chunk.Size)
		switch string(chunk.ID[:]) {
		case "data":
			w.left = size
			if size == untold || size == 0 {
				w.left = -1
			}
			return w, w.check()
		case "fmt ":
			if err := w.readFormat(size); err != nil {
				return nil, err
			}
		default:
			if _, err := io.CopyN(io.Discard, r, size+size%2); err != nil {
				return nil, err
			}
		}
	}
}

// readFormat reads the format, which is size bytes long.
func (w *wav) readFormat(size int64) error {
	const plain, extended = 16, 40
	if size < plain || size > 1<<10 {
		return errDamaged
	}
	body := make([]byte, size+size%2)
	if _, err := io.ReadFull(w.r, body); err != nil {
		return err
	}
	if _, err := binary.Decode(body, binary.LittleEndian, &w.format); err != nil {
		return err
	}
	if w.format.Kind == wavExtended && size >= extended {
		w.format.Kind = binary.LittleEndian.Uint16(body[24:]) // the sub-format begins with the kind
	}
	return nil
}

// check reports what of the format cannot be read.
func (w *wav) check() error {
	f := w.format
	w.floating = f.Kind == wavFloat
	switch {
	case f.Kind == 0:
		return words.Error("its format is missing")
	case f.Kind != wavWhole && f.Kind != wavFloat:
		return words.Errorf("WAV of kind %d cannot be read, only plain samples", f.Kind)
	case f.Channels == 0 || f.Channels > mostChannels:
		return words.Errorf("%d channels cannot be read, only up to %d", f.Channels, mostChannels)
	case w.floating && f.Bits != 32, !w.floating && f.Bits != 8 && f.Bits != 16 && f.Bits != 24 && f.Bits != 32:
		return words.Errorf("samples of %d bits cannot be read", f.Bits)
	case int(f.Frame) != int(f.Channels)*int(f.Bits)/8:
		return errDamaged
	}
	return nil
}

func (w *wav) rate() int { return int(w.format.Rate) }

func (w *wav) next(frames []Frame) (int, error) {
	size := int64(w.format.Frame)
	want := int64(len(frames)) * size
	if w.left >= 0 {
		want = min(want, w.left-w.left%size)
	}
	if want == 0 {
		return 0, io.EOF
	}
	if int64(cap(w.buf)) < want {
		w.buf = make([]byte, want)
	}
	n, err := io.ReadFull(w.r, w.buf[:want])
	if w.left < 0 && errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	} else if w.left >= 0 && errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if w.left >= 0 {
		w.left -= int64(n)
	}
	count := n / int(size)
	for i := range count {
		frame := w.buf[i*int(size):]
		frames[i][0] = w.sample(frame)
		frames[i][1] = frames[i][0]
		if w.format.Channels > 1 {
			frames[i][1] = w.sample(frame[w.format.Bits/8:])
		}
	}
	return count, err
}

// sample reads one sample of one channel.
func (w *wav) sample(b []byte) float32 {
	switch {
	case w.floating:
		return math.Float32frombits(binary.LittleEndian.Uint32(b))
	case w.format.Bits == 8:
		return (float32(b[0]) - 128) / 128
	case w.format.Bits == 16:
		return float32(int16(binary.LittleEndian.Uint16(b))) / (1 << 15)
	case w.format.Bits == 24:
		return float32(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)) / (1 << 31)
	}
	return float32(int32(binary.LittleEndian.Uint32(b))) / (1 << 31)
}
