package protocols

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long the folder must be quiet before it is read again: an
// editor saves in several steps.
const settle = 150 * time.Millisecond

// Watch calls deliver with the library as it is, and again after each change in
// the folder, always from one goroutine that ends with ctx. The folder need not
// exist: the library then is what ships, until the folder appears. A folder
// that is removed, moved away and made again is followed. The error says that
// the system cannot watch at all; then deliver is never called.
func Watch(ctx context.Context, folder string, deliver func(*Library)) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return fmt.Errorf("watch protocols: %w", err)
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch protocols in %s: %w", folder, err)
	}
	w := &watcher{folder: folder, system: system}
	if err := w.arm(); err != nil {
		system.Close()
		return fmt.Errorf("watch protocols in %s: %w", folder, err)
	}
	go w.run(ctx, deliver)
	return nil
}

// watcher follows one folder, or the nearest one above it while it does not
// exist.
type watcher struct {
	folder string // absolute
	system *fsnotify.Watcher
}

func (w *watcher) run(ctx context.Context, deliver func(*Library)) {
	defer w.system.Close()
	deliver(Load(w.folder))
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
			// What cannot be watched now is tried again at the next change.
			_ = w.arm()
			deliver(Load(w.folder))
		}
	}
}

// arm watches the folder, or the nearest one above it that exists, and does so
// anew each time: a watch stays with a folder that was moved away and would miss
// the one in its place. It comes before the folder is read, so that nothing
// falls between the two.
func (w *watcher) arm() error {
	for _, path := range w.system.WatchList() {
		_ = w.system.Remove(path) // gone already where the folder is
	}
	missing := ""
	for path := w.folder; ; path = filepath.Dir(path) {
		err := w.system.Add(path)
		switch {
		case err == nil && missing != "" && exists(missing):
			return w.arm() // made meanwhile, maybe before the watch
		case err == nil, !errors.Is(err, fs.ErrNotExist), path == filepath.Dir(path):
			return err
		}
		missing = path
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// concerns reports whether an event may have changed the library: one of a
// protocol file, of the folder, or of a folder above it.
func (w *watcher) concerns(e fsnotify.Event) bool {
	if filepath.Dir(e.Name) == w.folder {
		return isProtocolFile(filepath.Base(e.Name))
	}
	return e.Name == w.folder || strings.HasPrefix(w.folder, e.Name+string(os.PathSeparator))
}
