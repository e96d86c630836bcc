// Package whole writes files so that at any moment the old one or the new one is
// there, and never half of one.
package whole

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// WriteFile lets write fill the file of the given name. The name comes to be, or
// comes to mean something new, only once everything is written and on the disk;
// when write or anything else fails, what was there before stays as it was and
// nothing is left behind. A link is followed; a pipe or a device is written as
// it is; a file that was there keeps its permissions. Where the file is a plain one
// its writer is an [io.WriteSeeker] too, for formats that only know at the end what
// belongs at the beginning. What a writer that was killed has left of the same name
// is removed first.
func WriteFile(name string, write func(io.Writer) error) (err error) {
	name, plain, err := target(name)
	if err != nil {
		return err
	}
	if !plain {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	// Not os.CreateTemp, whose files only their owner may read.
	part := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%x.part", filepath.Base(name), rand.Uint64()))
	sweep(name)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		var bad *fs.PathError
		if errors.As(err, &bad) {
			bad.Path = name // what was asked for, not what would be renamed to it
		}
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignore(f.Close(), fs.ErrClosed), os.Remove(part))
		}
	}()
	if before, err := os.Stat(name); err == nil {
		if err := f.Chmod(before.Mode().Perm()); err != nil {
			return err
		}
	}
	b := &writer{bufio.NewWriterSize(f, 1<<16), f}
	if err := write(b); err != nil {
		return err
	}
	if err := errors.Join(b.Flush(), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// stale is how long nothing was written to a part that nobody writes any more.
const stale = time.Minute

// sweep removes what writers that were killed have left of a file: hidden parts of
// it that are stale. What cannot be removed stays, and is in nobody's way.
func sweep(name string) {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return
	}
	for _, e := range entries {
		mark, of := strings.CutPrefix(e.Name(), "."+filepath.Base(name)+".")
		mark, part := strings.CutSuffix(mark, ".part")
		if _, err := strconv.ParseUint(mark, 16, 64); !of || !part || err != nil {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > stale {
			_ = os.Remove(filepath.Join(filepath.Dir(name), e.Name()))
		}
	}
}

// Try reports why files cannot be written into a folder, or nil. It makes the
// folder where there is none, and leaves nothing in it.
func Try(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".outbreath-*.part")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 1<<16)) // a full disk refuses no empty file
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// writer is a file that is written in large pieces.
type writer struct {
	*bufio.Writer
	file *os.File
}

// Seek implements [io.Seeker].
func (w *writer) Seek(offset int64, whence int) (int64, error) {
	if err := w.Flush(); err != nil {
		return 0, err
	}
	return w.file.Seek(offset, whence)
}

// target returns the file that name leads to, and whether it is, or will be, a
// plain one.
func target(name string) (file string, plain bool, err error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return name, true, nil
	case err != nil:
		return "", false, err
	case info.IsDir():
		return "", false, &fs.PathError{Op: "write", Path: name, Err: errors.New("is a folder")}
	}
	file, err = filepath.EvalSymlinks(name)
	return file, info.Mode().IsRegular(), err
}

// ignore returns err unless it is the one to be ignored.
func ignore(err, what error) error {
	if errors.Is(err, what) {
		return nil
	}
	return err
}
