package protocols

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"outbreath/whole"
)

// ErrTaken is wrapped by the error of [Import] where another file has the name.
var ErrTaken = errors.New("the name is taken")

// Import copies a protocol file into a folder, and with it the files beside it
// that it extends; a file with faults too, so that it can be mended there. It
// returns the copy. A file that is there already, byte for byte, is left as it
// is; one of the same name that says something else is not replaced: the error
// wraps [ErrTaken] and names a free name. A file that is no text at all is
// refused.
func Import(folder, path string) (string, error) {
	if !isProtocolFile(filepath.Base(path)) {
		return "", fmt.Errorf("import %s: a protocol file ends in .toml", filepath.Base(path))
	}
	e, d, err := readEntry(path)
	switch {
	case err != nil:
		return "", fmt.Errorf("import %s: %s", filepath.Base(path), e.Diagnostics[0].Message)
	case d.root == nil && len(e.Diagnostics) == 1:
		return "", fmt.Errorf("import %s: %s", filepath.Base(path), e.Diagnostics[0].Message)
	}
	home, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", fmt.Errorf("import %s: %w", filepath.Base(path), err)
	}
	// What it extends comes first: at no time is there a file without its base.
	for _, base := range e.Bases {
		beside, err := filepath.Rel(home, base)
		if err != nil || !filepath.IsLocal(beside) || !exists(base) {
			continue // the library says that it is missing
		}
		if _, err := copyInto(filepath.Join(folder, beside), base); err != nil {
			return "", err
		}
	}
	return copyInto(filepath.Join(folder, filepath.Base(path)), path)
}

// copyInto copies a file to a place that is free, or has the same content.
func copyInto(to, from string) (string, error) {
	text, err := readText(from)
	if err != nil {
		return "", fmt.Errorf("import %s: %s", filepath.Base(from), plainError(err))
	}
	there, err := os.ReadFile(to)
	switch {
	case err == nil && bytes.Equal(there, text):
		return to, nil
	case err == nil:
		return "", fmt.Errorf("import %s: %w by a file that says something else; %s is free", filepath.Base(from), ErrTaken, filepath.Base(freeName(to)))
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("import %s: %w", filepath.Base(from), err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", fmt.Errorf("import %s: %w", filepath.Base(from), err)
	}
	if err := writeText(to, text); err != nil {
		return "", fmt.Errorf("import %s: %w", filepath.Base(from), err)
	}
	return to, nil
}

// freeName returns a path like the given one that nothing has.
func freeName(path string) string {
	stem := strings.TrimSuffix(path, ".toml")
	for n := 2; ; n++ {
		if free := fmt.Sprintf("%s-%d.toml", stem, n); !exists(free) {
			return free
		}
	}
}

func writeText(path string, text []byte) error {
	return whole.WriteFile(path, func(w io.Writer) error { _, err := w.Write(text); return err })
}

// Export returns the text of the entry's file, to be put anywhere: as it is, or,
// where it extends files that the place may not have, with those laid under it.
func (e *Entry) Export() (text []byte, err error) {
	switch {
	case e.Shipped:
		text, _ = ShippedText(e.ID)
	case len(e.Bases) == 0:
		text, err = readText(e.Path)
	default:
		var ds Diagnostics
		if text, ds, err = e.Expand(); err == nil && ds.HasErrors() {
			err = errors.New("it has errors, and cannot be laid over what it extends")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", e.Name(), err)
	}
	return text, nil
}

// Removed is a file that was taken out of its folder and is kept for a return.
type Removed struct {
	Path string // where it was
	kept string // where it is
}

// Remove takes a file out of its folder and keeps it in another one.
func Remove(path, keep string) (Removed, error) {
	r := Removed{Path: path, kept: filepath.Join(keep, fmt.Sprintf("%s.%d", filepath.Base(path), time.Now().UnixNano()))}
	err := os.MkdirAll(keep, 0o755)
	if err == nil {
		err = move(path, r.kept)
	}
	if err != nil {
		return Removed{}, fmt.Errorf("remove %s: %w", filepath.Base(path), err)
	}
	return r, nil
}

// Restore puts the file back. It replaces nothing: the error wraps [ErrTaken]
// where another file has taken the place.
func (r Removed) Restore() error {
	if _, err := os.Lstat(r.Path); err == nil {
		return fmt.Errorf("put %s back: %w by another file", filepath.Base(r.Path), ErrTaken)
	}
	err := os.MkdirAll(filepath.Dir(r.Path), 0o755)
	if err == nil {
		err = move(r.kept, r.Path)
	}
	if err != nil {
		return fmt.Errorf("put %s back: %w", filepath.Base(r.Path), err)
	}
	return nil
}

// move renames a file, or copies it where the other place is on another disk.
func move(from, to string) error {
	err := os.Rename(from, to)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := writeText(to, text); err != nil {
		return err
	}
	return os.Remove(from)
}
