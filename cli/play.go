package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"outbreath/cli/terminal"
	"outbreath/pacing"
)

func playCommand() *cobra.Command {
	var f fitting
	var silent bool
	cmd := &cobra.Command{
		Use:   "play PROTOCOL",
		Short: "Run a session in the terminal",
		Long: `Runs a session here and now, with sound, until it is over or ended.

  space    holds, at once; 1 to 7 say why
  enter    goes on after a hold: twice
  → or n   goes to the next phase, once this breath is out: twice
  ← or b   goes back: twice
  +        adds a minute to what the hands do now
  esc, q   ends the session: twice
  ctrl-c   ends it at once

A held key never acts twice. Without a sound card it runs silent and says so.
Where stdout is no terminal, it writes one line for each thing that happens.
NO_COLOR is respected.`,
		Example: `  outbreath play sprint
  outbreath play relax --length 60m
  outbreath play sprint --silent | tee session.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			plan, err := f.plan(cmd, args[0])
			if err != nil {
				return err
			}
			open := openSound(openCard)
			if silent {
				open = nil
			}
			return play(cmd, plan, open)
		},
	}
	f.addTo(cmd)
	cmd.Flags().BoolVar(&silent, "silent", false, "without sound")
	return cmd
}

// play runs a session of the plan: in pictures where stdout is a terminal that
// can show them, else line by line.
func play(cmd *cobra.Command, plan *pacing.Plan, open openSound) error {
	ctx, cancel := context.WithCancel(cmd.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	player := pacing.NewPlayer(plan, pacing.SystemClock())
	var heard sound
	if open != nil {
		s, err := open(player)
		if err == nil {
			heard, err = s, s.Err()
		}
		if err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "%v, so the session runs silent\n", err)
		}
	}
	if err := player.Start(); err != nil {
		return err
	}
	running.Go(func() { player.Run(ctx) })

	stdout := cmd.OutOrStdout()
	run := func() error { return transcript(ctx, player, stdout) }
	if screen, ok := terminal.Is(stdout); ok && os.Getenv("TERM") != "dumb" {
		run = func() error { return onScreen(ctx, player, heard, cmd.InOrStdin(), screen) }
	}
	err := run()
	_ = player.Finish() // refused where the session is over already
	if err == nil {
		err = writeClosing(stdout, player.Snapshot())
	}
	closeSound(cmd.Context(), heard, player.Snapshot().Complete())
	return err
}

// onScreen runs a session on a terminal, which it gives back as it was whatever
// happens.
func onScreen(ctx context.Context, player *pacing.Player, heard sound, stdin io.Reader, screen *os.File) (err error) {
	restore, err := terminal.Open(stdin, screen)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, restore()) }()
	c := &console{player: player, sound: heard, size: func() (int, int) { return terminal.Size(screen) }}
	if _, ok := terminal.Is(stdin); ok {
		c.keys = terminal.Keys(ctx, stdin)
	}
	c.show = (&terminal.Screen{Out: screen, Depth: terminal.DepthOf(os.Getenv)}).Show
	return c.run(ctx)
}

// writeClosing writes the last words of a session: how long it was, and the
// protocol's guidance.
func writeClosing(w io.Writer, s *pacing.Snapshot) error {
	if err := writeLines(w, closingWords(s)); err != nil {
		return err
	}
	if len(s.Plan.Protocol.Guidance) == 0 {
		return nil
	}
	return writeLines(w, append([]string{""}, s.Plan.Protocol.Guidance...)...)
}

func writeLines(w io.Writer, lines ...string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
