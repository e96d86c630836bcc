package app

import (
	"os"
	"path/filepath"
	"slices"
	"time"

	"outbreath/protocols"
)

// guest is a protocol file from outside the user's folder that was opened. It
// stands among the library until another takes its place. The zero value is none.
type guest struct {
	protocols.Entry
	modified time.Time
}

// guestAt reads the file at a path.
func guestAt(path string) guest {
	g := guest{}
	if info, err := os.Stat(path); err == nil {
		g.modified = info.ModTime()
	}
	g.Entry, _ = protocols.Load("").Find(path) // what is wrong is in its diagnostics
	return g
}

// changed reports whether the file was saved since it was read.
func (g *guest) changed() bool {
	if g.Path == "" {
		return false
	}
	info, err := os.Stat(g.Path)
	return err == nil && !info.ModTime().Equal(g.modified)
}

// among returns the library with the guest, unless its folder has the file.
func (g *guest) among(l *protocols.Library) *protocols.Library {
	if g.Path == "" || filepath.Dir(g.Path) == l.Folder {
		return l
	}
	with := *l
	with.Entries = append(slices.Clone(l.Entries), g.Entry)
	return &with
}
