package audio

import (
	"context"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/faiface/beep"

	"outbreath/audio/recording"
	"outbreath/pacing"
	"outbreath/words"
)

// Sample returns how the sounds have one cue of the kind, to be tried out: a
// breath lasts as long as in the calm pattern. It drains when the sound is over.
func Sample(kind pacing.CueKind, rate beep.SampleRate, sounds *Sounds, l Levels) *Streamer {
	c := pacing.Cue{Kind: kind, Level: 1}
	switch kind {
	case pacing.CueExhale:
		c.Length = 6 * time.Second
	case pacing.CueInhale, pacing.CueHold, pacing.CueRest:
		c.Length = 4 * time.Second
	}
	s := NewStreamer(&silence{}, rate)
	s.SetSounds(sounds)
	s.SetLevels(l)
	s.sound(c, 0)
	return s
}

// calm is one breath of the calm pattern: 4 s in, 6 s out.
var calm = func() *pacing.Plan {
	const in, out = 4 * time.Second, 6 * time.Second
	plan, err := pacing.Fit(&pacing.Protocol{ID: "calm", Phases: []pacing.Phase{{
		ID: "calm", Min: in + out, Ideal: in + out, Max: in + out, Breath: pacing.Breath{Name: "calm", Pattern: pacing.Pattern{In: in, Out: out}},
	}}}, in+out, pacing.Options{})
	if err != nil {
		panic(err) // a breath fits into its own length
	}
	return plan
}()

// Breath returns one breath of the calm pattern as the sounds have it, with their
// bed and without bells, to be tried out. It drains when the sound is over.
func Breath(rate beep.SampleRate, sounds *Sounds, l Levels) *Streamer {
	l.Bell = 0
	s := NewStreamer(Along(calm, rate), rate)
	s.SetSounds(sounds)
	s.SetLevels(l)
	return s
}

// FirstLine returns the first of the spoken lines in a folder, or something in the
// [SystemVoice], to be tried out. It drains when the line is over.
func FirstLine(ctx context.Context, folder string, rate beep.SampleRate, l Levels) (*Streamer, error) {
	if folder == SystemVoice {
		return tryLine(ctx, folder, &pacing.Phase{ID: "try", Name: words.Say("Breathe out"), Say: words.Say("This is how lines are spoken.")}, rate, l)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		id, extension, _ := strings.Cut(f.Name(), ".")
		if !slices.Contains(recording.Extensions, extension) {
			continue
		}
		return tryLine(ctx, folder, &pacing.Phase{ID: id}, rate, l)
	}
	return nil, unknown(folder, words.Say("the folder %s has no WAV, FLAC, MP3 or Ogg Vorbis file", folder))
}

// tryLine returns the line of one phase.
func tryLine(ctx context.Context, of string, phase *pacing.Phase, rate beep.SampleRate, l Levels) (*Streamer, error) {
	lines, err := FindLines(of, &pacing.Protocol{ID: "try", Phases: []pacing.Phase{*phase}})
	if err == nil {
		err = lines.Load(ctx, rate, nil)
	}
	if err != nil {
		return nil, err
	}
	s := NewStreamer(&silence{}, rate)
	s.SetSounds(DefaultSounds.Speaking(lines))
	s.SetLevels(l)
	s.speak(pacing.Cue{Kind: pacing.CuePhase}, -samplesIn(afterBell, s.rate))
	return s, nil
}

// silence is a line along which nothing lies.
type silence struct{}

func (silence) Advance(int) Stretch        { return Stretch{Revision: -1, Over: true} }
func (silence) Sample(time.Duration) int64 { return 0 }
