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
	"outbreath/words"
)

func renderCommand() *cobra.Command {
	var f fitting
	var c choice
	var l levels
	var output, cues string
	var rate int
	cmd := &cobra.Command{
		Use:   "render PROTOCOL -o FILE",
		Short: words.Say("Write a session's sound to a file"),
		Long: words.Say(`Writes the sound of a whole session as MP3, FLAC or WAV, in stereo: each cue at
exactly the sample it belongs to. How the file's name ends says which. MP3 plays on
any phone, at 1.2 MB a minute; FLAC and WAV keep every sample, and WAV is large. The
protocol's name is its title, the phases are chapters. The same protocol, length and
rate give the same bytes.

The file comes to be only once all of it is written; a file of that name is
replaced then, and stays as it was when anything fails or Ctrl-C is pressed. A
name of - is stdout, as WAV. The cue sheet is CSV: ms,sample,kind,phase,zone.`) + "\n\n" + aboutSounds(),
		Example: `  outbreath render sprint -o drill.wav --cues cues.csv
  outbreath render relax --sound glide --bed rain -o relax.wav
  outbreath render relax --length 60m -o relax.mp3
  outbreath render relax -o - | ffmpeg -i - relax.opus`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if output == "" {
				return usageError(cmd, words.Error("say where to write, such as -o session.wav"))
			}
			if output == "-" && cues == "-" {
				return usageError(cmd, words.Error("the sound and the cue sheet cannot both go to stdout"))
			}
			if _, ok := terminal.Is(cmd.OutOrStdout()); ok && output == "-" {
				return usageError(cmd, words.Error("stdout is a terminal, which cannot take sound; name a file, or a pipe"))
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
			r := rendering{plan: plan, rate: beep.SampleRate(rate), as: as, levels: l.Levels, progress: newProgress(cmd.ErrOrStderr(), "")}
			defer r.progress.clear()
			if err := r.prepare(cmd, &c); err != nil {
				return unlessStopped(err)
			}
			return r.write(cmd, output, cues)
		},
	}
	f.addTo(cmd)
	c.addTo(cmd)
	l.addTo(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", words.Say("the `file` to write, .mp3, .flac or .wav, - for stdout"))
	cmd.Flags().StringVar(&cues, "cues", "", words.Say("a CSV `file` to write the cues to, - for stdout"))
	cmd.Flags().IntVar(&rate, "rate", int(audio.Rate), words.Say("samples a second; 32000, 44100 or 48000 for MP3"))
	registerCompletion(cmd, "output", completeExtension("mp3", "flac", "wav"))
	registerCompletion(cmd, "cues", completeExtension("csv"))
	registerCompletion(cmd, "rate", cobra.FixedCompletions([]cobra.Completion{"48000", "44100"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// rendering is a session that is being written to a file.
type rendering struct {
	plan     *pacing.Plan
	rate     beep.SampleRate
	as       encode.Format
	sounds   *audio.Sounds
	levels   audio.Levels
	progress *progress
}

// prepare gets the sounds, with all that is spoken. What is at fault in them would
// make another file than was asked for: it is an error.
func (r *rendering) prepare(cmd *cobra.Command, c *choice) error {
	if audio.Recorded(c.wanted(r.plan.Protocol)) {
		r.progress.begin(words.Say("reading your sounds"))
	}
	sounds, err := c.sounds(cmd, r.plan.Protocol, r.rate)
	if sounds != nil && err != nil {
		return atFault(err)
	} else if err != nil {
		return err
	}
	r.sounds = sounds
	lines, err := c.lines(cmd, r.plan.Protocol)
	if lines == nil {
		return err
	}
	r.progress.begin(words.Say("preparing what is spoken"))
	if err := lines.Load(cmd.Context(), r.rate, r.progress.show); audio.Faults(err) != nil {
		return atFault(err)
	} else if err != nil {
		return err
	}
	r.sounds = sounds.Speaking(lines)
	return nil
}

// write writes the sound, then the cue sheet where one is wanted.
func (r *rendering) write(cmd *cobra.Command, output, cues string) error {
	stderr := cmd.ErrOrStderr()
	r.progress.begin(words.Say("rendering %s", r.plan.Protocol.Name))
	err := writeTo(output, cmd.OutOrStdout(), func(w io.Writer) error {
		return audio.Render(cmd.Context(), w, r.as, r.plan, r.rate, r.sounds, r.levels, r.progress.show)
	})
	r.progress.clear()
	switch {
	case errors.Is(err, encode.ErrTooLong):
		return atFault(err)
	case err != nil:
		return unlessStopped(err)
	}
	fmt.Fprintln(stderr, words.Say("%s: %s of sound%s", shown(output), clock(r.plan.Length), size(output)))
	if cues == "" {
		return nil
	}
	n := 0
	for range r.plan.Cues(0, r.plan.Length+1) {
		n++
	}
	if err := writeTo(cues, cmd.OutOrStdout(), func(w io.Writer) error {
		return audio.CueSheet(w, r.plan, r.rate)
	}); err != nil {
		return err
	}
	fmt.Fprintln(stderr, words.Count("%[2]s: %[1]d cue", "%[2]s: %[1]d cues", n, shown(cues)))
	return nil
}

// unlessStopped returns err, in other words where somebody stopped what failed.
func unlessStopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return words.Error("stopped, and nothing was written")
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
	return ", " + words.Decimal(float64(info.Size())/1e6, 1) + " MB"
}
