package protocols

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"outbreath/words"
)

// settle is how long the folder must be quiet before it is read again: an
// editor saves in several steps.
const settle = 150 * time.Millisecond

// Watch calls deliver with the library as it is, and again after each change in
// the folder or to a file outside it that one of the folder leads to, by extends
// or as a link; always from one goroutine that ends with ctx. The folder need not
// exist: the library then is what ships, until the folder appears. A folder that
// is removed, moved away and made again is followed. The error says that the
// system cannot watch at all; then deliver is never called.
func Watch(ctx context.Context, folder string, deliver func(*Library)) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return words.Errorf("watch protocols: %w", err)
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return words.Errorf("watch protocols in %s: %w", folder, err)
	}
	w := &watcher{library: &Library{Folder: folder}, system: system}
	if err := w.follow(folder); err != nil {
		system.Close()
		return words.Errorf("watch protocols in %s: %w", folder, err)
	}
	go w.run(ctx, deliver)
	return nil
}

// watcher follows a library: its folder, and the files outside that it depends
// on.
type watcher struct {
	library *Library
	outside []string // absolute
	system  *fsnotify.Watcher
}

func (w *watcher) run(ctx context.Context, deliver func(*Library)) {
	defer w.system.Close()
	w.read()
	deliver(w.library)
	quiet := time.NewTimer(0)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.system.Events:
			if w.concerns(e) {
				quiet.Reset(settle)
			}
		case <-w.system.Errors:
			quiet.Reset(settle) // events were lost: read everything again
		case <-quiet.C:
			w.read()
			deliver(w.library)
		}
	}
}

// read reads the library, and follows what it now depends on. The watches come
// before the reading, so that nothing falls between the two; and once more where
// the reading finds further files.
func (w *watcher) read() {
	for range 2 {
		w.arm()
		w.library = w.library.Reload()
		before := w.outside
		if w.outside = w.library.outside(); slices.Equal(before, w.outside) {
			return
		}
	}
	w.arm()
}

// arm watches everything anew: a watch stays with a folder that was moved away
// and would miss the one in its place. What cannot be watched now is tried again
// at the next change.
func (w *watcher) arm() {
	for _, path := range w.system.WatchList() {
		_ = w.system.Remove(path) // gone already where the folder is
	}
	_ = w.follow(w.library.Folder)
	for _, path := range w.outside {
		_ = w.follow(filepath.Dir(path))
	}
}

// follow watches a folder, or the nearest one above it that exists.
func (w *watcher) follow(folder string) error {
	missing := ""
	for path := folder; ; path = filepath.Dir(path) {
		err := w.system.Add(path)
		switch {
		case err == nil && missing != "" && exists(missing):
			return w.follow(folder) // made meanwhile, maybe before the watch
		case err == nil, !errors.Is(err, fs.ErrNotExist), path == filepath.Dir(path):
			return err
		}
		missing = path
	}
}

// outside returns the files outside the folder that its files lead to.
func (l *Library) outside() (paths []string) {
	add := func(path string) {
		if filepath.Dir(path) != l.Folder && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, e := range l.Entries {
		for _, path := range e.Bases {
			add(path)
		}
		for _, path := range append([]string{e.Path}, e.Bases...) {
			if real, err := filepath.EvalSymlinks(path); err == nil && real != path {
				add(real)
			}
		}
	}
	return paths
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// concerns reports whether an event may have changed the library: one of a
// protocol file, of a file outside, of the folder, or of a folder above either.
func (w *watcher) concerns(e fsnotify.Event) bool {
	folder := w.library.Folder
	if filepath.Dir(e.Name) == folder && isProtocolFile(filepath.Base(e.Name)) {
		return true
	}
	return slices.ContainsFunc(append([]string{folder}, w.outside...), func(path string) bool {
		return e.Name == path || strings.HasPrefix(path, e.Name+string(os.PathSeparator))
	})
}
