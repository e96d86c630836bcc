package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/faiface/beep"
	"github.com/spf13/cobra"

	"outbreath/audio"
	"outbreath/audio/encode"
	"outbreath/cli/terminal"
	"outbreath/pacing"
	"outbreath/whole"
)

func renderCommand() *cobra.Command {
	var f fitting
	var c choice
	var l levels
	var output, cues string
	var rate int
	cmd := &cobra.Command{
		Use:   "render PROTOCOL -o FILE",
		Short: "Write a session's sound to a file",
		Long: `Writes the sound of a whole session as MP3, FLAC or WAV, in stereo: each cue at
exactly the sample it belongs to. How the file's name ends says which. MP3 plays on
any phone, at 1.2 MB a minute; FLAC and WAV keep every sample, and WAV is large. The
protocol's name is its title, the phases are chapters. The same protocol, length and
rate give the same bytes.

The file comes to be only once all of it is written; a file of that name is
replaced then, and stays as it was when anything fails or Ctrl-C is pressed. A
name of - is stdout, as WAV. The cue sheet is CSV: ms,sample,kind,phase,zone.

` + aboutSounds,
		Example: `  outbreath render sprint -o drill.wav --cues cues.csv
  outbreath render relax --sound glide --bed rain -o relax.wav
  outbreath render relax --length 60m -o relax.mp3
  outbreath render relax -o - | ffmpeg -i - relax.opus`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if output == "" {
				return usageError(cmd, errors.New("say where to write, such as -o session.wav"))
			}
			if output == "-" && cues == "-" {
				return usageError(cmd, errors.New("the sound and the cue sheet cannot both go to stdout"))
			}
			if _, ok := terminal.Is(cmd.OutOrStdout()); ok && output == "-" {
				return usageError(cmd, errors.New("stdout is a terminal, which cannot take sound; name a file, or a pipe"))
			}
			as, err := encode.Of(output)
			if err != nil {
				return usageError(cmd, err)
			}
			if err := as.CheckRate(rate); err != nil {
				return usageError(cmd, fmt.Errorf("--rate: %w", err))
			}
			plan, err := f.plan(cmd, args[0])
			if err != nil {
				return err
			}
			p := newProgress(cmd.ErrOrStderr(), "")
			defer p.clear()
			sounds, err := c.ready(cmd, plan.Protocol, beep.SampleRate(rate), p)
			if err != nil {
				return unlessStopped(err)
			}
			return render(cmd, plan, beep.SampleRate(rate), sounds, l.Levels, as, output, cues, p)
		},
	}
	f.addTo(cmd)
	c.addTo(cmd)
	l.addTo(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `file` to write, .mp3, .flac or .wav, - for stdout")
	cmd.Flags().StringVar(&cues, "cues", "", "a CSV `file` to write the cues to, - for stdout")
	cmd.Flags().IntVar(&rate, "rate", int(audio.Rate), "samples a second; 32000, 44100 or 48000 for MP3")
	registerCompletion(cmd, "output", completeExtension("mp3", "flac", "wav"))
	registerCompletion(cmd, "cues", completeExtension("csv"))
	registerCompletion(cmd, "rate", cobra.FixedCompletions([]cobra.Completion{"48000", "44100"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// render writes the sound, then the cue sheet where one is wanted.
func render(cmd *cobra.Command, plan *pacing.Plan, rate beep.SampleRate, sounds *audio.Sounds, l audio.Levels, as encode.Format, output, cues string, p *progress) error {
	stderr := cmd.ErrOrStderr()
	p.begin("rendering " + plan.Protocol.Name)
	err := writeTo(output, cmd.OutOrStdout(), func(w io.Writer) error {
		return audio.Render(cmd.Context(), w, as, plan, rate, sounds, l, p.show)
	})
	p.clear()
	switch {
	case errors.Is(err, encode.ErrTooLong):
		return atFault(err)
	case err != nil:
		return unlessStopped(err)
	}
	fmt.Fprintf(stderr, "%s: %s of sound%s\n", shown(output), clock(plan.Length), size(output))
	if cues == "" {
		return nil
	}
	n := 0
	for range plan.Cues(0, plan.Length+1) {
		n++
	}
	if err := writeTo(cues, cmd.OutOrStdout(), func(w io.Writer) error {
		return audio.CueSheet(w, plan, rate)
	}); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "%s: %s\n", shown(cues), many(n, "cue", "cues"))
	return nil
}

// ready returns the sounds of a file of the protocol, with all that is spoken. What
// is at fault in them would make another file than was asked for: it is an error.
func (c *choice) ready(cmd *cobra.Command, protocol *pacing.Protocol, rate beep.SampleRate, p *progress) (*audio.Sounds, error) {
	if audio.Recorded(c.wanted(protocol)) {
		p.begin("reading your sounds")
	}
	sounds, err := c.sounds(cmd, protocol, rate)
	if audio.Faults(err) != nil && sounds != nil {
		return nil, atFault(err)
	} else if err != nil {
		return nil, err
	}
	lines, err := c.lines(cmd, protocol)
	if lines == nil {
		return sounds, err
	}
	p.begin("preparing what is spoken")
	if err := lines.Load(cmd.Context(), rate, p.show); audio.Faults(err) != nil {
		return nil, atFault(err)
	} else if err != nil {
		return nil, err
	}
	return sounds.Speaking(lines), nil
}

// unlessStopped returns err, in other words where somebody stopped what failed.
func unlessStopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return errors.New("stopped, and nothing was written")
	}
	return err
}

// writeTo lets write fill the file of a name, or stdout.
func writeTo(name string, stdout io.Writer, write func(io.Writer) error) error {
	if name != "-" {
		return whole.WriteFile(name, write)
	}
	b := bufio.NewWriterSize(stdout, 1<<16)
	return errors.Join(write(b), b.Flush())
}

func shown(name string) string {
	if name == "-" {
		return "stdout"
	}
	return name
}

// size says after a comma how large a file is; of a pipe nobody knows.
func size(name string) string {
	info, err := os.Stat(name)
	if name == "-" || err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return fmt.Sprintf(", %.1f MB", float64(info.Size())/1e6)
}
