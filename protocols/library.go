package protocols

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"outbreath/pacing"
)

// Entry is one protocol of a library, or one file that fails to be one.
type Entry struct {
	Protocol    *pacing.Protocol // nil if and only if the diagnostics have errors
	ID          string           // also of a file with faults, if it could be read; else ""
	Path        string           // of the file; "" for what ships
	Diagnostics Diagnostics
	Shipped     bool

	// Hidden says that [Library.Find] finds another entry by this id: a file of
	// the user instead of what ships, or the first of two files.
	Hidden bool
	// Replaces says that the user's file is found instead of the shipped
	// protocol with its id.
	Replaces bool
}

// Name returns the protocol's name, or the file's where it has none.
func (e *Entry) Name() string {
	if e.Protocol != nil {
		return e.Protocol.Name
	}
	return filepath.Base(e.Path)
}

// Library is what ships and what the user's folder held at one moment. It is
// never changed after it was loaded and may be shared between goroutines.
type Library struct {
	Folder  string  // "" for none
	Entries []Entry // what ships, tables first; then the user's files by name
	Err     error   // why the user's folder could not be listed; nil if there is none
}

// ErrNotFound is wrapped by the error of [Library.Find] for an unknown name.
var ErrNotFound = errors.New("protocol not found")

// UserFolder returns where the user's protocols are:
// $XDG_CONFIG_HOME/outbreath/protocols, or the platform's own place. It need
// not exist. A changed environment is seen after xdg.Reload.
func UserFolder() string { return filepath.Join(xdg.ConfigHome, "outbreath", "protocols") }

// Load reads the library. A folder that does not exist is an empty one; ""
// stands for none. A file at fault is an entry with its faults and hides
// nothing else.
func Load(folder string) *Library {
	l := &Library{Folder: folder}
	place := map[string]int{} // of the entry found by an id
	for _, p := range shippedOnce() {
		place[p.ID] = len(l.Entries)
		l.Entries = append(l.Entries, Entry{Protocol: p, ID: p.ID, Shipped: true})
	}
	paths, err := Files(folder)
	l.Err = err
	for _, path := range paths {
		d, ds, err := readFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed since it was listed
		}
		e := Entry{Path: path, Diagnostics: ds}
		if d != nil {
			e.Protocol, e.ID = d.protocol(ds), d.ID
		}
		if e.ID != "" {
			l.claim(&e, d, place)
		}
		l.Entries = append(l.Entries, e)
	}
	return l
}

// claim settles which entry is found by the id of the next user's file.
func (l *Library) claim(e *Entry, d *draft, place map[string]int) {
	i, taken := place[e.ID]
	if taken && !l.Entries[i].Shipped {
		e.Hidden = true
		twin := d.id.src.diagnostic(d.id.at)
		twin.Severity, twin.Code = Warning, CodeTwin
		twin.Message = fmt.Sprintf("%s has the id %q too, and is found by it", filepath.Base(l.Entries[i].Path), e.ID)
		twin.Hint = "give this one an id of its own"
		e.Diagnostics = append(e.Diagnostics, twin)
		e.Diagnostics.sort(e.Path)
		return
	}
	if taken {
		l.Entries[i].Hidden, e.Replaces = true, true
	}
	place[e.ID] = len(l.Entries)
}

// Files lists the protocol files of a folder by name, without those that editors
// keep beside a file being written. A folder that does not exist has none.
func Files(folder string) ([]string, error) {
	if folder == "" {
		return nil, nil
	}
	list, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var paths []string
	for _, f := range list {
		if isProtocolFile(f.Name()) {
			paths = append(paths, filepath.Join(folder, f.Name()))
		}
	}
	if err != nil {
		err = fmt.Errorf("list protocols in %s: %w", folder, err)
	}
	return paths, err
}

// isProtocolFile reports whether a name is that of a protocol file.
func isProtocolFile(name string) bool {
	return strings.HasSuffix(name, ".toml") && !strings.HasPrefix(name, ".")
}

// Find returns the entry with an id, or reads the file at a path; an id wins,
// so "./relax" is a file and "relax" the protocol. The error wraps
// [ErrNotFound], or is the machine's where a file cannot be read; what is wrong
// with the text is in the entry's diagnostics alone.
func (l *Library) Find(idOrPath string) (Entry, error) {
	for _, e := range l.Entries {
		if e.ID == idOrPath && !e.Hidden {
			return e, nil
		}
	}
	if _, err := os.Stat(idOrPath); errors.Is(err, fs.ErrNotExist) && !looksLikePath(idOrPath) {
		return Entry{}, l.notFound(idOrPath)
	}
	d, ds, err := readFile(idOrPath)
	e := Entry{Path: idOrPath, Diagnostics: ds}
	if err == nil {
		e.Protocol, e.ID = d.protocol(ds), d.ID
	}
	return e, err
}

func looksLikePath(s string) bool {
	return strings.HasSuffix(s, ".toml") || strings.ContainsRune(s, os.PathSeparator) || strings.Contains(s, "/")
}

func (l *Library) notFound(id string) error {
	var ids []string
	for _, e := range l.Entries {
		if e.ID != "" && !e.Hidden {
			ids = append(ids, e.ID)
		}
	}
	if hint := didYouMean(id, ids); hint != "" {
		return fmt.Errorf("%w: no protocol or file is called %q; %s", ErrNotFound, id, hint)
	}
	return fmt.Errorf("%w: no protocol or file is called %q", ErrNotFound, id)
}
