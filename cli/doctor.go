package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"outbreath/audio/trial"
	"outbreath/cli/terminal"
	"outbreath/journal"
	"outbreath/protocols"
	"outbreath/whole"
	"outbreath/words"
)

const (
	shortestTrial = 5 * time.Second
	longestTrial  = 10 * time.Minute
)

func doctorCommand() *cobra.Command {
	var length time.Duration
	var silent, asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: words.Say("Say what works on this machine"),
		Long: words.Say(`Says what works on this machine, in words that can be copied into a message: the
program, the display, your files, the keyring, and the sound card. For 30 seconds it plays soft
ticks and measures how far off their time they come out, which blocks of sound
came too late, and how far off the card's clock runs. Ctrl-C ends that early.

--json writes an array of {what, says}. Exits 0 whatever it finds.`),
		Example: `  outbreath doctor
  outbreath doctor --for 2m
  outbreath doctor --silent`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if length < shortestTrial || length > longestTrial {
				return usageError(cmd, words.Errorf("--for: %v is not between 5s and 10m", length))
			}
			inEnglish(asJSON)
			found := machine(cmd.Context())
			if silent {
				found = append(found, trial.Finding{What: words.Say("Sound"), Says: words.Say("not tried, because of --silent")})
			} else {
				found = append(found, listen(cmd, length)...)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), found)
			}
			widest := 0
			for _, f := range found {
				widest = max(widest, terminal.Width(f.What))
			}
			for _, f := range found {
				gap := strings.Repeat(" ", widest+2-terminal.Width(f.What))
				if err := writeLines(cmd.OutOrStdout(), f.What+gap+f.Says); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&length, "for", trial.Length, words.Say("how long the sound card is tried"))
	cmd.Flags().BoolVar(&silent, "silent", false, words.Say("leaves the sound card alone"))
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON"))
	registerCompletion(cmd, "for", cobra.NoFileCompletions)
	return cmd
}

// listen tries the sound card, and shows meanwhile how far that is.
func listen(cmd *cobra.Command, length time.Duration) []trial.Finding {
	p := newProgress(cmd.ErrOrStderr(), words.Say("listening to the sound card"))
	defer p.clear()
	return trial.Run(cmd.Context(), length, p.show).Findings()
}

// machine says what there is besides sound.
func machine(ctx context.Context) []trial.Finding {
	folder := protocols.UserFolder()
	return []trial.Finding{
		{What: "Outbreath", Says: words.Say("%s, %s on %s/%s, %d cores", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())},
		{What: words.Say("Display"), Says: display()},
		{What: words.Say("Protocols"), Says: protocols.Load(folder).Health()},
		{What: words.Say("Settings"), Says: writable(filepath.Dir(folder))},
		{What: words.Say("Log"), Says: writable(filepath.Join(xdg.StateHome, "outbreath"))},
		{What: words.Say("Keyring"), Says: journal.KeyringWords(journal.TryKeyring(ctx))},
	}
}

// display says where a window would open.
func display() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return words.Say("the system's own")
	}
	name := cmp.Or(os.Getenv("WAYLAND_DISPLAY"), os.Getenv("DISPLAY"))
	if name == "" {
		return words.Say("none, so no window; sessions run in the terminal: outbreath play sprint")
	}
	return words.Say("%s; how fast it draws, the window's own page says: Help, This machine", name)
}

// writable says whether files can be written into a folder.
func writable(folder string) string {
	if err := whole.Try(folder); err != nil {
		var bad *os.PathError
		if errors.As(err, &bad) {
			err = bad.Err
		}
		return words.Say("%s cannot be written to: %v", folder, err)
	}
	return words.Say("%s can be written to", folder)
}
