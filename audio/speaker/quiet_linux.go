package speaker

import (
	"os"
	"sync"
	"syscall"
)

var quiet sync.Mutex

// quietly runs f with the process's standard error leading nowhere: ALSA writes
// there, past Go, whenever a card cannot be opened. Whatever else the program
// writes to standard error in these milliseconds is lost too, so f must be no
// more than the one call. Where the redirection fails, f runs as it is.
func quietly(f func()) {
	quiet.Lock()
	defer quiet.Unlock()
	const stderr = 2
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		f()
		return
	}
	defer null.Close()
	// A child started meanwhile must not inherit the copy.
	kept, _, errno := syscall.Syscall(syscall.SYS_FCNTL, stderr, syscall.F_DUPFD_CLOEXEC, stderr+1)
	if errno != 0 {
		f()
		return
	}
	defer syscall.Close(int(kept))
	if syscall.Dup3(int(null.Fd()), stderr, 0) == nil {
		defer syscall.Dup3(int(kept), stderr, 0)
	}
	f()
}
