package protocols

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"outbreath/whole"
	"outbreath/words"
)

// ErrTaken is wrapped by the error of [Import] where another file has the name.
var ErrTaken = words.Error("the name is taken")

// Import copies a protocol file into a folder under a name, and with it the files
// beside it that it extends; a file with faults too, so that it can be mended
// there. It returns the copy. A file that is there already, byte for byte, is left
// as it is; one of that name that says something else is not replaced: the error
// wraps [ErrTaken], and [FreeName] has another. A file that is no text at all is
// refused.
func Import(folder, path, name string) (string, error) {
	if !isProtocolFile(filepath.Base(path)) {
		return "", words.Errorf("import %s: a protocol file ends in .toml", filepath.Base(path))
	}
	e, d, err := readEntry(path)
	switch {
	case err != nil:
		return "", words.Errorf("import %s: %s", filepath.Base(path), e.Diagnostics[0].Message)
	case d.root == nil && len(e.Diagnostics) == 1:
		return "", words.Errorf("import %s: %s", filepath.Base(path), e.Diagnostics[0].Message)
	}
	home, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", words.Errorf("import %s: %w", filepath.Base(path), err)
	}
	// What it extends comes first: at no time is there a file without its base.
	for _, base := range e.Bases {
		beside, err := filepath.Rel(home, base)
		if err != nil || !filepath.IsLocal(beside) || !exists(base) {
			continue // the library says that it is missing
		}
		if _, err := copyInto(filepath.Join(folder, beside), base); err != nil {
			if errors.Is(err, ErrTaken) { // no other name would do: the file extends it by this one
				err = words.Errorf("import %s: it extends %s, and the folder has another file of that name", filepath.Base(path), beside)
			}
			return "", err
		}
	}
	return copyInto(filepath.Join(folder, name), path)
}

// copyInto copies a file to a place that is free, or has the same content.
func copyInto(to, from string) (string, error) {
	text, err := readText(from)
	if err != nil {
		return "", words.Errorf("import %s: %s", filepath.Base(from), plainError(err))
	}
	there, err := readText(to)
	switch {
	case err == nil && bytes.Equal(there, text):
		return to, nil
	case err == nil:
		return "", words.Errorf("import %s: %w by a file that says something else", filepath.Base(from), ErrTaken)
	case !errors.Is(err, fs.ErrNotExist):
		return "", words.Errorf("import %s: %w", filepath.Base(from), err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", words.Errorf("import %s: %w", filepath.Base(from), err)
	}
	if err := writeText(to, text); err != nil {
		return "", words.Errorf("import %s: %w", filepath.Base(from), err)
	}
	return to, nil
}

// FreeName returns a name like the given one that nothing in a folder has.
func FreeName(folder, name string) string {
	stem := strings.TrimSuffix(name, ".toml")
	for n := 2; ; n++ {
		if free := fmt.Sprintf("%s-%d.toml", stem, n); !exists(filepath.Join(folder, free)) {
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
			err = words.Error("it has errors, and cannot be laid over what it extends")
		}
	}
	if err != nil {
		return nil, words.Errorf("export %s: %w", e.Name(), err)
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
		return Removed{}, words.Errorf("remove %s: %w", filepath.Base(path), err)
	}
	return r, nil
}

// Restorable returns what was removed from a folder and can be put back now, as no
// other file is in its place; the last one removed comes last.
func Restorable(folder, keep string) (list []Removed) {
	files, _ := os.ReadDir(keep) // none where nothing was ever removed
	at := map[Removed]int64{}
	for _, f := range files {
		removed := filepath.Ext(f.Name())
		when, err := strconv.ParseInt(strings.TrimPrefix(removed, "."), 10, 64)
		r := Removed{Path: filepath.Join(folder, strings.TrimSuffix(f.Name(), removed)), kept: filepath.Join(keep, f.Name())}
		if _, taken := os.Lstat(r.Path); err == nil && taken != nil {
			list, at[r] = append(list, r), when
		}
	}
	slices.SortFunc(list, func(a, b Removed) int { return cmp.Compare(at[a], at[b]) })
	return list
}

// Restore puts the file back. It replaces nothing: the error wraps [ErrTaken]
// where another file has taken the place.
func (r Removed) Restore() error {
	if _, err := os.Lstat(r.Path); err == nil {
		return words.Errorf("put %s back: %w by another file", filepath.Base(r.Path), ErrTaken)
	}
	err := os.MkdirAll(filepath.Dir(r.Path), 0o755)
	if err == nil {
		err = move(r.kept, r.Path)
	}
	if err != nil {
		return words.Errorf("put %s back: %w", filepath.Base(r.Path), err)
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
