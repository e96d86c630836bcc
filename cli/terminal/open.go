package terminal

import (
	"errors"
	"io"
	"os"

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

// Terminal is a terminal that was taken over: an empty screen, no cursor, and
// keys that come one by one where the input is a terminal too. One goroutine
// uses it.
type Terminal struct {
	in  *os.File // nil where it is no terminal
	out io.Writer
	was *term.State
}

// Open takes a terminal over.
func Open(in io.Reader, out io.Writer) (*Terminal, error) {
	t := &Terminal{out: out}
	if f, ok := Is(in); ok {
		was, err := term.GetState(int(f.Fd()))
		if err != nil {
			return nil, err
		}
		t.in, t.was = f, was
	}
	return t, t.Take()
}

// Take takes the terminal again, which others may have had meanwhile.
func (t *Terminal) Take() error {
	if t.in != nil {
		if _, err := term.MakeRaw(int(t.in.Fd())); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(t.out, enter); err != nil {
		return errors.Join(err, t.Release())
	}
	return nil
}

// Release gives the terminal back as it was.
func (t *Terminal) Release() error {
	_, err := io.WriteString(t.out, leave)
	if t.in != nil {
		err = errors.Join(err, term.Restore(int(t.in.Fd()), t.was))
	}
	return err
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
