package audio

import (
	"context"
	"io"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio/encode"
	"outbreath/pacing"
	"outbreath/words"
)

// renderBlock is how many samples are rendered between two looks at the
// context.
const renderBlock = 8192

// Samples returns how many samples [Render] writes for the plan: its own, and
// [EndLength] for the end to ring out.
func Samples(plan *pacing.Plan, rate beep.SampleRate) int64 {
	return place(plan.Length+EndLength, int64(rate))
}

// Render writes the sound of a whole plan to w, in stereo, as long as
// [Samples] says, with the protocol's name as title and its phases as chapters.
// It needs the same little memory for any length, and the same plan, rate,
// sounds and levels give the same bytes. Progress, which may be nil, is told the
// share done, from 0 to 1, a few times a second at most. Render returns early
// with the context's error when that is done; an error for a plan that is too
// long wraps [encode.ErrTooLong].
func Render(ctx context.Context, w io.Writer, as encode.Format, plan *pacing.Plan, rate beep.SampleRate, sounds *Sounds, l Levels, progress func(float64)) error {
	total := Samples(plan, rate)
	out, err := encode.New(w, as, encode.Sound{
		Rate: int(rate), Samples: total, Title: plan.Protocol.Name, Chapters: chapters(plan, rate),
	})
	if err != nil {
		return words.Errorf("%v at %d samples a second: %w", plan.Length.Round(time.Second), rate, err)
	}
	s := NewStreamer(Along(plan, rate), rate)
	s.SetSounds(sounds)
	s.SetLevels(l)
	samples := make([][2]float64, renderBlock)
	for done := int64(0); done < total; {
		if err := ctx.Err(); err != nil {
			return err
		}
		samples = samples[:min(renderBlock, total-done)]
		n, _ := s.Stream(samples)
		clear(samples[n:]) // silence once all has rung out
		if err := out.Write(samples); err != nil {
			return err
		}
		done += int64(len(samples))
		if progress != nil {
			progress(float64(done) / float64(total))
		}
	}
	return out.Close()
}

// chapters returns the phases of a plan, as they lie in a render.
func chapters(plan *pacing.Plan, rate beep.SampleRate) (all []encode.Chapter) {
	for i, span := range plan.Spans {
		all = append(all, encode.Chapter{Title: plan.Phase(i).Name, From: place(span.Start, int64(rate))})
	}
	return all
}
