// Package instance lets a user have one window of the program: a second start
// hands over the files that it was given and ends.
//
//	first:  Claim ─▶ lock ─▶ socket ─▶ Serve ─▶ the window
//	second: Claim ─▶ locked ─▶ ErrTaken ─▶ HandOver ─▶ socket
//
// The lock is one of the system's, which ends with the process that holds it,
// however that ends; so a socket that a crash has left behind is known to be
// nobody's. Both lie in one folder of the user's own, and a window on another
// display of theirs counts as well.
package instance

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"outbreath/words"
)

// ErrTaken is returned where another process has the claim.
var ErrTaken = words.Error("the program runs already")

// Names in the folder.
const (
	lockName   = "outbreath.lock"
	socketName = "outbreath.sock"
)

// Time for the other process to answer: it may have just begun to start, or be
// busy with a frame.
const (
	patience   = 10 * time.Second
	tryEvery   = 50 * time.Millisecond
	mostLetter = 1 << 20 // bytes, of a request
)

// request is what a second start asks for.
type request struct {
	Files []string // absolute; may be empty
}

// Claim is the right to be the one that runs.
type Claim struct {
	lock     *os.File
	listener net.Listener
}

// Take claims the folder, which it makes where there is none. It returns ErrTaken
// where another process has it, and other errors where the folder cannot be used.
func Take(folder string) (*Claim, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	f, err := lock(filepath.Join(folder, lockName))
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, socketName)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		f.Close()
		return nil, err
	}
	l, err := net.Listen("unix", path)
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &Claim{f, l}, nil
}

// Serve answers later starts until the claim is closed. Show is called, on
// another goroutine, with the files of each.
func (c *Claim) Serve(show func(files []string)) {
	for {
		conn, err := c.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err == nil {
			go answer(conn, show)
		}
	}
}

func answer(conn net.Conn, show func([]string)) {
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	var r request
	if json.NewDecoder(io.LimitReader(conn, mostLetter)).Decode(&r) == nil {
		show(r.Files)
		conn.Write([]byte("shown\n"))
	}
}

// Close gives the claim up. The lock goes last: whoever takes it finds the
// socket gone.
func (c *Claim) Close() error {
	return errors.Join(c.listener.Close(), c.lock.Close())
}

// HandOver asks the process that has claimed the folder to show its window, with
// files in it, and returns when it has heard.
func HandOver(folder string, files []string) error {
	deadline := time.Now().Add(patience)
	conn, err := dial(filepath.Join(folder, socketName), deadline)
	if err != nil {
		return words.Errorf("the program runs already and cannot be reached: %w", err)
	}
	defer conn.Close()
	conn.SetDeadline(deadline)
	err = json.NewEncoder(conn).Encode(request{files})
	if err == nil {
		_, err = conn.Read(make([]byte, 1))
	}
	if err != nil {
		return words.Errorf("the program runs already and does not answer: %w", err)
	}
	return nil
}

// dial tries until there is a socket: who has just taken the lock needs a moment.
func dial(path string, deadline time.Time) (net.Conn, error) {
	for {
		conn, err := net.Dial("unix", path)
		if err == nil || time.Now().After(deadline) {
			return conn, err
		}
		time.Sleep(tryEvery)
	}
}
