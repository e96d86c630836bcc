package cli

import (
	"errors"
	"strings"

	"github.com/faiface/beep"
	"github.com/spf13/cobra"

	"outbreath/audio"
	"outbreath/audio/recording"
	"outbreath/pacing"
	"outbreath/words"
)

// choice is what the user wants a session to sound like: the flags that say so.
type choice struct{ breath, bell, bed, voice string }

func (c *choice) addTo(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.breath, "sound", "", words.Say("the sound of the breath, a `name` or a folder: %s", strings.Join(audio.CueSets(), ", ")))
	f.StringVar(&c.bell, "bell", "", words.Say("the bell between phases, a `name`: %s", strings.Join(audio.Bells(), ", ")))
	f.StringVar(&c.bed, "bed", "", words.Say("what sounds below everything, a `name` or a file: %s", strings.Join(audio.Beds(), ", ")))
	f.StringVar(&c.voice, "voice", "", words.Say("system, or a `folder` of spoken lines called after the ids of the phases"))
	registerCompletion(cmd, "voice", completeNames([]string{audio.SystemVoice}, nil))
	registerCompletion(cmd, "sound", completeNames(audio.CueSets(), nil))
	registerCompletion(cmd, "bell", completeNames(audio.Bells(), nil))
	registerCompletion(cmd, "bed", completeNames(audio.Beds(), recording.Extensions))
}

// completeNames offers names, and files with one of the extensions, or folders,
// where the word is no beginning of a name.
func completeNames(names, extensions []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var found []cobra.Completion
		for _, n := range names {
			if strings.HasPrefix(n, word) {
				found = append(found, n)
			}
		}
		switch {
		case found != nil:
			return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		case extensions != nil:
			return extensions, cobra.ShellCompDirectiveFilterFileExt
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
}

// sounds returns the sounds of a session of the protocol: what the user wants, else
// what the protocol does. A name that nobody knows is a wrong use. Of anything else
// at fault the error tells, and the sounds can be used without it.
func (c *choice) sounds(cmd *cobra.Command, p *pacing.Protocol, rate beep.SampleRate) (*audio.Sounds, error) {
	sounds, err := audio.Open(c.wanted(p), rate)
	if errors.Is(err, audio.ErrUnknown) {
		return nil, usageError(cmd, err)
	}
	return sounds, err
}

// wanted is what the session is to sound like.
func (c *choice) wanted(p *pacing.Protocol) pacing.Sound {
	return audio.Choose(pacing.Sound{Inhale: c.breath, Exhale: c.breath, Bell: c.bell, Bed: c.bed}, p.Sound)
}

// lines finds what is spoken in a session of the protocol, nil where that is
// nothing. A folder without any is a wrong use; a system without speech is
// [speech.ErrNone].
func (c *choice) lines(cmd *cobra.Command, p *pacing.Protocol) (*audio.Lines, error) {
	if c.voice == "" {
		return nil, nil
	}
	lines, err := audio.FindLines(c.voice, p)
	if errors.Is(err, audio.ErrUnknown) {
		return nil, usageError(cmd, err)
	}
	return lines, err
}

// aboutSounds is what help says of the flags.
func aboutSounds() string {
	return words.Say(`The protocol may name its sounds; --sound, --bell and --bed win. A folder given as
--sound holds recordings of your own, called in, hold, out, rest, phase, side,
warn and end (in.wav, out.mp3 …); what is not there sounds as usual. A recording
given as --bed begins again when it is over; of a long one, the first three
minutes are played. Both may be WAV, FLAC, MP3 or Ogg Vorbis, and are made as loud
as what they stand for.

With --voice system, the computer speaks the names of the phases and what they say:
on Linux with espeak-ng, which must be there, in the language in use; on macOS and
Windows with a voice of that language, or the one that is set where there is none.
A folder given as --voice holds lines to be spoken when a phase begins, called
after its id: breath.wav, head.mp3 … Nothing is spoken otherwise.

--levels says how loud each is, from 0 to 1, and half is about half as loud:
master, breath, bells, bed and voice; what is left out stays as it is.`)
}
