package audio

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/faiface/beep"

	"outbreath/pacing"
)

// ErrTooLong is returned for a plan that does not fit into a WAV file, which
// can hold 4 GiB: six hours at 48 kHz.
var ErrTooLong = errors.New("too long for a WAV file, which can hold 4 GiB")

const (
	headerSize = 44
	frameSize  = 4 // bytes of one sample of both channels
	// renderBlock is how many samples are rendered between two looks at the
	// context.
	renderBlock = 8192
)

// Samples returns how many samples [Render] writes for the plan: its own, and
// [EndLength] for the end to ring out.
func Samples(plan *pacing.Plan, rate beep.SampleRate) int64 {
	return place(plan.Length+EndLength, int64(rate))
}

// Render writes the sound of a whole plan to w as WAV, 16 bit stereo, as long
// as [Samples] says. It needs the same little memory for any length, and the
// same plan, rate, sounds and levels give the same bytes. Progress, which may be nil, is
// told the share done, from 0 to 1, a few times a second at most. Render returns
// early with the context's error when that is done.
func Render(ctx context.Context, w io.Writer, plan *pacing.Plan, rate beep.SampleRate, sounds *Sounds, l Levels, progress func(float64)) error {
	if rate < 8000 || rate > 192000 {
		return fmt.Errorf("sample rate %d: it must be between 8000 and 192000", rate)
	}
	total := Samples(plan, rate)
	if total > (math.MaxUint32-headerSize)/frameSize {
		return fmt.Errorf("%v at %d samples a second: %w", plan.Length.Round(time.Second), rate, ErrTooLong)
	}
	if _, err := w.Write(header(rate, total)); err != nil {
		return err
	}
	s := NewStreamer(Along(plan, rate), rate)
	s.SetSounds(sounds)
	s.SetLevels(l)
	samples := make([][2]float64, renderBlock)
	out := make([]byte, renderBlock*frameSize)
	for done := int64(0); done < total; {
		if err := ctx.Err(); err != nil {
			return err
		}
		samples = samples[:min(renderBlock, total-done)]
		n, _ := s.Stream(samples)
		clear(samples[n:]) // silence once all has rung out
		encode(out, samples)
		if _, err := w.Write(out[:len(samples)*frameSize]); err != nil {
			return err
		}
		done += int64(len(samples))
		if progress != nil {
			progress(float64(done) / float64(total))
		}
	}
	return nil
}

// encode writes samples as 16 bit little endian, clipped to the range.
func encode(out []byte, samples [][2]float64) {
	for i, s := range samples {
		binary.LittleEndian.PutUint16(out[i*frameSize:], uint16(quantize(s[0])))
		binary.LittleEndian.PutUint16(out[i*frameSize+2:], uint16(quantize(s[1])))
	}
}

func quantize(x float64) int16 {
	return int16(math.RoundToEven(min(max(x, -1), 1) * math.MaxInt16))
}

// header returns the header of a WAV file of so many samples.
func header(rate beep.SampleRate, samples int64) []byte {
	le := binary.LittleEndian
	data := uint32(samples * frameSize)
	h := append(make([]byte, 0, headerSize), "RIFF"...)
	h = le.AppendUint32(h, data+headerSize-8)
	h = append(h, "WAVEfmt "...)
	h = le.AppendUint32(h, 16)                          // size of what follows
	h = le.AppendUint16(h, 1)                           // PCM
	h = le.AppendUint16(h, 2)                           // channels
	h = le.AppendUint32(h, uint32(rate))                //
	h = le.AppendUint32(h, uint32(int(rate)*frameSize)) // bytes a second
	h = le.AppendUint16(h, frameSize)                   //
	h = le.AppendUint16(h, 16)                          // bits a sample
	h = append(h, "data"...)
	return le.AppendUint32(h, data)
}
