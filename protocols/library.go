package protocols

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/sync/errgroup"

	"outbreath/pacing"
	"outbreath/words"
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

	// Bases are the files that it extends, one behind the other, absolute; also
	// those that are not there.
	Bases []string
	// LastGood is what a file with errors was when it last had none, as far as
	// [Library.Reload] saw it; else nil.
	LastGood   *pacing.Protocol
	LastGoodAt time.Time // when that was read
}

// Name returns the protocol's name in the language in use, or the file's where it
// has none.
func (e *Entry) Name() string {
	if e.Protocol != nil {
		return InLanguage(e.Protocol).Name
	}
	return filepath.Base(e.Path)
}

// Library is what ships and what the user's folder held at one moment. It is
// never changed after it was loaded and may be shared between goroutines.
type Library struct {
	Folder  string    // "" for none
	Entries []Entry   // what ships, tables first; then the user's files by name
	Err     error     // why the user's folder could not be listed; nil if there is none
	At      time.Time // when it was read
}

// ErrNotFound is wrapped by the error of [Library.Find] for an unknown name.
var ErrNotFound = words.Error("protocol not found")

// UserFolder returns where the user's protocols are:
// $XDG_CONFIG_HOME/outbreath/protocols, or the platform's own place. It need
// not exist. A changed environment is seen after xdg.Reload.
func UserFolder() string { return filepath.Join(xdg.ConfigHome, "outbreath", "protocols") }

// Load reads the library. A folder that does not exist is an empty one; ""
// stands for none. A file at fault is an entry with its faults and hides
// nothing else.
func Load(folder string) *Library {
	l := &Library{Folder: folder, At: time.Now()}
	place := map[string]int{} // of the entry found by an id
	for _, p := range shippedOnce() {
		place[p.ID] = len(l.Entries)
		l.Entries = append(l.Entries, Entry{Protocol: p, ID: p.ID, Shipped: true})
	}
	paths, err := Files(folder)
	l.Err = err
	for _, own := range readAll(paths) {
		if errors.Is(own.err, fs.ErrNotExist) {
			continue // removed since it was listed
		}
		if own.ID != "" {
			l.claim(&own.Entry, own.draft, place)
		}
		l.Entries = append(l.Entries, own.Entry)
	}
	return l
}

// Health says in words what is in the library, and what is at fault.
func (l *Library) Health() string {
	shipped, own, faulty := 0, 0, 0
	for _, e := range l.Entries {
		switch {
		case e.Shipped:
			shipped++
		case e.Protocol == nil:
			faulty++
			fallthrough
		default:
			own++
		}
	}
	ship := words.Say("%d ship; ", shipped)
	switch {
	case l.Err != nil:
		return ship + l.Err.Error()
	case own == 0:
		return ship + words.Say("none of yours in %s", l.Folder)
	case faulty == 0:
		return ship + words.Say("%d of yours in %s, none at fault", own, l.Folder)
	}
	return ship + words.Say("%d of yours in %s, %d at fault: outbreath check says where", own, l.Folder, faulty)
}

// Reload reads the library again. A file that is now at fault keeps what it was
// when it last had none, until it has none again or is gone.
func (l *Library) Reload() *Library {
	next := Load(l.Folder)
	before := make(map[string]*Entry, len(l.Entries))
	for i := range l.Entries {
		before[l.Entries[i].Path] = &l.Entries[i]
	}
	for i := range next.Entries {
		e := &next.Entries[i]
		was := before[e.Path]
		switch {
		case e.Protocol != nil || was == nil:
		case was.Protocol != nil:
			e.LastGood, e.LastGoodAt = was.Protocol, l.At
		default:
			e.LastGood, e.LastGoodAt = was.LastGood, was.LastGoodAt
		}
	}
	return next
}

// ownFile is a file of the user's as it was read.
type ownFile struct {
	Entry
	draft *draft
	err   error
}

// readAll reads files on all cores, and returns them in their order.
func readAll(paths []string) []ownFile {
	files := make([]ownFile, len(paths))
	var readers errgroup.Group
	readers.SetLimit(runtime.GOMAXPROCS(0))
	for i, path := range paths {
		readers.Go(func() error {
			files[i].Entry, files[i].draft, files[i].err = readEntry(path)
			return nil
		})
	}
	_ = readers.Wait() // each file has its own error
	return files
}

// readEntry reads one file. The draft is nil where the file cannot be read.
func readEntry(path string) (Entry, *draft, error) {
	d, ds, err := readFile(path)
	e := Entry{Path: path, Diagnostics: ds}
	if d != nil {
		e.Protocol, e.ID, e.Bases = d.protocol(ds), d.ID, d.bases
	}
	return e, d, err
}

// claim settles which entry is found by the id of the next user's file.
func (l *Library) claim(e *Entry, d *draft, place map[string]int) {
	i, taken := place[e.ID]
	if taken && !l.Entries[i].Shipped {
		e.Hidden = true
		twin := d.id.src.diagnostic(d.id.at)
		twin.Severity, twin.Code = Warning, CodeTwin
		twin.Message = words.Say("%s has the id %q too, and is found by it", filepath.Base(l.Entries[i].Path), e.ID)
		twin.Hint = words.Say("give this one an id of its own")
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
		err = words.Errorf("list protocols in %s: %w", folder, err)
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
	e, _, err := readEntry(idOrPath)
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
		return words.Errorf("%w: no protocol or file is called %q; %s", ErrNotFound, id, hint)
	}
	return words.Errorf("%w: no protocol or file is called %q", ErrNotFound, id)
}
