package protocols

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"outbreath/pacing"
	"outbreath/words"
)

// Read reads one protocol. Name is what the diagnostics call the file. The
// protocol is nil if and only if the diagnostics have errors; it may come with
// warnings. Text may be anything: Read does not panic, and its time and memory
// are bounded by [MaxSize]. A file named by extends is looked for among the
// shipped protocols only.
func Read(name string, text []byte) (*pacing.Protocol, Diagnostics) {
	d, ds := read(name, text, shippedBase)
	return d.protocol(ds), ds
}

// ReadFile reads the protocol in a file, and the files beside it that it
// extends. A file that cannot be read for reasons of the machine gives both a
// diagnostic, at line 1, and the error itself; then the protocol is nil. What
// is wrong with the text is in the diagnostics alone.
func ReadFile(path string) (*pacing.Protocol, Diagnostics, error) {
	d, ds, err := readFile(path)
	if err != nil {
		return nil, ds, err
	}
	return d.protocol(ds), ds, nil
}

func readFile(path string) (*draft, Diagnostics, error) {
	text, err := readText(path)
	if err != nil {
		return nil, unreadable(path, err), words.Errorf("read protocol %s: %w", path, err)
	}
	d, ds := read(path, text, besideBase)
	return d, ds, nil
}

// unreadable is the diagnostic of a file that cannot be read for reasons of the
// machine.
func unreadable(path string, err error) Diagnostics {
	return Diagnostics{{File: path, Line: 1, Column: 1, Severity: Error, Code: CodeUnreadable, Message: plainError(err), Width: 1}}
}

// read does what [Read] does and returns what could be read in any case.
func read(name string, text []byte, fetch fetcher) (*draft, Diagnostics) {
	src := newSource(name, text)
	r := &reader{main: src, misplaced: map[string]bool{}, fetch: fetch, first: -1}
	d := newDraft()
	if root, first := r.load(src); root != nil {
		r.first = first
		r.draft(root, d)
	}
	r.faults.sort(name)
	d.bases = r.bases
	return d, r.faults
}

// draft reads the tree of a file.
func (r *reader) draft(root *entry, d *draft) {
	if otherFormat(root) {
		r.format(root.get("format"))
		return
	}
	keys := rootKeys()
	for _, k := range keys {
		r.rootNames = append(r.rootNames, k.name)
	}
	d.root = r.extend(root)
	walk(r, d.root, wholeProtocol, keys, d)
	if r.torn {
		r.faults = slices.DeleteFunc(r.faults, func(d Diagnostic) bool { return hiddenWhenTorn[d.Code] })
	} else if !r.baseless {
		r.finish(d)
		r.lint(d)
	}
}

// hiddenWhenTorn are faults that may only seem so where lines could not be read:
// what is missed may stand in one of them.
var hiddenWhenTorn = map[Code]bool{
	CodeMissing: true, CodeNoPhases: true, CodePrompt: true,
	CodeBreathPart: true, CodeNoBreath: true, CodeBreathTarget: true, CodeCircular: true,
}

// protocol returns what was read if no fault stops it from running.
func (d *draft) protocol(ds Diagnostics) *pacing.Protocol {
	if ds.HasErrors() {
		return nil
	}
	p := d.Protocol // on its own: the draft holds the whole text
	return &p
}

// errNotFile is for what has a name but no text: a folder, a pipe, a device.
var errNotFile = words.Error("not a file")

// readText reads a file, but never more of it than shows that it is too large,
// and never from a pipe or a device, which might not end.
func readText(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errNotFile}
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // it may have become a pipe
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, &fs.PathError{Op: "read", Path: path, Err: errNotFile})
	}
	return io.ReadAll(io.LimitReader(f, MaxSize+4)) // a byte order mark may come on top
}

// plainError puts an error of the machine into words for a diagnostic, which
// names the file already.
func plainError(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.Say("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return words.Say("the file may not be read by this user")
	case errors.Is(err, errNotFile):
		return words.Say("this is a folder, a pipe or a device, not a file")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return words.Say("the file cannot be read: %v", err)
}
