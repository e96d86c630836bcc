package terminal

import (
	"errors"
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

const (
	enter = "\x1b[?1049h\x1b[?25l" // alternate screen, no cursor
	leave = "\x1b[0m\x1b[?25h\x1b[?1049l"
)

// Is reports whether a reader or writer is a terminal, and which.
func Is(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// Open takes a terminal over: an empty screen, no cursor, and keys that come
// one by one where in is a terminal too. The returned function gives it back as
// it was, at its first call.
func Open(in io.Reader, out io.Writer) (restore func() error, err error) {
	back := func() error { return nil }
	if f, ok := Is(in); ok {
		state, err := term.MakeRaw(int(f.Fd()))
		if err != nil {
			return nil, err
		}
		back = func() error { return term.Restore(int(f.Fd()), state) }
	}
	if _, err := io.WriteString(out, enter); err != nil {
		return nil, errors.Join(err, back())
	}
	return sync.OnceValue(func() error {
		_, err := io.WriteString(out, leave)
		return errors.Join(err, back())
	}), nil
}

// Size returns the size of a terminal in cells, 80 by 24 where it does not
// say.
func Size(f *os.File) (width, height int) {
	width, height, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}
