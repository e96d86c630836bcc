//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
)

// Jobs delivers the shell's job control: that the program is to stop, and that
// it was continued. The program stops only by [StopJob] or [StopSelf] then.
// Whoever is done calls the returned function.
func Jobs() (stops, continued <-chan os.Signal, done func()) {
	stop, cont := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTSTP)
	signal.Notify(cont, syscall.SIGCONT)
	return stop, cont, func() {
		signal.Stop(stop)
		signal.Stop(cont)
	}
}

// StopJob stops the program, and whatever the shell runs with it, until the
// shell continues them.
func StopJob() error { return syscall.Kill(0, syscall.SIGSTOP) }

// StopSelf stops the program until it is continued.
func StopSelf() error { return syscall.Kill(os.Getpid(), syscall.SIGSTOP) }
