package cli

import (
	"os"

	"outbreath/cli/terminal"
)

// job lets the shell's job control stop a session on a terminal and bring it
// back. The zero job knows none.
type job struct {
	stops, continued <-chan os.Signal
	stop             func() error // at a key, like the shell's own
	stopSelf         func() error // at a signal, which is for this process
	retake           func() error // the terminal, after something stopped the program
}

// control lets job control work on a terminal that was taken over. Whoever is
// done calls the returned function.
func control(t *terminal.Terminal, screen *terminal.Screen) (j job, done func()) {
	j.stops, j.continued, done = terminal.Jobs()
	j.retake = func() error {
		screen.Forget()
		return t.Take()
	}
	released := func(stop func() error) func() error {
		return func() error {
			if err := t.Release(); err != nil {
				return err
			}
			if err := stop(); err != nil {
				return err
			}
			return j.retake()
		}
	}
	j.stop, j.stopSelf = released(terminal.StopJob), released(terminal.StopSelf)
	return j, done
}
